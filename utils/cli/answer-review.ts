/** `cm review`: a note and its claim in, codes, mentions and findings out. */
import { shortDay } from '../codes/calendar.ts';
import type { CodeNotes } from '../codes/notes-types.ts';
import type { CodeBook, IsoDate } from '../codes/types.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { noteFromText } from '../note/note-text.ts';
import { narrow } from '../reading/code-shapes.ts';
import { findCodes } from '../reading/find-codes.ts';
import { POINTERS } from '../reading/read-claim.ts';
import type { Mention } from '../reading/types.ts';
import { reviewNote } from '../review/review-note.ts';
import type { Finding, Review } from '../review/types.ts';
import { alignRows, nameGrade, nameStanding } from './print.ts';
import type { ReviewAnswer } from './shapes.ts';
import { toQuestions, toWorkedLines } from './worked-lines.ts';

/** Reviews a note. @param claim the codes on the claim, as typed; `null` where only the note counts */
export function answerReview(
  text: string,
  claim: string | null,
  book: CodeBook,
  notes: CodeNotes | null,
  lexicon: Lexicon,
  date: IsoDate,
): ReviewAnswer {
  const note = claim === null ? noteFromText(text) : noteFromText(text, claim);
  return toAnswer(reviewNote({ note, book, notes, lexicon, date }), text);
}

/** Items of the claim that hold nothing that reads as a code or belongs to one, so that none is lost in silence. */
export function unreadItems(claim: string, book: CodeBook, date: IsoDate): string[] {
  const read = (text: string): string => {
    const codes = findCodes(noteFromText('', text), book, date);
    return codes.map(({ code, modifiers, units }) => [code, ...modifiers, units].join(' ')).join();
  };
  const unread: string[] = [];
  let code = '';
  for (const [item, mark] of splitItems(claim)) {
    // "99214,25": the second item is a modifier of the first.
    const joined = code + mark + item;
    if (read(item) !== '') code = item.trim();
    else if (code !== '' && read(joined) !== read(code)) code = joined;
    else if (item.trim() !== '') unread.push(item.trim());
  }
  return unread;
}

/** "17311 x1 -> 1, 2": what a procedure points at is no item of its own. */
function withoutPointers(claim: string): string {
  return claim
    .split(/(?=->|=>|→)/)
    .map((part) => part.replace(POINTERS, ''))
    .join('');
}

/** Each item with the mark before it. */
function splitItems(claim: string): [item: string, mark: string][] {
  const parts = withoutPointers(narrow(claim)).split(/([,;\n])/);
  return parts.flatMap((part, at): [string, string][] => (at % 2 === 0 ? [[part, parts[at - 1] ?? '']] : []));
}

/** Items whose units are no whole number ("17111 x 1.5"): their code is read, their units are not. */
export function oddUnits(claim: string): string[] {
  return narrow(claim)
    .split(/[;\n]|,(?!\d)/)
    .map((item) => item.trim())
    .filter((item) => /[\dA-Z)]\s*[x×*]\s*(?:-\s?\d|\d+[.,]\d{1,2}(?!\d))/i.test(item));
}

function toAnswer(review: Review, text: string): ReviewAnswer {
  return {
    date: review.date,
    codes: review.codes.map((one) => ({
      system: one.system,
      code: one.code,
      title: one.title,
      standing: one.stand.standing,
      release: one.stand.release,
      reason: one.stand.reason,
      units: one.units,
      modifiers: [...one.modifiers],
      places: one.places.flatMap((place) =>
        place.in === 'note'
          ? [{ start: place.start, end: place.end, quote: text.slice(place.start, place.end) }]
          : [],
      ),
      alsoReads: one.alsoReads.map(({ system, code }) => ({ system, code })),
    })),
    mentions: review.mentions.map(toMention),
    findings: review.findings.map(toFinding),
    lines: toWorkedLines(review.worked?.lines ?? []),
    questions: toQuestions(review.worked?.questions ?? []),
    checked: [...review.checked],
  };
}

function toMention(mention: Mention): ReviewAnswer['mentions'][number] {
  const { start, end, quote, value, assertion } = mention;
  const said = { start, end, quote, value, assertion };
  if (mention.kind === 'measure') {
    const { kind, of, extents, isSquare } = mention;
    return { ...said, kind, of, extents: [...extents], isSquare };
  }
  if (mention.kind === 'count') {
    const { kind, of, number, isLeast = false } = mention;
    return { ...said, kind, of, number, isLeast };
  }
  if (mention.kind === 'encounter') return { ...said, kind: mention.kind, encounter: mention.encounter };
  return { ...said, kind: mention.kind };
}

function toFinding(finding: Finding): ReviewAnswer['findings'][number] {
  const { rule, grade, code, system, message, source } = finding;
  const evidence = finding.evidence.map(({ start, end, quote }) => ({ start, end, quote }));
  const { start, end, quote } = evidence[0] ?? { start: 0, end: 0, quote: '' };
  const suggestions = finding.suggestions.map((one) => ({ ...one }));
  return { rule, grade, code, system, start, end, quote, evidence, message, suggestions, source };
}

export function printReview(answer: ReviewAnswer): string {
  if (answer.codes.length === 0) return `No codes found. Date of service ${shortDay(answer.date)}.`;
  const codes = answer.codes.map((one) => [
    [one.code, ...one.modifiers].join('-') + (one.units === null ? '' : ` x${one.units}`),
    nameStanding(one.standing),
    one.title || one.reason,
  ]);
  const lines = [`Codes on ${shortDay(answer.date)}`, ...alignRows(codes)];
  if (answer.lines.length > 0)
    lines.push('', 'What the note comes to', ...alignRows(answer.lines.map(rowOf)));
  if (answer.findings.length === 0) lines.push('', `Nothing to say. Checked: ${answer.checked.join(', ')}.`);
  for (const finding of answer.findings) lines.push('', ...printFinding(finding));
  return lines.join('\n');
}

function rowOf({ code, modifiers, units, steps }: ReviewAnswer['lines'][number]): string[] {
  return [[code, ...modifiers].join('-') + (units === 1 ? '' : ` x${units}`), steps.join('; ')];
}

function printFinding(finding: ReviewAnswer['findings'][number]): string[] {
  const better = finding.suggestions.map((one) => [one.code, one.title, `(${one.why})`]);
  return [
    `${nameGrade(finding.grade)}: ${finding.message}`,
    ...alignRows(better),
    `  Source: ${finding.source}`,
  ];
}
