/** "Show in note": the words come into sight whatever scrolls around them, and nothing else of the page changes. */
import { describe, expect, test } from 'vitest';
import { byId, ownPage } from './marks-open.ts';
import { highlighted, underlined } from './marks-page.ts';
import { documentIn } from './note-page.ts';

const here = ownPage();
const { open } = here;
const LONG = Array.from({ length: 60 }, (_, line) => `Line ${line} of the note.`);
const PARAGRAPHS = LONG.map((line) => `<p>${line}</p>`).join('');
const FAR = '<p style="height: 1500px"></p>';

/** Where the words that are lit stand in the view of their document. */
function litIn(page: Document): DOMRect {
  const [range] = page.defaultView?.CSS.highlights.get('cm-4') ?? [];
  const lit = page.defaultView?.document.createRange();
  if (range === undefined || lit === undefined) throw new Error('Nothing is lit.');
  lit.setStart(range.startContainer, range.startOffset);
  lit.setEnd(range.endContainer, range.endOffset);
  return lit.getBoundingClientRect();
}

describe('show in note', () => {
  test('in an editor that scrolls, far down a page: seen, lit for a moment, focus and selection as they were', async () => {
    open(
      `<input id="other" value="abc"><p style="height: 1500px"></p><h2>Plan</h2><div id="e" contenteditable="true" style="height: 150px; overflow: auto">${LONG.map((line) => `<p>${line}</p>`).join('')}</div><p style="height: 1500px"></p>`,
    );
    const other = byId('other');
    other.focus({ preventScroll: true });
    const before = [getSelection()?.anchorNode, getSelection()?.anchorOffset];
    here.marks.show('Line 42');
    expect(highlighted(document)).toEqual({ 'cm-4': ['Line 42'] });
    const [range] = CSS.highlights.get('cm-4') ?? [];
    const rect = range instanceof Range ? range.getBoundingClientRect() : new DOMRect();
    const box = byId('e').getBoundingClientRect();
    expect(rect.top).toBeGreaterThanOrEqual(Math.max(0, box.top));
    expect(rect.bottom).toBeLessThanOrEqual(Math.min(innerHeight, box.bottom));
    expect(document.activeElement).toBe(other);
    expect([getSelection()?.anchorNode, getSelection()?.anchorOffset]).toEqual(before);
    await new Promise((done) => setTimeout(done, 1400));
    expect(highlighted(document)).toEqual({});
  });

  test('in a textarea: its own text scrolls', async () => {
    open('<h2>Plan</h2><textarea id="t" rows="5"></textarea>');
    const field = document.querySelector('textarea');
    if (field === null) throw new Error('The page has a textarea.');
    field.value = LONG.join('\n');
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await here.marks.until(({ fields }) => fields[0]?.text !== '');
    field.setSelectionRange(2, 4);
    here.marks.show('Line 42');
    const [lit] = underlined();
    expect(lit?.words).toBe('Line 42');
    const box = field.getBoundingClientRect();
    expect(lit?.rects[0]?.top).toBeGreaterThan(box.top);
    expect(lit?.rects[0]?.bottom).toBeLessThan(box.bottom);
    expect([field.selectionStart, field.selectionEnd, document.activeElement]).toEqual([2, 4, document.body]);
    await new Promise((done) => setTimeout(done, 1400));
    expect(underlined()).toEqual([]);
  });

  test('in boxes that scroll in boxes that scroll, in both directions', () => {
    const inner = `<div id="e" contenteditable="true" style="width: 900px; height: 600px; overflow: auto"><div style="width: 2000px; padding-left: 1400px">${PARAGRAPHS}</div></div>`;
    open(
      `${FAR}<div id="outer" style="width: 300px; height: 200px; overflow: auto"><div style="padding: 700px"><h2>Plan</h2>${inner}</div></div>${FAR}`,
    );
    here.marks.show('Line 42');
    const lit = litIn(document);
    for (const id of ['e', 'outer']) {
      const box = byId(id).getBoundingClientRect();
      expect([lit.left >= box.left, lit.right <= box.right]).toEqual([true, true]);
      expect([lit.top >= box.top, lit.bottom <= box.bottom]).toEqual([true, true]);
    }
    expect(lit.top).toBeGreaterThanOrEqual(0);
    expect(lit.bottom).toBeLessThanOrEqual(innerHeight);
  });

  test('where the page scrolls smoothly, it is there at once', () => {
    document.documentElement.style.scrollBehavior = 'smooth';
    open(
      `${FAR}<div id="outer" style="height: 200px; overflow: auto; scroll-behavior: smooth"><div style="padding: 700px 0"><h2>Plan</h2><div id="e" contenteditable="true" style="height: 500px; overflow: auto; scroll-behavior: smooth">${PARAGRAPHS}</div></div></div>${FAR}`,
    );
    here.marks.show('Line 42');
    const lit = litIn(document);
    const box = byId('outer').getBoundingClientRect();
    expect(lit.top).toBeGreaterThanOrEqual(Math.max(0, box.top));
    expect(lit.bottom).toBeLessThanOrEqual(Math.min(innerHeight, box.bottom));
  });

  test('in a frame that scrolls, far down a page: both scroll, and the focus stays in the page', () => {
    document.body.innerHTML = `<input id="other">${FAR}<iframe id="f" style="width: 400px; height: 200px; border: 7px solid"></iframe>${FAR}`;
    const page = documentIn(byId('f'));
    page.body.innerHTML = `<h2>Plan</h2><div contenteditable="true" style="height: 900px; overflow: auto">${PARAGRAPHS}</div>`;
    here.watch();
    byId('other').focus({ preventScroll: true });
    here.marks.show('Line 42');
    const frame = byId('f').getBoundingClientRect();
    const lit = litIn(page);
    expect(lit.top).toBeGreaterThanOrEqual(0);
    expect(lit.bottom).toBeLessThanOrEqual(200);
    expect(frame.top + lit.top).toBeGreaterThanOrEqual(0);
    expect(frame.top + lit.bottom).toBeLessThanOrEqual(innerHeight);
    expect(document.activeElement).toBe(byId('other'));
    expect(page.getSelection()?.rangeCount).toBe(0);
  });

  test('in an open shadow root inside a box that scrolls', () => {
    document.body.innerHTML = `${FAR}<div id="outer" style="height: 200px; overflow: auto">${FAR}<div id="host"></div>${FAR}</div>`;
    const root = byId('host').attachShadow({ mode: 'open' });
    root.innerHTML = `<h2>Plan</h2><div contenteditable="true">${PARAGRAPHS}</div>`;
    here.watch();
    here.marks.show('Line 42');
    const lit = litIn(document);
    const box = byId('outer').getBoundingClientRect();
    expect(lit.top).toBeGreaterThanOrEqual(Math.max(0, box.top));
    expect(lit.bottom).toBeLessThanOrEqual(Math.min(innerHeight, box.bottom));
  });

  test('in a textarea inside boxes that scroll', async () => {
    open(
      `${FAR}<div id="outer" style="height: 150px; overflow: auto">${FAR}<h2>Plan</h2><textarea style="height: 400px">${LONG.join('\n')}</textarea>${FAR}</div>${FAR}`,
    );
    here.marks.show('Line 42');
    const [lit] = underlined()[0]?.rects ?? [];
    const box = byId('outer').getBoundingClientRect();
    expect(lit?.top).toBeGreaterThanOrEqual(Math.max(0, box.top));
    expect(lit?.bottom).toBeLessThanOrEqual(Math.min(innerHeight, box.bottom));
  });

  test('in a text as long as a book: to about there, though no line is drawn', () => {
    open('<h2>Plan</h2><textarea style="height: 150px; width: 400px"></textarea>');
    const field = document.querySelector('textarea');
    if (field === null) throw new Error('The page has a textarea.');
    field.value = `${'A line of the note.\n'.repeat(6000)}Line 42\n${'A line of the note.\n'.repeat(6000)}`;
    here.watch();
    here.marks.show('Line 42');
    expect(field.scrollTop / field.scrollHeight).toBeCloseTo(0.5, 1);
  });

  test('what the user typed with is not left: caret, selection and focus in the very same editor', async () => {
    open(
      `<h2>Plan</h2><div id="e" contenteditable="true" style="height: 150px; overflow: auto">${PARAGRAPHS}</div>`,
    );
    byId('e').focus();
    const first = byId('e').firstElementChild?.firstChild;
    if (first == null) throw new Error('The editor has words.');
    getSelection()?.setBaseAndExtent(first, 2, first, 6);
    here.marks.show('Line 42');
    expect(document.activeElement).toBe(byId('e'));
    expect(String(getSelection())).toBe('ne 0');
    expect(highlighted(document)).toEqual({ 'cm-4': ['Line 42'] });
  });
});
