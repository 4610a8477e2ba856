import { useState } from 'react';
import type { NoteText } from '../utils/note/types.ts';

/** What is being read, by the ids of its fields. Ids live as long as the page's own fields. */
interface Reading {
  readonly source: string;
  readonly notes: ReadonlySet<string>;
  readonly codes: ReadonlySet<string>;
}

interface Seen {
  readonly number: number;
  readonly note: NoteText | null;
  readonly reading: Reading;
}

/**
 * A number for the encounter beside the panel, never used twice. What belongs to one patient hangs on it, so that it
 * cannot reach the next: a new one begins with another site or tab, where the note is gone or emptied, and where not
 * one field of it is left. Typing in the note, or opening one more field of it, stays in the same encounter.
 * @param source the site or tab it is read from
 */
export function useEncounter(note: NoteText | null, source: string): number {
  const [seen, setSeen] = useState<Seen>(() => ({ number: 1, note, reading: describe(note, source) }));
  if (seen.note === note && seen.reading.source === source) return seen.number;
  const reading = describe(note, source);
  const number = isSameEncounter(seen.reading, reading) ? seen.number : seen.number + 1;
  setSeen({ number, note, reading });
  return number;
}

function describe(note: NoteText | null, source: string): Reading {
  return { source, notes: nameFields(note?.fields ?? []), codes: nameFields(note?.codeFields ?? []) };
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
