/**
 * Runs the updater in the background: wakes it by one alarm, at install, at start and when a page asks, and tells our
 * pages how it stands. The browser may end the background at any moment, so nothing here is remembered: the alarm is
 * set before work begins, and the next start goes on where the last one was cut off.
 */
import { browser } from 'wxt/browser';
import { createUpdater } from '../updates/run-updates.ts';
import { openTableStore } from '../updates/table-store.ts';
import type { Updater, WakeReason } from '../updates/world.ts';
import { listenForNotice } from './messaging.ts';
import { publishState } from './update-state.ts';
import { createUpdateWorld } from './update-world.ts';

const ALARM = 'updates';

/** After how long a job is taken up again whose background was ended. */
const RETRY_MS = 60_000;
/** Chromium rings no sooner. */
const SOONEST_MS = 30_000;

export interface RunOptions {
  /** Called once, when there is first something to do: most starts of the background are for something else. */
  readonly createUpdater: () => Updater;
  /** Delete all stored code tables. */
  readonly forget: () => Promise<void>;
  readonly now?: () => number;
}

/** The updater of this browser. */
const OURS: RunOptions = {
  createUpdater: () => createUpdater(createUpdateWorld()),
  forget: () => openTableStore().clear(),
};

/** Keep the code tables current. Call in the background's first tick: its listeners must stand before any await. */
export function keepTablesCurrent(options: RunOptions = OURS): void {
  const run = createRun(options);
  browser.runtime.onInstalled.addListener(() => void run.wake('installed'));
  browser.runtime.onStartup.addListener(() => void run.wake('start'));
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void run.wake('alarm');
  });
  browser.permissions.onAdded.addListener(() => void run.tell());
  browser.permissions.onRemoved.addListener(() => void run.tell());
  listenForNotice('updates', ({ ask }) => run.answer(ask), new AbortController().signal);
}

function createRun({ createUpdater, forget, now = Date.now }: RunOptions) {
  let made: Updater | null = null;
  const updater = (): Updater => (made ??= createUpdater());

  async function wake(reason: WakeReason): Promise<void> {
    await ringAt(now() + RETRY_MS);
    await updater().wake(reason);
    await tell();
  }
  /** Tell our pages how it stands, and set the alarm by it. */
  async function tell(): Promise<void> {
    const next = await updater().nextWake();
    await ringAt(next === null ? null : Math.max(next, now() + SOONEST_MS));
    await publishState(await updater().state());
  }
  return {
    wake,
    tell,
    async answer(ask: 'tell' | 'look' | 'go-back' | 'dropped' | 'forget'): Promise<void> {
      if (ask === 'look') return await wake('asked');
      if (ask === 'dropped') return await wake('dropped');
      if (ask === 'go-back') await updater().goBack();
      if (ask === 'forget') await forget();
      await tell();
    },
  };
}

/** There is one alarm, made anew each time: browsers lose them. */
async function ringAt(when: number | null): Promise<void> {
  if (when === null) await browser.alarms.clear(ALARM);
  else await browser.alarms.create(ALARM, { when });
}
