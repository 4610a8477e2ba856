import { Buffer } from 'node:buffer';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type OfficialServer, SIGN_IN_PAGE } from '../fixtures/official/official-server.ts';
import { manifestOf, zipOf } from '../fixtures/official/packages.ts';
import { type Aged, ageExtension, NEW_ZIP } from './age-extension.ts';
import {
  openUpdates,
  seePackaged,
  seeTrouble,
  seeUpdated,
  turnUpdatesOn,
  type UpdatesOpened,
} from './open-updates.ts';
import { beginNewDay, emptyStore, TEARS, tearStore } from './tear-store.ts';

const AGEING = 180_000;
const YEAR = 365 * 24 * 3600_000;

let aged: Aged;
let opened: UpdatesOpened;
let options: Page;
let server: OfficialServer;
let panel: Page;
let zip: Uint8Array;

beforeAll(async () => {
  aged = ageExtension('small');
  limitStorage(aged.folder);
  opened = await openUpdates('small', { aged });
  ({ options, server } = opened);
  zip = server.files.get(NEW_ZIP) ?? new Uint8Array();
  panel = await openPanel();
  server.files.delete(NEW_ZIP);
  await turnUpdatesOn(options, server.url);
  await options
    .getByText(/There was nothing new/)
    .first()
    .waitFor();
}, AGEING);

afterAll(async () => {
  await opened?.close();
  aged?.remove();
});

/** Each day begins with the tables of FY2026 and a server that has FY2027. */
beforeEach(async () => {
  server.files.clear();
  for (const [path, content] of aged.cdc) server.files.set(path, content);
  server.misbehave = () => null;
  server.clock = Date.now;
  await emptyStore(options);
  await tellAgain();
  await seePackaged(options);
  await seeInPanel('FY2026');
});

/** Without leave to store without limit, so that the browser can be told how much room there is. */
function limitStorage(folder: string): void {
  const path = join(folder, 'manifest.json');
  writeFileSync(path, readFileSync(path, 'utf8').replace('"unlimitedStorage",', ''));
}

async function openPanel(): Promise<Page> {
  const page = await opened.context.newPage();
  await page.goto(`chrome-extension://${opened.extensionId}/sidepanel.html`);
  return page;
}

async function tellAgain(): Promise<void> {
  await options.evaluate("chrome.runtime.sendMessage({ name: 'updates', body: { ask: 'tell' } })");
}

async function look(): Promise<void> {
  await beginNewDay(options);
  await options.getByRole('button', { name: 'Look now' }).click();
}

/** The panel answers, and by this release. */
async function seeInPanel(release: 'FY2026' | 'FY2027', page = panel): Promise<void> {
  await page.locator('.visit .release').filter({ hasText: release }).waitFor({ timeout: 20_000 });
  const box = page.getByRole('combobox', { name: 'Search codes or words' });
  await box.fill('L02.23');
  const hit = (code: string) => page.locator('tr.hit').getByText(code, { exact: true });
  await hit('L02.231').waitFor({ timeout: 10_000 });
  await expect.poll(() => hit('L02.237').count()).toBe(release === 'FY2027' ? 1 : 0);
  await box.fill('');
}

/** The next try succeeds. */
async function mendAndLook(): Promise<void> {
  server.misbehave = () => null;
  server.clock = Date.now;
  server.files.set(NEW_ZIP, zip);
  await look();
  await seeUpdated(options);
  await seeInPanel('FY2027');
  expect(await options.locator('.update-progress .trouble').count()).toBe(0);
}

/** The order file with one more column before the codes. */
function moveColumn(): Uint8Array {
  const members = Object.entries(unzipSync(zip)).map(([name, bytes]): [string, string] => {
    const text = new TextDecoder().decode(bytes);
    return [name, /order-2027/.test(name) ? text.replaceAll(/^(\d{5}) /gm, '$1  ') : text];
  });
  return zipOf(Object.fromEntries(members));
}

const onZip = (bad: ReturnType<OfficialServer['misbehave']>) => (path: string) =>
  path === NEW_ZIP ? bad : null;
const WEB_PAGE = 'A web page came instead of the release, as the sign-in page of a network does.';

const SERVER_DAYS: readonly { day: string; begin: () => void; sentence: string | RegExp }[] = [
  {
    day: 'a zip that was cut off',
    begin: () => server.files.set(NEW_ZIP, zip.subarray(0, zip.length / 2)),
    sentence: 'icd10cm-code-descriptions-2027.zip did not come whole.',
  },
  {
    day: 'a web page in place of the zip',
    begin: () => {
      server.misbehave = onZip({ kind: 'page', html: '<!doctype html><title>Maintenance</title>' });
    },
    sentence: WEB_PAGE,
  },
  {
    day: 'a zip that is not there',
    begin: () => {
      server.misbehave = onZip({ kind: 'status', status: 404 });
    },
    sentence: 'The file of FY2027 is no longer where it was listed.',
  },
  {
    day: 'a server with a fault',
    begin: () => {
      server.misbehave = () => ({ kind: 'status', status: 500 });
    },
    sentence: 'The server that keeps the releases has a fault of its own.',
  },
  {
    day: 'a server that asks to be left alone',
    begin: () => {
      server.misbehave = () => ({ kind: 'status', status: 503, headers: { 'Retry-After': '1' } });
    },
    sentence: /^The server is busy and asks to be left alone until /,
  },
  {
    day: 'a line that breaks',
    begin: () => {
      server.misbehave = onZip({ kind: 'break', after: 20_000 });
    },
    sentence: 'The place where releases are published does not answer.',
  },
  {
    day: 'a network that sends everything to its sign-in page',
    begin: () => {
      server.misbehave = (path) =>
        path === 'login' ? { kind: 'page', html: SIGN_IN_PAGE } : { kind: 'redirect', to: '/login' };
    },
    sentence: WEB_PAGE,
  },
  {
    day: 'a mirror whose file is not the one it promises',
    begin: () => {
      const file = { kind: 'icd10cm-order' as const, release: 'fy2027', from: '2026-10-01', file: NEW_ZIP };
      server.files.set('clear-margin-mirror.json', manifestOf([{ ...file, content: zip.toReversed() }]));
    },
    sentence: 'icd10cm-code-descriptions-2027.zip is not the file that your mirror promises.',
  },
  {
    day: 'a release with a column moved',
    begin: () => server.files.set(NEW_ZIP, moveColumn()),
    sentence: /^icd10cm-code-descriptions-2027.zip is not written as these files have always been\./,
  },
  {
    day: 'a clock that is wrong by a year',
    begin: () => {
      server.clock = () => Date.now() + YEAR;
    },
    sentence: /^The date of this computer is wrong by days/,
  },
];

describe('on a bad day', () => {
  it.each(SERVER_DAYS)(
    'with $day: one sentence, the old codes, and the next try',
    async ({ begin, sentence }) => {
      begin();
      await look();
      await seeTrouble(options, sentence);
      await seePackaged(options);
      await seeInPanel('FY2026');
      server.files.delete('clear-margin-mirror.json');
      if (String(sentence).includes('busy')) await options.waitForTimeout(1500);
      await mendAndLook();
    },
  );

  it('with a server that never answers: says so after its patience', async () => {
    server.misbehave = onZip({ kind: 'silence' });
    const background = opened.context
      .serviceWorkers()
      .find((each) => each.url().includes(opened.extensionId));
    // Half a minute of the extension's patience passes in half a second.
    await background?.evaluate(`(() => {
      const wait = globalThis.setTimeout;
      globalThis.setTimeout = (act, time) => wait(act, time === 30_000 ? 500 : time);
      globalThis.beSlow = () => { globalThis.setTimeout = wait; };
    })()`);
    await look();
    await seeTrouble(options, 'The server took too long to answer.');
    await seeInPanel('FY2026');
    await background?.evaluate('beSlow()');
    await mendAndLook();
  });

  it('without a network', async () => {
    await opened.context.setOffline(true);
    await look();
    await seeTrouble(options, 'This computer is offline.');
    await seeInPanel('FY2026');
    await opened.context.setOffline(false);
    await mendAndLook();
  });

  it('with no room on the disk', async () => {
    const session = await opened.context.newCDPSession(options);
    const origin = `chrome-extension://${opened.extensionId}`;
    const { usage } = await session.send('Storage.getUsageAndQuota', { origin });
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + 30_000 });
    // Chromium goes by what it last knew of the room for half a minute.
    await options.waitForTimeout(31_000);
    try {
      await look();
      await seeTrouble(options, 'There is no room left on this computer for the new codes.');
      await seeInPanel('FY2026');
    } finally {
      await session.send('Storage.overrideQuotaForOrigin', { origin });
    }
    await mendAndLook();
  });

  it('when the user takes the permission back in the middle of the download', async () => {
    server.misbehave = onZip({ kind: 'break', after: 20_000 });
    await look();
    await seeTrouble(options, 'The place where releases are published does not answer.');
    await opened.revoke();
    await options.getByText(/^The browser does not let Clear Margin fetch from there/).waitFor();
    expect(await options.getByRole('button', { name: 'Look now' }).isDisabled()).toBe(true);
    const asked = server.seen.length;
    await options.evaluate("chrome.runtime.sendMessage({ name: 'updates', body: { ask: 'look' } })");
    await seeTrouble(options, /^The browser does not let Clear Margin read the place/);
    expect(server.seen).toHaveLength(asked);
    await seeInPanel('FY2026');
    await opened.grant();
    await options.getByRole('button', { name: 'Look now' }).and(options.locator(':enabled')).waitFor();
    await mendAndLook();
  });
});

describe('a file that the user drops', () => {
  const choose = (name: string, content: Uint8Array) =>
    options
      .getByLabel('The zip')
      .setInputFiles({ name, mimeType: 'application/zip', buffer: Buffer.from(content) });
  const NAME = 'icd10cm-code-descriptions-2027.zip';

  it.each([
    ['a PDF', 'guidelines.pdf', '%PDF-1.7 many pages', 'guidelines.pdf is not a zip file. It is a PDF.'],
    ['a web page', NAME, '<!doctype html>', `${NAME} is not a zip file. It is a web page.`],
  ])('and that is %s, is named at once', async (_, name, content, sentence) => {
    await choose(name, new TextEncoder().encode(content));
    await options.locator('.drop').getByText(sentence).waitFor();
    await seeInPanel('FY2026');
  });

  it('and that is another zip, is no release', async () => {
    await choose('photos.zip', zipOf({ 'holiday.jpg': 'sea' }));
    await seeTrouble(options, /^The dropped file is not a release that Clear Margin can read\./);
    await seePackaged(options);
  });

  it('and that is the official one, comes into use without a single request', async () => {
    const asked = server.seen.length;
    const transfer = await options.evaluateHandle(
      ([name, text]) => {
        const held = new DataTransfer();
        held.items.add(new File([Uint8Array.from(atob(text), (char) => char.charCodeAt(0))], name));
        return held;
      },
      [NAME, Buffer.from(zip).toString('base64')] as const,
    );
    await options.dispatchEvent('body', 'drop', { dataTransfer: transfer });
    await seeUpdated(options);
    await seeInPanel('FY2027');
    expect(server.seen).toHaveLength(asked);
    await choose(NAME, zip);
    await seeTrouble(options, /is not newer than what is in use\.$/);
    await seeUpdated(options);
  });
});

describe('two panels that are open during the swap', () => {
  it('both take the new codes over, and keep what is typed in them', async () => {
    const second = await openPanel();
    await seeInPanel('FY2026', second);
    const box = (page: Page) => page.getByRole('combobox', { name: 'Search codes or words' });
    await box(panel).fill('L02.23');
    await box(second).fill('L40');
    await look();
    await seeUpdated(options);
    await panel.locator('tr.hit').getByText('L02.237', { exact: true }).waitFor();
    await second.locator('.visit .release').filter({ hasText: 'FY2027' }).waitFor();
    expect(await box(panel).inputValue()).toBe('L02.23');
    expect(await box(second).inputValue()).toBe('L40');
    await second.close();
  });
});

describe('what was stored and is damaged', () => {
  it.each(TEARS)('“$tear”: a panel answers, and the next look mends it', async ({ act, answers }) => {
    await mendAndLook();
    await tearStore(options, act);
    await opened.killBackground();
    const before = await openPanel();
    await seeInPanel(answers, before);
    await before.close();
    await options.reload();
    await mendAndLook();
    const after = await openPanel();
    await seeInPanel('FY2027', after);
    await after.close();
  });
});
