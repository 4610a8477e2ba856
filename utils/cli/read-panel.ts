/** Reads the review off the open panel, as a person would: tab by tab, finding by finding. */
import type { Locator, Page } from 'playwright';

const GRADES = ['block', 'warn', 'inform'] as const;

export interface SeenCode {
  readonly code: string;
  readonly title: string;
  readonly standing: string;
}

export interface SeenFinding {
  readonly grade: (typeof GRADES)[number];
  readonly code: string;
  readonly message: string;
  /** The sentences behind it. */
  readonly quotes: readonly string[];
  /** The better code, where the panel shows one. */
  readonly suggests: string | null;
  readonly source: string;
}

export interface SeenReview {
  readonly dateOfService: string;
  readonly codes: readonly SeenCode[];
  readonly findings: readonly SeenFinding[];
}

/** Wait until the panel shows a review with or without findings. */
export async function waitForReview(panel: Page): Promise<void> {
  await panel.getByRole('tab', { name: /^Review \d+$/ }).waitFor({ timeout: 20_000 });
}

/** @param panel an open panel that shows a review */
export async function readPanel(panel: Page): Promise<SeenReview> {
  await waitForReview(panel);
  await panel.getByRole('tab', { name: /^Codes/ }).click();
  const codes = await readAll(panel.locator('.codes > li'), readCode);
  await panel.getByRole('tab', { name: /^Review/ }).click();
  const findings = await readAll(panel.locator('article.finding'), readFinding);
  const dateOfService = await text(panel.locator('.visit .chip b').first());
  return { dateOfService, codes, findings };
}

async function readCode(row: Locator): Promise<SeenCode> {
  return {
    code: await text(row.locator('code').first()),
    title: await text(row.locator('.code-facts p').first()),
    standing: await text(row.locator('.standing').first()),
  };
}

async function readFinding(card: Locator): Promise<SeenFinding> {
  const head = card.locator('.finding-head button');
  if ((await head.getAttribute('aria-expanded')) === 'false') await head.click();
  const classes = ((await card.getAttribute('class')) ?? '').split(' ');
  const better = card.locator('.swap > :not(.old) code');
  return {
    grade: GRADES.find((grade) => classes.includes(grade)) ?? 'inform',
    code: await text(head.locator('code').first()),
    message: await text(head.locator('.message')),
    quotes: await card.locator('.quote').allInnerTexts(),
    suggests: (await better.count()) > 0 ? await text(better.first()) : null,
    source: await text(card.locator('.source')),
  };
}

async function readAll<T>(rows: Locator, read: (row: Locator) => Promise<T>): Promise<T[]> {
  const found: T[] = [];
  for (let at = 0; at < (await rows.count()); at += 1) found.push(await read(rows.nth(at)));
  return found;
}

async function text(part: Locator): Promise<string> {
  return ((await part.textContent()) ?? '').replace(/\s+/g, ' ').trim();
}
