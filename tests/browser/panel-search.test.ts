/** The search in a real browser with its real worker: can everybody read it, reach it, and does it stay calm? */
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
  { theme: 'dark', width: 600 },
];

async function show(look: Look, kept = keepNothing()): Promise<void> {
  await drawPanel(look, { host: createPlainHost(VISIT_PAGE), kept });
  await see('#tab-review .count');
}

async function see(selector: string): Promise<void> {
  await expect.poll(() => document.querySelector(selector), PATIENCE).not.toBeNull();
}

async function search(keys: string): Promise<void> {
  await userEvent.keyboard(`/${keys}`);
  await see('[role=grid][aria-busy=false]');
}

/** What is looked at. Each ends when it can be seen. */
const SCENES: Readonly<Record<string, (look: Look) => Promise<void>>> = {
  'the codes used before': async (look) => {
    await show(look, keepSome());
    await search('');
  },
  'an abbreviation with several meanings': async (look) => {
    await show(look);
    await search('ak');
    await see('.meanings');
  },
  'a chosen meaning': async (look) => {
    await show(look);
    await search('ak');
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await see('.meanings [aria-pressed=true]');
  },
  'a reason': async (look) => {
    await show(look);
    await search('bcc nose');
    await userEvent.keyboard('{Alt>}w{/Alt}');
    await see('.hit-why');
  },
  'a search within a search': async (look) => {
    await show(look);
    await search('malignant neoplasm of unspecified site of right female breast>neoplasm>right');
    await see('.chip.within');
  },
  'own codes before the hits': async (look) => {
    await show(look, keepSome());
    await search('melanocytic nevi');
    await see('[role=rowgroup][aria-label=Yours]');
  },
  'words taken as typed': async (look) => {
    await show(look);
    await search('roseacea');
    await userEvent.keyboard('{Alt>}{Enter}{/Alt}');
    await expect.poll(() => document.querySelector('.repairs')).toBeNull();
  },
  'filters that leave nothing': async (look) => {
    await show(look);
    await search('bcc');
    await userEvent.keyboard('{Alt>}b{/Alt}');
    await userEvent.selectOptions(document.querySelector('[aria-label=Chapter]') ?? document.body, '12');
    await see('.state h2');
  },
};

describe.each(LOOKS)('$theme, $width px wide', (look) => {
  it.each(Object.entries(SCENES))('%s can be read, reached and fits', async (_, open) => {
    await open(look);
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(await findBarriers()).toEqual([]);
    expect(findOverflow()).toEqual([]);
    expect(findSmallTargets()).toEqual([]);
    expect(findBrokenCodes()).toEqual([]);
  });

  it('a title has nearly the whole width, or all but code and buttons', async () => {
    await show(look);
    await search('nevus');
    const widths = [...document.querySelectorAll('.hit .title')].map(
      (title) => title.getBoundingClientRect().width,
    );
    expect(widths.length).toBeGreaterThan(5);
    expect(Math.min(...widths)).toBeGreaterThan(look.width < 440 ? look.width - 60 : look.width - 250);
  });
});

describe('above the hits', () => {
  it('box, visit and filters take no more than 130 px of a narrow panel, whatever is chosen', async () => {
    await show({ theme: 'light', width: 320 });
    await search('nevus');
    const height = () => document.querySelector('header')?.getBoundingClientRect().height ?? 0;
    expect(height()).toBeGreaterThan(60);
    expect(height()).toBeLessThan(130);
    await userEvent.selectOptions(document.querySelector('[aria-label=Chapter]') ?? document.body, '13');
    await userEvent.keyboard('{Alt>}b{/Alt}');
    expect(height()).toBeLessThan(130);
    expect(findOverflow()).toEqual([]);
  });
});

describe('the list under the keys', () => {
  it('keeps its place in sight from the codes before it to the last hit', async () => {
    await show({ theme: 'light', width: 320 }, keepSome());
    await search('melanocytic nevi');
    await see('[role=rowgroup][aria-label=Yours]');
    for (const key of [...Array(3).fill('{ArrowUp}'), ...Array(9).fill('{ArrowDown}')]) {
      await userEvent.keyboard(key);
      const hit = document.querySelector('[role=row][aria-selected=true]')?.getBoundingClientRect();
      const main = document.querySelector('main')?.getBoundingClientRect();
      expect(hit && main && hit.top >= main.top - 1 && hit.bottom <= main.bottom + 1).toBe(true);
    }
  });

  it('does not jump while the pointer or the keys walk over it', async () => {
    await show({ theme: 'light', width: 320 });
    await search('nevus');
    const tops = () =>
      [...document.querySelectorAll('.hit')].map((hit) => hit.getBoundingClientRect().height);
    const before = tops();
    await userEvent.hover(document.querySelectorAll('.hit')[3] ?? document.body);
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(tops()).toEqual(before);
  });

  it('shows the buttons of the row that is looked at, and leaves the others quiet', async () => {
    await show({ theme: 'light', width: 320 });
    await search('nevus');
    const seen = () =>
      [...document.querySelectorAll('.hit')].map((hit) => {
        const button = hit.querySelector('.hit-tools .button');
        return button !== null && getComputedStyle(button).opacity === '1';
      });
    await userEvent.hover(document.querySelector('header') ?? document.body);
    expect(seen().slice(0, 3)).toEqual([true, false, false]);
    await userEvent.keyboard('{ArrowDown}');
    expect(seen().slice(0, 3)).toEqual([false, true, false]);
  });
});
