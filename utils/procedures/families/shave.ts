import { defineFamily } from '../define-family.ts';
import { LESION_ALONE, type SizeCodes, workAlone } from '../sized-lesions.ts';
import { bandsAnd, policyManual } from '../sources.ts';
import type { Warning } from '../types.ts';

const SOURCE = bandsAnd(policyManual('III.E.1', 'III.L.9'));
const CODES: SizeCodes = {
  A: ['11300', '11301', '11302', '11303'],
  B: ['11305', '11306', '11307', '11308'],
  C: ['11310', '11311', '11312', '11313'],
};
const NO_REPAIR: Warning = {
  message: 'No repair is billed for the site of a shave removal.',
  source: policyManual('III.L.9'),
};

/** Removal by shaving, within the skin: each lesion by its own size, without margin. */
export const shave = defineFamily({
  head: `
    shave | Shave removal | lesion
    shave removal, shaving, 11300`,
  each: LESION_ALONE,
  opens: ['size', 'What was shaved, how large and where?'],
  source: SOURCE,
  examples: `
    A mole on the back, 6 mm | site=back size=6mm | 11301
    Exactly half a centimetre | site=nose size=0.5cm | 11310
    Two on the trunk, one on the scalp | site=trunk size=1.2cm site=abdomen size=18mm site=scalp size=2.1cm | 11302 x2, 11308
    No size written | site=cheek | asks size`,
  sum({ each }) {
    const lesion = 'the lesion that was shaved off';
    const worked = workAlone(each, CODES, { what: 'shaved, no margin', lesion, source: SOURCE });
    return { ...worked, warnings: worked.lines.length === 0 ? [] : [NO_REPAIR] };
  },
});
