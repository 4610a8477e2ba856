/** What rules on the claim as a whole ask of its codes. */
import type { NoteKind, NoteTarget } from '../codes/notes-types.ts';
import type { CodeOnPage, NamedMention, Problem } from '../reading/types.ts';
import type { Evidence, RuleContext, Suggestion } from './types.ts';

/** Whether a code is one of a list of codes and families: "L20.83", "B35", "L89". */
export function isAmong(code: string, families: readonly string[]): boolean {
  return families.some((one) => code.startsWith(one));
}

/** Whether a note's code, or range of codes, takes in this one. */
export function isNamedBy(code: string, { first, last }: NoteTarget): boolean {
  if (code.startsWith(first)) return true;
  return first !== last && code.slice(0, first.length) >= first && code.slice(0, last.length) <= last;
}

/** Whether a note of this kind at `code`, or above it, names `other`. */
export function noteNames(code: string, kind: NoteKind, other: string, { notes }: RuleContext): boolean {
  return (notes?.notes(code) ?? []).some(
    (note) => note.kind === kind && note.targets.some((target) => isNamedBy(other, target)),
  );
}

/** `present`: the note says that the patient has it. `otherwise`: it names it, and never so. `unsaid`: not a word. */
export type Documented = 'present' | 'otherwise' | 'unsaid';

/** How the note stands to what a diagnosis code says. */
export function documentedAs(code: CodeOnPage, context: RuleContext): Documented {
  const said = context.conditionsFor(code).map(({ mention }) => mention.assertion);
  if (said.includes('present') || kinOf(code, context)) return 'present';
  return said.length === 0 ? 'unsaid' : 'otherwise';
}

/** "L66.1": what this much of two codes shares is one disease of several kinds. */
const SUBCATEGORY = 5;

/** A present condition of the code's own subcategory: "classic lichen planopilaris" for an unspecified one. */
function kinOf({ code }: CodeOnPage, { mentions }: RuleContext): NamedMention | undefined {
  if (code.length < SUBCATEGORY) return undefined;
  const family = code.slice(0, SUBCATEGORY);
  return mentions.find(
    (one): one is NamedMention =>
      one.kind === 'condition' &&
      one.assertion === 'present' &&
      (one.codes ?? []).some((other) => other.startsWith(family)),
  );
}

/** Where the note names the conditions of a code as present: the first place of each wording. */
export function evidenceOf(code: CodeOnPage, context: RuleContext): Evidence[] {
  const said = context.conditionsFor(code).filter(({ mention }) => mention.assertion === 'present');
  const first = said[0]?.mention ?? kinOf(code, context);
  return first ? [{ start: first.start, end: first.end, quote: first.quote }] : [];
}

/** Problems in which the note says that the patient has what the code says. */
export function presentProblems(code: CodeOnPage, context: RuleContext): ReadonlySet<Problem> {
  const written = context.problems.filter((problem) => problem.codes.includes(code));
  const said = context
    .conditionsFor(code)
    .flatMap(({ mention, problem }) => (problem && mention.assertion === 'present' ? [problem] : []));
  return new Set([...written, ...said]);
}

/** A code as a suggestion; `null` where it is not billable on the date. */
export function suggest(code: string, why: string, { book, date }: RuleContext): Suggestion | null {
  const id = book.find(code, 'icd10cm');
  if (id === undefined || book.stand(id, date).standing !== 'billable') return null;
  const entry = book.entry(id, date);
  return { system: 'icd10cm', code: entry.code, title: entry.title, why };
}

/** Those of the codes that are billable on the date, each once. */
export function suggestAll(codes: readonly string[], why: string, context: RuleContext): Suggestion[] {
  return [...new Set(codes)].flatMap((code) => suggest(code, why, context) ?? []);
}
