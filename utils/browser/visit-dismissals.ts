/**
 * Findings that were dismissed in the visit of each tab, so that the marks, the toolbar count and every panel leave them
 * out, whoever reviews. In memory only, without a word of the note, and gone with the encounter, its tab or its grant.
 */
import { type Dismissals, NOTHING_DISMISSED } from '../review/dismissals.ts';
import { z } from '../zod.ts';
import { createTabStore } from './tab-store.ts';
import { forgetTraces, isOneVisit } from './visit-trace.ts';

/** Which encounter a tab shows. */
export interface VisitScope {
  /** Pattern of the site. */
  readonly site: string;
  /** As in `VisitTrace`; none where the page names no visit. */
  readonly tags: readonly string[];
  /** Fields on the screen, by frame and id: they tell the visits apart where the page names none. */
  readonly fields: readonly string[];
}

/** What was dismissed, and in which encounter. */
export interface VisitDismissals extends VisitScope, Dismissals {}

const MOST_FIELDS = 1000;

export const dismissalStore = createTabStore<VisitDismissals>('dismissed', () => {
  const words = z.string().max(400);
  return z.object({
    site: z.string(),
    tags: z.array(words),
    fields: z.array(words).max(MOST_FIELDS),
    salt: words,
    items: z.array(z.object({ rule: words, code: words, place: words, reason: words })).max(MOST_FIELDS),
  });
});

/** Whether two looks at a tab were at one encounter. Where the page names none, it lives as long as one of its fields. */
export function isSameScope(before: VisitScope, now: VisitScope): boolean {
  if (before.site !== now.site) return false;
  if (before.tags.length > 0 && now.tags.length > 0) return isOneVisit(before.tags, now.tags);
  const fields = new Set(before.fields);
  return now.fields.some((field) => fields.has(field));
}

/** What was dismissed in the encounter that a tab shows. What another one has left there is forgotten. */
export async function readDismissed(tabId: number, scope: VisitScope): Promise<Dismissals> {
  const held = (await dismissalStore.read())[tabId];
  if (held === undefined) return NOTHING_DISMISSED;
  if (isSameScope(held, scope)) return held;
  await forgetDismissed((id) => id === tabId);
  return NOTHING_DISMISSED;
}

/** @param isGone tells of a tab and its site whether what was dismissed there is to go */
export function forgetDismissed(isGone: (tabId: number, site: string) => boolean): Promise<void> {
  return dismissalStore.forget((tabId, { site }) => isGone(tabId, site));
}

/** The document of each tab, by the browser's name for it. */
const documents = createTabStore<string>('documents', () => z.string());

/**
 * Call when the document of a tab can be read. Where it is another one than before, fields of the same names are those
 * of somebody else, unless the page names the visit. The same one calls again when its panel was closed.
 * @param documentId `null` where the browser tells no documents apart: then each call counts as another one
 */
export async function forgetUnnamed(tabId: number, documentId: string | null): Promise<void> {
  if (documentId !== null) {
    if ((await documents.read())[tabId] === documentId) return;
    await documents.keep(tabId, documentId);
  }
  await dismissalStore.forget((id, { tags }) => id === tabId && tags.length === 0);
}

/** Forget all that is kept in memory of a tab that was closed. */
export async function forgetTab(tabId: number): Promise<void> {
  await Promise.all([forgetTabs((id) => id === tabId), documents.forget((id) => id === tabId)]);
}

/** Forget what is kept in memory of the visits in tabs. @param isGone as above */
export async function forgetTabs(isGone: (tabId: number, site: string) => boolean): Promise<void> {
  await Promise.all([forgetTraces(isGone), forgetDismissed(isGone)]);
}
