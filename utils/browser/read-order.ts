/** How the frames of a site are to be read: what is known of its pages, and the salt of this session. */
import { EHR_HINTS } from '../note/ehr-hints.ts';
import type { ReadOrder } from '../note/wire.ts';
import { placeHints, readPlacesOf } from './pointed-places.ts';
import { readSalt } from './session-salt.ts';

/**
 * Never rejects: what cannot be known is left out.
 * @param site pattern of the site
 * @param more selectors of places that the browser has not kept
 */
export async function readOrderFor(site: string, more: readonly string[] = []): Promise<ReadOrder> {
  const [places, salt] = await Promise.all([readPlacesOf(site).catch(() => []), readSalt()]);
  return { hints: [...placeHints([...places, ...more]), ...EHR_HINTS], salt };
}
