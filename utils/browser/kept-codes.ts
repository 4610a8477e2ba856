/**
 * The codes a user keeps: favourites, and the codes used last. What is kept is the bare code and its system: no title,
 * no time, nothing of the page it was used beside.
 */

import { isSameCode } from '../codes/code-text.ts';
import type { CodeSystem } from '../codes/types.ts';
import { z } from '../zod.ts';

export interface KeptCode {
  readonly system: CodeSystem;
  /** As a claim writes it. */
  readonly code: string;
}

export interface Kept {
  /** In the user's own order. */
  readonly favourites: readonly KeptCode[];
  /** Codes the user copied or opened, the newest first. */
  readonly recents: readonly KeptCode[];
  /** False where the user has switched the recents off. */
  readonly keepsRecents: boolean;
}

export type KeptChange =
  /** `at`: its place among the favourites, the end where left out. One that is there already moves there. */
  | { readonly do: 'favour'; readonly code: KeptCode; readonly at?: number }
  | { readonly do: 'unfavour'; readonly code: KeptCode }
  /** The user has copied or opened it. */
  | { readonly do: 'use'; readonly code: KeptCode }
  | { readonly do: 'forget'; readonly code: KeptCode }
  | { readonly do: 'forget-recents' }
  /** Bring back what was forgotten, also by switching the recents off; codes used since stay in front. */
  | { readonly do: 'recall'; readonly codes: readonly KeptCode[] }
  /** Switching the recents off forgets them. */
  | { readonly do: 'keep-recents'; readonly on: boolean };

/** Where the kept codes live. One implementation over the browser's storage, a plain object in tests. */
export interface KeptStore {
  /** Whatever is stored; `undefined` for nothing. */
  read(): Promise<unknown>;
  write(value: unknown): Promise<void>;
  /** Told of every change, also of those made in other windows. */
  watch(listener: (value: unknown) => void): void;
  /** Run the task while no other window runs one: a change reads, then writes. */
  alone(task: () => Promise<void>): Promise<void>;
}

/** The kept codes, as the panel sees them. */
export interface KeptCodes {
  /** The same object until something changes (made for `useSyncExternalStore`). */
  kept(): Kept;
  subscribe(listener: () => void): () => void;
  /**
   * Seen at once, then stored.
   * @throws Error where the browser would not store it; its message is a sentence for the user
   */
  change(change: KeptChange): Promise<void>;
}

/** More would be a history, not a help. */
export const MOST_RECENTS = 30;
/** Far more than anybody stars; a bound for what a broken store may hold. */
const MOST_FAVOURITES = 500;

export const NOTHING_KEPT: Kept = { favourites: [], recents: [], keepsRecents: true };

const VERSION = 1;

const keptCode = z.object({
  system: z.enum(['icd10cm', 'hcpcs', 'cpt']),
  code: z.string().regex(/^[A-Z0-9]{2,5}(\.[A-Z0-9]{1,4})?$/),
});

/** Any list; what is no code in it is left out, and the good ones stand. */
const keptCodes = z
  .array(z.unknown())
  .catch([])
  .transform((values) => distinct(values.flatMap((value) => keptCode.safeParse(value).data ?? [])));

const stored = z.object({
  favourites: keptCodes,
  recents: keptCodes,
  keepsRecents: z.boolean().catch(true),
});

/** What a stored value holds that is ours. Anything else is left out; a value of another kind holds nothing. */
export function readKept(value: unknown): Kept {
  const { data } = stored.safeParse(value);
  if (data === undefined) return NOTHING_KEPT;
  return {
    favourites: data.favourites.slice(0, MOST_FAVOURITES),
    recents: data.keepsRecents ? data.recents.slice(0, MOST_RECENTS) : [],
    keepsRecents: data.keepsRecents,
  };
}

/** @returns the same object where the change changes nothing */
export function changeKept(kept: Kept, change: KeptChange): Kept {
  const { favourites, recents } = kept;
  switch (change.do) {
    case 'favour': {
      const others = without(favourites, change.code);
      const at = change.at ?? others.length;
      const next = [...others.slice(0, at), bare(change.code), ...others.slice(at)];
      return next.length > MOST_FAVOURITES ? kept : { ...kept, favourites: next };
    }
    case 'unfavour':
      return has(favourites, change.code) ? { ...kept, favourites: without(favourites, change.code) } : kept;
    case 'use':
      if (!kept.keepsRecents || (recents[0] !== undefined && isSameCode(recents[0], change.code)))
        return kept;
      return { ...kept, recents: newest([bare(change.code), ...recents]) };
    case 'forget':
      return has(recents, change.code) ? { ...kept, recents: without(recents, change.code) } : kept;
    case 'forget-recents':
      return recents.length === 0 ? kept : { ...kept, recents: [] };
    case 'recall':
      return { ...kept, recents: newest([...recents, ...change.codes]), keepsRecents: true };
    case 'keep-recents':
      return { ...kept, keepsRecents: change.on, recents: change.on ? recents : [] };
  }
}

/** The kept codes over a store. What is stored is read at once; until it has come, nothing is kept. */
export function createKeptCodes(store: KeptStore): KeptCodes {
  const listeners = new Set<() => void>();
  let inStore = NOTHING_KEPT;
  /** Changes that are not stored yet. One that could not be stored is tried again with the next. */
  let unstored: readonly KeptChange[] = [];
  let kept = NOTHING_KEPT;

  function show(): void {
    const next = unstored.reduce(changeKept, inStore);
    if (isSameKept(kept, next)) return;
    kept = next;
    for (const listener of listeners) listener();
  }
  function hear(value: unknown): void {
    inStore = readKept(value);
    show();
  }
  async function storeAll(): Promise<void> {
    // Another window may have stored something meanwhile: the changes are made to that.
    const changes = unstored;
    const before = readKept(await store.read());
    const next = changes.reduce(changeKept, before);
    if (!isSameKept(before, next)) await store.write({ version: VERSION, ...next });
    inStore = next;
    unstored = unstored.filter((change) => !changes.includes(change));
    show();
  }

  store.watch(hear);
  // Unreadable is as good as empty here; a change will say that it could not be stored.
  store.read().then(hear, () => undefined);
  return {
    kept: () => kept,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async change(change) {
      unstored = [...unstored, change];
      show();
      try {
        await store.alone(storeAll);
      } catch {
        throw new Error('The browser did not store this. It holds until the panel closes.');
      }
    },
  };
}

/** Nothing but system and code, whatever else the object carries. */
function bare({ system, code }: KeptCode): KeptCode {
  return { system, code };
}

function has(codes: readonly KeptCode[], code: KeptCode): boolean {
  return codes.some((other) => isSameCode(other, code));
}

function without(codes: readonly KeptCode[], code: KeptCode): KeptCode[] {
  return codes.filter((other) => !isSameCode(other, code));
}

function distinct(codes: readonly KeptCode[]): KeptCode[] {
  return codes.filter((code, at) => codes.findIndex((other) => isSameCode(other, code)) === at);
}

function newest(codes: readonly KeptCode[]): KeptCode[] {
  return distinct(codes).slice(0, MOST_RECENTS);
}

function isSameKept(one: Kept, other: Kept): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
