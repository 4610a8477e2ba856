/**
 * Holds an update in its steps, one after the other. Each step ends with one write to the store of jobs: a page of ours
 * that keeps that store for itself lets the worker do all of the step's work, and come no further.
 */
import type { UpdateStep } from '../../utils/updates/types.ts';

/** The steps that a job goes through; looking is done before there is one. */
export type HeldStep = Exclude<UpdateStep, 'look'>;

/** One of our pages, in whatever browser. */
interface OurPage {
  evaluate(expression: string): Promise<unknown>;
}

/** Runs in the page. */
const HOLD = `(steps) => {
  const answer = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const gates = new Map(steps.map((step) => [step, { come: Promise.withResolvers(), gone: Promise.withResolvers(), isOpen: false }]));
  globalThis.holding = gates;
  const run = async () => {
    const database = await answer(indexedDB.open('clear-margin-tables'));
    for (const [step, gate] of gates) {
      while (!gate.isOpen) {
        const transaction = database.transaction('job', 'readwrite');
        const ended = new Promise((resolve) => { transaction.oncomplete = resolve; });
        const jobs = transaction.objectStore('job');
        const isThere = (await answer(jobs.getAll())).some((job) => job.step === step);
        if (isThere) gate.come.resolve();
        while (isThere && !gate.isOpen) await answer(jobs.count());
        await ended;
      }
      gate.gone.resolve();
    }
    database.close();
  };
  run().catch((problem) => { for (const gate of gates.values()) gate.come.reject(problem); });
}`;

export interface Hold {
  /** Until the update stands in this step, all of its work done but for its last write. */
  at(step: HeldStep): Promise<void>;
  /** Let it go on to the next step. */
  leave(step: HeldStep): Promise<void>;
}

/** @param page one of ours, open until the last step has been left */
export async function holdUpdate(page: OurPage, steps: readonly HeldStep[]): Promise<Hold> {
  await page.evaluate(`(${HOLD})(${JSON.stringify(steps)})`);
  const gate = (step: HeldStep): string => `holding.get(${JSON.stringify(step)})`;
  const wait = async (expression: string): Promise<void> => void (await page.evaluate(expression));
  return {
    at: (step) => wait(`${gate(step)}.come.promise`),
    leave: (step) => wait(`${gate(step)}.isOpen = true, ${gate(step)}.gone.promise`),
  };
}

/** How many bytes of its first package the update on its way has in the store. */
export async function storedBytes(page: OurPage): Promise<number> {
  const bytes = await page.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('clear-margin-tables');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const jobs = opening.result.transaction('job').objectStore('job').getAll();
      jobs.onsuccess = () => resolve(jobs.result[0]?.packages[0].received ?? 0);
      opening.result.close();
    };
  })`);
  return Number(bytes);
}
