/** Facts of light and of tests on the skin: who applied the drug, which rays, how many patches. */
import type { Fields, Sheet, Unclear } from '../../procedures/types.ts';
import { addUp } from './deed-counts.ts';

const STAFF_APPLIED =
  /\b(?:nurse|ma|medical assistant|staff)\b[^.;]{0,40}\b(?:appl|deliver|illumin)|\bappl\w+ by (?:the |our |a )?(?:nurse|ma|medical assistant|staff|rn|lpn)\b/i;
const PHYSICIAN_APPLIED =
  /\b(?:physician|doctor|provider|dr\.?|md|i)\b[^.;]{0,24}\bappl|\bappl\w+ by (?:me|the physician|the provider|dr)\b/i;

export function lightFacts(words: string): Sheet<Fields> {
  const byStaff = STAFF_APPLIED.test(words);
  const byPhysician = PHYSICIAN_APPLIED.test(words);
  const by = byPhysician ? 'professional' : byStaff ? 'staff' : null;
  const isBare = /\b(?:no|without|not)\b[^.;]{0,20}\b(?:curett|debrid|abra)/i.test(words);
  const isScraped = /\b(?:curett|debrid|abra(?:sion|ded))/i.test(words);
  return { by, debrided: isBare ? false : isScraped ? true : null };
}

export function lightKind(words: string): string | null {
  if (/\b(?:puva|psoralen|methoxsalen)\b/i.test(words)) return 'puva';
  const isUvb = /\b(?:uvb|narrow-?\s?band)\b/i.test(words);
  if (isUvb && /\b(?:tar|petrolatum|mineral oil|goeckerman)\b/i.test(words)) return 'uvb';
  return /\b(?:light|uvb?) alone\b/i.test(words) ? 'uv' : null;
}

export function countTests(words: string): number | Unclear | null {
  const [, total] =
    /\b(\d{1,3}) (?:\w+ )?(?:allergens|patches|patch tests|tests|chambers) (?:in all|in total|total)\b/i.exec(
      words,
    ) ?? [];
  if (total !== undefined) return Number(total);
  const numbers = [
    ...words.matchAll(/\b(\d{1,3}) (?:\w+ )?(?:allergens|patches|patch tests|tests|chambers)\b/gi),
  ].map(([, digits]) => Number(digits));
  return numbers.length === 0 ? null : addUp(numbers, false);
}
