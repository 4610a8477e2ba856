import { askLesion, mergeLines } from '../answers.ts';
import { defineFamily } from '../define-family.ts';
import { alikeField, lesionSize } from '../fields.ts';
import { sayLength } from '../measures.ts';
import { siteField } from '../sites.ts';
import { findSizeCode, type SizeCodes, sizedLine } from '../sized-lesions.ts';
import { bandsAnd, policyManual } from '../sources.ts';
import type { Line, Missing, Warning } from '../types.ts';

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
  id: 'shave',
  title: 'Shave removal',
  keywords: ['shave removal', 'shaving', '11300'],
  item: 'lesion',
  each: {
    site: siteField('size'),
    size: lesionSize('The lesion alone: no margin is added.'),
    count: alikeField('lesion'),
  },
  visit: {},
  source: SOURCE,
  examples: [
    { title: 'A mole on the back, 6 mm', given: 'site=back size=6mm', lines: ['11301'] },
    { title: 'Exactly half a centimetre', given: 'site=nose size=0.5cm', lines: ['11310'] },
    {
      title: 'Two on the trunk, one on the scalp',
      given: 'site=trunk size=1.2cm site=abdomen size=18mm site=scalp size=2.1cm',
      lines: ['11302 x2', '11308'],
    },
    { title: 'No size written', given: 'site=cheek', lines: [], asks: ['size'] },
  ],
  sum({ each }) {
    if (each.length === 0) return askLesion('size', 'What was shaved, how large and where?');
    const lines: Line[] = [];
    const questions: Missing[] = [];
    for (const { site, size, count } of each) {
      const sum = size === null ? '' : sayLength(size);
      const lesion = { site, count, counted: size, sum, what: 'shaved, no margin' };
      const code = findSizeCode(CODES, lesion, {
        size: 'How large was the lesion that was shaved off?',
        site: 'Where was the lesion that was shaved off?',
      });
      if (typeof code === 'string') lines.push(sizedLine(code, lesion, SOURCE));
      else questions.push(...code);
    }
    const warnings = lines.length === 0 ? [] : [NO_REPAIR];
    return { lines: mergeLines(lines), questions, warnings };
  },
});
