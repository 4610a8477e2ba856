import { type ReleaseRow, type Row, readRows, writeRows } from './tables.ts';
import { CODE_SYSTEMS } from './types.ts';

/**
 * Read the table of releases.
 * @param name of the file, for the error
 * @throws Error where a system or a day is not readable
 */
export function readReleases(text: string, name: string): ReleaseRow[] {
  return readRows(text, name).map((row) => readRelease(row, name));
}

/** The columns of the table of releases that the book needs. */
export function writeReleases(releases: readonly ReleaseRow[]): string {
  const columns = ['key', 'system', 'name', 'from', 'to'];
  return writeRows(
    [],
    columns,
    releases.map(({ key, system, name, from, to }) => [key, system, name, from, to]),
  );
}

function readRelease(row: Row, name: string): ReleaseRow {
  const system = CODE_SYSTEMS.find((known) => known === row('system'));
  if (!system) throw new Error(`${name}: "${row('system')}" is not a code system.`);
  for (const column of ['from', 'to']) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(row(column))) throw new Error(`${name}: "${row(column)}" is not a day.`);
  }
  return { key: row('key'), system, name: row('name'), from: row('from'), to: row('to') };
}
