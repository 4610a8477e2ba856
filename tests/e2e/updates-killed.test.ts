import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startOfficialServer } from '../fixtures/official/official-server.ts';
import { zipOf } from '../fixtures/official/packages.ts';
import { ageExtension, NEW_ZIP } from './age-extension.ts';
import { type HeldStep, type Hold, holdUpdate, storedBytes } from './hold-update.ts';
import {
  openUpdates,
  ringAlarm,
  seePackaged,
  seeUpdated,
  turnUpdatesOn,
  type UpdatesOpened,
} from './open-updates.ts';

const AGEING = 180_000;
/** Bytes that a worker may have received and not yet put down. */
const CHUNK = 512 * 1024;
const AFTER_FETCH = ['unpack', 'compile', 'check', 'save', 'swap'] as const satisfies readonly HeldStep[];

/** The zip with so much noise in it that it comes in several chunks. */
function fatten(zip: Uint8Array): Uint8Array {
  return zipOf({ ...unzipSync(zip), 'noise.bin': randomBytes(5.5 * CHUNK) });
}

/** Whether a panel that is opened now knows the code that FY2027 has brought. */
async function isNewInPanel({ context, extensionId }: UpdatesOpened): Promise<boolean> {
  const panel = await context.newPage();
  await panel.goto(`chrome-extension://${extensionId}/sidepanel.html`);
  await panel.getByRole('combobox', { name: 'Search codes or words' }).fill('L02.23');
  await panel.locator('tr.hit').first().waitFor();
  const found = await panel.locator('tr.hit').getByText('L02.237', { exact: true }).count();
  await panel.close();
  return found > 0;
}

describe('a background that the browser stops', () => {
  let opened: UpdatesOpened;
  let options: Page;
  let hold: Hold;
  const zipRequests = () => opened.server.seen.filter(({ path }) => path === NEW_ZIP);

  beforeAll(async () => {
    opened = await openUpdates('small');
    options = opened.options;
    const { files } = opened.server;
    files.set(NEW_ZIP, fatten(files.get(NEW_ZIP) ?? new Uint8Array()));
  }, AGEING);

  afterAll(() => opened?.close());

  it('while it looks, looks again when the alarm rings', async () => {
    const { server } = opened;
    server.misbehave = () => ({ kind: 'silence' });
    await turnUpdatesOn(options, server.url);
    await expect.poll(() => server.seen.length).toBe(1);
    await opened.killBackground();
    server.misbehave = (path) => (path === NEW_ZIP ? { kind: 'stall', after: 3.6 * CHUNK } : null);
    await ringAlarm(options);
    await expect.poll(() => storedBytes(options), { timeout: 20_000 }).toBeGreaterThan(2 * CHUNK);
  });

  it('in the middle of the download, fetches what is missing and nothing else', async () => {
    const { server } = opened;
    await opened.killBackground();
    server.misbehave = () => null;
    hold = await holdUpdate(options, AFTER_FETCH);
    await ringAlarm(options);
    await hold.at('unpack');
    const [first, second] = zipRequests();
    expect(first?.headers.range).toBeUndefined();
    const from = Number(/^bytes=(\d+)-$/.exec(second?.headers.range ?? '')?.[1]);
    expect(from).toBeGreaterThan(2 * CHUNK);
    expect(second?.status).toBe(206);
    expect(from + (second?.bytes ?? 0)).toBe(server.files.get(NEW_ZIP)?.length);
  });

  it.each(AFTER_FETCH)(
    'in the step “%s”, goes on with that step, and the old tables answer',
    async (step) => {
      await hold.at(step);
      await opened.killBackground();
      await hold.leave(step);
      await seePackaged(options);
      expect(await isNewInPanel(opened)).toBe(false);
      await ringAlarm(options);
    },
  );

  it('has the update in use at the end, and has fetched it once', async () => {
    await seeUpdated(options);
    expect(await isNewInPanel(opened)).toBe(true);
    expect(zipRequests()).toHaveLength(2);
  });
});

describe('a power cut', () => {
  const aged = ageExtension('small');
  const profile = mkdtempSync(join(tmpdir(), 'profile-'));

  afterAll(() => {
    aged.remove();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  it.each(['save', 'swap'] as const)(
    'in the step “%s” loses nothing: the next start goes on by itself',
    async (step) => {
      const server = await startOfficialServer(aged.cdc);
      const before = await openUpdates('small', { aged, profile, server });
      const hold = await holdUpdate(before.options, [step]);
      await turnUpdatesOn(before.options, server.url);
      await hold.at(step);
      await before.kill();
      const asked = server.seen.length;
      const after = await openUpdates('small', { aged, profile, server });
      await seeUpdated(after.options);
      expect(await isNewInPanel(after)).toBe(true);
      expect(server.seen).toHaveLength(asked);
      await after.options.getByRole('button', { name: 'Delete all that is stored' }).click();
      await after.options.getByRole('button', { name: 'Delete', exact: true }).click();
      await seePackaged(after.options);
      await after.close();
      await server.close();
    },
    AGEING,
  );
});
