import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { NOTES_FILE, readTables } from '../../../utils/cli/build-book.ts';
import { readBook } from '../../../utils/cli/read-book.ts';
import { compileNotes } from '../../../utils/codes/compile-notes.ts';
import { withBookTitles, withOfficialNotes } from '../../../utils/codes/lay-notes.ts';
import type { NotesTables } from '../../../utils/codes/notes-tables.ts';
import { notesTablesOf } from '../../../utils/codes/notes-tables-of.ts';
import { parseNotesTables } from '../../../utils/codes/notes-texts.ts';
import type { NotesPart } from '../../../utils/codes/notes-types.ts';
import { openNotes } from '../../../utils/codes/open-notes.ts';
import { DamagedTable, ownBuffer } from '../../../utils/codes/pack.ts';
import { readNeoplasm } from '../../../utils/codes/parse-neoplasm.ts';
import { readTabular, type TabularList } from '../../../utils/codes/parse-tabular.ts';

const tables = parseNotesTables(readTables());

function sourceOf(part: NotesPart, from: NotesTables) {
  const source = from.sources.find((row) => row.part === part);
  if (!source) throw new Error(`No source for ${part}.`);
  return source;
}

function readList(bytes: Uint8Array): TabularList {
  const reader = readTabular();
  reader.write(bytes);
  return reader.finish();
}

describe('an update', () => {
  let bytes: Uint8Array;
  let shipped: NotesTables;
  beforeAll(() => {
    readBook();
    bytes = readFileSync(NOTES_FILE);
    shipped = notesTablesOf(ownBuffer(bytes));
  }, 120_000);

  const HOLDER = '<diag><name>L23</name><desc>Allergic contact dermatitis</desc>';
  const list = (note: string): TabularList =>
    readList(
      new TextEncoder().encode(
        `<ICD10CM.tabular><version>2028</version><chapter><name>12</name><desc>Skin</desc><section id="L20-L30">
        <desc>Dermatitis (L20-L30)</desc>${HOLDER}<excludes1><note>${note}</note></excludes1>
        <includes><note>all of it</note></includes></diag></section></chapter></ICD10CM.tabular>`,
      ),
    );
  const brought = (note: string) => ({ content: list(note), file: 'list.xml', sha256: 'a'.repeat(64) });
  const notesOf = (from: NotesTables) => {
    const opened = openNotes(ownBuffer(compileNotes(from)));
    return opened.notes('L23').map((note) => `${note.kind} ${note.text} (${note.release})`);
  };

  test('begins with the tables that the notes in use were made from, byte for byte', () => {
    expect(Buffer.compare(compileNotes(shipped), bytes)).toBe(0);
    expect(Buffer.compare(compileNotes(notesTablesOf(ownBuffer(compileNotes(shipped)))), bytes)).toBe(0);
  });

  test('of a later release takes the place of the list and of the skin part', () => {
    const next = withOfficialNotes(shipped, {
      release: 'FY2028',
      from: '2027-10-01',
      tabular: brought('nickel (L23.0)'),
    });
    expect(notesOf(next)).toEqual(['includes all of it (FY2028)', 'excludes1 nickel (L23.0) (FY2028)']);
    expect(next.sources.map((row) => `${row.part} ${row.release}`)).toEqual([
      'tabular FY2028',
      'neoplasm April 2026',
      'index FY2027',
      'claim-marks MCE July 2026',
    ]);
    expect(next.skinRead).toEqual([]);
  });

  test('of the release of the skin part takes its place as well: the official list is whole', () => {
    const next = withOfficialNotes(shipped, {
      release: 'FY2027',
      from: '2026-10-01',
      tabular: brought('x'),
    });
    expect(next.sources.some((row) => row.part === 'tabular-skin')).toBe(false);
    expect(notesOf(next)).toContain('excludes1 x (FY2027)');
  });

  test('of an earlier release goes below the skin part', () => {
    const next = withOfficialNotes(shipped, {
      release: 'FY2026',
      from: '2025-10-01',
      tabular: brought('older (L23.0)'),
    });
    const found = notesOf(next);
    // The excludes of chapter 12 were read in FY2027, what a category includes was not.
    expect(found).toContain('includes all of it (FY2026)');
    expect(found).toContain('excludes1 allergy NOS (T78.40) (FY2027)');
    expect(found.join()).not.toContain('older');
    expect(compileNotes(notesTablesOf(ownBuffer(compileNotes(next))))).toEqual(compileNotes(next));
  });

  test('with only a neoplasm table or an index leaves the notes as they are', () => {
    const reader = readNeoplasm();
    reader.write(
      new TextEncoder().encode(
        `<ICD10CM.index><version>2028</version><letter><title>N</title><mainTerm><title>Neoplasm</title>
        <cell col="2">C80.1</cell></mainTerm></letter></ICD10CM.index>`,
      ),
    );
    const file = { file: 'x.xml', sha256: 'b'.repeat(64) };
    const next = withOfficialNotes(shipped, {
      release: 'FY2028',
      from: '2027-10-01',
      neoplasm: { ...file, content: reader.finish() },
      index: { ...file, content: [{ path: ['Itch'], code: 'L29.9', manifestation: '' }] },
    });
    expect(notesOf(next)).toEqual(notesOf(shipped));
    expect(next.neoplasm.length).toBe(1);
    const opened = openNotes(ownBuffer(compileNotes(next)));
    expect(opened.indexTerms('L29.9')).toEqual([
      { path: ['Itch'], isOpen: false, manifestation: null, release: 'FY2028' },
    ]);
    expect(opened.indexTerms('L23.0')).toEqual([]);
    expect(sourceOf('neoplasm', next)).toMatchObject({ release: 'FY2028', read: 'rows 1', kept: 'rows 1' });
  });

  test('brings titles and categories of the book along', () => {
    const next = withBookTitles(
      shipped,
      new Map([
        ['L23', 'Contact allergy'],
        ['L3A', 'New skin'],
      ]),
    );
    const opened = openNotes(ownBuffer(compileNotes(next)));
    expect(opened.outline('L3A.1').map((step) => step.key)).toEqual(['12']);
    expect(opened.below('12').at(-1)).toEqual({ kind: 'code', key: 'L3A', title: 'New skin' });
    expect(opened.notes('L23')[0]?.holder.title).toBe('Contact allergy');
  });
});

describe('tables that contradict themselves', () => {
  test('are not compiled', () => {
    const note = { kind: 'excludes1', part: 'tabular', text: 'x' } as const;
    const odd = (change: Partial<NotesTables>) => () => compileNotes({ ...tables, ...change });
    expect(odd({ notes: [{ ...note, holder: 'L3A' }] })).toThrow('The outline does not hold L3A.');
    expect(odd({ outline: [...tables.outline, ...tables.outline.slice(0, 1)] })).toThrow('twice');
    expect(odd({ marks: [{ code: 'L1', mark: 'manifestation' }] })).toThrow('is not a code');
    expect(odd({ index: [{ path: ['x'], code: '12', manifestation: '' }] })).toThrow('is not a code');
    expect(odd({ neoplasm: [{ path: ['a', 'b'], see: '', cells: ['', '', '', '', '', ''] }] })).toThrow(
      'no row above',
    );
  });

  test('are not opened where a byte was changed or the end is missing', () => {
    const bytes = compileNotes(tables);
    const damaged = (change: (copy: Uint8Array) => Uint8Array) => () =>
      openNotes(ownBuffer(change(bytes.slice())));
    for (const at of [0, 5, 20, 5000, bytes.length - 3]) {
      const flip = damaged((copy) => {
        copy[at] = (copy[at] ?? 0) ^ 0x40;
        return copy;
      });
      expect(flip).toThrow(DamagedTable);
    }
    expect(damaged((copy) => copy.subarray(0, 1000))).toThrow(DamagedTable);
    expect(damaged(() => new Uint8Array())).toThrow(DamagedTable);
  });
});
