/** The panel's words for things that the code book and the review name by id. */
import type { CodeSystem, Standing } from '../utils/codes/types.ts';
import type { CodePlace } from '../utils/reading/types.ts';
import type { Grade } from '../utils/review/types.ts';

export const SYSTEM_NAMES: Readonly<Record<CodeSystem, string>> = {
  icd10cm: 'ICD-10-CM',
  hcpcs: 'HCPCS',
  cpt: 'CPT',
};

/** One word that stands before a finding, so that no grade is told by colour alone. */
export const GRADE_WORDS: Readonly<Record<Grade, string>> = { block: 'Stop', warn: 'Check', inform: 'Ask' };

/** What the grade asks of the coder. */
export const GRADE_MEANINGS: Readonly<Record<Grade, string>> = {
  block: 'the claim must not go out like this',
  warn: 'the note says more, or something else',
  inform: 'the note does not say',
};

export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  billable: 'Billable',
  header: 'Header: needs more characters',
  'not-yet': 'Not valid yet',
  retired: 'Retired',
  unknown: 'Not in the code book',
};

export const NOT_KEPT = 'The browser did not keep that. Try again.';

/** "a, b and c" */
export function joinWords(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

/** "1 field", "4 fields", "no fields" */
export function count(number: number, one: string, many = `${one}s`): string {
  if (number === 0) return `no ${many}`;
  return `${writeNumber(number)} ${number === 1 ? one : many}`;
}

/** "98,403". By hand: loading the browser's number formatter would hold up the panel's first picture. */
function writeNumber(whole: number): string {
  return String(whole).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Where a code stands on the page, each place once: "note, “Diagnosis list”". */
export function namePlaces(places: readonly CodePlace[]): string {
  const names = places.map((place) => {
    if (place.in === 'note') return 'note';
    return place.label === '' ? 'a code field' : `“${place.label}”`;
  });
  return joinWords([...new Set(names)]);
}

/** "C44.311" -> "C44311", as some claim forms want it. */
export function withoutDot(code: string): string {
  return code.replace('.', '');
}
