import type { EntryId } from '../../codes/types.ts';
import type { CodeOnPage } from '../../reading/types.ts';
import { findingOn } from '../finding.ts';
import { askNote, placesInNote, toEvidence, toSuggestion } from '../more-exact.ts';
import type { Finding, Rule, RuleContext, Suggestion } from '../types.ts';
import { HEADER_EXAMPLES } from './header-code.examples.ts';

const SOURCE = 'ICD-10-CM Guidelines FY2026, I.A.2 and I.B.2';
const MOST_SUGGESTIONS = 8;

export const headerCode: Rule = {
  id: 'header-code',
  title: 'Code needs more characters',
  why: 'A header names a group of codes. A claim needs one of the codes below it.',
  source: SOURCE,
  examples: HEADER_EXAMPLES,
  check: (context) => context.codes.flatMap((code) => checkCode(code, context)),
};

function checkCode(code: CodeOnPage, context: RuleContext): Finding[] {
  const { book, date, note } = context;
  const { id } = code;
  if (id === undefined || code.system !== 'icd10cm') return [];
  const stand = book.stand(id, date);
  if (stand.standing !== 'header') return [];
  const below = book.billableBelow(id, date);
  const { pointed } = askNote({ ...code, id }, below, false, context);
  const chosen = pointed.map((one) => toSuggestion(one, context));
  const rest = [...below]
    .sort((a, b) => rankOf(a, context) - rankOf(b, context))
    .filter((other) => !pointed.some((one) => one.candidate.id === other))
    .map((other): Suggestion => {
      const { code: longer, title } = book.entry(other, date);
      return { system: 'icd10cm', code: longer, title, why: `a billable code of ${code.code}` };
    });
  const words = toEvidence(
    pointed.flatMap((one) => one.evidence),
    note.text,
  );
  const evidence = [...placesInNote(code, note.text), ...words];
  const message = `${code.code} is not billable. ${stand.reason}`.trim();
  const suggestions = [...chosen, ...rest].slice(0, MOST_SUGGESTIONS);
  return [findingOn('header-code', code, { grade: 'block', evidence, message, suggestions, source: SOURCE })];
}

/** What the note does not prove is offered last: first the code that states nothing more, then what is left, then subtypes. */
function rankOf(id: EntryId, { book, date }: RuleContext): number {
  const { title } = book.entry(id, date);
  if (/\bunspecified\b/i.test(title)) return 0;
  return /^other\b/i.test(title) ? 1 : 2;
}
