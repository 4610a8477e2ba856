/** Where the card of a code has its facts from, and how far the lists that were read know the code. */
import type { CodeNotes } from './notes-types.ts';
import type { CodeBook, EntryId, IsoDate } from './types.ts';

/** Where title and days come from, and what was not read of its notes, in sentences. */
export function saySources(book: CodeBook, notes: CodeNotes | null, id: EntryId, date: IsoDate): string[] {
  const { system } = book.entry(id, date);
  if (system === 'cpt') return ['The label is our own; it is not the AMA descriptor.'];
  if (system === 'hcpcs') return sayHcpcsSources(book, id, date);
  const notRead = notes && sayNotRead(book, notes, id);
  const own = `Title and standing: ICD-10-CM ${book.stand(id, date).release}.`;
  return notRead === null ? [own] : [own, notRead];
}

/**
 * Why the official notes of an ICD-10-CM code are not known: it began after the list that was read, or had ended before.
 * @returns `null` where the list holds it, or a newer part of it was read. What a known code has no note of, it has none of
 */
export function sayNotRead(book: CodeBook, notes: CodeNotes, id: EntryId): string | null {
  const list = notes.releases.find(({ part }) => part === 'tabular');
  if (list === undefined) return null;
  const { standing } = book.stand(id, list.from);
  if (standing === 'billable' || standing === 'header') return null;
  if (notes.notes(book.entry(id).code).some(({ holder }) => !holder.isInherited && standing === 'not-yet'))
    return null;
  return standing === 'not-yet'
    ? `The code is newer than the tabular list of ${list.release}, which our notes are from: its own are not known here.`
    : `The code is not in the tabular list of ${list.release}, which our notes are from: those of its time are not known here.`;
}

function sayHcpcsSources(book: CodeBook, id: EntryId, date: IsoDate): string[] {
  const { since, until } = book.stand(id, date);
  const text = book.entry(id, date).title === '' ? ['The CMS files at hand hold no text for it.'] : [];
  return [...text, sayHcpcsDays(book, id, { since, until })];
}

function sayHcpcsDays(
  book: CodeBook,
  id: EntryId,
  { since, until }: { readonly since: IsoDate | null; readonly until: IsoDate | null },
): string {
  const [begun, ...later] = book.history(id);
  const file = begun?.release ?? '';
  if (since === null && until === null)
    return `Known from the CMS list of ${file}; the files at hand hold no days for it.`;
  const end = until === null ? undefined : later.findLast(({ what }) => what === 'retired');
  return end === undefined || end.release === file
    ? `Days as in the CMS file of ${file}.`
    : `First day as in the CMS file of ${file}. Its last day became known after that file.`;
}
