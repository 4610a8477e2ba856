/** Every word of the note leads back to its place on the page. */
import { afterEach, describe, expect, test } from 'vitest';
import { readControl, readText } from '../../utils/note/read-text.ts';
import { piecesOf, rangeOf } from '../../utils/overlay/pieces.ts';
import { closePages, openPage } from './note-page.ts';

afterEach(closePages);

const LIMIT = 1_000_000;

async function editor(html: string, style = ''): Promise<Element> {
  const page = await openPage(`<div contenteditable="true" style="${style}">${html}</div>`);
  const element = page.querySelector('div');
  if (element === null) throw new Error('The page has an editor.');
  return element;
}

async function textOf(html: string, style = ''): Promise<string> {
  return readText(await editor(html, style), { limit: LIMIT }).text;
}

describe('lines', () => {
  test.each([
    ['blocks stand on lines of their own', '<p>one</p><p>two</p>', 'one\ntwo'],
    ['text before a block too', 'one<div>two</div>three', 'one\ntwo\nthree'],
    ['br ends a line', 'one<br>two', 'one\ntwo'],
    ['br at the end of a block adds nothing', '<p>one<br></p><p>two</p>', 'one\ntwo'],
    ['an empty paragraph is an empty line', '<p>one</p><p><br></p><p>two</p>', 'one\n\ntwo'],
    ['lists', '<ul><li>one</li><li>two<ul><li>three</li></ul></li></ul>', 'one\ntwo\nthree'],
    [
      'cells are parted',
      '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td><p>d</p></td></tr></table>',
      'a\tb\nc\td',
    ],
    [
      'empty cells and rows',
      '<table><tr><td>a</td></tr><tr><td></td><td>b</td></tr><tr><td> </td></tr></table>c',
      'a\nb\nc',
    ],
    ['formatting does not part words', 'L<b>4</b><i>0.</i><span>9</span>', 'L40.9'],
    ['boxes that a style makes', 'one<span style="display:block">two</span>', 'one\ntwo'],
    ['hidden parts are not text', 'one<span style="display:none">two</span><script>3</script>', 'one'],
    ['scripts and styles are not text', '<style>p{}</style>one', 'one'],
  ])('%s', async (_, html, text) => {
    expect(await textOf(html)).toBe(text);
  });

  test('runs of blanks are one blank', async () => {
    expect(await textOf('  one \n  two&nbsp; <b> three</b>  <p> four </p>')).toBe(
      'one two\u00A0 three \nfour ',
    );
  });

  test('blanks are kept where the page keeps them', async () => {
    expect(await textOf('one\n  two\n', 'white-space: pre-wrap')).toBe('one\n  two\n');
  });

  test('marks of zero width are dropped', async () => {
    expect(await textOf('L\u200B40\uFEFF.9')).toBe('L40.9');
    expect(await textOf('\u200Bone\n\u200Btwo', 'white-space: pre-wrap')).toBe('one\ntwo');
  });

  test('half a surrogate pair becomes one replacement mark, so that offsets stay', async () => {
    const element = await editor('');
    element.textContent = 'a\uD83Db';
    expect(readText(element, { limit: LIMIT }).text).toBe('a\uFFFDb');
  });

  test('a page that nests deeply is still read', async () => {
    const element = await editor('');
    let inner = element;
    for (let depth = 0; depth < 1000; depth++) {
      const next = document.createElement('b');
      inner.append(next);
      inner = next;
    }
    inner.append('deep');
    expect(readText(element, { limit: LIMIT, leaveOut: () => false }).text).toBe('deep');
  });

  test('reading stops at the limit', async () => {
    expect(readText(await editor('<p>one two</p><p>three</p>'), { limit: 5 }).text).toBe('one t');
  });
});

describe('the way back to the page', () => {
  const html =
    '<p>Basal  cell <b>carc</b>inoma</p>\n  <ul><li>of the\u200B nose,\n C44.<i>311</i></li></ul><p><br></p><p>Plan: excise</p>';

  test('every run of the text selects the same words on the page', async () => {
    const map = readText(await editor(html), { limit: LIMIT });
    expect(map.text).toBe('Basal cell carcinoma\nof the nose, C44.311\n\nPlan: excise');
    const plain = (text: string) =>
      text
        .replace(/\u200B/g, '')
        .replace(/\s+/g, ' ')
        .trim();
    for (let start = 0; start < map.text.length; start++) {
      for (let end = start + 1; end <= map.text.length; end++) {
        const words = piecesOf(map, { start, end }).map(rangeOf).join('');
        expect(plain(words).replaceAll(' ', '')).toBe(plain(map.text.slice(start, end)).replaceAll(' ', ''));
      }
    }
  });

  test('nothing is selected for nothing, nor for a break of our own making', async () => {
    const map = readText(await editor('<p>one</p><p>two</p>'), { limit: LIMIT });
    expect(piecesOf(map, { start: 3, end: 4 })).toEqual([]);
    expect(piecesOf(map, { start: 2, end: 2 })).toEqual([]);
    expect(piecesOf(map, { start: 50, end: 60 })).toEqual([]);
  });

  test('a textarea is read letter by letter: its runs are its offsets', async () => {
    const page = await openPage('<textarea>one\ntwo</textarea>');
    const field = page.querySelector('textarea');
    if (field === null) throw new Error('The page has a textarea.');
    const map = readControl(field, LIMIT);
    expect(map.text).toBe('one\ntwo');
    expect(map.segments).toEqual([]);
  });
});
