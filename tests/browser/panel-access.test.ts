/** The panel in a real browser with its real worker: can everybody read it, reach it and fit it on the screen? */
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { NO_NEWS } from '../../utils/browser/panel-news-types.ts';
import { QUIET, UPDATED } from '../fixtures/options/states.ts';
import { findBarriers, findBrokenCodes, findOverflow, findSmallTargets } from '../fixtures/panel/barriers.ts';
import { drawPanel, type Look } from '../fixtures/panel/draw-panel.ts';
import { createPlainHost } from '../fixtures/panel/plain-host.ts';
import { createPlainNews } from '../fixtures/panel/plain-news.ts';
import { keepNothing } from '../fixtures/panel/plain-store.ts';
import { STATES } from '../fixtures/panel/states.ts';

const LOOKS: readonly Look[] = [
  { theme: 'light', width: 320 },
  { theme: 'dark', width: 360 },
  { theme: 'light', width: 600 },
];

/** What is opened on top of a state. */
const SCENES: Readonly<Record<string, { readonly state: string; readonly act: () => Promise<void> }>> = {
  'a search': { state: 'visit', act: () => search('nevus', () => document.querySelector('[role=row]')) },
  'a header found': { state: 'visit', act: () => search('c44.3', () => document.querySelector('.faint')) },
  'a misspelt search': {
    state: 'visit',
    act: () => search('roseacea', () => document.querySelector('.repairs')),
  },
  'a search for nothing': {
    state: 'visit',
    act: () => search('qqqqzz', () => document.querySelector('.state h2')),
  },
  'a disease without a code': { state: 'uncoded', act: () => userEvent.keyboard('j') },
  'what goes on paper': {
    state: 'visit',
    act: async () => {
      await userEvent.keyboard('p');
      await expect.poll(() => document.querySelector('.print-form')).not.toBeNull();
    },
  },
  'a finding that is about to be dismissed': { state: 'visit', act: openDismissal },
  'a finding that was dismissed': {
    state: 'visit',
    act: async () => {
      await openDismissal();
      await press('.finding-body .drawer [type=submit]');
      await openSetAside();
    },
  },
  'a rule that is off': {
    state: 'visit',
    act: async () => {
      await openDismissal();
      await press('.finding-body .drawer .button:last-child');
      await openSetAside();
    },
  },
  'the rule behind a finding': { state: 'visit', act: openRule },
  'the rule book': {
    state: 'visit',
    act: async () => {
      await openRule();
      await press('.rule-book > .button');
      await expect.poll(() => document.querySelector('.rule-book details')).not.toBeNull();
      await press('.rule-book summary');
    },
  },
  'a question to the physician': {
    state: 'visit',
    act: async () => {
      await press('[data-ask]');
      await expect.poll(() => document.querySelector('.ask textarea')).not.toBeNull();
    },
  },
  'a worked procedure': {
    state: 'visit',
    act: async () => {
      await userEvent.keyboard('5');
      await expect.poll(() => document.querySelector('.procedures select')).not.toBeNull();
      await userEvent.selectOptions(find('.procedures select'), 'biopsy');
      await userEvent.selectOptions(find('.facts select'), 'punch');
      await expect.poll(() => document.querySelector('.worked .title')).not.toBeNull();
    },
  },
  'the codes': { state: 'visit', act: () => userEvent.keyboard('2') },
  'the empty basket': { state: 'visit', act: () => userEvent.keyboard('3') },
  'a full basket': {
    state: 'visit',
    act: async () => {
      await search('nevus', () => document.querySelector('[role=grid][aria-busy=false]'));
      await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
      await userEvent.keyboard('{ArrowDown}');
      await userEvent.keyboard('{Shift>}{Enter}{/Shift}{Escape}{Escape}3');
    },
  },
  'the card of a code': { state: 'visit', act: () => openCard('L40.50') },
  'the card of a header': { state: 'visit', act: () => openCard('L23') },
  'a card with everything unfolded': { state: 'visit', act: () => openCard('C44.311', unfold) },
  'a card with 7th characters': { state: 'visit', act: () => openCard('T23.001') },
  'the card of a deleted code': { state: 'visit', act: () => openCard('T78.07XA') },
  'the card of a procedure': { state: 'visit', act: () => openCard('J3301') },
  'the card of a code that nobody has': {
    state: 'odd-codes',
    act: async () => {
      await userEvent.keyboard('2');
      await expect.poll(() => document.querySelector('.standing-unknown .code-link')).not.toBeNull();
      await press('.standing-unknown .code-link');
      await seeCard();
    },
  },
  'a block of the list': {
    state: 'visit',
    act: async () => {
      await openCard('L23');
      await userEvent.keyboard('u');
      await expect.poll(() => document.activeElement?.textContent).toContain('L20-L30');
    },
  },
  'the keys': { state: 'visit', act: () => userEvent.keyboard('?') },
  'the date': { state: 'visit', act: () => press('.visit .chip') },
  'the site': { state: 'visit', act: () => press('.visit .site') },
  'an open question': { state: 'visit', act: () => press('.quiet-findings button') },
  'a paste box': { state: 'ungranted', act: () => press('.paste summary') },
};

async function openDismissal(): Promise<void> {
  await press('.finding-tools [aria-expanded]');
  await expect.poll(() => document.querySelector('.finding-body .drawer')).not.toBeNull();
}

async function openSetAside(): Promise<void> {
  await expect.poll(() => document.querySelector('.set-aside summary')).not.toBeNull();
  await press('.set-aside summary');
}

async function openRule(): Promise<void> {
  await press('.finding-tools [aria-haspopup=dialog]:not([data-ask])');
  await expect.poll(() => document.querySelector('.rule-page')).not.toBeNull();
}

function find(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`There is no ${selector}.`);
  return found;
}

async function search(text: string, isThere: () => Element | null): Promise<void> {
  await userEvent.keyboard(`/${text}`);
  await expect.poll(isThere, { timeout: 5000 }).not.toBeNull();
}

async function openCard(code: string, then: () => Promise<void> = async () => undefined): Promise<void> {
  await search(code, () => document.querySelector('[role=grid][aria-busy=false]'));
  await userEvent.keyboard('{ArrowRight}');
  await seeCard();
  await then();
}

async function seeCard(): Promise<void> {
  await expect
    .poll(() => document.querySelector('article.book-place[aria-busy=false] .card-head .standing'), {
      timeout: 10_000,
    })
    .not.toBeNull();
}

async function unfold(): Promise<void> {
  for (const part of document.querySelectorAll<HTMLDetailsElement>('.book-place details')) part.open = true;
}

async function press(selector: string): Promise<void> {
  document.querySelector<HTMLElement>(selector)?.click();
}

async function show(state: string, look: Look, news = NO_NEWS): Promise<void> {
  const beside = STATES[state];
  if (beside === undefined) throw new Error(`There is no state ${state}.`);
  await drawPanel(look, { host: createPlainHost(beside), kept: keepNothing() }, news);
  await expect.poll(() => document.querySelector('.release'), { timeout: 5000 }).not.toBeNull();
  const hasNote = ['visit', 'quiet', 'no-codes', 'half-read', 'long'].includes(state);
  if (hasNote) await expect.poll(() => document.querySelector('#tab-review .count')).not.toBeNull();
}

describe.each(LOOKS)('$theme, $width px wide', (look) => {
  it.each(Object.keys(STATES))('the state “%s” can be read, reached and fits', async (state) => {
    await show(state, look);
    expect(await findBarriers()).toEqual([]);
    expect(findOverflow()).toEqual([]);
    expect(findSmallTargets()).toEqual([]);
    expect(findBrokenCodes()).toEqual([]);
  });

  it('a line of news can be read, reached and fits', async () => {
    const inUse = { ...UPDATED, madeAt: Date.now() };
    // Tables that are not there: the panel says the news and answers from those it has.
    await show('quiet', look, createPlainNews({ updates: { ...QUIET, inUse } }));
    await expect.poll(() => document.querySelector('.news')).not.toBeNull();
    expect(await findBarriers()).toEqual([]);
    expect(findOverflow()).toEqual([]);
    expect(findSmallTargets()).toEqual([]);
  });

  it.each(Object.entries(SCENES))('%s can be read, reached and fits', async (_, { state, act }) => {
    await show(state, look);
    await act();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await findBarriers()).toEqual([]);
    expect(findOverflow()).toEqual([]);
    expect(findSmallTargets()).toEqual([]);
    expect(findBrokenCodes()).toEqual([]);
  });
});

describe('with the keyboard alone', () => {
  it('the focus can always be seen', async () => {
    await show('visit', { theme: 'light', width: 360 });
    const blind: string[] = [];
    for (let step = 0; step < 30; step++) {
      await userEvent.keyboard('{Tab}');
      const focused = document.activeElement;
      if (!(focused instanceof HTMLElement) || focused === document.body) continue;
      const shown = focused.matches('.search input') ? focused.closest('.search') : focused;
      const style = shown === null ? null : getComputedStyle(shown);
      const isSeen = style !== null && (style.outlineStyle !== 'none' || style.boxShadow !== 'none');
      if (!isSeen) blind.push(`${focused.tagName}.${focused.className}`);
    }
    expect(blind).toEqual([]);
  });

  it('the findings are walked in the order they are read, and none is passed by', async () => {
    await show('visit', { theme: 'light', width: 360 });
    const targets = [...document.querySelectorAll<HTMLElement>('.findings :is(button, summary)')].filter(
      (one) => one.checkVisibility(),
    );
    const places = targets.map((one) => one.getBoundingClientRect());
    for (const [at, place] of places.entries()) {
      const before = places[at - 1];
      expect(before === undefined || before.top <= place.bottom, targets[at]?.textContent).toBe(true);
    }
    targets[0]?.focus();
    for (const target of targets) {
      expect(document.activeElement).toBe(target);
      await userEvent.keyboard('{Tab}');
    }
    expect(targets.length).toBeGreaterThan(10);
  });

  it('the number of findings is told, politely, and again when one is dismissed', async () => {
    await show('visit', { theme: 'light', width: 360 });
    const said = () => document.querySelector('[aria-live=polite].unseen')?.textContent ?? '';
    await expect.poll(said).toMatch(/^4 findings: 1 stop, 1 check, 2 ask\.$/);
    await openDismissal();
    await press('.finding-body .drawer [type=submit]');
    await expect.poll(said).toMatch(/^3 findings: /);
  });

  it('the keys sheet holds the focus and Escape closes it', async () => {
    await show('visit', { theme: 'light', width: 360 });
    await userEvent.keyboard('?');
    await expect.poll(() => document.activeElement?.closest('dialog')).not.toBeNull();
    await userEvent.keyboard('{Escape}');
    expect(document.querySelector('dialog[open]')).toBeNull();
  });

  it('the active hit of a long list is always in sight', async () => {
    await show('visit', { theme: 'light', width: 320 });
    await search('nevus', () => document.querySelector('[role=grid][aria-busy=false]'));
    for (let step = 0; step < 15; step++) await userEvent.keyboard('{ArrowDown}');
    const hit = document.querySelector('[role=row][aria-selected=true]')?.getBoundingClientRect();
    const main = document.querySelector('main')?.getBoundingClientRect();
    expect(hit && main && hit.top >= main.top - 1 && hit.bottom <= main.bottom + 1).toBe(true);
  });
});

describe('the way back', () => {
  it('leads to where one was, scrolled as it was', async () => {
    await show('visit', { theme: 'light', width: 320 });
    await openCard('L23');
    const main = document.querySelector('main');
    main?.scrollTo(0, 300);
    const row = document.querySelector<HTMLElement>('[data-code-row="icd10cm L23.5"] > button');
    row?.focus({ preventScroll: true });
    row?.click();
    await expect.poll(() => document.activeElement?.textContent).toContain('L23.5');
    expect(main?.scrollTop).toBe(0);
    await userEvent.keyboard('{Escape}');
    expect(document.activeElement).toBe(row);
    expect(main?.scrollTop).toBe(300);
  });
});

describe('the first answer', () => {
  it('leaves a mark on the timeline that a benchmark can read', async () => {
    performance.clearMarks('cm-first-answer');
    await show('visit', { theme: 'light', width: 360 });
    await expect.poll(() => performance.getEntriesByName('cm-first-answer').length).toBe(1);
  });
});
