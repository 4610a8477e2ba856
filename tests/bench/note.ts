/**
 * What reading and marking cost the page, in a real Chromium: main-thread time added over 5,000 changes beside and
 * inside a 50,000-character note with its marks drawn, in an editor and in a textarea, against the same changes without
 * us; and the longest single task. Reading is measured alone as well, and so is what the browser does for lines that
 * stand still.
 *
 * Run: `node tests/bench/note.ts [note|area|chart ...] [--profile]`. Bars: less than 50 ms added, no task of 50 ms or
 * more. `--profile` prints the functions that the time goes to instead; their times are longer than without it.
 */
import type { Browser } from 'playwright';
import type { OpenPage, Place, Us } from './note-page.ts';
import { bundleNote, launch, openNote, taskSeconds } from './note-page.ts';

const CHANGES = 5000;
const ROUNDS = 6;
const PLACES: readonly Place[] = ['note', 'area', 'chart'];
/** Long enough for the last reading, and for the marks that come back for it. */
const AFTERMATH_MS = 1500;
const PROFILED = 40;
/** A function of ours that is in every profile: our script is the one it stands in. */
const OURS = '#read';

interface Cost {
  readonly taskMs: number;
  readonly longestMs: number;
  readonly readings: number;
}

async function measure(browser: Browser, where: Place, us: Us): Promise<Cost> {
  const open = await openNote(browser, where, us, script);
  const { page, session } = open;
  // Time of the page's own thread: what else the machine is busy with does not count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await taskSeconds(session);
  await makeChanges(open, where);
  const taskMs = ((await taskSeconds(session)) - before) * 1000;
  const seen: unknown = await page.evaluate('[window.readings ?? 0, window.longest ?? 0]');
  await page.close();
  const [readings, longestMs] = Array.isArray(seen) ? seen.map(Number) : [];
  return { taskMs, readings: readings ?? 0, longestMs: longestMs ?? 0 };
}

async function makeChanges({ page }: OpenPage, where: Place): Promise<void> {
  await page.evaluate(change(where));
  await page.waitForTimeout(AFTERMATH_MS);
}

/**
 * The changes, ten a task and forty a frame, as a busy page or a dictation makes them: about two seconds of it. Bound to
 * frames, so that the browser draws as often with us as without: else the figure is of how many frames there were.
 */
function change(where: Place): string {
  return `new Promise((done) => {
    const rows = document.querySelectorAll('#${where} > *');
    const area = document.getElementById('area');
    const tasks = new MessageChannel();
    let at = 0;
    const type = () => {
      const place = 15000 + at;
      area.setRangeText("w", place, place);
      area.dispatchEvent(new InputEvent('input', { bubbles: true }));
    };
    tasks.port1.onmessage = () => {
      for (let n = 0; n < 10; n++, at++) {
        if (${where === 'area'}) { type(); continue; }
        const text = rows[at % rows.length].querySelector('span')?.firstChild ?? rows[at % rows.length].firstChild;
        text.data = text.data.replace(/\\S+/, 'word' + at);
      }
    };
    const step = () => {
      if (at >= ${CHANGES}) { done(); return; }
      for (let task = 0; task < 4; task++) tasks.port2.postMessage(null);
      requestAnimationFrame(step);
    };
    step();
  })`;
}

const quarter = (numbers: readonly number[], which: 1 | 2 | 3) =>
  [...numbers].sort((a, b) => a - b)[Math.floor((numbers.length * which) / 4)] ?? 0;

/** Each way is measured right after the page without us: machines grow slower and faster within minutes. */
async function compare(browser: Browser, where: Place): Promise<void> {
  const ways: readonly Us[] = where === 'area' ? ['reading', 'both'] : ['reading', 'both', 'lines'];
  const costs = new Map<Us, Cost[]>(ways.map((us) => [us, []]));
  const added = new Map<Us, number[]>(ways.map((us) => [us, []]));
  const bare: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const us of ways) {
      const without = await measure(browser, where, 'nothing');
      const cost = await measure(browser, where, us);
      bare.push(without.taskMs);
      costs.get(us)?.push(cost);
      added.get(us)?.push(cost.taskMs - without.taskMs);
    }
  }
  const say = (us: Us) => {
    const [low, mid, high] = ([1, 2, 3] as const).map((which) =>
      quarter(added.get(us) ?? [], which).toFixed(0),
    );
    return `${mid} ms (half of all rounds ${low} to ${high})`;
  };
  const both = costs.get('both') ?? [];
  const longest = Math.max(...both.map(({ longestMs }) => longestMs));
  console.log(
    `${CHANGES} changes in the ${where}, ${quarter(bare, 2).toFixed(0)} ms without us:\n` +
      `  reading and marks add ${say('both')}\n  reading alone ${say('reading')}\n` +
      `${ways.includes('lines') ? `  lines of the browser that nobody moves ${say('lines')}\n` : ''}` +
      `  ${quarter(
        both.map(({ readings }) => readings),
        2,
      )} readings sent, ` +
      `longest task ${longest === 0 ? 'under 50' : longest.toFixed(0)} ms`,
  );
}

/** Where the time goes: functions by the time spent in them, with who called them. */
async function profile(browser: Browser, where: Place): Promise<void> {
  const open = await openNote(browser, where, 'both', script);
  const { session, page } = open;
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 100 });
  await session.send('Profiler.start');
  await makeChanges(open, where);
  const { profile: taken } = await session.send('Profiler.stop');
  await page.close();
  const nodes = new Map(taken.nodes.map((node) => [node.id, node]));
  const callers = new Map(
    taken.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])),
  );
  const spent = new Map<string, number>();
  const own = taken.nodes.find(({ callFrame }) => callFrame.functionName === OURS)?.callFrame.scriptId;
  let ours = 0;
  for (const [index, id] of (taken.samples ?? []).entries()) {
    const ms = (taken.timeDeltas?.[index] ?? 0) / 1000;
    for (let at: number | undefined = id; at !== undefined; at = callers.get(at)) {
      if (nodes.get(at)?.callFrame.scriptId !== own) continue;
      ours += ms;
      break;
    }
    const nameOf = (at: number | undefined) =>
      (at === undefined ? undefined : nodes.get(at))?.callFrame.functionName || '(none)';
    const name = `${nameOf(id)} < ${nameOf(callers.get(id))}`;
    spent.set(name, (spent.get(name) ?? 0) + ms);
  }
  console.log(`5,000 changes in the ${where}, with marks: ${ours.toFixed(0)} ms in functions of ours`);
  for (const [name, ms] of [...spent].sort((a, b) => b[1] - a[1]).slice(0, PROFILED)) {
    console.log(`${ms.toFixed(1).padStart(8)} ms  ${name}`);
  }
}

const asked = PLACES.filter((place) => process.argv.includes(place));
const script = await bundleNote();
const browser = await launch();
for (const where of asked.length > 0 ? asked : PLACES) {
  await (process.argv.includes('--profile') ? profile : compare)(browser, where);
}
await browser.close();
