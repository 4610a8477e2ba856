/** Which words of a quoted sentence a finding rests on. */
import type { Mention } from '../utils/reading/types.ts';
import type { Evidence, Finding } from '../utils/review/types.ts';

export interface QuotePart {
  readonly text: string;
  readonly isMarked: boolean;
}

/**
 * A quote in parts, the words that decide marked: the code itself, and what the finding's own words name
 * ("the note says “left” and “nose”").
 */
export function markQuote(evidence: Evidence, finding: Finding, mentions: readonly Mention[]): QuotePart[] {
  const said = [finding.message, finding.suggestions[0]?.why ?? ''].join(' ').toLowerCase();
  const spans = mentions
    .filter((mention) => mention.start >= evidence.start && mention.end <= evidence.end)
    .filter((mention) => {
      if (mention.kind === 'code') return mention.value === finding.code;
      return said.includes(mention.quote.toLowerCase()) || said.includes(mention.value.toLowerCase());
    })
    .map((mention) => [mention.start - evidence.start, mention.end - evidence.start] as const);
  return cutAt(evidence.quote, spans);
}

/** A text in parts, the given spans marked. Spans may overlap or come in any order. */
export function cutAt(text: string, spans: readonly (readonly [number, number])[]): QuotePart[] {
  const parts: QuotePart[] = [];
  let at = 0;
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    const from = Math.max(start, at);
    if (end <= from) continue;
    if (from > at) parts.push({ text: text.slice(at, from), isMarked: false });
    parts.push({ text: text.slice(from, end), isMarked: true });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), isMarked: false });
  return parts;
}
