/**
 * How long a whole update takes in Chromium, from FY2026 to FY2027, codes and notes, step by step, and how long the panel
 * takes to answer a keystroke meanwhile. The server stands on this machine and imitates CDC's.
 */
import type { Page } from 'playwright';
import { NEW_TABLES_ZIP, newerTablesZip } from '../e2e/age-extension.ts';
import { openUpdates, seeUpdated, turnUpdatesOn } from '../e2e/open-updates.ts';

const BAR_MS = 10_000;
const WORDS = [
  'psoriasis vulgaris',
  'basal cell carcinoma nose',
  'seborrheic keratosis',
  'atopic dermatitis',
];

/** Runs in both pages: tells when each step began, on the clock that all pages share. */
const FOLLOW_STEPS = `
  globalThis.steps = [];
  chrome.storage.session.onChanged.addListener(({ 'update-state': state }) => {
    const step = state?.newValue?.job?.step ?? (state?.newValue?.lastResult === 'updated' ? 'done' : 'before');
    if (steps.at(-1)?.step !== step) steps.push({ step, at: performance.timeOrigin + performance.now() });
  });`;

/** Runs in the panel: from the key to the hits that answer it, painted or about to be. */
const TIME_ANSWERS = `
  globalThis.answers = [];
  let typed = null;
  document.addEventListener('input', (event) => { typed = event.timeStamp; }, true);
  new MutationObserver(() => {
    const hits = document.querySelector('#hits');
    if (typed === null || hits === null || hits.ariaBusy === 'true') return;
    answers.push({ at: performance.timeOrigin + typed, took: performance.now() - typed });
    typed = null;
  }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });`;

interface Step {
  readonly step: string;
  readonly at: number;
}
interface Answer {
  readonly at: number;
  readonly took: number;
}

/** Type and clear, as fast as answers come, until told to stop. */
async function keepTyping(panel: Page, isOver: () => boolean): Promise<void> {
  const box = panel.getByRole('combobox', { name: 'Search codes or words' });
  await box.focus();
  while (!isOver()) {
    for (const words of WORDS) {
      for (const key of words) {
        await panel.keyboard.type(key);
        await panel.waitForTimeout(25);
        if (isOver()) return;
      }
      await panel.keyboard.press('Escape');
    }
  }
}

function say(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const part = (share: number) => (sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN).toFixed(0);
  return `median ${part(0.5)} ms, p99 ${part(0.99)} ms, worst ${part(1)} ms of ${sorted.length}`;
}

const opened = await openUpdates('whole');
try {
  const { options, server, page } = opened;
  server.files.set(NEW_TABLES_ZIP, newerTablesZip());
  await page.bringToFront();
  await page.goto(`${opened.served.origin}/ehr/`);
  await opened.pressToolbar(page);
  const panel = await opened.panel();
  await panel.getByRole('tab', { name: /^Review \d/ }).waitFor();
  await panel.evaluate(TIME_ANSWERS);
  await options.evaluate(FOLLOW_STEPS);

  let isOver = false;
  const quiet = keepTyping(panel, () => isOver);
  await page.waitForTimeout(3000);
  isOver = true;
  await quiet;
  const before = await panel.evaluate<Answer[]>('answers.splice(0)');

  isOver = false;
  const typing = keepTyping(panel, () => isOver);
  await turnUpdatesOn(options, server.url);
  await seeUpdated(options);
  await panel.waitForTimeout(2000);
  isOver = true;
  await typing;

  const all = await options.evaluate<Step[]>('steps');
  const steps = all.slice(all.findIndex(({ step }) => step === 'look'));
  const [first] = steps;
  const last = steps.find(({ step }) => step === 'done');
  if (first === undefined || last === undefined) throw new Error('The steps of the update were not seen.');
  const during = await panel.evaluate<Answer[]>('answers');
  console.log(`whole update: ${(last.at - first.at).toFixed(0)} ms (bar ${BAR_MS} ms)`);
  for (const [index, { step, at }] of steps.entries()) {
    const end = steps[index + 1]?.at ?? at + 2000;
    const took = during.filter((answer) => answer.at >= at && answer.at < end).map((answer) => answer.took);
    const label =
      step === 'done'
        ? 'after, while the panel takes the tables over'
        : `${step}: ${(end - at).toFixed(0)} ms`;
    console.log(`  ${label}${took.length > 0 ? `; panel ${say(took)}` : ''}`);
  }
  console.log(`panel, a keystroke before the update: ${say(before.map(({ took }) => took))}`);
  console.log(`panel, a keystroke during and after it: ${say(during.map(({ took }) => took))}`);
} finally {
  await opened.close();
}
process.exit(0);
