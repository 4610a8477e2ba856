/**
 * The quiet count on the toolbar button, one for each tab. Whoever reviews the tab sets it: the panel while it is open,
 * else the background. The browser itself takes it away when the tab goes to another page.
 */
import { browser } from 'wxt/browser';
import type { Grade, Review } from '../review/types.ts';

/** As the grades look in the panel by day. */
const COLOURS = { block: '#a4262c', warn: '#7c5100' } as const satisfies Partial<Record<Grade, string>>;

/** More than two figures do not fit on the button. */
const MOST = 99;

/** What the button says. Findings that only ask for more are not counted. */
export interface Count {
  readonly count: number;
  readonly worst: 'block' | 'warn' | null;
}

export function countFindings(review: Review): Count {
  const of = (grade: Grade) => review.findings.filter((finding) => finding.grade === grade).length;
  const [block, warn] = [of('block'), of('warn')];
  const worst = block > 0 ? 'block' : warn > 0 ? 'warn' : null;
  return { count: block + warn, worst };
}

/** Set the count of a tab. A tab that was closed meanwhile has no button, and that is all right. */
export async function showCount(tabId: number, { count, worst }: Count): Promise<void> {
  const text = count === 0 ? '' : count > MOST ? `${MOST}+` : String(count);
  const { action } = browser;
  const set: Promise<unknown>[] = [
    action.setBadgeText({ tabId, text }),
    action.setTitle({ tabId, title: sayCount(count) }),
  ];
  if (worst !== null) set.push(action.setBadgeBackgroundColor({ tabId, color: COLOURS[worst] }));
  await Promise.allSettled(set);
}

/** Back to the button as it is without a review. */
export async function clearCount(tabId: number): Promise<void> {
  const { action, runtime } = browser;
  await Promise.allSettled([
    action.setBadgeText({ tabId, text: '' }),
    action.setTitle({ tabId, title: runtime.getManifest().action?.default_title ?? '' }),
  ]);
}

function sayCount(count: number): string {
  if (count === 0) return 'Clear Margin: nothing to look at';
  return `Clear Margin: ${count} ${count === 1 ? 'thing' : 'things'} to look at`;
}
