/** The label before a code-shaped run: what it says the run is. */
import type { CodeSystem } from '../codes/types.ts';
import { isCodeShaped } from './code-shapes.ts';
import type { Span } from './types.ts';
import { meaningOfWords } from './word-tables.ts';

/**
 * What the nearest label before a run says it is. `code`: a code of any system; `procedure`: one of the two procedure
 * systems; `section`: the heading of the diagnoses, which holds prose as well as codes; `not`: something else, as a
 * zip code, a room, a record number or a code of ICD-9.
 */
export type Label = CodeSystem | 'code' | 'procedure' | 'section' | 'not' | null;

/** `money` labels codes where it heads a list ("Charges: 17000"), and an amount or a record elsewhere ("charge 11402 to card"). */
type Word = CodeSystem | 'code' | 'procedure' | 'section' | 'not' | 'money' | 'record';

const LABELS = meaningOfWords<Word>({
  icd10cm: 'icd icd10 icd10cm dx dxs diag diagnosis diagnoses',
  cpt: 'cpt px em',
  hcpcs: 'hcpcs jcode',
  code: 'billing billed bill bills coded coding',
  procedure: 'procedure procedures',
  section: 'assessment impression a/p',
  money: 'charge charges charged fee fees claim claims',
  record: 'chart record photo image',
  not: `zip postal area status phone tel telephone fax cell room rm suite ste apt bed lot serial sn mrn
    acct account accession case specimen ref reference model version ver v license npi ndc id order po icd9
    box ticket pin extension ext badge policy member invoice dob ssn group grp device batch exp wbc
    platelets plt count rbc vitamin vit temp temperature page figure table section chapter usd cells`,
});
/** Words that may stand between a label and its codes. */
const FILLERS = new Set(
  '10 cm code codes number numbers no is was are of and or for the with used primary secondary principal performed as under x us e m'.split(
    ' ',
  ),
);
const REACH = 90;
const MOST_STEPS = 16;

/**
 * Walks back over codes and filler words to the label that introduces a run: "ICD-10 codes: L409, L570".
 * Stops at the end of a sentence.
 */
export function labelBefore(text: string, start: number): Label {
  const before = text.slice(Math.max(0, start - REACH), start);
  let sawCodeWord = false;
  let sawCode = false;
  let end = before.length;
  for (let step = 0; step < MOST_STEPS; step++) {
    const token = wordBefore(before, end);
    if (!token || /[.!?]\s|\n\s*\n/.test(before.slice(token.end, end))) break;
    const word = before
      .slice(token.start, token.end)
      .toLowerCase()
      .replace(/[./]+$/, '');
    const label = LABELS.get(word) ?? LABELS.get(word.replace(/s$/, ''));
    const since = before.slice(token.start);
    if ((label === 'record' || label === 'money') && NUMBERED.test(since)) return 'not';
    if (label === 'money' && (sawCodeWord || /^[A-Za-z]+[ \t]*[:=]/.test(since))) return 'code';
    if (label && label !== 'record' && label !== 'money')
      return settle(label, since, sawCode, sawCodeWord, text.charAt(start));
    if (
      label !== 'money' &&
      !FILLERS.has(word) &&
      !isCodeShaped(word) &&
      !/^(?:x?\d{1,2}|[a-z]{2}\d?)$/.test(word)
    )
      break;
    if (step > 0 && /^[a-z]{2}$/.test(word) && !FILLERS.has(word)) break;
    sawCode ||= isCodeShaped(word);
    sawCodeWord ||= word === 'code' || word === 'codes';
    end = token.start;
  }
  return sawCodeWord ? 'code' : null;
}

/** The last run of letters, digits, dots and slashes before a position that starts with a letter or digit. */
function wordBefore(text: string, position: number): Span | null {
  let end = position;
  while (end > 0 && !isWordCode(text.charCodeAt(end - 1))) end--;
  let start = end;
  while (start > 0 && (isWordCode(text.charCodeAt(start - 1)) || isJoint(text.charCodeAt(start - 1))))
    start--;
  while (start < end && isJoint(text.charCodeAt(start))) start++;
  while (end < position && isJoint(text.charCodeAt(end))) end++;
  return start < end ? { start, end } : null;
}

function isWordCode(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

/** Dot and slash. */
function isJoint(code: number): boolean {
  return code === 46 || code === 47;
}

/** "Claim # 11402", "Chart no. C44.91". */
const NUMBERED = /^[A-Za-z]+[ \t]*(?:#|(?:no|num|number|nr|id)\b)[^A-Za-z\d]*$/i;
const ICD9 = /^icd[\s-]*9(?!\d)/i;

function settle(
  label: Exclude<Word, 'record' | 'money'>,
  sinceLabel: string,
  sawCode: boolean,
  sawCodeWord: boolean,
  first: string,
): Label {
  // ICD-9 had codes with V and E in front; all others are numbers, and a code of ICD-10 may follow one.
  if (ICD9.test(sinceLabel)) return sawCode && !/[VE]/i.test(first) ? null : 'not';
  // "room B34, L20.9": the room is B34's label, not the code's.
  if (label === 'not') return sawCode ? null : 'not';
  return sawCodeWord && (label === 'procedure' || label === 'section') ? 'code' : label;
}

/** Whether a text holds nothing but codes, modifiers, units, labels and punctuation. */
export function onlyCodes(text: string): boolean {
  for (const match of text.matchAll(/[A-Za-z\d][A-Za-z\d.]*/g)) {
    const word = match[0].toLowerCase().replace(/\.+$/, '');
    if (FILLERS.has(word) || isCodeShaped(word) || /^(?:x?\d{1,3}|[a-z]\d|[a-z]{2})$/.test(word)) continue;
    const label = LABELS.get(word);
    if (label === undefined || label === 'not' || label === 'record' || label === 'money') return false;
  }
  return true;
}
