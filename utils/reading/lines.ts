/** The lines of a note: how each is marked, and whether it goes on in the next one. */
import type { Span } from './types.ts';

export interface Line extends Span {
  /** Where the words start, behind indent and list mark. */
  readonly body: number;
  readonly indent: number;
  readonly mark: 'number' | 'bullet' | null;
  readonly blank: boolean;
  /** The width of the page ended it, and the next line goes on with its sentence. */
  readonly wraps: boolean;
}

type Marked = Omit<Line, 'wraps'>;

const MARK =
  /^([ \t]*)(?:(\(?\d{1,2}[.):]|#\s?\d{0,2}[.):]?)(?=\s|[A-Za-z])|([A-H][.)])(?=\s(?!coli))|([-*•‣▪◦–—+o](?=\s)|[•‣▪◦]))?[ \t]*/;
/** "Problem A - L ankle", "Lesion 2: left cheek": what stands below belongs to it. */
const NAMED_ITEM = /^(?:problem|issue|concern)\s?#?\s?(?:[A-H]|\d{1,2})\b/i;
/** "1 AK nose": a number without its dot. */
const BARE_NUMBER = /^[ \t]*(\d{1,2})[ \t]+(?=[A-Za-z])/;
/** A line this short was ended by the writer, not by the width of the page. */
const WRAPPED_FROM = 55;
/** A line that begins like this says something new. */
const OPENS =
  /^(?:bx|cx|pe|hx|pmh|fhx?|dx|ddx|rx|tx|imp|impression|assessment|plan|exam|a\/p?|p\/|f\/u|fu|rtc|ros|koh|labs?)\b/i;
/** No sentence ends with one of these. */
const GOES_ON =
  /(?:,|-|\b(?:a|an|the|of|on|in|at|to|and|or|with|by|for|from|is|was|are|were|no|not|left|right|her|his|than|that))$/i;

/** All lines of a text, in order; the last one may be empty. */
export function readLines(text: string): Line[] {
  const lines: Marked[] = [];
  let start = 0;
  while (start <= text.length) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    lines.push(readLine(text, start, end));
    start = end + 1;
  }
  markBareNumbers(text, lines);
  return markWrapped(text, lines);
}

function readLine(text: string, start: number, end: number): Marked {
  const head = text.slice(start, Math.min(end, start + 40));
  const match = MARK.exec(head);
  const indent = match?.[1]?.length ?? 0;
  const body = start + (match?.[0].length ?? 0);
  const isNamed = NAMED_ITEM.test(head.slice(match?.[0].length ?? 0));
  const mark = match?.[2] || match?.[3] || isNamed ? 'number' : match?.[4] ? 'bullet' : null;
  return { start, end, body, indent, mark, blank: text.slice(start, end).trim() === '' };
}

/** "1 AK / 2 BCC nose": numbers without a dot mark items where they follow each other from 1 on. */
function markBareNumbers(text: string, lines: Marked[]): void {
  const numbers = lines.map((line) =>
    line.mark === null ? BARE_NUMBER.exec(text.slice(line.start, Math.min(line.end, line.start + 12))) : null,
  );
  let expected = 1;
  numbers.forEach((match, at) => {
    const line = lines[at];
    if (line?.blank) expected = 1;
    if (!match || !line) return;
    const number = Number(match[1]);
    if (number === 1) expected = Number(numbers[at + 1]?.[1]) === 2 ? 1 : 0;
    if (number !== expected) return;
    expected++;
    lines[at] = { ...line, mark: 'number', body: line.start + match[0].length };
  });
}

/** Paragraph by paragraph: where the next line's first word would have found no room, the page ended the line. */
function markWrapped(text: string, lines: readonly Marked[]): Line[] {
  const marked: Line[] = [];
  for (let at = 0; at < lines.length; ) {
    let to = at;
    let widest = 0;
    for (let line = lines[to]; line && !line.blank; line = lines[++to])
      widest = Math.max(widest, line.end - line.start);
    for (; at < Math.max(to, at + 1) && at < lines.length; at++) {
      const line = lines[at];
      const next = at + 1 < to ? lines[at + 1] : undefined;
      if (line) marked.push({ ...line, wraps: next !== undefined && goesOn(text, line, next, widest) });
    }
  }
  return marked;
}

function goesOn(text: string, line: Marked, next: Marked, widest: number): boolean {
  const length = line.end - line.start;
  if (length < WRAPPED_FROM || next.mark !== null) return false;
  const tail = text.slice(Math.max(line.start, line.end - 12), line.end).trimEnd();
  if (/[.:;!?]$/.test(tail)) return false;
  const head = text.slice(next.body, Math.min(next.end, next.body + 40));
  if (OPENS.test(head)) return false;
  if (length + 1 + (/^\S*/.exec(head)?.[0].length ?? 0) <= widest) return false;
  // A new statement begins with a capital; a name in the middle of one mostly follows a little word.
  return !/^[A-Z]/.test(head) || GOES_ON.test(tail);
}
