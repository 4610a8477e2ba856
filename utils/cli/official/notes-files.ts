import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'fflate';
import { withDot } from '../../codes/code-text.ts';
import {
  NO_NOTES,
  type OfficialNotes,
  withMarks,
  withOfficialNotes,
  withSkinPart,
} from '../../codes/lay-notes.ts';
import type { IndexRow, MarkRow, NotesTables, SeeRow, SkinReadRow } from '../../codes/notes-tables.ts';
import type { ClaimMark } from '../../codes/notes-types.ts';
import { readNeoplasm } from '../../codes/parse-neoplasm.ts';
import { readTabular } from '../../codes/parse-tabular.ts';
import { readRows } from '../../codes/tables.ts';
import { z } from '../../zod.ts';
import { CHAPTER_12, readSkinNotes, SKIN } from './skin-notes.ts';
import { sha256 } from './unzip.ts';

/** The list that lies among the official files, for whoever has no newer one. */
const PLAIN_TABULAR = 'icd10cm/tabular/tabular-fy2021.xml.gz';
const NEOPLASM = 'icd10cm/tabular/neoplasm-2026-april.xml.gz';
const MARKS = 'medicare/mce-edits-2026-07.json';
const INDEX_FOLDER = '../vocabulary';
const INDEX_FILE = /^alphabetic-index-skin-\d+\.tsv$/;
const SKIN_RELEASE = { release: 'FY2027', from: '2026-10-01' };

/** Names of Medicare's lists, and ours. */
const MARK_OF: readonly (readonly [string, ClaimMark])[] = [
  ['manifestation_not_pdx', 'manifestation'],
  ['unacceptable_pdx', 'unacceptable-principal'],
  ['unacceptable_pdx_unless_secondary', 'unacceptable-principal-unless-secondary'],
];
const marksFile = z.object({ codes: z.record(z.string(), z.array(z.object({ code: z.string() }))) });

/**
 * Notes, outline, neoplasm table, index and marks as the official files have them.
 * @param source folder of the official files
 * @param tabular a newer tabular list, by its path
 * @param committed the tables as they are: where their tabular list is newer than the one at hand, it stays
 * @throws Error where a file is missing or of another shape; `UnreadableFile` for the XML files
 */
export function readNotesFiles(
  source: string,
  tabular: string | undefined,
  committed: NotesTables | undefined,
): NotesTables {
  const path = tabular ?? join(source, PLAIN_TABULAR);
  const edition = editionOf(basename(path));
  const kept = committed?.sources.find((row) => row.part === 'tabular');
  const isOlder = kept !== undefined && edition.from < kept.from;
  if (isOlder) {
    if (tabular !== undefined)
      throw new Error(`${basename(path)} is older than the list in use, ${kept.release}.`);
    console.log(`The tabular list of ${kept.release} stays: ${basename(path)} is older.`);
  }
  const list = isOlder && committed ? listIn(committed) : withList(path, edition);
  const holders = [...list.notes, ...list.skinRead].map((row) => row.holder);
  const skin = readSkinNotes(source, { outline: list.outline, holders });
  if (isOlder) proveCovered(list.skinRead, skin.read);
  const skinFiles = `${basename(CHAPTER_12)} and ${basename(SKIN)}`;
  const laid = withSkinPart(list, skin, { ...SKIN_RELEASE, file: skinFiles, sha256: skin.sha256 });
  return withMarks(withOthers(laid, source), readMarks(source), {
    release: 'MCE July 2026',
    from: '2026-07-01',
    file: basename(MARKS),
    sha256: sha256(readFileSync(join(source, MARKS))),
  });
}

interface Edition {
  readonly release: string;
  readonly from: string;
}

/** Release and first day, from the name of a tabular list. */
function editionOf(file: string): Edition {
  const april = /(january|april)-1-(\d{4})/i.exec(file);
  if (april?.[1] && april[2]) {
    const isApril = april[1].toLowerCase() === 'april';
    return isApril
      ? { release: `April ${april[2]}`, from: `${april[2]}-04-01` }
      : { release: `January ${april[2]}`, from: `${april[2]}-01-01` };
  }
  // The one among the official files is the update of that January.
  if (/fy2021/.test(file)) return { release: 'January 2021', from: '2021-01-01' };
  const year = /(20\d\d)/.exec(file)?.[1];
  if (year === undefined) throw new Error(`The name of ${file} does not say which release it is.`);
  return { release: `FY${year}`, from: `${Number(year) - 1}-10-01` };
}

function withList(path: string, edition: Edition): NotesTables {
  const raw = readFileSync(path);
  const reader = readTabular();
  reader.write(path.endsWith('.gz') ? gunzipSync(raw) : raw);
  return withOfficialNotes(NO_NOTES, {
    ...edition,
    tabular: { content: reader.finish(), file: basename(path), sha256: sha256(raw) },
  });
}

/** The committed list without the skin part, which is laid over it anew. */
function listIn(committed: NotesTables): NotesTables {
  return {
    ...committed,
    sources: committed.sources.filter((row) => row.part === 'tabular'),
    notes: committed.notes.filter((row) => row.part === 'tabular'),
    seventh: committed.seventh.filter((row) => row.part === 'tabular'),
  };
}

/** What lay under the skin part is in no table: it cannot come to light without the list itself. */
function proveCovered(before: readonly SkinReadRow[], now: readonly SkinReadRow[]): void {
  const covered = new Set(now.flatMap(({ holder, kinds }) => kinds.map((kind) => `${holder} ${kind}`)));
  const bare = before.find(({ holder, kinds }) => kinds.some((kind) => !covered.has(`${holder} ${kind}`)));
  if (bare)
    throw new Error(`The skin part no longer covers ${bare.holder}: give the tabular list by --tabular.`);
}

function withOthers(tables: NotesTables, source: string): NotesTables {
  const raw = readFileSync(join(source, NEOPLASM));
  const reader = readNeoplasm();
  reader.write(gunzipSync(raw));
  const neoplasm = { content: reader.finish(), file: basename(NEOPLASM), sha256: sha256(raw) };
  const laid = withOfficialNotes(tables, { release: 'April 2026', from: '2026-04-01', neoplasm });
  return withOfficialNotes(laid, { ...SKIN_RELEASE, ...readSkinIndex(source) });
}

/** The skin part of the Alphabetic Index: four files with some paths twice, brought into one order. */
function readSkinIndex(source: string): Pick<OfficialNotes, 'index' | 'see'> {
  const folder = join(source, INDEX_FOLDER);
  const names = readdirSync(folder)
    .filter((name) => INDEX_FILE.test(name))
    .sort();
  const texts = names.map((name) => readFileSync(join(folder, name), 'utf8'));
  const lines = texts.flatMap((text, at) => readRows(text, names[at] ?? ''));
  const rows = new Map<string, IndexRow>();
  const sees = new Map<string, SeeRow>();
  for (const line of lines) {
    const [path, code, manifestation, see] = [line('path'), line('code'), line('manifestation'), line('see')];
    if (see !== '') sees.set(`${path}\t${see}`, { path: path.split(' > '), see });
    if (code !== '')
      rows.set(`${path}\t${code}\t${manifestation}`, { path: path.split(' > '), code, manifestation });
  }
  const file = { file: 'alphabetic-index-skin-*.tsv', sha256: sha256(texts.join('')) };
  return { index: { content: inOrder(rows), ...file }, see: inOrder(sees) };
}

function inOrder<T>(rows: ReadonlyMap<string, T>): T[] {
  const byKey = ([a]: [string, T], [b]: [string, T]) =>
    compareText(a.toLowerCase(), b.toLowerCase()) || compareText(a, b);
  return [...rows].sort(byKey).map(([, row]) => row);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function readMarks(source: string): MarkRow[] {
  const { codes } = marksFile.parse(JSON.parse(readFileSync(join(source, MARKS), 'utf8')));
  const rows = MARK_OF.flatMap(([name, mark]) => {
    const list = codes[name];
    if (!list) throw new Error(`${MARKS} has no list "${name}".`);
    return list.map(({ code }): MarkRow => ({ code: withDot(code), mark }));
  });
  return rows.sort((a, b) => compareText(a.code, b.code) || compareText(a.mark, b.mark));
}
