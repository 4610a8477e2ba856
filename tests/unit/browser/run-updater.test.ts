import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { keepTablesCurrent } from '../../../utils/browser/run-updater.ts';
import { readState } from '../../../utils/browser/update-state.ts';
import type { UpdateState } from '../../../utils/updates/types.ts';
import type { Updater, WakeReason } from '../../../utils/updates/world.ts';
import { StandInBrowser } from '../../fixtures/browser/stand-in-browser.ts';
import { QUIET } from '../../fixtures/options/states.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const DAY = 86_400_000;
const PAGE = { id: 'clear-margin', url: 'chrome-extension://clear-margin/options.html', tab: { id: 3 } };

/** An updater that writes down what it is asked, and works until the test lets it end. */
class PlainUpdater implements Updater {
  readonly asked: string[] = [];
  next: number | null = NOW + DAY;
  readonly #work = Promise.withResolvers<void>();
  end(): void {
    this.#work.resolve();
  }
  wake(reason: WakeReason): Promise<void> {
    this.asked.push(reason);
    return this.#work.promise;
  }
  async state(): Promise<UpdateState> {
    return QUIET;
  }
  async goBack(): Promise<boolean> {
    this.asked.push('go back');
    return true;
  }
  async nextWake(): Promise<number | null> {
    return this.next;
  }
}

type Listener = (message: unknown, sender: object) => Promise<void> | undefined;

function start() {
  const listeners: Listener[] = [];
  const onMessage = { addListener: (one: Listener) => listeners.push(one), removeListener: () => undefined };
  Reflect.set(fakeBrowser.runtime, 'onMessage', onMessage);
  const updater = new PlainUpdater();
  const made = vi.fn(() => updater);
  const forget = vi.fn(async () => undefined);
  keepTablesCurrent({ createUpdater: made, forget, now: () => NOW });
  /** What a page of ours says, as the browser brings it. */
  const say = async (ask: string, sender: object = PAGE) => {
    for (const listener of listeners) await listener({ name: 'updates', body: { ask } }, sender);
  };
  return { updater, made, forget, say };
}

const alarms = () => fakeBrowser.alarms.getAll();

let browser: StandInBrowser;

beforeEach(() => {
  vi.restoreAllMocks();
  browser = new StandInBrowser();
  vi.spyOn(fakeBrowser.runtime, 'getURL').mockImplementation(
    (path) => `chrome-extension://clear-margin${path}`,
  );
  fakeBrowser.runtime.id = 'clear-margin';
});

describe('the background keeps the code tables current', () => {
  it('does nothing while nothing happens: it starts for other things all day', async () => {
    const { made } = start();
    expect(made).not.toHaveBeenCalled();
    expect(await alarms()).toEqual([]);
  });

  it('sets its alarm before it works, so that a worker that is killed is woken to go on', async () => {
    const { updater } = start();
    void fakeBrowser.runtime.onInstalled.trigger({ reason: 'install' });
    await vi.waitFor(() => expect(updater.asked).toEqual(['installed']));
    expect(await alarms()).toMatchObject([{ name: 'updates', scheduledTime: NOW + 60_000 }]);
    updater.end();
    await vi.waitFor(async () => expect(await alarms()).toMatchObject([{ scheduledTime: NOW + DAY }]));
    expect(await alarms()).toHaveLength(1);
  });

  it('rings not at all where updates are off', async () => {
    const { updater } = start();
    updater.next = null;
    updater.end();
    await fakeBrowser.runtime.onStartup.trigger();
    await vi.waitFor(async () => expect(await readState()).not.toBeNull());
    expect(await alarms()).toEqual([]);
  });

  it('wakes at its own alarm and at no other', async () => {
    const { updater } = start();
    void fakeBrowser.alarms.onAlarm.trigger({
      name: 'another',
      scheduledTime: NOW,
      persistAcrossSessions: true,
    });
    void fakeBrowser.alarms.onAlarm.trigger({
      name: 'updates',
      scheduledTime: NOW,
      persistAcrossSessions: true,
    });
    await vi.waitFor(() => expect(updater.asked).toEqual(['alarm']));
  });

  it('answers a page when the work is done, and tells every page how it stands', async () => {
    const { updater, say } = start();
    const answered = vi.fn();
    const answer = say('look').then(answered);
    await vi.waitFor(() => expect(updater.asked).toEqual(['asked']));
    expect(answered).not.toHaveBeenCalled();
    updater.end();
    await answer;
    expect(await readState()).toMatchObject(QUIET);
  });

  it('does what the options page asks', async () => {
    const { updater, forget, say } = start();
    updater.end();
    await say('dropped');
    await say('go-back');
    await say('forget');
    await say('tell');
    expect(updater.asked).toEqual(['dropped', 'go back']);
    expect(forget).toHaveBeenCalledTimes(1);
  });

  it('tells the pages when the user takes an address back in the browser’s own settings', async () => {
    const { updater } = start();
    updater.end();
    browser.events.onTakenBack.tell({ origins: ['https://ftp.cdc.gov:443/*'] });
    await vi.waitFor(async () => expect(await readState()).not.toBeNull());
  });

  it('hears neither pages of the web nor words it does not know', async () => {
    const { made, say } = start();
    await say('look', { id: 'clear-margin', url: 'https://ehr.example/chart', tab: { id: 3 } });
    await say('look', { id: 'another', url: PAGE.url });
    await say('delete everything');
    expect(made).not.toHaveBeenCalled();
  });
});
