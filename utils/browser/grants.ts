/** The sites the user has granted, asked of the browser and given back to it. */
import { browser } from 'wxt/browser';
import { covers, isForOneHost } from './addresses.ts';
import { readFetchOnly } from './fetch-only.ts';

/** Everything we may read, as patterns; `covers` tells whether a site is among it. Leave to fetch is none to read. */
export async function readGrants(): Promise<readonly string[]> {
  const [held, fetchOnly] = await Promise.all([readHeld(), readFetchOnly()]);
  return held.filter((grant) => !fetchOnly.some((pattern) => covers(pattern, grant)));
}

/** Everything the browser lets us on, to read or to fetch. */
export async function readHeld(): Promise<readonly string[]> {
  return (await browser.permissions.getAll()).origins ?? [];
}

/**
 * Give a site back. Only grants for this very host are removed: one for many sites is the user's, or their
 * organization's, to take back.
 * @throws Error where the browser still holds a grant for the site; its message is a sentence for the user
 */
export async function giveBack(pattern: string): Promise<void> {
  const covering = (await readGrants()).filter((origin) => covers(origin, pattern));
  const own = covering.filter(isForOneHost);
  if (own.length > 0 && !(await removeGrants(own))) {
    throw new Error(
      'Reading has stopped, but the browser keeps the permission for this site. Your organization may have set it. Look in the browser’s settings for Clear Margin.',
    );
  }
  const [wider] = covering.filter((origin) => !isForOneHost(origin));
  if (wider !== undefined) {
    throw new Error(
      `Reading has stopped, but the browser also lets Clear Margin on ${wider}, which takes in this site. Take that back in the browser’s settings for Clear Margin.`,
    );
  }
}

/** @returns false where the browser keeps the grant: one set by policy or held from the start cannot be removed */
export async function removeGrants(origins: string[]): Promise<boolean> {
  try {
    return await browser.permissions.remove({ origins });
  } catch {
    return false;
  }
}
