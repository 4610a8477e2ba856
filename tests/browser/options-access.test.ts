/** The options page in a real browser: can everybody read it, reach it and fit it on the screen? */
import { createElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../assets/styles/panel.css';
import '../../assets/styles/options.css';
import { OptionsPage } from '../../components/options/OptionsPage.tsx';
import { createPlainOptionsHost } from '../fixtures/options/plain-options-host.ts';
import { OPTIONS_STATES, type OptionsStateName } from '../fixtures/options/states.ts';
import { findBarriers } from '../fixtures/panel/barriers.ts';

let root: Root | null = null;

beforeAll(() => {
  document.documentElement.lang = 'en';
  document.title = 'Clear Margin settings';
});

afterEach(() => {
  root?.unmount();
  document.body.replaceChildren();
  document.documentElement.style.colorScheme = '';
});

const LOOKS = [
  { theme: 'light', width: 320 },
  { theme: 'dark', width: 700 },
  { theme: 'light', width: 1200 },
] as const;
type Look = (typeof LOOKS)[number];

const NAMES = Object.keys(OPTIONS_STATES).filter((name): name is OptionsStateName => name in OPTIONS_STATES);

async function show(name: OptionsStateName, { theme, width }: Look) {
  await page.viewport(width, 900);
  document.documentElement.style.colorScheme = theme;
  const place = document.createElement('div');
  place.id = 'root';
  document.body.replaceChildren(place);
  root = createRoot(place);
  const host = createPlainOptionsHost(OPTIONS_STATES[name]);
  root.render(createElement(OptionsPage, { host }));
  await expect.poll(() => document.querySelector('#privacy')).not.toBeNull();
  return host;
}

/** What sticks out of the page sideways. */
function findOverflow(): string[] {
  const limit = document.documentElement.clientWidth;
  return [...document.querySelectorAll<HTMLElement>('.options *')]
    .filter((element) => element.getBoundingClientRect().right > limit + 0.5 && !element.closest('.unseen'))
    .map((element) => `${element.tagName}.${element.className}: ${element.textContent?.slice(0, 40)}`);
}

/** Things to press that are smaller than a finger or a shaking hand needs. A radio button or a checkbox has its whole line. */
function findSmallTargets(): string[] {
  const targets = document.querySelectorAll<HTMLElement>(
    '.options button, .options summary, .options select, .options label:has(input), .options input:not([type=radio], [type=checkbox])',
  );
  return [...targets]
    .filter((target) => target.checkVisibility())
    .filter((target) => {
      const { width, height } = target.getBoundingClientRect();
      return width < 27.5 || height < 27.5;
    })
    .map((target) => `${target.tagName}.${target.className}: ${target.textContent}`);
}

async function expectFit(): Promise<void> {
  expect(await findBarriers()).toEqual([]);
  expect(findOverflow()).toEqual([]);
  expect(findSmallTargets()).toEqual([]);
}

describe.each(LOOKS)('$theme, $width px wide', (look) => {
  it.each(NAMES)('the state “%s” can be read, reached and fits', async (name) => {
    await show(name, look);
    await expectFit();
  });

  it('a wrong address can be read, reached and fits', async () => {
    await show('nothing new', look);
    await userEvent.click(document.querySelectorAll('input[type=radio]')[1] ?? document.body);
    await userEvent.type(document.querySelector('.mirror input') ?? document.body, 'intranet{Enter}');
    await expect.poll(() => document.querySelector('[role=alert]')).not.toBeNull();
    await expectFit();
  });

  it('the question before all is deleted can be read, reached and fits', async () => {
    await show('updated', look);
    document.querySelector<HTMLElement>('.button.danger')?.click();
    await expect.poll(() => document.querySelector('[role=alertdialog]')).not.toBeNull();
    document.querySelector<HTMLElement>('summary')?.click();
    await expectFit();
  });
});

describe('with the keyboard alone', () => {
  it('the focus can always be seen', async () => {
    await show('updated', LOOKS[0]);
    const blind: string[] = [];
    const seen = new Set<Element>();
    for (let step = 0; step < 14; step++) {
      await userEvent.keyboard('{Tab}');
      const focused = document.activeElement;
      if (!(focused instanceof HTMLElement) || focused === document.body) continue;
      seen.add(focused);
      if (getComputedStyle(focused).outlineStyle === 'none') blind.push(focused.outerHTML.slice(0, 80));
    }
    expect(blind).toEqual([]);
    expect(seen.size).toBeGreaterThan(7);
  });

  it('updates are turned on', async () => {
    const host = await show('at install', LOOKS[1]);
    for (let step = 0; step < 8 && document.activeElement?.textContent !== 'Turn updates on'; step++) {
      await userEvent.keyboard('{Tab}');
    }
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => host.asked).toEqual(['turn on']);
  });
});
