/** The browser's leave to fetch from the addresses that updates come from. */
import { browser } from 'wxt/browser';
import { foldersOf } from '../updates/source.ts';
import type { UpdateSource } from '../updates/types.ts';
import { covers, readAddress } from './addresses.ts';
import { patternStyle } from './features.ts';
import { forgetFetching, keepToFetching, readFetchOnly } from './fetch-only.ts';
import { removeGrants } from './grants.ts';

/** Whether the browser lets us fetch from an address. */
export async function mayFetch(url: string): Promise<boolean> {
  const pattern = patternOf(url);
  return pattern !== null && (await browser.permissions.contains({ origins: [pattern] }));
}

/** @param held all patterns that the browser grants */
export function isHeld(source: UpdateSource, held: readonly string[]): boolean {
  return patternsOf(source).every((pattern) => held.some((grant) => covers(grant, pattern)));
}

/**
 * Ask the user for the addresses of a source. Nothing may be awaited before it: call it first thing in a click.
 * @param held all patterns that the browser grants: those stay what they are
 * @returns the user's answer
 */
export async function askForSource(source: UpdateSource, held: readonly string[]): Promise<boolean> {
  const wanted = patternsOf(source);
  // Noted before the browser grants them: no note may be read there in between.
  const noted = keepToFetching(wanted.filter((pattern) => !held.some((grant) => covers(grant, pattern))));
  const granted = browser.permissions.request({ origins: wanted });
  await noted;
  return granted;
}

/**
 * Give addresses back that were granted for updates alone and are fetched from no more.
 * @param source what is still fetched from; `null` for nothing
 */
export async function giveBackUnused(source: UpdateSource | null): Promise<void> {
  const needed = source === null ? [] : patternsOf(source);
  const unused = (await readFetchOnly()).filter((pattern) => !needed.includes(pattern));
  // Where the browser keeps a grant, no note may be read there all the same.
  if (unused.length > 0 && (await removeGrants(unused))) await forgetFetching(unused);
}

function patternsOf(source: UpdateSource): string[] {
  return foldersOf(source).flatMap((url) => patternOf(url) ?? []);
}

function patternOf(url: string): string | null {
  const address = readAddress(url, patternStyle());
  return address.kind === 'site' ? address.pattern : null;
}
