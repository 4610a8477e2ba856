import { codeOf } from './notes-layout.ts';
import { openNotesRows } from './notes-rows.ts';
import type { NoteRow, NotesTables } from './notes-tables.ts';
import { openPack } from './pack.ts';

/**
 * Take compiled notes apart into the tables they were made from, so that an update can replace a part of them.
 * `compileNotes` makes the same bytes of them again.
 * @throws DamagedTable where the bytes are not whole notes
 */
export function notesTablesOf(bytes: ArrayBuffer): NotesTables {
  const rows = openNotesRows(openPack('notes', bytes));
  const notes: NoteRow[] = [];
  for (let holder = 0; holder < rows.holderCount; holder += 1) {
    const [from, to] = rows.notesOf(holder);
    for (let place = from; place < to; place += 1) notes.push(rows.note(place, holder));
  }
  return {
    sources: rows.sources,
    outline: rows.outline(),
    notes,
    seventh: Array.from(rows.seventhHolders, (_, place) => rows.seventh(place)),
    skinRead: rows.skinRead(),
    neoplasm: Array.from({ length: rows.neoplasmCount }, (_, row) => rows.neoplasmRow(row)),
    index: Array.from(rows.entryKeys, (_, place) => rows.indexRow(place)),
    see: rows.see(),
    marks: Array.from(rows.markKeys, (_, place) => rows.mark(place)),
    titles: new Map(Array.from(rows.codeKeys, (key, place) => [codeOf(key), rows.codeTitle(place)])),
  };
}
