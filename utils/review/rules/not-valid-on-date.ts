import { sayDay } from '../../codes/days.ts';
import type { EntryId } from '../../codes/types.ts';
import type { CodeOnPage } from '../../reading/types.ts';
import { findingOn } from '../finding.ts';
import { askNote, placesInNote, toEvidence, toSuggestion } from '../more-exact.ts';
import { contentOf, contentWords } from '../title-words.ts';
import type { Finding, Rule, RuleContext, Suggestion } from '../types.ts';
import { NOT_VALID_EXAMPLES } from './not-valid-on-date.examples.ts';

const SOURCE = 'ICD-10-CM order files (CDC/NCHS); HCPCS Level II (CMS)';
const MOST_SUGGESTIONS = 6;

export const notValidOnDate: Rule = {
  id: 'not-valid-on-date',
  title: 'Code not valid on the date of service',
  why: 'A code of another year: not yet in force on the date of service, or no longer.',
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
  const own = code.system === 'icd10cm' ? book.billableBelow(id, date) : [];
  const above = own.length === 0 ? billableAbove(id, context) : [];
  const below = own.length + above.length === 0 ? servingThen(id, context) : own;
  const { pointed } = below.length > 0 ? askNote({ ...code, id }, below, false, context) : { pointed: [] };
  const rest = below.filter((other) => !pointed.some((one) => one.candidate.id === other));
  const words = toEvidence(
    pointed.flatMap((one) => one.evidence),
    note.text,
  );
  const word = stand.standing === 'retired' ? 'no longer valid' : 'not valid yet';
  const evidence = [...placesInNote(code, note.text), ...words];
  const message = `${code.code} is ${word} on ${sayDay(date)}. ${stand.reason}`.trim();
  const suggestions = [
    ...pointed.map((one) => toSuggestion(one, context)),
    ...rest.map((other) =>
      describe(
        other,
        own.length > 0
          ? `a billable code of ${code.code} on ${sayDay(date)}`
          : `a code for it on ${sayDay(date)}`,
        context,
      ),
    ),
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

/** What serves in place of a code that has gone, or served before it came: the codes of its nearest header on the day. */
function servingThen(id: EntryId, context: RuleContext): readonly EntryId[] {
  const { book, date } = context;
  if (book.entry(id).system !== 'icd10cm') return [];
  const after = book.successors(id, date)?.ids ?? [];
  if (after.length > 0) return after;
  for (let above = book.parent(id); above !== undefined; above = book.parent(above)) {
    if (book.stand(above, date).standing === 'header')
      return byTitle(id, book.billableBelow(above, date), context);
  }
  return [];
}

/** Those first whose titles share most words with the code's own. */
function byTitle(id: EntryId, others: readonly EntryId[], { book, date }: RuleContext): EntryId[] {
  const own = contentOf(book.entry(id).title);
  const shared = new Map(
    others.map((other) => {
      const words = contentWords(book.entry(other, date).title);
      const same = words.filter((word) => own.has(word)).length;
      return [other, same - (words.length - same) / words.length];
    }),
  );
  return [...others].sort((a, b) => (shared.get(b) ?? 0) - (shared.get(a) ?? 0));
}

function describe(id: EntryId, why: string, { book, date }: RuleContext): Suggestion {
  const { system, code, title } = book.entry(id, date);
  return { system, code, title, why };
}
