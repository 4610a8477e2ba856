/** A part of the page is shown or hidden, and nothing of its content changes: what can be read follows. */
import { afterEach, describe, expect, test } from 'vitest';
import { watchPage } from '../../utils/note/watch.ts';
import { closePages, follow, notesOf, openPage } from './note-page.ts';

afterEach(closePages);

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
/** A page is looked at once more when it has arrived. */
const settled = () => wait(400);
function byId(page: Document, id: string): HTMLElement {
  const found = page.getElementById(id);
  if (found === null) throw new Error(`The page has ${id}.`);
  return found;
}

const STYLE =
  '<!doctype html><style>.off, [aria-hidden=true], [aria-selected=false] { display: none }</style>';
const SAVED =
  '<h2>Assessment</h2><p>Plaque psoriasis of both elbows, itchy since spring, and eczema of the hands.</p>' +
  '<h2>Plan</h2><p>Clobetasol ointment twice a day for two weeks, then review in clinic.</p>';

/** Each way to hide a pane and show it again, with no change of its nodes. */
const SWITCHES: readonly (readonly [string, (pane: HTMLElement, isHidden: boolean) => void])[] = [
  ['class', (pane, isHidden) => pane.classList.toggle('off', isHidden)],
  ['hidden', (pane, isHidden) => pane.toggleAttribute('hidden', isHidden)],
  ['style', (pane, isHidden) => pane.style.setProperty('display', isHidden ? 'none' : 'block')],
  ['aria-hidden', (pane, isHidden) => pane.setAttribute('aria-hidden', String(isHidden))],
  ['aria-selected', (pane, isHidden) => pane.setAttribute('aria-selected', String(!isHidden))],
];

describe.each(SWITCHES)('a pane is switched by its %s alone', (_, turn) => {
  test('between two notes to type into', async () => {
    const page = await openPage(
      `${STYLE}<div id="one"><label>HPI <textarea>Itchy rash.</textarea></label></div>` +
        `<div id="two"><label>Plan <textarea>Come back in May.</textarea></label></div>`,
    );
    const [one, two] = [byId(page, 'one'), byId(page, 'two')];
    turn(two, true);
    const watch = follow(page);
    await settled();
    expect(notesOf(watch.said.at(-1) ?? never())).toEqual(['HPI: Itchy rash.']);
    turn(one, true);
    turn(two, false);
    await watch.until((reading) => notesOf(reading).join() === 'Plan: Come back in May.');
    watch.stop();
  });

  test('beside a saved note', async () => {
    const page = await openPage(
      `${STYLE}<label>Chief complaint <textarea>Rash.</textarea></label><main id="saved">${SAVED}</main>`,
    );
    const saved = byId(page, 'saved');
    turn(saved, true);
    const watch = follow(page);
    await settled();
    expect(notesOf(watch.said.at(-1) ?? never()).join()).not.toContain('psoriasis');
    turn(saved, false);
    await watch.until((reading) => notesOf(reading).join().includes('psoriasis'));
    turn(saved, true);
    await watch.until((reading) => !notesOf(reading).join().includes('psoriasis'));
    watch.stop();
  });
});

/** Follows a page whose looks are counted: each asks its one custom element for a shadow root, as often as the first. */
async function countLooks(html: string) {
  const page = await openPage(`${STYLE}<chart-list></chart-list><p id="today">Today</p>${html}`);
  page.defaultView?.customElements.define('chart-list', class extends page.defaultView.HTMLElement {});
  const stop = new AbortController();
  const notes: string[] = [];
  let asked = 0;
  watchPage(page, {
    openShadow: () => {
      asked++;
      return null;
    },
    signal: stop.signal,
    send: (reading) => notes.push(notesOf(reading).join()),
  });
  const once = asked;
  return { page, notes, looks: () => asked / once, stop: () => stop.abort() };
}

async function giveUp(page: Document): Promise<void> {
  for (let click = 0; click < 14; click++) {
    byId(page, 'today').click();
    await wait(220);
  }
}

test('what blinks, hovers and spins beside the note is not worth a look', async () => {
  const { page, looks, stop } = await countLooks(
    '<label>Plan <textarea>Rest.</textarea></label><ul><li id="row">Row</li></ul><i id="spin"></i>',
  );
  await settled();
  const before = looks();
  for (let turn = 0; turn < 30; turn++) {
    byId(page, 'row').classList.toggle('hover');
    byId(page, 'spin').style.rotate = `${turn}deg`;
    await wait(10);
  }
  await wait(400);
  expect(looks()).toBe(before);
  stop();
});

describe('on a page that was given up, a plain click', () => {
  const shows: readonly (readonly [string, (main: HTMLElement) => void])[] = [
    ['shows a saved note', (main) => main.classList.remove('off')],
    [
      'brings a saved note, a while after',
      (main) => setTimeout(() => main.replaceWith(asMain(main, SAVED)), 700),
    ],
  ];
  test.each(shows)('%s, and it is found', async (_, show) => {
    const { page, notes, stop } = await countLooks(`<main id="saved" class="off">${SAVED}</main>`);
    await giveUp(page);
    const saved = byId(page, 'saved');
    byId(page, 'today').addEventListener('click', () => show(saved), { once: true });
    byId(page, 'today').click();
    await expect.poll(() => notes.at(-1), { timeout: 4000 }).toContain('psoriasis');
    stop();
  });

  test('that brings words without a note costs one look, and one that brings nothing costs none', async () => {
    const { page, looks, stop } = await countLooks('<main id="saved"></main>');
    await giveUp(page);
    const before = looks();
    byId(page, 'today').click();
    byId(page, 'saved').append('12:05');
    await wait(500);
    expect(looks()).toBe(before);
    byId(page, 'today').click();
    byId(page, 'saved').append(page.createElement('p'));
    await wait(1000);
    expect(looks()).toBe(before + 1);
    stop();
  });

  test('is over after some moments: then changes cost nothing any more', async () => {
    const { page, looks, stop } = await countLooks(`<main id="saved" class="off">${SAVED}</main>`);
    await giveUp(page);
    byId(page, 'today').click();
    await wait(3500);
    const before = looks();
    byId(page, 'saved').classList.remove('off');
    await wait(800);
    expect(looks()).toBe(before);
    stop();
  });
});

function asMain(before: HTMLElement, html: string): HTMLElement {
  const main = before.ownerDocument.createElement('main');
  main.innerHTML = html;
  return main;
}

function never(): never {
  throw new Error('There is no reading.');
}
