import { useState } from 'react';
import type { NoteText } from '../utils/note/types.ts';

/** What is being read, by the ids of its fields. Ids live as long as the page's own fields. */
interface Reading {
  readonly source: string;
  /** As the page names it; `null` where it names none. */
  readonly named: number | null;
  readonly notes: ReadonlySet<string>;
  readonly codes: ReadonlySet<string>;
}

interface Seen {
  readonly number: number;
  readonly highest: number;
  readonly note: NoteText | null;
  readonly reading: Reading;
  /** The encounter that a page named last, and the number it has here. */
  readonly last: { readonly source: string; readonly named: number; readonly number: number } | null;
}

/**
 * A number for the encounter beside the panel. What belongs to one patient hangs on it, so that it cannot reach the
 * next: a new one, never used before, begins with another site or tab, where the note is gone or emptied, and where not
 * one field of it is left. Typing in the note, or opening one more field of it, stays in the same encounter. Where the
 * page names patient and visit, that alone decides: the same fields may serve the next patient, and a page that loads
 * anew may go on with the same.
 * @param source the site or tab it is read from
 * @param named number of the encounter as the page names it; `null` where it names none
 */
export function useEncounter(note: NoteText | null, source: string, named: number | null): number {
  const [seen, setSeen] = useState<Seen>(() => {
    const last = named === null ? null : { source, named, number: 1 };
    return { number: 1, highest: 1, note, reading: describe(note, source, named), last };
  });
  const { reading: before } = seen;
  if (seen.note === note && before.source === source && before.named === named) return seen.number;
  const reading = describe(note, source, named);
  const number = numberOf(seen, reading);
  setSeen({
    number,
    highest: Math.max(number, seen.highest),
    note,
    reading,
    last: named === null ? seen.last : { source, named, number },
  });
  return number;
}

function numberOf({ number, highest, reading: before, last }: Seen, now: Reading): number {
  const next = highest + 1;
  if (now.named === null || last === null) return isSameEncounter(before, now) ? number : next;
  // What a page named before a moment of silence counts as well: those fields may have been filled anew since.
  return last.source === now.source && last.named === now.named ? last.number : next;
}

function describe(note: NoteText | null, source: string, named: number | null): Reading {
  return { source, named, notes: nameFields(note?.fields ?? []), codes: nameFields(note?.codeFields ?? []) };
}

function nameFields(fields: readonly { readonly frameId: number; readonly fieldId: string }[]): Set<string> {
  return new Set(fields.map(({ frameId, fieldId }) => `${frameId} ${fieldId}`));
}

function isSameEncounter(before: Reading, now: Reading): boolean {
  if (before.source !== now.source) return false;
  if (before.notes.size > 0) return !before.notes.isDisjointFrom(now.notes);
  if (before.codes.size > 0) return !before.codes.isDisjointFrom(now.codes);
  return now.notes.size === 0 && now.codes.size === 0;
}
