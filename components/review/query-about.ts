/** What a question to the physician is made of: the finding, the codes it leaves open, and what the note says. */
import type { NoteText } from '../../utils/note/types.ts';
import type { Span } from '../../utils/reading/types.ts';
import type { QueryRequest, QuotedFact } from '../../utils/review/ask-physician.ts';
import { problemNamedBy, supportedChoices } from '../../utils/review/supported-choices.ts';
import type { Finding, Review } from '../../utils/review/types.ts';
import type { MoreSpecific } from '../book-client.ts';
import { findProblem } from '../group-findings.ts';
import { quoteFinding } from '../mark-quote.ts';

/** @param more what would say more than the present code; `null` where the code book knows nothing */
export function queryAbout(
  finding: Finding,
  review: Review,
  note: NoteText,
  more: MoreSpecific | null,
): QueryRequest {
  const { system, code } = finding;
  const facts = quoteFacts(finding, review, note);
  const open = more !== null && isLeftOpen(finding, more) ? more : null;
  return {
    date: review.date,
    facts,
    recorded: review.codes.find((one) => one.system === system && one.code === code)?.title ?? '',
    // Without a fact of the record to go by, any choice would be one out of the air.
    choices: open === null || facts.length === 0 ? [] : fairChoices(finding, review, note, open),
    isComplete: open !== null && open.total === open.codes.length,
    axes: open?.axes ?? [],
    isUncoded: code === '',
  };
}

/** Whether the finding is about what the present code leaves open, and not about something else of it. */
function isLeftOpen({ suggestions, grade }: Finding, { codes }: MoreSpecific): boolean {
  const known = new Set(codes.map(({ code }) => code));
  // A finding that only asks may leave the choosing to the record.
  return (suggestions.length > 0 || grade === 'inform') && suggestions.every(({ code }) => known.has(code));
}

function fairChoices(finding: Finding, review: Review, note: NoteText, { codes, axes }: MoreSpecific) {
  const spans = [...finding.evidence, ...spansOfProblem(finding, review)];
  return supportedChoices(codes, axes, { finding, review, note, spans });
}

/** Where the note speaks of the condition, whether its code stands there or on the claim alone. */
function spansOfProblem(finding: Finding, review: Review): readonly Span[] {
  return (findProblem(finding, review.problems) ?? problemNamedBy(finding, review))?.spans ?? [];
}

/** A longer passage is cut: the physician knows the note. */
const MOST_CHARS = 300;
const MOST_FACTS = 4;

/** What the finding rests on, and what else the note says of its problem. A code alone tells a physician nothing. */
function quoteFacts(finding: Finding, review: Review, note: NoteText): QuotedFact[] {
  const facts = quoteFinding(finding, review, note).map(({ label, parts }) => ({
    label,
    quote: parts.map(({ text }) => text).join(''),
  }));
  for (const { start, end } of spansOfProblem(finding, review)) {
    const label = note.fields.find((field) => field.start <= start && start < field.end)?.label ?? '';
    const passage = note.text.slice(start, end).trim();
    facts.push({ label, quote: passage.length > MOST_CHARS ? `${passage.slice(0, MOST_CHARS)}…` : passage });
  }
  const telling = facts.filter(({ quote }) => quote !== '' && quote !== finding.code);
  const held = telling.filter(
    ({ quote }, at) => !telling.some((other, place) => place !== at && holds(other.quote, quote, place < at)),
  );
  return held.slice(0, MOST_FACTS);
}

/** Whether one passage says all that another says; of two that are alike, the first. */
function holds(wide: string, narrow: string, isBefore: boolean): boolean {
  return wide === narrow ? isBefore : wide.includes(narrow);
}
