/**
 * Which parts of its visit were seen in each tab, so that it can be said when some of them are known no longer. Not one
 * word, code or key is in it: eight bits for the name of each part, and of each hash that makes up the visit's key. They
 * tell this visit from the next, and nobody by name. In memory only (`storage.session`), and gone with the tab.
 */
import { hash } from '../note/encounter-key.ts';
import { z } from '../zod.ts';
import { createTabStore } from './tab-store.ts';

export interface VisitTrace {
  /** Pattern of the site. */
  readonly site: string;
  /** Eight bits of each hash, behind the letter of what it says: "m17". */
  readonly tags: readonly string[];
  /** Eight bits for the name of each part. */
  readonly parts: readonly number[];
}

const traces = createTabStore<VisitTrace>('visits-seen', () =>
  z.object({ site: z.string(), tags: z.array(z.string()), parts: z.array(z.number()) }),
);

/** @param key of the visit, as `encounterKey` makes it */
export function tagsOf(key: string): string[] {
  return key.split('.').map((part) => part.charAt(0) + eightBits(part.slice(1)));
}

/** @param names of the parts of a visit */
export function partsOf(names: readonly string[]): number[] {
  return [...new Set(names.map((name) => eightBits(hash(name))))];
}

function eightBits(hashed: string): number {
  return Number.parseInt(hashed, 36) & 0xff;
}

/** Whether two sets of tags have something in common, and contradict each other nowhere. */
export function isOneVisit(one: readonly string[], other: readonly string[]): boolean {
  const kinds = new Map(one.map((tag) => [tag.charAt(0), tag]));
  const shared = other.filter((tag) => kinds.has(tag.charAt(0)));
  return shared.length > 0 && shared.every((tag) => kinds.get(tag.charAt(0)) === tag);
}

/** Never rejects: what cannot be read was not seen. */
export async function readTrace(tabId: number): Promise<VisitTrace | null> {
  return (await traces.read())[tabId] ?? null;
}

/** Where nothing can be kept it will not be said, and nothing else is lost. */
export async function keepTrace(tabId: number, trace: VisitTrace): Promise<void> {
  await traces.keep(tabId, trace);
}

/** @param isGone tells of a tab and its site whether its trace is to go */
export function forgetTraces(isGone: (tabId: number, site: string) => boolean): Promise<void> {
  return traces.forget((tabId, { site }) => isGone(tabId, site));
}
