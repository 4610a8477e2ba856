import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readTables } from '../../../utils/cli/build-book.ts';
import { compileNotesTables } from '../../../utils/cli/compile-releases.ts';
import { readBook } from '../../../utils/cli/read-book.ts';
import { parseNotesTables } from '../../../utils/codes/notes-texts.ts';
import { NOTE_KINDS } from '../../../utils/codes/notes-types.ts';
import { readIndex } from '../../../utils/codes/parse-index.ts';
import { readTabular, type TabularList } from '../../../utils/codes/parse-tabular.ts';
import { findOfficialFiles } from './official-files.ts';

const texts = readTables();
const tables = parseNotesTables(texts);
const official = findOfficialFiles();

/** A test that needs the official files: without them, a message says that it was left out. */
function besideFiles(name: string, run: () => void): void {
  test(name, { timeout: 60_000 }, () => {
    if (official !== undefined) run();
  });
}

function readOfficial(name: string): Buffer {
  const raw = readFileSync(join(official ?? '', name));
  return name.endsWith('.gz') ? gunzipSync(raw) : raw;
}

/** Lines of notes by their element, counted without reading the XML: each note ends on its own. */
function countLines(xml: string): Record<string, number> {
  const elements = {
    note: 'notes',
    includes: 'includes',
    inclusion: 'inclusionTerm',
    'code-first': 'codeFirst',
    'use-additional': 'useAdditionalCode',
    'code-also': 'codeAlso',
    excludes1: 'excludes1',
    excludes2: 'excludes2',
  };
  return Object.fromEntries(
    Object.entries(elements).map(([kind, element]) => {
      const bodies = xml.match(new RegExp(`<${element}>[^]*?</${element}>`, 'g')) ?? [];
      return [kind, bodies.reduce((sum, body) => sum + body.split('</note>').length - 1, 0)];
    }),
  );
}

function readList(bytes: Uint8Array): TabularList {
  const reader = readTabular();
  reader.write(bytes);
  return reader.finish();
}

describe('beside the official files', () => {
  besideFiles('the reader comes to the lines that a plain count of the 2021 list comes to', () => {
    const xml = readOfficial('icd10cm/tabular/tabular-fy2021.xml.gz');
    const list = readList(xml);
    const counted = countLines(xml.toString('utf8'));
    for (const kind of NOTE_KINDS)
      expect([kind, list.notes.filter((row) => row.kind === kind).length]).toEqual([kind, counted[kind]]);
    const text = xml.toString('utf8');
    expect(list.titles.size).toBe((text.match(/<diag\b/g) ?? []).length);
    expect(list.outline.filter((row) => row.kind === 'block').length).toBe(
      (text.match(/<section /g) ?? []).length,
    );
    expect(list.seventh.length).toBe((text.match(/<sevenChrNote>/g) ?? []).length);
    expect(list.seventh.flatMap((row) => row.choices).length).toBe((text.match(/<extension /g) ?? []).length);
  });

  besideFiles('the outline has the chapters, sections and categories of the outline files', () => {
    const lines = (name: string): string[][] =>
      readOfficial(`icd10cm/tabular/icd10cm-${name}-April-1-2026.csv`)
        .toString('utf8')
        .trim()
        .split(/\r?\n/)
        .slice(1)
        .map((line) => line.split(','));
    const keys = (kind: string): string[] =>
      tables.outline.filter((row) => row.kind === kind).map((row) => row.key);
    const range = (key = ''): string => (key.includes('-') ? key : `${key}-${key}`);
    expect(keys('chapter')).toEqual(lines('chapters').map(([key]) => key));
    expect(keys('block').sort()).toEqual(
      lines('sections')
        .map(([key]) => range(key))
        .sort(),
    );
    const parents = new Map(tables.outline.map((row) => [row.key, row.parent]));
    for (const cells of lines('categories')) {
      const code = cells[0] ?? '';
      expect([code, parents.get(code)]).toEqual([code, range(cells.at(-2))]);
    }
    expect(keys('category').length).toBe(lines('categories').length);
  });

  besideFiles('the excludes of chapter 12 are those of FY2027 to the line', () => {
    const chapter: { notes: Record<string, Record<string, string[]>> } = JSON.parse(
      readOfficial('icd10cm/tabular/chapter12-notes-fy2027.json').toString('utf8'),
    );
    const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
    for (const kind of ['excludes1', 'excludes2'] as const) {
      const stated = Object.entries(chapter.notes).flatMap(([name, notes]) =>
        (notes[kind] ?? []).map((text) => `${name.replace(/^(Chapter|Block) /, '')}: ${plain(text)}`),
      );
      const ours = tables.notes
        .filter((row) => row.kind === kind && /^(12$|L\d)/.test(row.holder))
        .map((row) => `${row.holder}: ${row.text}`);
      expect(ours.sort()).toEqual(stated.sort());
    }
  });

  besideFiles('the marks are as many as Medicare counts', () => {
    const file: { counts: Record<string, number> } = JSON.parse(
      readOfficial('medicare/mce-edits-2026-07.json').toString('utf8'),
    );
    const count = (mark: string): number => tables.marks.filter((row) => row.mark === mark).length;
    expect(count('manifestation')).toBe(file.counts.manifestation_not_pdx);
    expect(count('unacceptable-principal')).toBe(file.counts.unacceptable_pdx);
    expect(count('unacceptable-principal-unless-secondary')).toBe(
      file.counts.unacceptable_pdx_unless_secondary,
    );
  });

  besideFiles('the neoplasm table and the index hold every row of theirs', () => {
    const xml = readOfficial('icd10cm/tabular/neoplasm-2026-april.xml.gz').toString('utf8');
    expect(tables.neoplasm.length).toBe((xml.match(/<(?:mainTerm|term)\b/g) ?? []).length);
    const cells = xml.match(/<cell col="\d">[A-Z][^<]*/g) ?? [];
    expect(tables.neoplasm.flatMap((row) => row.cells.filter((cell) => cell !== '')).length).toBe(
      cells.length,
    );
    const folder = join(official ?? '', '../vocabulary');
    const lines = readdirSync(folder)
      .filter((name) => name.startsWith('alphabetic-index-skin'))
      .flatMap((name) => readFileSync(join(folder, name), 'utf8').trimEnd().split('\n').slice(1))
      .map((line) => line.split('\t'))
      .filter((cells) => cells[2] !== '')
      .map((cells) => [cells[0], cells[2], cells[3]].join('\t'));
    expect(
      tables.index.map((row) => [row.path.join(' > '), row.code, row.manifestation].join('\t')).sort(),
    ).toEqual([...new Set(lines)].sort());
  });

  besideFiles('the index of external causes, made like the whole index, is read to its last line', () => {
    const { book } = readBook();
    const xml = readOfficial('icd10cm/tabular/eindex-2026-april.xml.gz');
    const reader = readIndex((code) => book.find(code, 'icd10cm') !== undefined);
    reader.write(xml);
    const rows = reader.finish();
    expect(rows.length).toBe((xml.toString('utf8').match(/<code>/g) ?? []).length);
    const paths = rows.filter((row) => row.code === 'W89.1').map((row) => row.path.join(' > '));
    expect(paths).toContain('Exposure > sunlight > man-made > tanning bed');
  });

  besideFiles(
    'the tables are what the official files come to, and an older tabular list does not drive out a newer',
    () => {
      const fresh = compileNotesTables(official ?? '');
      const names = [...texts.keys()].filter((name) => name.startsWith('notes/')).sort();
      expect([...fresh.keys()].sort()).toEqual(names);
      expect(names.filter((name) => texts.get(name) !== fresh.get(name))).toEqual([]);
      const older = join(official ?? '', 'icd10cm/tabular/tabular-fy2021.xml.gz');
      expect(() => compileNotesTables(official ?? '', older)).toThrow('older than the list in use');
    },
  );
});
