import { sayDay } from '../../codes/days.ts';
import type { EntryId } from '../../codes/types.ts';
import type { CodeOnPage } from '../../reading/types.ts';
import { findingOn } from '../finding.ts';
import { askNote, placesInNote, toEvidence, toSuggestion } from '../more-exact.ts';
import type { Finding, Rule, RuleContext, Suggestion } from '../types.ts';
import { NOT_VALID_EXAMPLES } from './not-valid-on-date.examples.ts';

const SOURCE = 'ICD-10-CM order files (CDC/NCHS); HCPCS Level II (CMS)';
const MOST_SUGGESTIONS = 6;

/** A code of another year: not yet in force on the date of service, or no longer. */
export const notValidOnDate: Rule = {
  id: 'not-valid-on-date',
  title: 'Code not valid on the date of service',
  source: SOURCE,
  examples: NOT_VALID_EXAMPLES,
  check: (context) => context.codes.flatMap((code) => checkCode(code, context)),
};

function checkCode(code: CodeOnPage, context: RuleContext): Finding[] {
  const { book, date, note } = context;
  const { id } = code;
  if (id === undefined) return [];
  const stand = book.stand(id, date);
  if (stand.standing !== 'not-yet' && stand.standing !== 'retired') return [];
  const below = code.system === 'icd10cm' ? book.billableBelow(id, date) : [];
  const { pointed } = below.length > 0 ? askNote({ ...code, id }, below, false, context) : { pointed: [] };
  const rest = below.filter((other) => !pointed.some((one) => one.candidate.id === other));
  const above = below.length === 0 ? billableAbove(id, context) : [];
  const words = toEvidence(
    pointed.flatMap((one) => one.evidence),
    note.text,
  );
  const word = stand.standing === 'retired' ? 'no longer valid' : 'not valid yet';
  const evidence = [...placesInNote(code, note.text), ...words];
  const message = `${code.code} is ${word} on ${sayDay(date)}. ${stand.reason}`.trim();
  const suggestions = [
    ...pointed.map((one) => toSuggestion(one, context)),
    ...rest.map((other) => describe(other, `a billable code of ${code.code} on ${sayDay(date)}`, context)),
    ...above.map((other) => describe(other, `the billable code above it on ${sayDay(date)}`, context)),
  ].slice(0, MOST_SUGGESTIONS);
  return [
    findingOn('not-valid-on-date', code, { grade: 'block', evidence, message, suggestions, source: SOURCE }),
  ];
}

/** Before a code was split, the code above it was the one to bill. */
function billableAbove(id: EntryId, { book, date }: RuleContext): EntryId[] {
  if (book.entry(id).system !== 'icd10cm') return [];
  for (let above = book.parent(id); above !== undefined; above = book.parent(above)) {
    if (book.stand(above, date).standing === 'billable') return [above];
  }
  return [];
}

function describe(id: EntryId, why: string, { book, date }: RuleContext): Suggestion {
  const { system, code, title } = book.entry(id, date);
  return { system, code, title, why };
}
