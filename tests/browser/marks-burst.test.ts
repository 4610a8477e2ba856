/** A page that changes faster than it can be read: the lines step aside, and are back under their words at the pause. */
import { afterEach, expect, test } from 'vitest';
import { highlighted, type MarkedPage, markedPage, ownRoot, painted, underlined } from './marks-page.ts';

const NOTE = 'Plaque psoriasis of the left elbow. Scalp is clear.';
const EDITOR = `<h2>Assessment</h2><div contenteditable="true" id="e"><p>${NOTE}</p><p>More.</p></div><div id="chart"></div>`;
const AREA = `<h2>Assessment</h2><textarea rows="5" cols="60">${NOTE}\nMore.</textarea>`;

let marked: MarkedPage;
afterEach(() => {
  marked.stop();
  document.body.replaceChildren();
});

async function open(html: string): Promise<void> {
  document.body.innerHTML = html;
  marked = markedPage(document);
  await marked.until(({ fields }) => fields.length > 0);
  marked.mark('left elbow');
  await painted();
}

const drawn = () => Object.values(highlighted(document)).flat();
const overArea = () => underlined().map(({ words }) => words);
const frame = () => new Promise((done) => requestAnimationFrame(done));

/** Changes the page some times at every frame, for so long. @returns which lines there were, frame by frame */
async function churn(
  times: number,
  milliseconds: number,
  change: () => void,
  lines: () => readonly string[] = drawn,
): Promise<readonly string[]> {
  const seen: string[] = [];
  const end = performance.now() + milliseconds;
  while (performance.now() < end) {
    for (let at = 0; at < times; at++) change();
    await frame();
    seen.push(lines().join());
  }
  return seen;
}

function textOf(selector: string): Text {
  const text = document.querySelector(selector)?.firstChild;
  if (!(text instanceof Text)) throw new Error(`No text in ${selector}.`);
  return text;
}
function chart(): HTMLElement {
  const found = document.getElementById('chart');
  if (found === null) throw new Error('The page has a chart.');
  return found;
}
function area(): HTMLTextAreaElement {
  const found = document.querySelector('textarea');
  if (found === null) throw new Error('The page has a textarea.');
  return found;
}
function write(words: string): void {
  area().setRangeText(words, 0, 0, 'end');
  area().dispatchEvent(new InputEvent('input', { bubbles: true }));
}

test('a script that rewrites the note has the page to itself; then the line is back under its words', async () => {
  await open(EDITOR);
  expect(drawn()).toEqual(['left elbow']);
  const words = textOf('#e p');
  const seen = await churn(20, 400, () => words.insertData(0, 'Again: '));
  expect(seen[0]).toBe('left elbow');
  expect(seen.at(-1)).toBe('');
  await expect.poll(drawn).toEqual(['left elbow']);
});

test('words that are changed meanwhile have no line when it is over', async () => {
  await open(EDITOR);
  const more = textOf('#e p + p');
  await churn(20, 400, () => more.appendData('w'));
  expect(drawn()).toEqual([]);
  const words = textOf('#e p');
  words.data = words.data.replace('left elbow', 'right knee');
  await frame();
  await painted();
  expect(drawn()).toEqual([]);
  await marked.until(({ fields }) => fields[0]?.text.includes('right knee') === true);
  expect(drawn()).toEqual([]);
});

test('a review that comes meanwhile is drawn at the pause', async () => {
  await open(EDITOR);
  const more = textOf('#e p + p');
  await churn(20, 400, () => more.appendData('w'));
  marked.mark('Scalp');
  expect(drawn()).toEqual([]);
  await expect.poll(drawn).toEqual(['Scalp']);
});

test('a chart that is rebuilt beside the note takes the lines away once, and not for long', async () => {
  await open(EDITOR);
  const seen = await churn(20, 6500, () => chart().replaceChildren('x'));
  const runs = seen.filter((lines, at) => lines !== seen[at - 1]);
  expect(runs).toEqual(['left elbow', '', 'left elbow']);
}, 15_000);

test('a page that stops and starts has its lines back at the first pause, and keeps them', async () => {
  await open(EDITOR);
  const seen: string[] = [];
  for (let time = 0; time < 4; time++) {
    seen.push(...(await churn(20, 300, () => chart().replaceChildren('x'))));
    await painted();
    await painted();
    seen.push(drawn().join());
  }
  const runs = seen.filter((lines, at) => lines !== seen[at - 1]);
  expect(runs).toEqual(['left elbow', '', 'left elbow']);
});

test('typing, keys held down, a long paste and lists put up at once are no burst', async () => {
  await open(EDITOR);
  const more = textOf('#e p + p');
  const held = await churn(3, 400, () => more.appendData('w'));
  for (let at = 0; at < 450; at++) document.querySelector('#e')?.append(document.createElement('br'));
  await painted();
  const list = await churn(1, 400, () => {
    for (let row = 0; row < 600; row++) chart().append('row');
    chart().replaceChildren();
  });
  expect(new Set([...held, ...drawn(), ...list])).toEqual(new Set(['left elbow']));
});

test('a textarea that is written by a macro', async () => {
  await open(AREA);
  expect(overArea()).toEqual(['left elbow']);
  const seen = await churn(20, 400, () => write('w'), shownOverArea);
  expect(seen[0]).toBe('left elbow');
  expect(seen.at(-1)).toBe('');
  await expect.poll(() => shownOverArea().join()).toBe('left elbow');
  const [line] = underlined();
  expect(area().value).toContain(`${line?.words}. Scalp`);
});

/** What is underlined over a textarea and can be seen. */
function shownOverArea(): readonly string[] {
  return [...ownRoot().querySelectorAll('.m span:not(.o)')]
    .filter((span) => span.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }))
    .map(({ textContent }) => textContent)
    .filter((words) => words !== '');
}

test('the page is left while it changes: nothing of ours comes back', async () => {
  await open(EDITOR);
  const more = textOf('#e p + p');
  await churn(20, 400, () => more.appendData('w'));
  marked.stop();
  await new Promise((done) => setTimeout(done, 400));
  expect(drawn()).toEqual([]);
});
