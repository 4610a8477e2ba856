/** How long from the press on the toolbar button until the panel shows its first answer, the background asleep before. */
import { openExtension } from '../e2e/open-extension.ts';

const ROUNDS = 9;
const BAR_MS = 300;
/** Set by the panel on its timeline when the first answer is painted. */
const FIRST_ANSWER = 'cm-first-answer';

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

const opened = await openExtension();
const fromPress: number[] = [];
const fromOpening: number[] = [];
try {
  await opened.page.goto(`${opened.served.origin}/ehr/`);
  await opened.grant();
  for (let round = 0; round < ROUNDS; round += 1) {
    await opened.killBackground();
    await opened.page.waitForTimeout(500);
    const pressed = Date.now();
    await opened.pressToolbar(opened.page);
    const panel = await opened.panel();
    await panel.waitForFunction((name) => performance.getEntriesByName(name).length > 0, FIRST_ANSWER);
    const { origin, after } = await panel.evaluate(
      (name) => ({
        origin: performance.timeOrigin,
        after: performance.getEntriesByName(name)[0]?.startTime ?? 0,
      }),
      FIRST_ANSWER,
    );
    fromOpening.push(after);
    fromPress.push(origin + after - pressed);
    await panel.close();
    await opened.page.waitForTimeout(300);
  }
} finally {
  await opened.close();
}
const show = (times: readonly number[]) =>
  `median ${median(times).toFixed(0)} ms, worst ${Math.max(...times).toFixed(0)} ms of ${times.length}`;
console.log(`first answer after the panel opens: ${show(fromOpening)} (bar ${BAR_MS} ms)`);
console.log(`first answer after the button is pressed, background asleep: ${show(fromPress)}`);
process.exit(0);
