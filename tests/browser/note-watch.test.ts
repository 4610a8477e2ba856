/** The page changes under the coder's hands; what is read changes with it, and nothing else happens. */
import { afterEach, describe, expect, test } from 'vitest';
import { queryAll } from '../../utils/note/dom.ts';
import { watchPage } from '../../utils/note/watch.ts';
import { closePages, codesOf, documentIn, follow, notesOf, openPage } from './note-page.ts';

afterEach(closePages);

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
const type = (field: HTMLTextAreaElement, text: string) => {
  field.value += text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
};
function textareaIn(root: ParentNode): HTMLTextAreaElement {
  const field = root.querySelector('textarea');
  if (field === null) throw new Error('The page has no textarea.');
  return field;
}

describe('typing', () => {
  test('what is typed into a textarea is read, once, after the typing', async () => {
    const page = await openPage('plain-textareas.html');
    const watch = follow(page);
    expect(watch.said).toHaveLength(1);
    const field = textareaIn(page.querySelector('fieldset') ?? page);
    for (const letter of ' On the left.') type(field, letter);
    await watch.until((reading) => notesOf(reading)[0]?.endsWith(' On the left.') === true);
    expect(watch.said).toHaveLength(2);
    watch.stop();
  });

  test('typing into a blank rich-text frame is read too', async () => {
    const page = await openPage('rich-text-iframe.html');
    const watch = follow(page);
    const body = documentIn(page.querySelector('iframe')).body;
    body.append(page.createElement('p'));
    body.lastElementChild?.append('Scalp clear.');
    await watch.until((reading) => notesOf(reading)[0]?.endsWith('\nScalp clear.') === true);
    watch.stop();
  });

  test('an empty box without a name becomes a note once prose is in it', async () => {
    const page = await openPage('<div><textarea></textarea></div>');
    const watch = follow(page);
    expect(watch.said[0]?.fields).toEqual([]);
    type(textareaIn(page), 'Itchy rash on both forearms for two weeks.');
    const reading = await watch.until(({ fields }) => fields.length === 1);
    expect(reading.fields[0]?.kind).toBe('note');
    watch.stop();
  });
});

describe('pages that change by themselves', () => {
  test('the content is swapped without loading: note, billing, next patient', async () => {
    const page = await openPage('spa.html');
    const press = (name: string) => page.querySelector<HTMLElement>(`[data-go=${name}]`)?.click();
    const watch = follow(page);
    expect(notesOf(watch.said[0] ?? never())).toEqual(['Clinical note: Rosacea of both cheeks, L71.9.']);
    press('billing');
    const billing = await watch.until(({ fields }) => fields.some(({ kind }) => kind === 'codes'));
    expect(notesOf(billing)).toEqual([]);
    expect(codesOf(billing)).toEqual([
      'Diagnoses (ICD-10) (icd10cm): L71.9 Rosacea, unspecified',
      'Billing (any): 99213',
    ]);
    press('next');
    const next = await watch.until((reading) => notesOf(reading).length === 1);
    expect(notesOf(next)).toEqual(['Clinical note: Acne vulgaris, L70.0.']);
    expect(codesOf(next)).toEqual([]);
    watch.stop();
  });

  test('a component whose code arrives late', async () => {
    const page = await openPage('shadow.html');
    const watch = follow(page);
    const reading = await watch.until((seen) => notesOf(seen).length === 2);
    expect(notesOf(reading)).toEqual([
      'Assessment: Actinic keratosis of the scalp, L57.0.',
      'Plan: Liquid nitrogen to three lesions, 17000 and 17003 x2.',
    ]);
    const inner = page.querySelector('late-note')?.shadowRoot;
    type(textareaIn(inner ?? page), ' Done.');
    await watch.until((seen) => notesOf(seen)[1]?.endsWith(' Done.') === true);
    watch.stop();
  });

  test('a note that comes late, into a page that was empty', async () => {
    const page = await openPage('<main></main>');
    const watch = follow(page);
    await wait(50);
    const main = page.querySelector('main');
    if (main === null) throw new Error('The page has a main part.');
    main.innerHTML = '<label>Plan <textarea>Come back in May.</textarea></label>';
    const reading = await watch.until(({ fields }) => fields.length === 1);
    expect(notesOf(reading)).toEqual(['Plan: Come back in May.']);
    watch.stop();
  });

  test('a frame that replaces its document is read anew', async () => {
    const page = await openPage('rich-text-iframe.html');
    const watch = follow(page);
    const inner = documentIn(page.querySelector('iframe'));
    inner.open();
    inner.write('<body contenteditable="true"><p>Another note altogether.</p></body>');
    inner.close();
    await watch.until((reading) => notesOf(reading)[0] === 'assessment: Another note altogether.');
    inner.body.append('And more.');
    await watch.until((reading) => notesOf(reading)[0]?.endsWith('\nAnd more.') === true);
    watch.stop();
  });

  test('a clock that ticks beside the note is not worth a word', async () => {
    const page = await openPage('<p id="clock"></p><label>Plan <textarea>Rest.</textarea></label>');
    const watch = follow(page);
    const clock = page.getElementById('clock');
    for (let tick = 0; tick < 30; tick++) {
      if (clock !== null) clock.textContent = `12:00:${tick}`;
      await wait(20);
    }
    await wait(400);
    expect(watch.said).toHaveLength(1);
    watch.stop();
  });
});

test('a note that comes late into a page with a ticking clock is read soon all the same', async () => {
  const page = await openPage('<p id="clock"></p><main></main>');
  const watch = follow(page);
  const clock = setInterval(() => page.getElementById('clock')?.replaceChildren(String(Math.random())), 30);
  await wait(2000);
  const main = page.querySelector('main');
  if (main !== null) main.innerHTML = '<label>Plan <textarea>Come back in May.</textarea></label>';
  await wait(1000);
  clearInterval(clock);
  expect(watch.said.at(-1)?.fields.map(({ text }) => text)).toEqual(['Come back in May.']);
  watch.stop();
});

test('typing is read soon, however long a clock has ticked beside the note', async () => {
  const page = await openPage('<p id="clock"></p><label>Plan <textarea>Rest.</textarea></label>');
  const watch = follow(page);
  const clock = setInterval(() => page.getElementById('clock')?.replaceChildren(String(Math.random())), 400);
  await wait(3500);
  const typed = performance.now();
  type(textareaIn(page), ' Ice.');
  await watch.until((reading) => notesOf(reading)[0] === 'Plan: Rest. Ice.');
  clearInterval(clock);
  expect(performance.now() - typed).toBeLessThan(2000);
  watch.stop();
});

describe('a page without a note', () => {
  /** A page that was looked at until it was given up. Each look asks the custom element for its shadow root. */
  async function openAndGiveUp(html: string): Promise<{ page: Document; looks: () => number; stop(): void }> {
    const page = await openPage(`<chart-list></chart-list><p>Today</p>${html}`);
    page.defaultView?.customElements.define('chart-list', class extends page.defaultView.HTMLElement {});
    const stop = new AbortController();
    let looks = 0;
    const openShadow = () => {
      looks++;
      return null;
    };
    watchPage(page, { openShadow, signal: stop.signal, send: () => {} });
    for (let click = 0; click < 14; click++) {
      page.querySelector('p')?.click();
      await wait(220);
    }
    return { page, looks: () => looks, stop: () => stop.abort() };
  }

  test('is left alone after some looks: clicks, keys, changes and resizing cost nothing any more', async () => {
    const { page, looks, stop } = await openAndGiveUp('');
    const before = looks();
    const text = page.querySelector('p');
    text?.click();
    text?.append(' and tomorrow');
    text?.dispatchEvent(new KeyboardEvent('keyup', { bubbles: true }));
    page.defaultView?.dispatchEvent(new Event('resize'));
    await wait(500);
    expect(looks()).toBe(before);
    stop();
  });

  test.each<[string, string, (page: Document) => void]>([
    ['somebody writes', '<textarea></textarea>', (page) => textareaIn(page).focus()],
    ['a tab is chosen', '<b role="tab">Notes</b>', (page) => page.querySelector('b')?.click()],
    [
      'a part is opened',
      '<button aria-expanded="false">Visit</button>',
      (page) => page.querySelector('button')?.click(),
    ],
    ['another page is shown', '', (page) => page.defaultView?.dispatchEvent(new PopStateEvent('popstate'))],
  ])('is looked at again when %s', async (_, html, act) => {
    const { page, looks, stop } = await openAndGiveUp(html);
    const before = looks();
    act(page);
    await wait(500);
    expect(looks()).toBeGreaterThan(before);
    stop();
  });
});

describe('leaving no trace', () => {
  test('nothing is read any more once the panel is gone', async () => {
    const page = await openPage('plain-textareas.html');
    const watch = follow(page);
    type(textareaIn(page.querySelector('fieldset') ?? page), ' More.');
    watch.stop();
    await wait(400);
    expect(watch.said).toHaveLength(1);
  });

  test.each([
    'plain-textareas.html',
    'rich-text-iframe.html',
    'contenteditable.html',
    'fee-sheet.html',
    'hostile.html',
  ])('the page %s is the same to the last letter after it was read and followed', async (name) => {
    const page = await openPage(name);
    const changes: MutationRecord[] = [];
    const observer = new MutationObserver((records) => changes.push(...records));
    const seen = { attributes: true, childList: true, characterData: true, subtree: true };
    observer.observe(page, seen);
    for (const frame of queryAll(page, 'iframe')) observer.observe(documentIn(frame), seen);
    const before = page.documentElement.outerHTML;
    const watch = follow(page);
    const [field] = queryAll(page, 'textarea, [contenteditable]');
    field?.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await wait(300);
    watch.stop();
    changes.push(...observer.takeRecords());
    expect(changes).toEqual([]);
    expect(page.documentElement.outerHTML).toBe(before);
  });
});

function never(): never {
  throw new Error('There is no first reading.');
}
