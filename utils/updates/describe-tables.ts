import { openBook } from '../codes/open-book.ts';
import { openNotes } from '../codes/open-notes.ts';
import { CODE_SYSTEMS } from '../codes/types.ts';
import type { PartRelease, TableBytes } from './types.ts';

/**
 * The newest release of each part of the tables.
 * @throws DamagedTable where they cannot be opened
 */
export function describeTables({ book, notes }: TableBytes): PartRelease[] {
  const releases = openBook(book).releases;
  const systems = CODE_SYSTEMS.flatMap((part): PartRelease[] => {
    const newest = releases.findLast((release) => release.system === part);
    return newest ? [{ part, name: newest.name, from: newest.from }] : [];
  });
  const parts = openNotes(notes).releases.map(
    ({ part, release, from }): PartRelease => ({ part, name: release, from }),
  );
  return [...systems, ...parts];
}
