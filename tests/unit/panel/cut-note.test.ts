import { describe, expect, it } from 'vitest';
import { cutNote } from '../../../components/book/cut-note.ts';
import { readBook, readNotes } from '../../../utils/cli/read-book.ts';
import { describeCode } from '../../../utils/codes/describe-code.ts';

const to = { kind: 'card', code: 'L23' } as const;

describe('a note on a narrow panel', () => {
  it('keeps bracket and comma on the line of their code', () => {
    const text = 'neoplasm of genital organs (C51-C52, C60.-)';
    const links = [
      { start: 37, end: 42, to },
      { start: 28, end: 35, to },
    ];
    const { parts, rest } = cutNote({ text, links, release: 'FY2027' });
    expect(parts.map(({ before, opening, code, closing }) => [before, opening, code, closing])).toEqual([
      ['neoplasm of genital organs ', '(', 'C51-C52', ','],
      [' ', '', 'C60.-', ')'],
    ]);
    expect(rest).toBe('');
  });

  it('loses and doubles no character of any note', () => {
    const { book } = readBook();
    const notes = readNotes();
    for (const code of ['L23', 'N48.2', 'T23.001A', 'L99', 'C44.311', 'Z79.899', 'T78.2XXA', 'M35.9']) {
      const blocks = describeCode(book, notes, { system: 'icd10cm', code }, '2026-11-10').aside?.notes ?? [];
      for (const line of blocks.flatMap(({ lines }) => lines)) {
        const { parts, rest } = cutNote(line);
        const whole =
          parts.map((part) => part.before + part.opening + part.code + part.closing).join('') + rest;
        expect(whole).toBe(line.text);
      }
    }
  });
});
