/**
 * Is this field part of the note, a place for codes, or neither? Pure: facts in, verdict with its reasons out.
 *
 * One rule: **the nearest words decide.** A field's own label is asked first, then its name and placeholder, then
 * what stands beside it, its legend, its section, the heading above it, and last its content. The first of these
 * that says anything settles it. So "Ask the assistant" is no note under the heading "Visit note", and a field
 * labelled "Progress note" stays one although its placeholder says "Type or ask AI".
 *
 * The words themselves are data (`reader-words.ts`), told to the frame when the reading begins.
 */
import type { CodeSystem } from '../codes/types.ts';
import { says, wordsFor } from './words.ts';

/** What can be known of a field without knowing medicine. All texts are short and squeezed. */
export interface FieldFacts {
  readonly control: 'textarea' | 'input' | 'editor';
  /** `type` of an input, else empty. */
  readonly inputType: string;
  readonly role: string;
  /** Its label, aria-label, labelling elements, title. */
  readonly own: string;
  /** Name, id, test id and placeholder, parted into words. */
  readonly hints: string;
  /** Short text right before it. */
  readonly near: string;
  readonly legend: string;
  /** Labels, ids and classes of what it stands in, parted into words. */
  readonly section: string;
  readonly heading: string;
  /** Why it is a box to talk from, not to chart in: its Send button, or the chat it is part of; else empty. */
  readonly talk: string;
  /** The beginning of what it holds. */
  readonly sample: string;
}

export interface FieldVerdict {
  /** `null`: leave it alone. */
  readonly kind: 'note' | 'codes' | null;
  readonly system: CodeSystem | null;
  /** What decided: a level of the words around it, or what stands in it. All boxes taken by content are judged together. */
  readonly by: Level | 'type' | 'search' | 'talk' | 'content';
}

/** The levels, nearest first. Beyond `near`, only talk is held against a field: pages have search boxes in any section. */
const LEVELS = ['own', 'hints', 'near', 'legend', 'section', 'heading'] as const;
type Level = (typeof LEVELS)[number];
export const SYSTEMS = ['icd10cm', 'cpt', 'hcpcs'] as const satisfies readonly CodeSystem[];

export function judgeField(facts: FieldFacts): FieldVerdict {
  if (facts.control === 'input' && !/^(text)?$/u.test(facts.inputType)) return verdict(null, 'type');
  if (facts.role === 'searchbox') return verdict(null, 'search');
  if (facts.talk !== '' && ![facts.own, facts.near].some(namesNoteSection)) {
    return verdict(null, 'talk');
  }
  for (const level of LEVELS) {
    const words = facts[level];
    const said = words === '' ? null : judgeWords(facts, level, words);
    if (said !== null) return said;
  }
  return verdict(isProse(facts) ? 'note' : null, 'content');
}

/**
 * Names of fields are for programs, and "Description" may be of anything: what a person reads around such a field
 * outweighs them.
 */
function isOfElse({ near, legend, heading }: FieldFacts, level: Level, words: string): boolean {
  const isWeak = says('weak', words);
  if (level !== 'hints' && !isWeak) return false;
  if ([near, legend, heading].some((around) => says('otherNote', around))) return true;
  return isWeak && says('elsewhere', `${legend} ${heading}`);
}

function judgeWords(facts: FieldFacts, level: Level, words: string): FieldVerdict | null {
  const isClose = level === 'own' || level === 'hints' || level === 'near';
  if (isOfElse(facts, level, words) || says('talk', words)) return verdict(null, level);
  if (isClose && says('search', words)) return verdict(null, level);
  if (isClose && namesCodes(facts, words)) return verdict('codes', level, systemNamed(words));
  if (says('otherNote', words) || (isClose && says('elsewhere', words))) return verdict(null, level);
  const isNote = facts.control === 'input' ? isClose && says('noteLine', words) : says('note', words);
  return isNote ? verdict('note', level) : null;
}

function namesCodes(facts: FieldFacts, words: string): boolean {
  if (says('otherCodes', words)) return false;
  if (facts.control === 'input') return says('codes', words) || says('codesLine', words);
  // "Assessment / ICD-10 codes" is still prose: a box for codes is named by codes alone.
  return says('codes', words) && !says('note', words.replace(new RegExp(wordsFor('codes'), 'gi'), ' '));
}

/** Nothing around the field speaks: prose is a note, everything else is not ours to read. */
function isProse({ control, sample }: FieldFacts): boolean {
  const words = sample.match(/\p{L}{2,}/gu)?.length ?? 0;
  const signs = sample.match(/[{}<>;=\\]/gu)?.length ?? 0;
  return control !== 'input' && words >= 5 && signs * 4 <= words;
}

function verdict(
  kind: FieldVerdict['kind'],
  by: FieldVerdict['by'],
  system: CodeSystem | null = null,
): FieldVerdict {
  return { kind, by, system };
}

/** How much prose reads like a visit note: the clinical words in it, each counted once. */
export function clinicalWords(prose: string): number {
  return new Set(prose.toLowerCase().match(new RegExp(wordsFor('clinical'), 'g'))).size;
}

/** The code system that words name, where they name one and no other. */
export function systemNamed(words: string): CodeSystem | null {
  const [first, second] = SYSTEMS.filter((system) => says(system, words));
  return second === undefined ? (first ?? null) : null;
}

/** Parts of a note where they stand in one; charts list histories and reports beside it as well. */
export function isPartOfNote(words: string): boolean {
  return says('partOfNote', words);
}

/** Whether a heading names a whole note: with sections under it, what stands before the first is no part of it. */
export function namesWholeNote(words: string): boolean {
  return says('title', words);
}

/** Whether a heading stands above a part of a visit note: for text that cannot be typed into. */
export function namesNoteSection(words: string): boolean {
  return (
    says('section', words) &&
    !(['notSection', 'otherNote', 'talk', 'search'] as const).some((name) => says(name, words))
  );
}

/** Whether a heading stands above codes of this visit. */
export function namesCodeList(words: string): boolean {
  return says('codeList', words) && !says('notThisClaim', words);
}

/** "caseNote_note-2" -> "case Note note 2". */
export function partWords(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/gu, '$1 $2')
    .replace(/([A-Za-z])(\d)/gu, '$1 $2')
    .replace(/[^A-Za-z0-9]+/gu, ' ')
    .trim();
}
