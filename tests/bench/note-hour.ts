/**
 * What an hour of charting leaves in the page's memory, in a real Chromium: edits that are read and come back with
 * their marks, and the pointer resting on marks until their card comes. Memory is what is left after a forced collection.
 *
 * Run: `node tests/bench/note-hour.ts [note|area ...]`. Bar: less than 2 MB left behind. The hour is made short: what
 * is left is left by edits and cards, not by minutes.
 */
import type { Browser } from 'playwright';
import type { OpenPage, Place } from './note-page.ts';
import { bundleNote, launch, openNote } from './note-page.ts';

/** Edits of an hour that are read: one every twelve seconds. */
const EDITS = 300;
/** Marks that the pointer rests on in an hour. */
const HOVERS = 60;
/** Rests of the pointer that bring a card, and time for it to go. */
const REST_MS = 480;
const LEAVE_MS = 420;
/** The first mark in the textarea stands in its first line, at this letter. */
const FIRST_MARK = 34;
const MONOSPACE_PX = 8;
const PLACES: readonly Place[] = ['note', 'area'];

async function heapMb({ session }: OpenPage): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize / 1e6;
}

async function nodesOf({ session }: OpenPage): Promise<number> {
  return (await session.send('Memory.getDOMCounters')).nodes;
}

async function edit({ page }: OpenPage, where: Place, count: number): Promise<void> {
  await page.evaluate(`(async () => {
    const area = document.getElementById('area');
    const paragraph = document.querySelector('#note > p');
    for (let edit = 0; edit < ${count}; edit++) {
      const word = edit % 2 === 0 ? ' more' : '';
      if (${where === 'area'}) {
        area.setRangeText(word, 100, edit % 2 === 0 ? 100 : 105);
        area.dispatchEvent(new InputEvent('input', { bubbles: true }));
      } else if (edit % 5 === 0) paragraph.innerHTML = 'A plaque' + word + ' anew.';
      else paragraph.lastChild.data = 'The plaque' + word + '.';
      await new Promise((done) => setTimeout(done, 180));
    }
  })()`);
}

/** Rests on the words of the first mark in sight, then well away from them. */
async function hover({ page }: OpenPage, where: Place, count: number): Promise<void> {
  const found: unknown = await page.evaluate(FIRST_WORDS);
  // In a textarea the words have no place that a range tells: its first line, where the first mark stands.
  const [x, y] = where === 'note' && Array.isArray(found) ? found.map(Number) : await inArea(page);
  for (let turn = 0; turn < count; turn++) {
    await page.mouse.move(x ?? 0, y ?? 0);
    await page.waitForTimeout(REST_MS);
    await page.mouse.move(700, 5);
    await page.waitForTimeout(LEAVE_MS);
  }
}

/** Cards in our closed shadow roots, which only the browser's own tools see. */
async function cardsSeen({ session }: OpenPage): Promise<number> {
  await session.send('DOM.enable');
  await session.send('DOM.getDocument', { depth: -1, pierce: true });
  const { searchId, resultCount } = await session.send('DOM.performSearch', {
    query: 'Clear Margin',
    includeUserAgentShadowDOM: true,
  });
  await session.send('DOM.discardSearchResults', { searchId });
  await session.send('DOM.disable');
  return resultCount;
}

const FIRST_WORDS = `(() => {
  for (const highlight of CSS.highlights.values()) for (const range of highlight) {
    const { left, top, width, height } = range.getBoundingClientRect();
    if (width > 0) return [left + width / 2, top + height / 2];
  }
  return null;
})()`;

async function inArea(page: OpenPage['page']): Promise<readonly number[]> {
  const box = await page.locator('#area').boundingBox();
  return [(box?.x ?? 0) + 3 + FIRST_MARK * MONOSPACE_PX, (box?.y ?? 0) + 10];
}

async function anHour(browser: Browser, where: Place, script: string): Promise<string> {
  const open = await openNote(browser, where, 'both', script);
  await edit(open, where, EDITS / 10);
  await hover(open, where, 3);
  const cards = await cardsSeen(open);
  const before = await heapMb(open);
  const nodesBefore = await nodesOf(open);
  await edit(open, where, EDITS);
  const afterEdits = await heapMb(open);
  await hover(open, where, HOVERS);
  const after = await heapMb(open);
  const nodes = (await nodesOf(open)) - nodesBefore;
  await open.page.close();
  return (
    `An hour of charting in the ${where}: ${(after - before).toFixed(2)} MB left behind ` +
    `(${EDITS} edits ${(afterEdits - before).toFixed(2)}, ${HOVERS} cards ${(after - afterEdits).toFixed(2)}), ` +
    `${nodes} nodes more${cards > 0 ? '' : '; NO CARD CAME'}`
  );
}

const asked = PLACES.filter((place) => process.argv.includes(place));
const script = await bundleNote();
const browser = await launch();
// Memory is not of time: the pages may be open side by side.
const lines = await Promise.all(
  (asked.length > 0 ? asked : PLACES).map((where) => anHour(browser, where, script)),
);
for (const line of lines) console.log(line);
await browser.close();
