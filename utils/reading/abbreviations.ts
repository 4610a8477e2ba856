/** Whether an abbreviation of the lexicon is meant where its letters stand: "MM" after a number is a measure. */
import type { Term } from '../lexicon/lexicon.ts';
import { splitWords, type Word } from '../lexicon/words.ts';
import { stemWord } from './stems.ts';

export interface TermPlace {
  readonly text: string;
  readonly words: readonly Word[];
  readonly at: number;
  readonly length: number;
  /** What the note itself says its abbreviations mean. */
  readonly defined: ReadonlyMap<string, readonly string[]>;
}

const IN_BRACKETS = /\(([A-Z][A-Za-z]{1,5})\)/g;
const REACH = 80;
const SIDE_WORDS = new Set('left right bilateral both l r lt rt b'.split(' '));

/** Words beside which an abbreviation means something else than a disease of the skin. */
const OTHERWISE: ReadonlyMap<string, RegExp> = new Map([
  ['AD', /\b(?:dementia|alzheimer|donepezil|memantine|memory|neurology|lib|libitum)\b/],
  ['BP', /\b(?:hypertension|htn|lisinopril|amlodipine|systolic|diastolic|pulse|vitals|elevated)\b/],
  [
    'PV',
    /\b(?:versicolor|malassezia|koh|hyperpigmented|hypopigmented|selenium|ketoconazole|phlebotomy|hematocrit|jak2)\b/,
  ],
  ['MM', /\b(?:myeloma|plasma|lenalidomide|bortezomib|oncology|igg|mucous|membranes)\b/],
  ['EN', /\b(?:route|epidermal|face|bloc)\b/],
  ['LE', /\b(?:edema|pulses|doppler|dvt|swelling)\b/],
  ['SK', /\b(?:streptokinase)\b/],
  [
    'PDS',
    /\b(?:suture|sutures|closure|closed|buried|vicryl|monocryl|nylon|prolene|deep|interrupted|running|\d 0)\b/,
  ],
  ['TV', /\b(?:watch|watches|watching|watched|show|ads?|commercial)\b/],
  ['PR', /\b(?:pulse|bp|interval|rectum|rectal|prn)\b/],
  ['ED', /\b(?:room|visit|seen|gave|er|curettage)\b/],
]);
/** Words of a sentence that may tell what an abbreviation means. */
const NEAR = 12;

function sentenceAround(words: readonly Word[], at: number): string {
  return words
    .slice(Math.max(0, at - NEAR), at + NEAR + 1)
    .map((word) => word.text)
    .join(' ');
}

/** "left eye (LE)": abbreviations that the note spells out, with the stems of their words. */
export function definedAbbreviations(text: string): Map<string, readonly string[]> {
  const defined = new Map<string, readonly string[]>();
  for (const match of text.matchAll(IN_BRACKETS)) {
    const letters = match[1] ?? '';
    const before = splitWords(text.slice(Math.max(0, match.index - REACH), match.index));
    const words = before.slice(-letters.length).map((word) => word.text);
    const initials = words.map((word) => word[0] ?? '').join('');
    if (initials === letters.toLowerCase()) defined.set(letters, words.map(stemWord));
  }
  return defined;
}

/**
 * Whether a term is meant as it is written here. Words of the language always are. Abbreviations of two letters count
 * only in capitals ("as" is a word, "AS" is not); longer ones also in small letters where these spell no word ("bcc").
 */
export function isMeant(term: Term, raw: string, place: TermPlace): boolean {
  if (!/^[A-Z]{2,}$/.test(term.term)) return true;
  if (raw.toUpperCase().replace(/S$/, '') !== term.term.replace(/S$/, '') || raw.length < term.term.length)
    return false;
  const written = raw === term.term || raw === `${term.term}s`;
  if (!written && !(term.term.length > 2 && /^[^aeiouy]+$/i.test(raw))) return false;
  const { text, words, at, length, defined } = place;
  const meant = defined.get(term.term);
  if (meant && !term.wordings.some((wording) => agrees(wording, meant))) return false;
  const before = words[at - 1]?.text ?? '';
  const after = text.slice(words[at + length - 1]?.end ?? 0, (words[at + length - 1]?.end ?? 0) + 6);
  if (term.term === 'MM' && /^\d/.test(before)) return false;
  // "LE: plaques of psoriasis" heads what an extremity shows.
  if (term.term === 'LE' && term.kind !== 'site' && /^\s?:/.test(after)) return false;
  if (isName(text, words[at]?.start ?? 0, words[at + length - 1]?.end ?? 0)) return false;
  if (OTHERWISE.get(term.term)?.test(sentenceAround(words, at)) === true) return false;
  if (term.term === 'BP' && /^\s?[:=]|^\s\d/.test(after)) return false;
  return !(term.kind === 'site' && /^[LU]E$/.test(term.term)) || SIDE_WORDS.has(before);
}

/** "Chaperone KD", "Signed: LM, MD": letters of a name. */
function isName(text: string, start: number, end: number): boolean {
  return (
    /\b(?:chaperoned?(?: by)?|scribed?(?: by)?|signed|assistant|witness(?:ed)?(?: by)?|initials|nurse|ma|rn|dr|by)[\s:.(,]{1,3}$/i.test(
      text.slice(Math.max(0, start - 20), start),
    ) || /^[\s,]{1,2}(?:M\.?D|D\.?O|PA-?C?|N\.?P|R\.?N|ARNP|FNP|LPN|CMA|MA)\b/.test(text.slice(end, end + 8))
  );
}

function agrees(wording: string, meant: readonly string[]): boolean {
  const stems = splitWords(wording).map((word) => stemWord(word.text));
  return meant.filter((word) => stems.includes(word)).length * 2 >= meant.length;
}
