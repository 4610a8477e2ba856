/** Findings that a coder dismisses, and rules that a coder switches off: the panel, the marks and the count agree. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findingsFor, typeAtEnd } from './open-extension.ts';
import { type Granted, HEADER, openGranted, PATIENCE, TYPED } from './open-granted.ts';

const RULE = 'Code needs more characters';

let opened: Granted;
let panel: Page;

beforeAll(async () => {
  opened = await openGranted();
  await opened.page.goto(`${opened.served.origin}/contenteditable.html`);
  await typeAtEnd(opened.page, editor(), TYPED);
  await opened.seeLines(1);
  await openPanel();
});

afterAll(() => opened?.close());

const finding = () => findingsFor(panel, HEADER).first();
const seeFinding = () => finding().waitFor({ timeout: 10_000 });
const seeNoFinding = () => finding().waitFor({ state: 'detached', timeout: 10_000 });
const press = (name: string | RegExp) => panel.getByRole('button', { name }).first().click();

const editor = () => opened.page.locator('[contenteditable]').first();

async function openPanel(): Promise<void> {
  await opened.pressToolbar(opened.page);
  panel = await opened.panel();
  await panel.getByRole('tab', { name: /^Review \d/ }).waitFor();
}

async function openDismissal(): Promise<void> {
  await finding()
    .getByRole('button', { name: /^Dismiss…/ })
    .click();
}

async function dismissBecause(reason: string): Promise<void> {
  await openDismissal();
  await panel.getByRole('combobox', { name: 'Why is it dismissed?' }).selectOption('Another reason');
  await panel.getByRole('textbox', { name: 'Your reason' }).fill(reason);
  await panel.getByRole('button', { name: 'Dismiss', exact: true }).click();
}

/** What is counted, and how many stretches of text have a line under them. */
interface Shown {
  readonly count: number;
  readonly lines: number;
}

const seeCount = (count: number) => opened.seeCount(count === 0 ? /^$/ : new RegExp(`^${count}$`));

/** As the panel and the toolbar button show it, once both say the same. */
async function look(): Promise<Shown> {
  return vi.waitFor(async () => {
    const count = await panel.locator('article.finding:is(.block, .warn)').count();
    await seeCount(count);
    return { count, lines: await opened.underlined() };
  }, PATIENCE);
}

/** On the page without a panel, then in one that is opened again. @param words what it says of it */
async function seeOneLessOf({ count, lines }: Shown, words: string): Promise<void> {
  await seeCount(count - 1);
  await opened.seeLines(lines - 1);
  await openPanel();
  await panel.getByText(words).waitFor();
  expect(await finding().count()).toBe(0);
}

describe('a finding is dismissed with a reason', () => {
  let before: Shown;

  it('and leaves the panel, the count and the lines, while its reason stays in sight', async () => {
    await seeFinding();
    before = await look();
    await dismissBecause('Asked Dr. Lee');
    await seeNoFinding();
    await panel.getByText('1 dismissed').click();
    await panel.getByText('Asked Dr. Lee.').waitFor();
    await opened.seeLines(before.lines - 1);
    expect((await look()).count).toBe(before.count - 1);
  });

  it('and is still dismissed when the panel was closed meanwhile', async () => {
    await panel.close();
    await seeOneLessOf(before, '1 dismissed');
  });

  it('and comes back, here and on the page', async () => {
    await panel.getByText('1 dismissed').click();
    await press(`Bring back ${HEADER}`);
    await seeFinding();
    await opened.seeLines(before.lines);
    expect(await look()).toEqual(before);
  });
});

describe('a rule is switched off', () => {
  let before: Shown;

  it('and says no more, in the panel, by a line or in the count', async () => {
    before = await look();
    await openDismissal();
    await press('Switch this rule off');
    await panel.getByText('1 rule off').click();
    await panel.getByText(`Rule off: ${RULE}`).waitFor();
    await seeNoFinding();
    await opened.seeLines(before.lines - 1);
    expect((await look()).count).toBe(before.count - 1);
  });

  it('and not without the panel either, nor when the background was ended', async () => {
    await panel.close();
    await opened.endBackground();
    await typeAtEnd(opened.page, editor(), ' Seen again.');
    await seeOneLessOf(before, '1 rule off');
  });

  it('and is named in the settings by its title, where it is switched on again', async () => {
    await opened.ours.bringToFront();
    await opened.ours.getByText(`Off: ${RULE}`).waitFor();
    await opened.ours.getByRole('button', { name: /^Switch on/ }).click();
    await opened.ours.getByText(/^All rules are on/).waitFor();
    await opened.page.bringToFront();
    await seeFinding();
    await opened.seeLines(before.lines);
    expect(await look()).toEqual(before);
  });
});

describe('the next patient comes', () => {
  const writeNote = () =>
    typeAtEnd(opened.page, opened.page.locator('.ema-form-section textarea').nth(1), TYPED);

  it('and nothing is left of what was dismissed for the one before', async () => {
    await opened.page.goto(`${opened.served.origin}/ehrs/derm.html`);
    await writeNote();
    await seeFinding();
    await dismissBecause('Asked Dr. Lee');
    await seeNoFinding();
    await opened.page.getByRole('button', { name: 'Next patient' }).click();
    await panel.getByText('1 dismissed').waitFor({ state: 'detached' });
    await writeNote();
    await seeFinding();
    expect(await panel.locator('body').innerText()).not.toMatch(/dismissed|Dr\. Lee/);
  });
});
