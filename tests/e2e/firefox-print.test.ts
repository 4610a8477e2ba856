/** The review on paper in Firefox: what the window that is printed holds once Firefox has drawn it. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Served, serveFolders } from '../../utils/cli/serve-folders.ts';
import type { DrivenFirefox } from './drive-firefox.ts';
import { ROOT } from './open-extension.ts';
import { openFirefox, openPanelBeside, readFindings } from './open-firefox.ts';

const NOTE = '1. Basal cell carcinoma of the nose, biopsy proven, seen by Dr. Quillfeather. C44.91';
const PATIENCE = { timeout: 15_000, interval: 100 };

let served: Served;
let firefox: DrivenFirefox;
let panel: string;

beforeAll(async () => {
  served = await serveFolders(join(ROOT, 'tests/fixtures/pages'));
  firefox = await openFirefox();
  await firefox.open(`${served.origin}/ehrs/derm.html`);
  panel = await openPanelBeside(firefox, '/derm');
  // The browser's own dialog cannot be answered here, and a window that closes itself cannot be looked at.
  await firefox.run(
    panel,
    `{
      const { open } = window;
      window.open = (...asked) => {
        const page = open(...asked);
        window.printed = page;
        return Object.assign(page, { print: () => void (window.prints = (window.prints ?? 0) + 1) });
      };
    }`,
  );
});

afterAll(async () => {
  await firefox?.close();
  served?.close();
});

const press = async (css: string) => {
  await vi.waitFor(
    async () => expect(await firefox.run(panel, `document.querySelector('${css}') !== null`)).toBe(true),
    PATIENCE,
  );
  await firefox.click(panel, css);
};

describe('in Firefox, a coder prints the review', () => {
  it('of a note that was pasted', async () => {
    await press('.paste summary');
    await press('.paste textarea');
    await firefox.type(panel, NOTE);
    await press('.paste button[type=submit]');
    await vi.waitFor(async () => expect(await readFindings(firefox, panel)).toContain('C44.311'), PATIENCE);
  });

  it('and the window holds it, without a word of the note, when it is printed and after', async () => {
    await press('[aria-haspopup=dialog]:has(kbd)');
    await press('.print-form [type=submit]');
    const said = async () => String(await firefox.run(panel, 'window.printed?.document.body.innerText'));
    await vi.waitFor(async () => expect(await said()).toContain('Review of codes'), PATIENCE);
    // Firefox once loaded an empty page over what had been written in a new window.
    await firefox.run(panel, 'new Promise((resolve) => setTimeout(resolve, 1000))');
    expect(await said()).toMatch(/C44\.91.*C44\.311/s);
    expect(await said()).not.toMatch(/Quillfeather|biopsy proven/);
    expect(await firefox.run(panel, 'window.prints')).toBe(1);
  });
});
