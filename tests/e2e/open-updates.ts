/** A browser with the extension of a year ago, its panel beside the practice chart, its settings, and CDC's server. */
import type { Page } from 'playwright';
import { type OfficialServer, startOfficialServer } from '../fixtures/official/official-server.ts';
import { type Aged, type Amount, ageExtension } from './age-extension.ts';
import { type Opened, openExtension } from './open-extension.ts';

const PATIENCE = { timeout: 60_000 };

export interface UpdatesOpened extends Opened {
  readonly server: OfficialServer;
  readonly aged: Aged;
  /** The settings of Clear Margin, in a tab of their own. */
  readonly options: Page;
}

interface Change {
  readonly profile?: string;
  /** An extension that is already there, and stays. */
  readonly aged?: Aged;
  readonly server?: OfficialServer;
}

/** @param change what comes from an earlier browser and is left alone at the end */
export async function openUpdates(amount: Amount, change: Change = {}): Promise<UpdatesOpened> {
  const aged = change.aged ?? ageExtension(amount);
  const server = change.server ?? (await startOfficialServer(aged.cdc));
  const { profile } = change;
  const opened = await openExtension([], {
    extension: aged.folder,
    ...(profile !== undefined && { profile }),
  });
  await opened.grant();
  const options = await opened.context.newPage();
  await options.goto(`chrome-extension://${opened.extensionId}/options.html`);
  await options.getByText(/^Updates are o/).waitFor();
  await options.getByText(/^The code tables in use/).waitFor();
  return {
    ...opened,
    server,
    aged,
    options,
    async close() {
      await opened.close();
      if (change.server === undefined) await server.close();
      if (change.aged === undefined) aged.remove();
    },
  };
}

/** What a practice does that keeps a mirror: name its address, then turn updates on. They look at once. */
export async function turnUpdatesOn(options: Page, mirror: string): Promise<void> {
  await options.getByRole('radio', { name: /^A mirror of your practice/ }).check();
  await options.getByLabel('Address of the folder').fill(mirror);
  await options.getByRole('button', { name: 'Use this address' }).click();
  await options.getByText('This address is in use.').waitFor();
  await options.getByRole('button', { name: 'Turn updates on' }).click();
}

/** Until the settings say that the tables of the update answer. */
export async function seeUpdated(options: Page): Promise<void> {
  await options.getByText(/^The code tables in use come from an update/).waitFor(PATIENCE);
}

export async function seePackaged(options: Page): Promise<void> {
  await options.getByText('The code tables in use came with Clear Margin.').waitFor(PATIENCE);
}

/** The trouble that the settings show: its sentence. */
export async function seeTrouble(options: Page, sentence: string | RegExp): Promise<void> {
  await options.locator('.update-progress .trouble b').getByText(sentence).waitFor(PATIENCE);
}

/** Ring the alarm now that the extension has set for later. Throws where it has set none. */
export async function ringAlarm(options: Page): Promise<void> {
  await options.evaluate(`(async () => {
    const alarm = await chrome.alarms.get('updates');
    if (!alarm) throw new Error('The extension has set no alarm.');
    if (alarm.scheduledTime > Date.now() + 61_000) throw new Error('The alarm rings too late.');
    await chrome.alarms.create('updates', { when: Date.now() });
  })()`);
}
