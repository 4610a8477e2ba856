/** The card of a mark comes when asked, says what was found, and stays out of the way. */
import { beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { byId, ownPage } from './marks-open.ts';
import { highlighted, ownRoot, painted } from './marks-page.ts';

const here = ownPage();
const { open } = here;
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
beforeEach(async () => {
  document.body.innerHTML = '<p id="away" style="margin-top: 300px">away</p>';
  await userEvent.hover(document.body, { position: { x: 2, y: 2 } });
});

const EDITOR =
  '<h2>Assessment</h2><div contenteditable="true" id="e" style="width: 400px; margin: 40px"><p style="margin: 0">Plaque psoriasis of the left elbow.</p></div><p id="away" style="margin-top: 300px">away</p>';
const AREA =
  '<h2>Assessment</h2><textarea id="e" style="width: 400px; height: 120px; margin: 40px">Plaque psoriasis of the left elbow.</textarea><p id="away" style="margin-top: 300px">away</p>';

const field = () => byId('e');
function card(): HTMLElement | null {
  const cards = [...(ownRootOrNull()?.querySelectorAll<HTMLElement>('.card') ?? [])];
  return cards.find((box) => box.checkVisibility()) ?? null;
}
function ownRootOrNull(): ShadowRoot | null {
  try {
    return ownRoot();
  } catch {
    return null;
  }
}
/** Rests the pointer on the third or so word of the first line. */
const restOnWords = async () => {
  await userEvent.hover(field(), {
    position: { x: 90, y: 10 },
  });
  await wait(600);
};

describe.each([
  ['an editor', EDITOR],
  ['a textarea', AREA],
])('in %s', (_, html) => {
  test('the pointer resting on the words brings it, beside them; leaving takes it away', async () => {
    open(html);
    here.marks.mark('psoriasis');
    expect(card()).toBeNull();
    await restOnWords();
    const shown = card();
    expect(shown?.textContent).toBe(
      'CheckL40.9The note says more.L40.0Psoriasis vulgaristhe note says “plaque”Copy L40.0',
    );
    const box = shown?.getBoundingClientRect();
    expect(box?.top).toBeGreaterThan(field().getBoundingClientRect().top);
    expect(box?.bottom).toBeLessThanOrEqual(innerHeight);
    expect(document.activeElement).toBe(document.body);
    // Nobody who listens is disturbed by what the pointer does.
    expect(ownRoot().querySelector('[role=status]')?.textContent ?? '').toBe('');
    await userEvent.hover(document.getElementById('away') ?? document.body);
    await userEvent.hover(document.getElementById('away') ?? document.body, { position: { x: 3, y: 3 } });
    await wait(500);
    expect(card()).toBeNull();
  });

  test('Esc ends the one the pointer brought as well, and the page keeps its own dialog', async () => {
    open(html);
    here.marks.mark('psoriasis');
    await restOnWords();
    expect(card()).not.toBeNull();
    const heard: string[] = [];
    const hear = ({ key }: KeyboardEvent) => heard.push(key);
    document.addEventListener('keydown', hear);
    await userEvent.keyboard('{Escape}');
    document.removeEventListener('keydown', hear);
    expect(card()).toBeNull();
    expect(heard).toEqual([]);
  });

  test('it goes when words are typed, and does not come back for a trembling hand', async () => {
    open(html);
    here.marks.mark('psoriasis');
    field().focus();
    await restOnWords();
    expect(card()).not.toBeNull();
    await userEvent.keyboard('x');
    expect(card()).toBeNull();
    await userEvent.hover(field(), { position: { x: 91, y: 10 } });
    await wait(600);
    expect(card()).toBeNull();
  });

  test('none comes over a dialog of the page: clicks on it would go through', async () => {
    document.body.innerHTML = `<dialog>${html}<button>Sign note</button></dialog>`;
    const dialog = document.querySelector('dialog');
    dialog?.showModal();
    here.watch();
    here.marks.mark('psoriasis');
    await restOnWords();
    expect(card()).toBeNull();
    dialog?.close();
  });

  test('by key, with the caret in the words; Esc ends it, and the page hears neither', async () => {
    open(html);
    here.marks.mark('psoriasis');
    await userEvent.click(field(), { position: { x: 90, y: 10 } });
    const heard: string[] = [];
    const hear = (event: KeyboardEvent) => heard.push(event.key);
    document.addEventListener('keydown', hear);
    await userEvent.keyboard('{Alt>}{Shift>}.{/Shift}{/Alt}');
    await wait(200);
    expect(card()?.textContent).toContain('The note says more.');
    expect(ownRoot().querySelector('[role=status]')?.textContent).toBe(
      'Check. L40.9. The note says more. L40.0, Psoriasis vulgaris: the note says “plaque”.',
    );
    expect(document.activeElement).toBe(field());
    await userEvent.keyboard('{Escape}');
    expect(card()).toBeNull();
    expect(heard.filter((key) => key.length === 1 || key === 'Escape')).toEqual([]);
    // The next Esc is the page's.
    await userEvent.keyboard('{Escape}');
    expect(heard).toContain('Escape');
    document.removeEventListener('keydown', hear);
  });

  test('by key with the caret elsewhere: the key is the page’s', async () => {
    open(html);
    here.marks.mark('elbow');
    await userEvent.click(field(), { position: { x: 20, y: 10 } });
    await userEvent.keyboard('{Alt>}{Shift>}.{/Shift}{/Alt}');
    await wait(100);
    expect(card()).toBeNull();
  });

  test('typing takes it away, and it does not come while the pointer lies there', async () => {
    open(html);
    here.marks.mark('psoriasis');
    await userEvent.click(field(), { position: { x: 1, y: 10 } });
    await restOnWords();
    expect(card()).not.toBeNull();
    await userEvent.keyboard('x');
    expect(card()).toBeNull();
    await wait(700);
    expect(card()).toBeNull();
  });

  test('it goes with its mark', async () => {
    open(html);
    here.marks.mark('psoriasis');
    await restOnWords();
    expect(card()).not.toBeNull();
    here.marks.mark({ code: 'psoriasis', message: 'Another.' });
    expect(card()).toBeNull();
  });
});

test('however many marks are looked at, there is one card, and nothing of the last is left in it', async () => {
  open(EDITOR);
  here.marks.mark(
    { code: 'psoriasis', message: 'The note says plaque.' },
    { code: 'elbow', message: 'Another.', suggestions: [] },
  );
  await restOnWords();
  const first = card();
  const words = field().querySelector('p')?.firstChild;
  const range = document.createRange();
  if (words == null) throw new Error('The editor has words.');
  range.setStart(words, 29);
  range.setEnd(words, 34);
  const editor = field().getBoundingClientRect();
  const { left, width } = range.getBoundingClientRect();
  await userEvent.hover(field(), { position: { x: left - editor.left + width / 2, y: 10 } });
  await wait(1000);
  expect(card()?.textContent).toBe('CheckL40.9Another.');
  expect(card()).toBe(first);
  await userEvent.keyboard('{Escape}');
  expect(card()).toBeNull();
  expect(first?.textContent).toBe('');
  expect(ownRoot().querySelectorAll('.card')).toHaveLength(1);
});

test('what was typed before and after a card was looked at is one step to undo', async () => {
  open(AREA);
  here.marks.mark('psoriasis');
  field().focus();
  await userEvent.keyboard('{Control>}{End}{/Control} May');
  await userEvent.keyboard('{Alt>}{Shift>}.{/Shift}{/Alt}');
  await restOnWords();
  await wait(1600);
  await userEvent.hover(field(), { position: { x: 92, y: 10 } });
  await wait(600);
  expect(card()).not.toBeNull();
  await userEvent.hover(document.getElementById('away') ?? document.body);
  await wait(500);
  expect(card()).toBeNull();
  await userEvent.keyboard('be');
  await userEvent.keyboard('{Control>}z{/Control}');
  const area = field();
  expect('value' in area && area.value).toBe('Plaque psoriasis of the left elbow.');
});

test('a page that makes up events gets nothing', async () => {
  open(EDITOR);
  here.marks.mark('psoriasis');
  const target = document.querySelector('#e p') ?? field();
  const { left, top } = target.getBoundingClientRect();
  target.dispatchEvent(
    new PointerEvent('pointermove', { clientX: left + 60, clientY: top + 5, bubbles: true, composed: true }),
  );
  await wait(600);
  target.dispatchEvent(
    new KeyboardEvent('keydown', { code: 'Period', altKey: true, shiftKey: true, bubbles: true }),
  );
  await wait(50);
  expect(card()).toBeNull();
});

test('on a page that is not secure there is no button that cannot copy', async () => {
  open(EDITOR);
  Object.defineProperty(window, 'isSecureContext', { value: false, configurable: true });
  here.marks.mark('psoriasis');
  await restOnWords();
  Reflect.deleteProperty(window, 'isSecureContext');
  expect(card()?.querySelector('button:not([hidden])')).toBeNull();
  expect(card()?.textContent).toContain('To copy a code, open Clear Margin.');
});

test('at the edge of the view it stays inside', async () => {
  open(EDITOR.replace('margin: 40px', `position: fixed; bottom: 0; right: 0; width: 160px`));
  here.marks.mark('psoriasis', 'elbow');
  await userEvent.hover(field(), { position: { x: 80, y: 10 } });
  await wait(600);
  const box = card()?.getBoundingClientRect();
  expect(box?.right).toBeLessThanOrEqual(innerWidth);
  expect(box?.bottom).toBeLessThanOrEqual(innerHeight);
  expect(box?.top).toBeGreaterThanOrEqual(0);
});

describe('the line being typed', () => {
  test('no mark appears on it until the typing rests', async () => {
    open(EDITOR.replace('</p></div>', '</p><p style="margin: 0">Return in May.</p></div>'));
    await userEvent.click(field(), { position: { x: 1, y: 10 } });
    await userEvent.keyboard('A ');
    await here.marks.until((reading) => reading.fields[0]?.text.startsWith('A Plaque') ?? false);
    here.marks.mark('psoriasis', 'May');
    expect(highlighted(document)).toEqual({ 'cm-2': ['May'] });
    await wait(1700);
    expect(highlighted(document)).toEqual({ 'cm-2': ['psoriasis', 'May'] });
  });

  test('or the caret has left it', async () => {
    open(EDITOR.replace('</p></div>', '</p><p style="margin: 0">Return in May.</p></div>'));
    await userEvent.click(field(), { position: { x: 1, y: 10 } });
    await userEvent.keyboard('A ');
    await here.marks.until((reading) => reading.fields[0]?.text.startsWith('A Plaque') ?? false);
    here.marks.mark('psoriasis');
    expect(highlighted(document)).toEqual({});
    await userEvent.keyboard('{ArrowDown}');
    await painted();
    await painted();
    expect(highlighted(document)).toEqual({ 'cm-2': ['psoriasis'] });
  });
});
