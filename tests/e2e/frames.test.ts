import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_PORT_SITE, findingsFor, type Opened, openExtension, typeAtEnd } from './open-extension.ts';

const TYPED = ' Eczema, L20.8.';

let opened: Opened;
let panel: Page;

beforeAll(async () => {
  opened = await openExtension();
  await opened.grant();
  await opened.page.goto(`${opened.served.origin}/foreign-frame.html`);
  await opened.pressToolbar(opened.page);
  panel = await opened.panel();
});

afterAll(() => opened?.close());

const field = () => opened.page.frameLocator('iframe').locator('[contenteditable]').first();
const ask = () => panel.getByRole('button', { name: /^Read notes on clinic/ });

describe('a chart whose note comes from another site', () => {
  it('says so, names the site and offers to read there', async () => {
    await ask().waitFor();
    expect(await findingsFor(panel, 'L20.8').count()).toBe(0);
  });

  it('is read in the page that is open, the moment the site is allowed', async () => {
    await typeAtEnd(opened.page, field(), TYPED);
    // Allowed in the settings, so that the browser answers the button without its prompt.
    await opened.grant(`${DEFAULT_PORT_SITE}:80/*`);
    await ask().click();
    await findingsFor(panel, 'L20.8').first().waitFor({ timeout: 10_000 });
    expect(await ask().count()).toBe(0);
  });

  it('is read no more when that site is taken back; the page itself still is', async () => {
    await opened.revoke(`${DEFAULT_PORT_SITE}:80/*`);
    await findingsFor(panel, 'L20.8').first().waitFor({ state: 'detached', timeout: 10_000 });
    await ask().waitFor();
  });
});
