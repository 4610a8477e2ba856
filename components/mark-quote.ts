/** The words of the note that a finding rests on, shown in the sentence they stand in. */
import type { NoteSpan } from '../utils/browser/panel-types.ts';
import type { NoteText } from '../utils/note/types.ts';
import type { Mention } from '../utils/reading/types.ts';
import type { Evidence, Finding, Review } from '../utils/review/types.ts';

export interface QuotePart {
  readonly text: string;
  readonly isMarked: boolean;
}

/** One sentence of the note with the deciding words marked. */
export interface Quote {
  readonly start: number;
  /** Label of the field it stands in; may be empty. */
  readonly label: string;
  readonly parts: readonly QuotePart[];
  /** The words of the note that decide; `null` where the note has moved on since the review. */
  readonly words: NoteSpan | null;
}

/** Longer sentences are cut on both sides: the panel is narrow. */
const MOST_AROUND = 110;

type Range = readonly [number, number];

/**
 * The quotes of a finding, one for each sentence. The words marked are the evidence itself; where the evidence is a
 * whole sentence, what the finding's own words name in it.
 * @param note the note as it reads now; where it has moved on since the review, the evidence is quoted alone
 */
export function quoteFinding(finding: Finding, review: Review, note: NoteText): Quote[] {
  const quotes: { start: number; end: number; text: string; marks: Range[]; words: NoteSpan | null }[] = [];
  for (const evidence of [...finding.evidence].sort((a, b) => a.start - b.start)) {
    const isCurrent = note.text.slice(evidence.start, evidence.end) === evidence.quote;
    const [start, end] = isCurrent ? findSentence(note, evidence) : [evidence.start, evidence.end];
    const text = isCurrent ? note.text.slice(start, end) : evidence.quote;
    const isWhole = evidence.end - evidence.start >= text.length;
    const marks: Range[] = isWhole
      ? findNamed(evidence, finding, review.mentions)
      : [[evidence.start, evidence.end]];
    const same = quotes.find((quote) => quote.start <= evidence.start && evidence.end <= quote.end);
    const words = isCurrent ? { start: evidence.start, end: evidence.end } : null;
    if (same === undefined) quotes.push({ start, end, text, marks, words });
    else same.marks.push(...marks);
  }
  return quotes.map(({ start, text, marks, words }) => ({
    start,
    words,
    label: labelAt(note, start),
    parts: cutAt(
      text,
      marks.map(([from, to]) => [from - start, to - start]),
    ),
  }));
}

/** Mentions inside a sentence that the finding's message or reason names: "the note says “left” and “nose”". */
function findNamed(evidence: Evidence, finding: Finding, mentions: readonly Mention[]): Range[] {
  const said = `${finding.message} ${finding.suggestions[0]?.why ?? ''}`.toLowerCase();
  return mentions
    .filter((mention) => mention.start >= evidence.start && mention.end <= evidence.end)
    .filter((mention) => {
      if (mention.kind === 'code') return mention.value === finding.code;
      return said.includes(mention.quote.toLowerCase()) || said.includes(mention.value.toLowerCase());
    })
    .map((mention) => [mention.start, mention.end]);
}

function findSentence({ text, fields }: NoteText, { start, end }: Evidence): Range {
  const field = fields.find((candidate) => candidate.start <= start && end <= candidate.end);
  const first = Math.max(field?.start ?? 0, start - MOST_AROUND);
  const last = Math.min(field?.end ?? text.length, end + MOST_AROUND);
  const before = text.slice(first, start);
  const after = text.slice(end, last);
  const opening = Math.max(before.lastIndexOf('\n') + 1, afterLastStop(before));
  const closing = after.search(/\n|(?<=[.!?])\s/);
  return trim(text, [first + opening, closing < 0 ? last : end + closing]);
}

/** Where the last sentence of a text begins. A stop ends a sentence only before a blank: "C44.91" holds none. */
function afterLastStop(text: string): number {
  let at = 0;
  for (const stop of text.matchAll(/[.!?]\s+/g)) at = stop.index + stop[0].length;
  return at;
}

function trim(text: string, [start, end]: Range): Range {
  const slice = text.slice(start, end);
  return [start + slice.length - slice.trimStart().length, end - slice.length + slice.trimEnd().length];
}

function labelAt({ fields }: NoteText, start: number): string {
  return fields.find((field) => field.start <= start && start <= field.end)?.label ?? '';
}

/** A text in parts, the given spans marked. Spans may overlap or come in any order. */
export function cutAt(text: string, spans: readonly Range[]): QuotePart[] {
  const parts: QuotePart[] = [];
  let at = 0;
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    const from = Math.max(start, at);
    const to = Math.min(end, text.length);
    if (to <= from) continue;
    if (from > at) parts.push({ text: text.slice(at, from), isMarked: false });
    parts.push({ text: text.slice(from, to), isMarked: true });
    at = to;
  }
  if (at < text.length) parts.push({ text: text.slice(at), isMarked: false });
  return parts;
}

/**
 * Whether the note itself chooses the better code. Where only the present code can be quoted, or the finding asks,
 * the suggestions are a choice for the coder and none may look like the answer.
 */
export function isDecided(finding: Finding): boolean {
  // On no line of the claim: there is nothing to choose between but one code, or leaving it out.
  if (finding.code === '') return finding.suggestions.length === 1;
  if (finding.grade === 'inform' || finding.suggestions.length === 0) return false;
  const present = fold(finding.code);
  return finding.suggestions.length === 1 || finding.evidence.some(({ quote }) => fold(quote) !== present);
}

/** "No code on the claim for “rosacea”" */
export function sayNoCode({ evidence }: Finding): string {
  const words = evidence[0]?.quote ?? '';
  return words === '' ? 'No code on the claim' : `No code on the claim for “${words}”`;
}

/** What a finding is called in a sentence: its code, or the words that have none. */
export function nameFinding(finding: Finding): string {
  return finding.code === '' ? (finding.evidence[0]?.quote ?? 'a diagnosis without a code') : finding.code;
}

function fold(code: string): string {
  return code.toUpperCase().replace(/[^A-Z0-9]/g, '');
}
