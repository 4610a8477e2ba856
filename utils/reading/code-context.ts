/** The words around a code-shaped run that say whether it is a code, and of which system. */
import type { CodeSystem } from '../codes/types.ts';
import { type CodeShape, isCodeShaped } from './code-shapes.ts';

/** What the nearest label before a run says it is. `not` names something else: a zip code, a room, a lot number. */
export type Label = CodeSystem | 'code' | 'not' | null;

const LABELS: ReadonlyMap<string, Label> = new Map<string, Label>([
  ...words('icd icd10 icd10cm icd9 dx dxs diag diagnosis diagnoses', 'icd10cm'),
  ...words('cpt px em', 'cpt'),
  ...words('hcpcs jcode', 'hcpcs'),
  ...words(
    'billing billed bill bills charge charges charged coded coding fee claim claims procedure procedures',
    'code',
  ),
  ...words('assessment impression a/p', 'code'),
  ...words(
    'zip postal area status phone tel telephone fax cell room rm suite ste apt bed lot serial sn mrn',
    'not',
  ),
  ...words(
    'acct account accession case specimen ref reference model version ver v license npi ndc id order po',
    'not',
  ),
  ...words(
    'box ticket pin extension ext badge policy member invoice dob ssn group grp device batch exp wbc',
    'not',
  ),
  ...words(
    'platelets plt count rbc vitamin vit temp temperature page figure table section chapter usd cells',
    'not',
  ),
]);
/** Words that may stand between a label and its codes. */
const FILLERS = new Set(
  '10 cm code codes number numbers no is was are of and or for the with used primary secondary principal as under x us e m'.split(
    ' ',
  ),
);
const REACH = 90;
const MOST_STEPS = 16;

function words(list: string, label: Label): [string, Label][] {
  return list.split(' ').map((word) => [word, label]);
}

/**
 * Walks back over codes and filler words to the label that introduces a run: "ICD-10 codes: L409, L570".
 * Stops at the end of a sentence.
 */
export function labelBefore(text: string, start: number): Label {
  const before = text.slice(Math.max(0, start - REACH), start);
  const tokens = [...before.matchAll(/[A-Za-z\d][A-Za-z\d./]*/g)];
  let sawCodeWord = false;
  let sawCode = false;
  let end = before.length;
  for (let step = 0; step < MOST_STEPS; step++) {
    const token = tokens[tokens.length - 1 - step];
    if (!token || /[.!?]\s|\n\s*\n/.test(before.slice(token.index + token[0].length, end))) break;
    const word = token[0].toLowerCase().replace(/[./]+$/, '');
    const label = LABELS.get(word) ?? LABELS.get(word.replace(/s$/, ''));
    // "room B34, L20.9": the room is B34's label, not the code's.
    if (label) return label === 'not' && sawCode ? null : label;
    if (!FILLERS.has(word) && !isCodeShaped(word) && !/^(?:x?\d{1,2}|[a-z]{2}\d?)$/.test(word)) break;
    if (step > 0 && /^[a-z]{2}$/.test(word) && !FILLERS.has(word)) break;
    sawCode ||= isCodeShaped(word);
    sawCodeWord ||= word === 'code' || word === 'codes';
    end = token.index;
  }
  return sawCodeWord ? 'code' : null;
}

/** The line of a position, but never more than a few hundred characters of it: some notes are one long line. */
export function lineAround(text: string, start: number, end: number): { start: number; end: number } {
  const from = Math.max(0, start - 160);
  const to = Math.min(text.length, end + 160);
  const lineStart = text.slice(from, start).lastIndexOf('\n');
  const lineEnd = text.slice(end, to).indexOf('\n');
  return { start: lineStart < 0 ? from : from + lineStart + 1, end: lineEnd < 0 ? to : end + lineEnd };
}

/** Whether the run stands in brackets with nothing but codes and their labels beside it: "(L40.9)", "[CPT 11102]". */
export function inBrackets(text: string, shape: CodeShape): boolean {
  const open = /[([]([^()[\]\n]{0,60})$/.exec(text.slice(Math.max(0, shape.start - 61), shape.start));
  const close = /^([^()[\]\n]{0,60})[)\]]/.exec(text.slice(shape.end, shape.end + 61));
  return open !== null && close !== null && onlyCodes(`${open[1]} ${close[1]}`);
}

/** Whether a text holds nothing but codes, modifiers, units, labels and punctuation. */
export function onlyCodes(text: string): boolean {
  for (const match of text.matchAll(/[A-Za-z\d][A-Za-z\d.]*/g)) {
    const word = match[0].toLowerCase().replace(/\.+$/, '');
    const label = LABELS.get(word);
    const plain = FILLERS.has(word) || isCodeShaped(word) || /^(?:x?\d{1,3}|[a-z]\d|[a-z]{2})$/.test(word);
    if (!plain && (label === undefined || label === 'not')) return false;
  }
  return true;
}

/** Words too common in titles and labels to tell that the text around a number speaks of it. */
const COMMON = new Set(
  'other lesio speci unspe first secon addit total small large simpl singl multi each withi witho inclu'.split(
    ' ',
  ),
);

/** Whether the line around a run speaks of what a title says: "S100" beside "contusion" is S10.0. */
export function speaksOf(text: string, shape: CodeShape, title: string): boolean {
  const line = lineAround(text, shape.start, shape.end);
  const around = `${text.slice(Math.max(line.start, shape.start - 70), shape.start)} ${text.slice(shape.end, Math.min(line.end, shape.end + 70))}`;
  const heard = new Set(beginnings(around));
  return beginnings(title).some((beginning) => heard.has(beginning));
}

/** First five letters of every longer word: "excision" and "excise" begin alike. */
function beginnings(text: string): string[] {
  const found: string[] = [];
  for (const match of text.matchAll(/[A-Za-z]{4,}/g)) {
    const beginning = match[0].toLowerCase().slice(0, 5);
    if (!COMMON.has(beginning)) found.push(beginning);
  }
  return found;
}

const VITALS = /\b(?:bp|hr|rr|pulse|temp|temperature|spo2|sats?|bmi|vitals?|wt|weight|ht|height|resp)\b/i;
const STAINS =
  /\b(?:stain(?:s|ed|ing)?|immuno\w*|ihc|markers?|positive|negative|sox-?\s?10|melan-?\s?a|hmb-?\s?45|ki-?\s?67|cd\d+|expression)\b/i;

/** Whether the line is one of vital signs: "T 98.6 P 72 R 16.0". */
export function amongVitals(text: string, shape: CodeShape): boolean {
  const line = lineAround(text, shape.start, shape.end);
  return VITALS.test(text.slice(line.start, line.end));
}

/** Whether the line speaks of stains and markers: S100, P53, P16. */
export function amongStains(text: string, shape: CodeShape): boolean {
  const line = lineAround(text, shape.start, shape.end);
  return STAINS.test(text.slice(line.start, line.end));
}

const MEASURE_AFTER =
  /^\s?(?:°|%|mg|mcg|kg|g|lbs?|cm|mm|ml|mmhg|iu|steps|cells|units? of|dollars|usd|degrees|(?:[A-Z][a-z]+ ){1,3}(?:st|street|ave|avenue|rd|road|blvd|dr|drive|ln|lane|way|ct|court)\b)/i;

/** Whether the run is a number with its measure, or the start of a street address. */
export function isMeasure(text: string, shape: CodeShape): boolean {
  return MEASURE_AFTER.test(text.slice(shape.end, shape.end + 50));
}

const STATE_BEFORE =
  /\b(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|PR|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]),?\s{1,2}$/;

/** Whether five digits are a zip code or part of a longer number: "NY 11102", "11102-1234", "555-11102". */
export function isZipOrPhone(text: string, shape: CodeShape): boolean {
  const before = text.slice(Math.max(0, shape.start - 6), shape.start);
  const after = text.slice(shape.end, shape.end + 6);
  return STATE_BEFORE.test(before) || /^-\d{3}/.test(after) || /^\/\d/.test(after) || /[\d/]-?$/.test(before);
}

/** Whether the run is one end of a range of chapters or categories: "L20-L30". A range is no code of the visit. */
export function isRange(text: string, shape: CodeShape): boolean {
  const before = text.slice(Math.max(0, shape.start - 12), shape.start);
  const after = text.slice(shape.end, shape.end + 12);
  return (
    /[A-Za-z]\d[\dA-Z][\d.A-Z]*\s?[-–]\s?$/.test(before) ||
    /^\s?[-–]\s?[A-Za-z]\d[\dABab](?![a-z])/.test(after)
  );
}
