/**
 * Places the user has pointed at, site by site: the selector of an element and nothing else. No word of a note and no
 * address of a page is kept with it.
 */
import { browser } from 'wxt/browser';
import { MAX_LABEL_CHARS, type PageHints } from '../note/wire.ts';
import { z } from '../zod.ts';
import { alone } from './alone.ts';

/** Name of the entry in `storage.local`. */
export const PLACES_KEY = 'pointed-places';

/** Places of one site, and sites; beyond them the oldest goes. */
const MOST_PLACES = 8;
const MOST_SITES = 200;

/** Made when it is needed: most starts of the background are for something else. */
const stored = () =>
  z.array(
    z.object({
      site: z.string().max(MAX_LABEL_CHARS),
      selectors: z.array(z.string().min(1).max(MAX_LABEL_CHARS)).max(MOST_PLACES),
    }),
  );

/** The places of one site. */
export interface SitePlaces {
  /** Pattern of the site. */
  readonly site: string;
  /** Oldest first. */
  readonly selectors: readonly string[];
}

/** All of them, the site pointed at last standing last. An entry that cannot be read counts as none. */
export async function readPlaces(): Promise<readonly SitePlaces[]> {
  const { [PLACES_KEY]: held } = await browser.storage.local.get(PLACES_KEY);
  return stored().safeParse(held).data ?? [];
}

export async function readPlacesOf(site: string): Promise<readonly string[]> {
  return (await readPlaces()).find((places) => places.site === site)?.selectors ?? [];
}

/** @throws Error where the browser keeps nothing, as with a full disk */
export function addPlace(site: string, selector: string): Promise<void> {
  return change((before) => {
    const known = before.find((places) => places.site === site)?.selectors ?? [];
    const selectors = [...known.filter((one) => one !== selector), selector].slice(-MOST_PLACES);
    return [...before.filter((places) => places.site !== site), { site, selectors }].slice(-MOST_SITES);
  });
}

/** @throws Error where the browser keeps nothing */
export function forgetPlaces(site: string): Promise<void> {
  return change((before) => before.filter((places) => places.site !== site));
}

/** What the reader is told of them. */
export function placeHints(selectors: readonly string[]): PageHints[] {
  if (selectors.length === 0) return [];
  const when = { path: '', selector: '' };
  return [{ when, note: selectors, leave: [], codes: [], date: [], encounter: [] }];
}

function change(how: (before: readonly SitePlaces[]) => readonly SitePlaces[]): Promise<void> {
  return alone('places', async () => {
    await browser.storage.local.set({ [PLACES_KEY]: how(await readPlaces()) });
  });
}
