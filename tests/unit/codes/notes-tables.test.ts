import { describe, expect, test } from 'vitest';
import { readTables } from '../../../utils/cli/build-book.ts';
import { readBook } from '../../../utils/cli/read-book.ts';
import type { NotesTables } from '../../../utils/codes/notes-tables.ts';
import { parseNotesTables } from '../../../utils/codes/notes-texts.ts';
import { NOTE_KINDS, type NotesPart } from '../../../utils/codes/notes-types.ts';

const texts = readTables();
const tables = parseNotesTables(texts);

function sourceOf(part: NotesPart, from: NotesTables = tables) {
  const source = from.sources.find((row) => row.part === part);
  if (!source) throw new Error(`No source for ${part}.`);
  return source;
}

/** "excludes1 5407, excludes2 2520" -> numbers by kind. */
function countsIn(text: string): Record<string, number> {
  return Object.fromEntries(
    text.split(', ').map((each) => {
      const [kind = '', count = ''] = each.split(' ');
      return [kind, Number(count)];
    }),
  );
}

describe('the tables of the notes', () => {
  test('hold as many notes of each kind as their sources are said to have come to', () => {
    for (const part of ['tabular', 'tabular-skin'] as const) {
      const kept = countsIn(sourceOf(part).kept);
      for (const kind of NOTE_KINDS)
        expect(tables.notes.filter((row) => row.part === part && row.kind === kind).length).toBe(kept[kind]);
    }
    expect(sourceOf('neoplasm').kept).toBe(`rows ${tables.neoplasm.length}`);
    expect(sourceOf('index').kept).toBe(`rows ${tables.index.length}`);
    expect(sourceOf('claim-marks').kept).toBe(`rows ${tables.marks.length}`);
  });

  test('come to the counts of the tabular list of April 2026, counted without our reader', () => {
    // The list is not at hand everywhere: these are the counts of another XML reader over the same file.
    expect(sourceOf('tabular')).toMatchObject({
      release: 'April 2026',
      sha256: 'f161f8182aff3ce3a2a78e202f8259c08eaee2c670a9e45b0072445c52302935',
      read:
        'note 180, includes 1024, inclusion 12574, code-first 809, use-additional 1485, code-also 655, ' +
        'excludes1 5407, excludes2 2520',
    });
  });

  test('come near to what the whole list of FY2027 is said to hold', () => {
    const both = (kind: 'excludes1' | 'excludes2'): number =>
      tables.notes.filter((row) => row.kind === kind).length;
    expect(Math.abs(both('excludes1') - 5411)).toBeLessThan(20);
    expect(Math.abs(both('excludes2') - 2529)).toBeLessThan(20);
  });

  test('name every source with its hash', () => {
    expect(tables.sources.length).toBe(5);
    for (const row of tables.sources) expect(row.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test('have no note twice, none under a code that the book does not hold, and none of two parts of one kind', () => {
    const { book } = readBook();
    const steps = new Set(tables.outline.map((row) => row.key));
    const seen = new Set<string>();
    const twice: string[] = [];
    const partOf = new Map<string, string>();
    for (const { holder, kind, part, text } of tables.notes) {
      const line = `${holder} ${kind} ${text}`;
      if (seen.has(line)) twice.push(line);
      seen.add(line);
      if (!steps.has(holder)) expect(book.find(holder, 'icd10cm'), holder).toBeDefined();
      expect(partOf.get(`${holder} ${kind}`) ?? part).toBe(part);
      partOf.set(`${holder} ${kind}`, part);
    }
    // The list itself says these twice.
    expect(twice.length).toBeLessThan(20);
  });

  test('say in the skin part only what was read there', () => {
    const read = new Set(
      tables.skinRead.flatMap(({ holder, kinds }) => kinds.map((kind) => `${holder} ${kind}`)),
    );
    for (const { holder, kind, part } of tables.notes)
      expect([holder, kind, read.has(`${holder} ${kind}`)]).toEqual([holder, kind, part === 'tabular-skin']);
    const holders = tables.skinRead.map((row) => row.holder);
    // What the file says it did not read, or not reach.
    for (const holder of ['B35-B49', 'B97.4', 'T21.6', 'S00.531', 'T80-T88', '20', '21', 'S20.9'])
      expect(holders.includes(holder), holder).toBe(false);
    // Between C76 and C80 by its letters, and not among what was compared.
    expect(holders.filter((holder) => /^(C7A|D3A|M1A|O9A|Z3A)/.test(holder))).toEqual([]);
    expect(tables.notes.filter((row) => row.holder === 'C7A.1' && row.kind === 'inclusion').length).toBe(3);
    const kindsOf = (holder: string) => tables.skinRead.find((row) => row.holder === holder)?.kinds;
    expect(kindsOf('L57.0')).toEqual(['excludes1', 'excludes2']);
    expect(kindsOf('L25')).toEqual(['inclusion', 'code-first', 'use-additional', 'excludes1', 'excludes2']);
    expect(kindsOf('C44')).toEqual(NOTE_KINDS);
  });

  test('are in the order of the list, a file for each chapter', () => {
    const names = [...texts.keys()].filter((name) => name.startsWith('notes/chapter-'));
    expect(names.length).toBe(22);
    const holders = (texts.get('notes/chapter-12.tsv') ?? '').split('\n').map((line) => line.split('\t')[0]);
    const firsts = ['12', 'L00-L08', 'L00', 'L01', 'L20-L30', 'L23', 'L23.0', 'L50'];
    const places = firsts.map((key) => holders.indexOf(key));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
});
