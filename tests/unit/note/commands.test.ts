/** Only our own pages may read a page. */
import { describe, expect, test } from 'vitest';
import { isOwnPage, parseReadOrder, parseWords } from '../../../utils/note/commands.ts';
import { parseDrawing } from '../../../utils/note/drawing-commands.ts';
import { READER_WORDS } from '../../../utils/note/reader-words.ts';

const parseCommand = (message: unknown) => parseReadOrder(message) ?? parseDrawing(message);

const own = { id: 'abc', pages: 'chrome-extension://abc/' };

describe('who opened the port', () => {
  test('the panel, beside the page or in a tab of its own', () => {
    expect(isOwnPage({ id: 'abc', url: 'chrome-extension://abc/sidepanel.html' }, own)).toBe(true);
    expect(isOwnPage({ id: 'abc', url: 'chrome-extension://abc/sidepanel.html', tab: { id: 1 } }, own)).toBe(
      true,
    );
    expect(isOwnPage({ id: 'abc' }, own)).toBe(true);
  });

  test.each([
    ['nobody', undefined],
    ['somebody without a name', {}],
    ['another extension', { id: 'xyz', url: 'chrome-extension://xyz/' }],
    ['another extension under our address', { id: 'xyz', url: 'chrome-extension://abc/' }],
    ['a web page', { id: 'abc', url: 'https://ehr.example/' }],
    ['a web page whose address begins like ours', { id: 'abc', url: 'chrome-extension://abcd/' }],
    ['a tab that does not say where it is', { id: 'abc', tab: { id: 1 } }],
  ])('not %s', (_, sender) => {
    expect(isOwnPage(sender, own)).toBe(false);
  });
});

describe('the words it reads by', () => {
  test('are taken as they are said, and only words', () => {
    expect(
      parseWords({ kind: 'read', words: { note: 'plan|exam', weak: 7, talk: 'x'.repeat(5000) } }),
    ).toEqual({
      note: 'plan|exam',
    });
    expect(parseWords({ kind: 'read' })).toEqual({});
  });

  test('all reach the frame', () => {
    expect(parseWords({ kind: 'read', words: READER_WORDS })).toEqual(READER_WORDS);
  });
});

describe('what it asks', () => {
  test('to read', () => {
    expect(parseCommand({ kind: 'read', more: 1 })).toEqual({ hints: [], salt: '' });
  });

  test('to read with hints, as far as they are hints', () => {
    const hints = {
      when: { path: '^/notes', selector: '' },
      note: ['#plan', 7, 'x'.repeat(1000)],
      leave: 'all',
      codes: [{ selector: '#dx', system: 'icd10cm' }, { selector: '#cpt', system: 'icd9' }, {}],
      date: [],
      encounter: null,
    };
    expect(parseCommand({ kind: 'read', hints: [hints, null, {}, 'all'], salt: 'abc' })).toEqual({
      hints: [
        {
          when: { path: '^/notes', selector: '' },
          note: ['#plan'],
          leave: [],
          codes: [
            { selector: '#dx', system: 'icd10cm' },
            { selector: '#cpt', system: null },
          ],
          date: [],
          encounter: [],
        },
      ],
      salt: 'abc',
    });
  });

  const mark = {
    fieldId: 'f1',
    start: 3,
    end: 9,
    grade: 'warn',
    code: 'L40.9',
    message: 'The note says more.',
    suggestions: [{ code: 'L40.0', title: 'Psoriasis vulgaris', why: 'the note says so' }],
  };

  test('to underline', () => {
    expect(parseCommand({ kind: 'mark', seq: 4, marks: [mark] })).toEqual({
      kind: 'mark',
      seq: 4,
      marks: [mark],
    });
    expect(parseCommand({ kind: 'mark', seq: 4, marks: [] })).toEqual({ kind: 'mark', seq: 4, marks: [] });
  });

  test.each([
    ['that end before they begin', { start: 9, end: 3 }],
    ['of no length', { start: 3, end: 3 }],
    ['before the text', { start: -1 }],
    ['between letters', { start: 0.5 }],
    ['beyond any field', { end: 2_000_000 }],
    ['at no number', { end: Number.NaN }],
    ['of no grade', { grade: 'shout' }],
    ['with a sentence without end', { message: 'x'.repeat(100_000) }],
    ['without a field', { fieldId: undefined }],
    ['with a field that is no word', { fieldId: { toString: () => 'f1' } }],
  ])('not marks %s', (_, wrong) => {
    const command = parseCommand({ kind: 'mark', seq: 4, marks: [{ ...mark, ...wrong }] });
    expect(command).toEqual({ kind: 'mark', seq: 4, marks: [] });
  });

  test('no more marks and suggestions than a page can take', () => {
    const { suggestions } = mark;
    const many = { ...mark, suggestions: Array.from({ length: 50 }, () => suggestions[0]) };
    const command = parseCommand({ kind: 'mark', seq: 1, marks: Array.from({ length: 5000 }, () => many) });
    expect(command !== null && 'marks' in command && command.marks.length).toBe(300);
    expect(command !== null && 'marks' in command && command.marks[0]?.suggestions.length).toBe(3);
  });

  test('to show, and to let the user point', () => {
    const show = { kind: 'show', seq: 2, fieldId: 'f3', start: 0, end: 5 };
    expect(parseCommand(show)).toEqual(show);
    expect(parseCommand({ ...show, seq: 'new' })).toBeNull();
    expect(parseCommand({ ...show, end: 0 })).toBeNull();
    expect(parseCommand({ kind: 'point', stop: true })).toEqual({ kind: 'point', stop: true, words: '' });
    expect(parseCommand({ kind: 'point' })).toEqual({ kind: 'point', stop: false, words: '' });
  });

  test.each([null, undefined, 'read', 7, [], {}, { kind: 'write' }, { kind: ['read'] }, { kind: 'mark' }])(
    '%j is no command',
    (said) => {
      expect(parseCommand(said)).toBeNull();
    },
  );
});
