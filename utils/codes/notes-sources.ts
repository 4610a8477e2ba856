import { NOTES_PARTS } from './notes-layout.ts';
import type { NotesSource } from './notes-tables.ts';
import { readRows, writeRows } from './tables.ts';

const COLUMNS = ['part', 'release', 'from', 'file', 'sha256', 'read', 'kept'];

/** The table that says where every part was read, as text. */
export function sourcesTable(sources: readonly NotesSource[], remarks: readonly string[] = []): string {
  return writeRows(
    remarks,
    COLUMNS,
    sources.map((row) => [row.part, row.release, row.from, row.file, row.sha256, row.read, row.kept]),
  );
}

/** @throws Error where a part is not known or has no date */
export function readSources(text: string, name: string): NotesSource[] {
  return readRows(text, name).map((row) => {
    const part = NOTES_PARTS.find((each) => each === row('part'));
    const from = row('from');
    if (!part || !/^\d{4}-\d{2}-\d{2}$/.test(from)) throw new Error(`${name}: "${row('part')}" is no part.`);
    return {
      part,
      release: row('release'),
      from,
      file: row('file'),
      sha256: row('sha256'),
      read: row('read'),
      kept: row('kept'),
    };
  });
}
