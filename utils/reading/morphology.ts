/** Words for what is seen, which name no disease of their own. */
import type { Mention } from './types.ts';

const MORPHOLOGY =
  /^(?:nodules?|papules?|plaques?|macules?|patch(?:es)?|lesions?|erythema|pustules?|vesicles?|crusts?|scales?)$/i;

const SEVERITY = /^(?:fat layer exposed|(?:limited to )?breakdown of skin|necrosis of (?:muscle|bone))$/;

/** A word for what is seen, or for how deep it goes, names no disease of its own. */
export function isMorphology(mention: Mention): boolean {
  return MORPHOLOGY.test(mention.quote) || SEVERITY.test(mention.value);
}
