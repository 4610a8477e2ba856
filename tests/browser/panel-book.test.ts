/** The shelf, the neoplasm table and what changed in a real browser: can everybody read, reach and walk them? */
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { findBarriers, findBrokenCodes, findOverflow, findSmallTargets } from '../fixtures/panel/barriers.ts';
import { drawPanel, type Look } from '../fixtures/panel/draw-panel.ts';
import { createPlainHost } from '../fixtures/panel/plain-host.ts';
import { keepNothing, keepSome } from '../fixtures/panel/plain-store.ts';
import { VISIT_PAGE } from '../fixtures/panel/states.ts';

const PATIENCE = { timeout: 20_000 };

const LOOKS: readonly Look[] = [
  { theme: 'light', width: 320 },
  { theme: 'dark', width: 360 },
  { theme: 'light', width: 560 },
  { theme: 'dark', width: 600 },
];

async function see(selector: string, count = 1): Promise<void> {
  await expect.poll(() => document.querySelectorAll(selector).length, PATIENCE).toBeGreaterThanOrEqual(count);
}

async function openShelf(look: Look, kept = keepSome()): Promise<void> {
  await drawPanel(look, { host: createPlainHost(VISIT_PAGE), kept });
  await see('#tab-review .count');
  await userEvent.keyboard('4');
  await see('.ways button', 3);
}

/** What each way from the shelf leads to. */
const WAYS = ['.neoplasms .cell', '.compared .changes .choice', '.outline .chapter'] as const;

async function openWay(look: Look, at: 0 | 1 | 2): Promise<void> {
  await openShelf(look);
  document.querySelectorAll<HTMLElement>('.ways button')[at]?.click();
  await see(WAYS[at], 20);
}

function press(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.click();
}

/** What is looked at. Each ends when it can be seen. */
const SCENES: Readonly<Record<string, (look: Look) => Promise<void>>> = {
  'the empty shelf': (look) => openShelf(look, keepNothing()),
  'a full shelf': async (look) => {
    await openShelf(look);
    await see('[data-code-row] .title small');
  },
  'a shelf being arranged, with something to take back': async (look) => {
    await openShelf(look);
    press('.part-head button');
    await see('[aria-label^="Remove"]');
    press('[aria-label^="Remove"]');
    await see('.undo-bar');
  },
  'the neoplasm table': (look) => openWay(look, 0),
  'a site of the neoplasm table': async (look) => {
    await openWay(look, 0);
    await userEvent.keyboard('melanoma in situ calf');
    await expect.poll(() => document.querySelector('.site-row th')?.textContent, PATIENCE).toMatch(/calf/);
    await see('.is-asked');
  },
  'rows of the neoplasm table that refer elsewhere': async (look) => {
    await openWay(look, 0);
    await userEvent.keyboard('artery');
    await see('.site-row .link');
  },
  'no such site': async (look) => {
    await openWay(look, 0);
    await userEvent.keyboard('qqqq');
    await see('.state h3');
  },
  'what changed': (look) => openWay(look, 1),
  'new titles': async (look) => {
    await openWay(look, 1);
    document.querySelector<HTMLElement>('.change-filters .chip:last-of-type')?.click();
    await see('.change ins');
  },
  'two lists without a change': async (look) => {
    await openWay(look, 1);
    press('[aria-pressed=false].chip');
    await see('.compared [role=status] + p .button');
  },
  'the chapters': (look) => openWay(look, 2),
  'a chapter with everything unfolded': async (look) => {
    await openWay(look, 2);
    press('[data-code-row="chapter 12"] button');
    await see('.outline .block', 9);
    for (const part of document.querySelectorAll<HTMLDetailsElement>('.outline details')) part.open = true;
  },
};

describe.each(LOOKS)('$theme, $width px wide', (look) => {
  it.each(Object.entries(SCENES))('%s can be read, reached and fits', async (_, open) => {
    await open(look);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await findBarriers()).toEqual([]);
    expect(findOverflow()).toEqual([]);
    expect(findSmallTargets()).toEqual([]);
    expect(findBrokenCodes()).toEqual([]);
  });
});

describe('the neoplasm table with the keyboard alone', () => {
  it.each([320, 600])('at %i px, walks down a long table and never out of sight', async (width) => {
    await openWay({ theme: 'light', width }, 0);
    await userEvent.keyboard('{Tab}');
    for (let step = 0; step < 25; step++) {
      await userEvent.keyboard(step % 3 === 2 ? '{ArrowRight}' : '{ArrowDown}');
      const cell = document.activeElement?.getBoundingClientRect();
      const main = document.querySelector('main')?.getBoundingClientRect();
      const bar = document.querySelector('.back-bar')?.getBoundingClientRect();
      expect(document.activeElement?.matches('[data-cell]')).toBe(true);
      expect(cell && main && bar && cell.top >= bar.bottom - 1 && cell.bottom <= main.bottom + 1).toBe(true);
    }
    for (let step = 0; step < 12; step++) {
      await userEvent.keyboard('{ArrowUp}');
      const cell = document.activeElement?.getBoundingClientRect();
      const bar = document.querySelector('.back-bar')?.getBoundingClientRect();
      expect(cell && bar && cell.top >= bar.bottom - 1).toBe(true);
    }
  });
});
