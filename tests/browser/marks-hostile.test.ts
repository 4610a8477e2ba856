/** Pages that work against us get marks or none, but no error, no endless work, and nothing to read. */
import { expect, test } from 'vitest';
import { framedPages } from './marks-open.ts';
import { highlighted, ownRoot, painted, underlined } from './marks-page.ts';
import { openPage } from './note-page.ts';

const frames = framedPages();
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
const PAGE =
  '<!doctype html><h2>Assessment</h2><div id="e" contenteditable="true"><p>Plaque psoriasis of the elbow.</p></div><h2>Plan</h2><textarea>Cream for eczema.</textarea><div id="busy"></div>';

test('a storm of changes leaves the marks where they are, and the page time for itself', async () => {
  const page = await openPage(PAGE);
  const marks = frames.watch(page);
  marks.mark('psoriasis', 'eczema');
  const busy = page.getElementById('busy');
  const text = busy?.appendChild(page.createTextNode(''));
  let turns = 0;
  const end = performance.now() + 1000;
  while (performance.now() < end) {
    for (let change = 0; change < 1000; change++) {
      if (text !== undefined) text.data = String(change);
      if (change % 10 === 0) busy?.append(page.createElement('i'));
    }
    busy?.replaceChildren(text ?? '');
    turns++;
    await wait(0);
  }
  await painted();
  expect(turns).toBeGreaterThan(10);
  expect(highlighted(page)).toEqual({ 'cm-2': ['psoriasis'] });
  expect(underlined().map(({ words }) => words)).toEqual(['eczema']);
});

test('names that hide what a document has, and methods the page has put in place of its own', async () => {
  const page = await openPage(
    `${PAGE}<form name="documentElement"><input name="body"></form><form name="defaultView"></form><form name="adoptedStyleSheets"></form>`,
  );
  const editor = page.getElementById('e');
  if (editor === null) throw new Error('The page has an editor.');
  const trap = () => {
    throw new Error('psoriasis');
  };
  const errors: unknown[] = [];
  window.addEventListener('error', (event) => errors.push(event.message));
  const marks = frames.watch(page);
  marks.mark('psoriasis', 'eczema');
  expect(highlighted(page)).toEqual({ 'cm-2': ['psoriasis'] });
  Object.defineProperty(editor, 'contains', { value: trap });
  Object.defineProperty(editor, 'ownerDocument', { get: trap });
  marks.mark('psoriasis', 'eczema');
  await painted();
  editor.append('more');
  await wait(400);
  expect(errors).toEqual([]);
  expect(underlined().map(({ words }) => words)).toEqual(['eczema']);
});

test('what the page can list says nothing of what was found', async () => {
  const page = await openPage(PAGE);
  const marks = frames.watch(page);
  marks.mark({ code: 'psoriasis', grade: 'block' }, 'eczema', { code: 'elbow', grade: 'inform' });
  await painted();
  expect([...(page.defaultView?.CSS.highlights.keys() ?? [])].sort()).toEqual(['cm-1', 'cm-3']);
  const css = page.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules]).map(({ cssText }) => cssText);
  expect(css.join()).not.toMatch(/L40|psoriasis|clear|margin-|block|warn/iu);
  expect(page.documentElement.outerHTML).not.toMatch(/L40\.|note says more/u);
  // The words in the textarea are underlined in a place of ours that no range leads into.
  for (const highlight of page.defaultView?.CSS.highlights.values() ?? []) {
    for (const range of highlight) expect(range.startContainer.getRootNode()).toBe(page);
  }
});

test('lone surrogates, right-to-left and Chinese text', async () => {
  const page = await openPage(
    '<h2>Assessment</h2><div contenteditable="true" id="e"><p>a\u05D0\u05E7\u05D6\u05DE\u05D4 \u6E7F\u75B9 L20</p></div>',
  );
  const text = page.querySelector('p')?.firstChild;
  if (text?.nodeType === 3) text.nodeValue = `\uD800 ${text.nodeValue}`;
  const marks = frames.watch(page);
  marks.mark('\u6E7F\u75B9', '\u05D0\u05E7\u05D6\u05DE\u05D4');
  expect(highlighted(page)).toEqual({ 'cm-2': ['\u6E7F\u75B9', '\u05D0\u05E7\u05D6\u05DE\u05D4'] });
});

test('marks that name no field, or words beyond its end, draw nothing', async () => {
  const page = await openPage(PAGE);
  const marks = frames.watch(page);
  marks.mark({ code: 'psoriasis', fieldId: 'f99' }, { code: 'psoriasis', start: 10, end: 9999 });
  marks.overlay.obey({ kind: 'mark', seq: 77, marks: [] });
  marks.overlay.obey('mark');
  marks.overlay.obey(null);
  expect(highlighted(page)).toEqual({});
});

test('after an update of the extension: said once, and only where something was drawn', async () => {
  const page = await openPage(PAGE);
  const marks = frames.watch(page);
  const before = page.documentElement.children.length;
  marks.overlay.orphan();
  expect(page.documentElement.children.length).toBe(before);
  marks.mark('psoriasis');
  marks.overlay.orphan();
  marks.overlay.orphan();
  marks.stop();
  expect(page.documentElement.children.length).toBe(before + 1);
  expect(ownRoot().textContent).toBe('Clear Margin was updated. Reload this page to go on.Close');
  ownRoot().querySelector('button')?.click();
  expect(page.documentElement.children.length).toBe(before);
  expect(highlighted(page)).toEqual({});
});
