/** Marks stand under exactly the words they were made for, and stay there while the page changes. */
import { describe, expect, test } from 'vitest';
import { isText } from '../../utils/note/dom.ts';
import { framedPages } from './marks-open.ts';
import { highlighted, painted } from './marks-page.ts';
import { documentIn, openPage } from './note-page.ts';

const frames = framedPages();

const { open } = frames;

function textIn(root: Node): Text {
  for (let at: Node | null = root; at !== null; at = at.firstChild) {
    if (isText(at)) return at;
  }
  throw new Error('No text there.');
}
const EDITOR =
  '<h2>Assessment</h2><div contenteditable="true" id="e"><p>Plaque psoriasis of the <b>left</b> elbow.</p><p>Return in May.</p></div>';

describe('in an editor', () => {
  test('the underline covers the words and nothing else, over the bounds of nodes', async () => {
    const { page, marks } = await open(EDITOR);
    marks.mark('psoriasis of the left', { code: 'May', grade: 'block' }, { code: 'Return', grade: 'inform' });
    expect(highlighted(page)).toEqual({
      'cm-1': ['May'],
      'cm-2': ['psoriasis of the ', 'left'],
      'cm-3': ['Return'],
    });
  });

  test('typing before a mark moves it at once', async () => {
    const { page, marks } = await open(EDITOR);
    marks.mark('psoriasis');
    const text = textIn(page.getElementById('e') ?? page);
    text.insertData(0, 'Old ');
    await Promise.resolve();
    expect(highlighted(page)).toEqual({ 'cm-2': ['psoriasis'] });
    // As editors do that write the whole node anew.
    text.data = `Very ${text.data}`;
    await Promise.resolve();
    expect(highlighted(page)).toEqual({ 'cm-2': ['psoriasis'] });
  });

  test('typing after a mark leaves it, typing in it takes it away', async () => {
    const { page, marks } = await open(EDITOR);
    marks.mark('psoriasis', 'Plaque');
    const text = textIn(page.getElementById('e') ?? page);
    text.data = text.data.replace(' of', ', all of');
    await Promise.resolve();
    expect(highlighted(page)).toEqual({ 'cm-2': ['psoriasis', 'Plaque'] });
    text.data = text.data.replace('psor', 'psoo');
    await Promise.resolve();
    expect(highlighted(page)).toEqual({ 'cm-2': ['Plaque'] });
    text.data = text.data.replace('Plaque ', 'Plaques ');
    await Promise.resolve();
    expect(highlighted(page)).toEqual({});
  });

  test('an editor that puts new nodes in place of the old keeps its marks', async () => {
    const { page, marks } = await open(EDITOR);
    marks.mark('psoriasis of the left', 'May');
    const editor = page.getElementById('e');
    if (editor !== null) editor.innerHTML = editor.innerHTML.replace('Plaque', 'Chronic plaque');
    await painted();
    expect(highlighted(page)).toEqual({ 'cm-2': ['psoriasis of the ', 'left', 'May'] });
    if (editor !== null) editor.innerHTML = editor.innerHTML.replace('psoriasis', 'eczema');
    await painted();
    expect(highlighted(page)).toEqual({ 'cm-2': ['May'] });
  });

  test('marks of an older reading are carried over what was typed since', async () => {
    const { page, marks } = await open(EDITOR);
    const text = textIn(page.getElementById('e') ?? page);
    text.data = `Mild ${text.data}`;
    marks.mark('psoriasis');
    expect(highlighted(page)).toEqual({ 'cm-2': ['psoriasis'] });
    text.data = 'Eczema of the ';
    marks.mark('psoriasis', 'May');
    expect(highlighted(page)).toEqual({ 'cm-2': ['May'] });
  });

  test('new marks take the place of the old, and none takes them all away', async () => {
    const { page, marks } = await open(EDITOR);
    marks.mark('psoriasis');
    marks.mark('May');
    expect(highlighted(page)).toEqual({ 'cm-2': ['May'] });
    marks.mark();
    expect(highlighted(page)).toEqual({});
    marks.mark('May');
    marks.stop();
    expect([...(page.defaultView?.CSS.highlights.keys() ?? [])]).toEqual([]);
    expect(page.adoptedStyleSheets).toEqual([]);
  });

  test('a blank frame that is read from outside has its own underlines', async () => {
    const page = await openPage('rich-text-iframe.html');
    const marks = frames.watch(page);
    const text = marks.said[0]?.fields[0]?.text ?? '';
    const word = text.split(' ')[0] ?? '';
    marks.mark(word);
    expect(highlighted(documentIn(page.querySelector('iframe')))).toEqual({ 'cm-2': [word] });
    expect(highlighted(page)).toEqual({});
    marks.stop();
    expect(highlighted(documentIn(page.querySelector('iframe')))).toEqual({});
  });

  test('a saved note that cannot be typed into is marked too', async () => {
    const { page, marks } = await open('<h2>Assessment</h2><p>Plaque psoriasis of the left elbow.</p>');
    marks.mark('psoriasis');
    expect(highlighted(page)).toEqual({ 'cm-2': ['psoriasis'] });
  });
});
