/** Small things kept for each tab in the memory of the browser (`storage.session`): gone when it closes. */
import { browser } from 'wxt/browser';
import { z } from '../zod.ts';
import { alone } from './alone.ts';

/** What is kept of every tab, by its id. */
export type OfTabs<T> = Readonly<Record<string, T>>;

export interface TabStore<T> {
  /** Name of the entry in `storage.session`. */
  readonly key: string;
  /** What an entry says, whoever wrote it; nothing where it does not read. */
  parse(held: unknown): OfTabs<T>;
  /** Never rejects: what cannot be read was not kept. */
  read(): Promise<OfTabs<T>>;
  /** @returns false where the browser keeps nothing */
  keep(tabId: number, what: T): Promise<boolean>;
  /** @param isGone tells of a tab and what is kept of it whether that is to go */
  forget(isGone: (tabId: number, what: T) => boolean): Promise<void>;
}

/** @param makeShape called when it is needed: most starts of the background are for something else */
export function createTabStore<T>(key: string, makeShape: () => z.ZodType<T>): TabStore<T> {
  const parse = (held: unknown): OfTabs<T> => z.record(z.string(), makeShape()).safeParse(held).data ?? {};

  async function read(): Promise<OfTabs<T>> {
    try {
      return parse((await browser.storage.session.get(key))[key]);
    } catch {
      return {};
    }
  }
  async function change(how: (all: OfTabs<T>) => OfTabs<T>): Promise<boolean> {
    try {
      await alone(key, async () => {
        const before = await read();
        const after = how(before);
        if (JSON.stringify(after) !== JSON.stringify(before))
          await browser.storage.session.set({ [key]: after });
      });
      return true;
    } catch {
      return false;
    }
  }

  return {
    key,
    parse,
    read,
    keep: (tabId, what) => change((all) => ({ ...all, [tabId]: what })),
    async forget(isGone) {
      await change((all) =>
        Object.fromEntries(Object.entries(all).filter(([tabId, what]) => !isGone(Number(tabId), what))),
      );
    },
  };
}
