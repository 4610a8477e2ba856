/** Facts that a deed counts or names in parts: stages and blocks, nails and digits, how hard a drainage was. */
import { DIGITS } from '../../procedures/digits.ts';
import type { Choice } from '../../procedures/types.ts';
import { countLesions, countsOf, numberOf } from './deed-counts.ts';
import { oneSite } from './deed-sites.ts';
import type { Deed, DeedFacts } from './deed-types.ts';

const STAGES = /\b(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten) stages?\b/gi;
const STAGE = /\bstages? ?#?(\d{1,2}|i{1,3}|iv|vi{0,3}|one|two|three|four|five|six)\b/gi;
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii'];
const DEEP = /\b(?:in)?to (?:the )?(?:muscle|cartilage|bone|tendon|perichondrium)\b/i;

export function mohsFacts(deed: Deed, words: string): DeedFacts {
  const stated = [...words.matchAll(STAGES)].map(([, word = '']) => numberOf(word));
  const numbered = [...words.matchAll(STAGE)].map(([, word = '']) => orderOf(word));
  const most = Math.max(0, ...stated, ...numbered);
  const stages = most === 0 ? null : most;
  const own = countsOf(deed.mentions, 'block');
  const blocks = own.length > 0 ? own : countsOf(deed.wider, 'block');
  const sheet = {
    site: oneSite(deed),
    stages,
    blocks: stages !== null && blocks.length === stages ? blocks : null,
    deep: DEEP.test(words) ? true : null,
  };
  return { family: 'mohs', each: [sheet] };
}

function orderOf(word: string): number {
  const roman = ROMAN.indexOf(word.toLowerCase());
  return roman < 0 ? numberOf(word) : roman + 1;
}

const HARD =
  /\b(?:pack(?:ed|ing)|loculat\w+|drain (?:was )?placed|penrose|multiloculated|complicated|complex)\b/i;
const EASY = /\b(?:not packed|no packing|without packing|simple|single)\b/i;

export function drainageFacts(deed: Deed, said: readonly string[]): DeedFacts {
  const words = said.join(' ');
  const isEasy = EASY.test(words);
  const complicated = isEasy ? false : HARD.test(words) ? true : null;
  const count = countLesions(deed.mentions, said);
  const kind = /\bpilonidal\b/i.test(words)
    ? 'pilonidal'
    : /\b(?:hematoma|seroma)\b/i.test(words)
      ? 'fluid'
      : 'abscess';
  return { family: 'incision-drainage', each: [{ kind, complicated, count }] };
}

const WORKS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:matrixectomy|phenol\w*|chemical ablation)\b/i, 'matrixectomy'],
  [/\bavuls/i, 'avulse'],
  [/\bdebrid/i, 'debride'],
  [/\btrim/i, 'trim'],
];
function wordsOf({ scopes }: Deed, text: string): string {
  return scopes.map(({ start, end }) => text.slice(start, end)).join('\n');
}

function digitsIn(words: string): readonly Choice[] {
  const said = words.toLowerCase().replace(/\s+/g, ' ');
  return DIGITS.filter(({ aliases = [] }) =>
    aliases.some((name) => name.length > 2 && new RegExp(`\\b${name}\\b`).test(said)),
  );
}

const NAILS =
  /\b(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten) (?:\w+ ){0,2}(?:toe|finger)?nails?\b/i;

export function nailFacts(deed: Deed, deeds: readonly Deed[], text: string): DeedFacts | null {
  const words = wordsOf(deed, text);
  const work = WORKS.find(([pattern]) => pattern.test(words))?.[1] ?? null;
  const digits = digitsIn(words);
  // A heading that names no digit is told again by the words that do.
  const isNamedBeside = deeds.some(
    (one) => one !== deed && one.technique === 'nail' && digitsIn(wordsOf(one, text)).length > 0,
  );
  if (digits.length === 0 && isNamedBeside) return null;
  if (work === 'avulse' || work === 'matrixectomy') {
    const each = digits.length === 0 ? [{ work }] : digits.map(({ value }) => ({ work, digit: value }));
    return { family: 'nails', each };
  }
  const [, number] = NAILS.exec(words) ?? [];
  return { family: 'nails', each: [{ work, count: number === undefined ? null : numberOf(number) }] };
}
