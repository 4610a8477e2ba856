/** The extension with the loopback site granted, and the browser asked what a coder sees without a panel. */
import type { Page } from 'playwright';
import { expect, vi } from 'vitest';
import { type Opened, openExtension } from './open-extension.ts';

/** Heading code: the claim must not go out with it, whatever the note says. */
export const HEADER = 'L20.8';
export const TYPED = ` Eczema, ${HEADER}.`;
export const PATIENCE = { timeout: 15_000, interval: 50 };

const FIRST_TAB = `chrome.tabs.query({ url: 'http://127.0.0.1/*' })`;

export interface Granted extends Opened {
  /** A page of our own, from which the browser can be asked. It reads no note. */
  readonly ours: Page;
  isBackgroundRunning(): Promise<boolean>;
  endBackground(): Promise<void>;
  /** What the toolbar button of the page's tab says: "2", and in words. */
  button(): Promise<{ readonly count: string; readonly title: string }>;
  /** Waits until the button counts so. */
  seeCount(count: RegExp): Promise<void>;
  /** Stretches of text that the page draws lines under. Pages see our highlights by names that say nothing. */
  underlined(): Promise<number>;
  /** Waits until so many are. */
  seeLines(lines: number): Promise<void>;
}

/** @throws Error as `openExtension` does */
export async function openGranted(): Promise<Granted> {
  const opened = await openExtension();
  const ours = await opened.context.newPage();
  await ours.goto(`chrome-extension://${opened.extensionId}/options.html`);
  await opened.grant();
  await opened.page.bringToFront();
  return { ...opened, ours, ...lookThrough(opened, ours) };
}

function lookThrough({ page, killBackground }: Opened, ours: Page): Omit<Granted, keyof Opened | 'ours'> {
  const isBackgroundRunning = () =>
    ours.evaluate<boolean>(
      `chrome.runtime.getContexts({ contextTypes: ['BACKGROUND'] }).then((found) => found.length > 0)`,
    );
  const button: Granted['button'] = () =>
    ours.evaluate(`${FIRST_TAB}.then(async ([{ id: tabId }]) => ({
      count: await chrome.action.getBadgeText({ tabId }),
      title: await chrome.action.getTitle({ tabId }),
    }))`);
  const underlined = () =>
    page.evaluate(() => {
      let drawn = 0;
      for (const [name, { size }] of CSS.highlights) if (/^cm-\d$/.test(name)) drawn += size;
      return drawn;
    });
  return {
    isBackgroundRunning,
    async endBackground() {
      await killBackground();
      await vi.waitFor(async () => expect(await isBackgroundRunning()).toBe(false), PATIENCE);
    },
    button,
    seeCount: (count) => vi.waitFor(async () => expect((await button()).count).toMatch(count), PATIENCE),
    underlined,
    seeLines: (lines) => vi.waitFor(async () => expect(await underlined()).toBe(lines), PATIENCE),
  };
}
