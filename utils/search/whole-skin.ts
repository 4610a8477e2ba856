/** Codes that hold for the skin of any site: a site beside the tumor that they name is no word they lack. */
import type { EntryId } from '../codes/types.ts';
import type { Postings } from './postings.ts';
import type { Slot } from './slots.ts';

/** Said in place of a meaning: the site is answered by the code's being for all of the skin. */
export const ANY_SITE = 255;
/** How sure that is. */
export const ANY_SITE_QUALITY = 0.7;
export const ANY_SITE_WHY = 'the same code for the skin of any site';

/** Skin tumors of uncertain and of unspecified behavior (D48.5, D49.2). */
const OF_SKIN = ['d485', 'd492'];
/** Lymphomas: in the skin they stand outside lymph nodes. */
const LYMPHOMAS = ['c82', 'c83', 'c84', 'c85', 'c86', 'c88'];

/** The entries that hold for the skin of any site. */
export function wholeSkin({ codeRanges, titleWords }: Postings): readonly EntryId[] {
  const own = OF_SKIN.flatMap((code) => codeRanges(code).map(({ first }) => first));
  const lymphomas = LYMPHOMAS.flatMap(codeRanges).flatMap(({ first, last }) =>
    Array.from({ length: last - first + 1 }, (_, at) => first + at),
  );
  return [...own, ...lymphomas.filter((id) => /extranodal.* sites/.test(titleWords(id).join(' ')))];
}

/** The slots of a place that such an entry answers besides, as bits: none where it answers nothing else. */
export function placesBesides(slots: readonly Slot[], mask: number): number {
  let places = 0;
  let isThing = false;
  slots.forEach((slot, at) => {
    if (slot.place !== null) places |= 1 << at;
    else if (!slot.isMinor && (mask & (1 << at)) !== 0) isThing = true;
  });
  return isThing ? places & ~mask : 0;
}
