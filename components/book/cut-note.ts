import type { LinkTo, NoteLine } from '../../utils/codes/describe-code-types.ts';

/** A code within a note, with what must stay on its line: the bracket before it and the marks behind it. */
interface NotePart {
  /** Its place in the text. */
  readonly key: number;
  /** The words since the code before it. */
  readonly before: string;
  readonly opening: string;
  readonly code: string;
  readonly closing: string;
  readonly to: LinkTo;
}

/** The text of a note cut at the codes in it. `rest` is what follows the last. */
export function cutNote({ text, links }: NoteLine): {
  readonly parts: readonly NotePart[];
  readonly rest: string;
} {
  const parts: NotePart[] = [];
  let from = 0;
  for (const { start, end, to } of links.toSorted((a, b) => a.start - b.start)) {
    const words = text.slice(from, start);
    const opening = /[([]*$/.exec(words)?.[0] ?? '';
    const closing = /^[)\],.;:]*/.exec(text.slice(end))?.[0] ?? '';
    const before = words.slice(0, words.length - opening.length);
    parts.push({ key: start, before, opening, code: text.slice(start, end), closing, to });
    from = end + closing.length;
  }
  return { parts, rest: text.slice(from) };
}
