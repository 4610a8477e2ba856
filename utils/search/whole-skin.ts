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
/** Cysts of the skin. */
const CYSTS = ['l720', 'l7211', 'l7212', 'l722', 'l723', 'l728', 'l729'];
/** Places whose cysts have codes of their own elsewhere: H02.82, N60.0, N90.7, K09, K11.6. */
const CYSTS_ELSEWHERE =
  /\b(?:eye|lid|canth|breast|nipple|areola|vulva|labi|penis|penile|scrot|mouth|oral|lip|gum|tongue|nail)/;
/** Lymphomas: in the skin they stand outside lymph nodes. */
const LYMPHOMAS = ['c82', 'c83', 'c84', 'c85', 'c86', 'c88'];

/** Entries that hold for the skin of any site, but for places that their words name. */
interface AnySkin {
  readonly ids: readonly EntryId[];
  readonly butNot: RegExp | null;
}

export function wholeSkin({ codeRanges, titleWords }: Postings): readonly AnySkin[] {
  const idsOf = (codes: readonly string[]) =>
    codes.flatMap((code) => codeRanges(code).map(({ first }) => first));
  const lymphomas = LYMPHOMAS.flatMap(codeRanges).flatMap(({ first, last }) =>
    Array.from({ length: last - first + 1 }, (_, at) => first + at),
  );
  const extranodal = lymphomas.filter((id) => /extranodal.* sites/.test(titleWords(id).join(' ')));
  return [
    { ids: [...idsOf(OF_SKIN), ...extranodal], butNot: null },
    { ids: idsOf(CYSTS), butNot: CYSTS_ELSEWHERE },
  ];
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
