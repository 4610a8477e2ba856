/** Sentences of one line of a note, and the numbers that begin a new problem inside it. */
import type { Line } from './lines.ts';
import type { Span } from './types.ts';

const NUMBER_INSIDE = /(^|[\s.;:,])\(?(\d{1,2})[.)]\s+(?=[A-Za-z(])/g;

interface Cut extends Span {
  /** It begins with the number of an item. */
  readonly numbered: boolean;
}

const SENTENCE_END = /[.!?](?=\s+[A-Z("“\d#-])|;(?=\s)|[.!?]$/g;
const ABBREVIATION =
  /(?:^|[\s(])(?:[A-Za-z]|[Dd]r|[Mm]rs?|[Mm]s|vs|approx|[Ss]t|[Nn]o|pt|[Hh]x|[Dd]x|[Tt]x|[Rr]x|[Ll]t|[Rr]t|e\.g|i\.e|etc|cm|mm|q\.\w|b\.i|t\.i)$/;

/** No sentence of a note is longer. Text without an end, pasted or hostile, is cut so that reading stays linear. */
const LONGEST_SENTENCE = 1500;

/** Cuts a start whose sentence would be too long into several, each behind a white space where there is one. */
function shorten(body: string) {
  return (start: [number, boolean], index: number, starts: readonly [number, boolean][]) => {
    const end = starts[index + 1]?.[0] ?? body.length;
    const cuts: [number, boolean][] = [start];
    for (let from = start[0]; end - from > LONGEST_SENTENCE; from = cuts.at(-1)?.[0] ?? end) {
      const space = body.slice(from, from + LONGEST_SENTENCE).search(/\s\S*$/);
      cuts.push([from + (space > 0 ? space + 1 : LONGEST_SENTENCE), false]);
    }
    return cuts;
  };
}

/** Sentences of one line; an item number inside the line starts a new problem: "1. AK 2. BCC of nose". */
export function cutSentences(text: string, line: Line): Cut[] {
  const body = text.slice(line.body, line.end);
  const starts = new Map<number, boolean>([[0, false]]);
  for (const match of body.matchAll(SENTENCE_END)) {
    const dot = match[0] === '.' && ABBREVIATION.test(body.slice(Math.max(0, match.index - 8), match.index));
    if (!dot) starts.set(match.index + match[0].length, false);
  }
  let expected = 1;
  for (const match of body.matchAll(NUMBER_INSIDE)) {
    const number = Number(match[2]);
    if (number !== expected && !(expected === 1 && number === 2 && line.mark === 'number')) continue;
    expected = number + 1;
    const from = match.index + (match[1]?.length ?? 0);
    // The dot behind an item's number ends no sentence.
    starts.delete(match.index + match[0].trimEnd().length);
    starts.set(from, true);
  }
  const ordered = [...starts].sort((a, b) => a[0] - b[0]).flatMap(shorten(body));
  return ordered.flatMap(([from, numbered], index) => {
    const to = ordered[index + 1]?.[0] ?? body.length;
    const piece = body.slice(from, to);
    if (piece.trim() === '' || /^[\s\d.)(]*$/.test(piece)) return [];
    const lead = piece.length - piece.trimStart().length;
    const end = line.body + from + piece.trimEnd().length;
    return [{ start: line.body + from + lead, end, numbered }];
  });
}
