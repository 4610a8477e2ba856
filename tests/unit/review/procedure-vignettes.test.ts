/** The vignettes that the review of procedures is measured with, held to their own form. */
import { describe, expect, it, test } from 'vitest';
import { readBook } from '../../../utils/cli/read-book.ts';
import { noteFromText } from '../../../utils/note/note-text.ts';
import { reviewNote } from '../../../utils/review/review-note.ts';
import { parseVignettes, readVignettes } from '../../bench/vignettes/read-vignettes.ts';

const { book, search } = readBook();
const build = readVignettes('build');
const report = readVignettes('report');
const all = [...build, ...report];
const DATE = '2026-11-10';

describe('the vignettes', () => {
  test('are at least forty in each half, none twice', () => {
    expect(build.length).toBeGreaterThanOrEqual(40);
    expect(report.length).toBeGreaterThanOrEqual(40);
    expect(new Set(all.map(({ note }) => note)).size).toBe(all.length);
    expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
  });

  test('have codes that can be billed on the day, on the sheet and in their lines', () => {
    for (const { title, claim, lines } of all) {
      const { codes } = reviewNote({ note: noteFromText('', claim), book, rules: [], date: DATE });
      expect(
        codes.filter(({ stand }) => stand.standing !== 'billable').map(({ code }) => code),
        title,
      ).toEqual([]);
      for (const line of lines) {
        const [code = ''] = line.split(/[- ]/);
        const system = /^\d/.test(code) ? 'cpt' : 'hcpcs';
        // Codes of allergy tests are no dermatology labels of ours.
        if (!code.startsWith('950')) expect(book.standOf(code, system, DATE).standing, code).toBe('billable');
      }
    }
  });

  test('name only codes in what is said that stand on the sheet, or in the lines', () => {
    for (const { title, claim, lines, says } of all) {
      for (const { code, better } of says) {
        if (code !== null) expect(claim, title).toContain(code);
        if (better !== null && lines.length > 0) expect(lines.join(' '), title).toContain(better);
      }
    }
  });

  test('say where one of them is wrong', () => {
    const text = '## A title\nclaim: 17000\nlines: 1700\nnote:\nActinic keratosis of the nose, frozen.';
    expect(() => parseVignettes('build/x.txt', text)).toThrow('build/x.txt, “A title”: lines 0 is no line');
    expect(() => parseVignettes('build/x.txt', text.replace('lines: 1700', 'line: 17000'))).toThrow(
      'no line of a head',
    );
  });
});

describe('the half to build with', () => {
  it.each(build)('$file: $title', ({ note, claim, lines }) => {
    const request = { note: noteFromText(note, claim), book, lexicon: search.lexicon, date: DATE };
    const worked = reviewNote(request).worked?.lines ?? [];
    const said = worked.map(
      ({ code, modifiers, units }) => [code, ...modifiers].join('-') + (units === 1 ? '' : ` x${units}`),
    );
    expect(said.toSorted()).toEqual(lines.toSorted());
  });
});
