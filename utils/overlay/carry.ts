/**
 * Carries places over an edit. Between two states of a text one edit is assumed: what both begin and end with is the
 * same, what is between was replaced. Places before it stay, places after it move, and what it touches is dropped:
 * better no mark than one under other words.
 */

/** `before[start..oldEnd)` was replaced by `after[start..newEnd)`. */
export interface Edit {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
  readonly after: string;
}

export interface Run {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** @returns `null` where nothing has changed */
export function findEdit(before: string, after: string): Edit | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail++;
  }
  return { start, oldEnd: before.length - tail, newEnd: after.length - tail, after };
}

/** @returns where the run stands after the edit; `null` where the edit touched it, or joined its words to others */
export function carry(edit: Edit | null, { start, end }: Run): Run | null {
  if (edit === null) return { start, end };
  if (end <= edit.start) {
    return end === edit.start && joinsWords(edit.after, end) ? null : { start, end };
  }
  if (start < edit.oldEnd) return null;
  const moved = edit.newEnd - edit.oldEnd;
  if (start === edit.oldEnd && joinsWords(edit.after, edit.newEnd)) return null;
  return { start: start + moved, end: end + moved };
}

/** Whether no blank or mark parts the words on both sides of a place. */
function joinsWords(text: string, at: number): boolean {
  return /^[\p{L}\p{N}]{2}$/u.test(text.slice(Math.max(0, at - 1), at + 1));
}
