import { askMissing, makeLine, nothing } from '../answers.ts';
import { defineFamily } from '../define-family.ts';
import { choiceField, countField } from '../fields.ts';
import { bandsAnd, policyManual } from '../sources.ts';
import { add } from '../sums.ts';
import type { Line, Missing } from '../types.ts';

const SOURCE = bandsAnd(policyManual('XI.K.2', 'XI.K.3'));
const TESTS: ReadonlyMap<string, readonly [code: string, words: string]> = new Map([
  ['patch', ['95044', 'patches']],
  ['photopatch', ['95052', 'photo patches']],
  ['photo', ['95056', 'photo tests']],
  ['prick', ['95004', 'prick tests']],
  ['intradermal', ['95024', 'intradermal tests, read at once']],
  ['delayed', ['95028', 'intradermal tests, read later']],
]);

/** Patch, photo and allergy tests: a unit each, controls not counted. */
export const patchTest = defineFamily({
  head: `
    patch-test | Patch and allergy testing | test
    patch testing, patch tests, allergy, allergy testing, photopatch, prick test, 95044, 95004`,
  countsAll: true,
  each: {
    kind: choiceField(
      'Kind of test',
      'Which tests were they: patch, photo patch, photo, prick or intradermal?',
      `
        patch | patch | patches, patch test, true test
        photopatch | photo patch | photo-patch, photopatch test
        photo | photo | phototest, photo test
        prick | prick or scratch | scratch, percutaneous, prick test
        intradermal | intradermal, read at once | immediate, intracutaneous
        delayed | intradermal, read later | delayed reading`,
      { aliases: ['test', 'type'] },
    ),
    count: countField('Tests', 'How many allergens were applied?', 'Without controls.'),
    controls: {
      ...countField('Of these, controls', 'How many of them were controls?', 'They are taken off.'),
      aliases: ['control'],
      least: 0,
    },
  },
  source: SOURCE,
  examples: `
    Eighty patches | kind=patch count=80 | 95044 x80
    Controls are no units | kind=patch count=36 controls=1 | 95044 x35
    Patches of which some were lit: two kinds | kind=patch count=60 kind=photopatch count=20 | 95044 x60, 95052 x20
    Not counted | kind=patch | asks count
    More controls than tests | kind=prick count=2 controls=3 | asks controls`,
  sum({ each }) {
    if (each.length === 0 || each.some(({ kind }) => kind === null)) {
      return nothing([
        askMissing('kind', 'Which tests were they: patch, photo patch, photo, prick or intradermal?'),
      ]);
    }
    const lines: Line[] = [];
    const questions: Missing[] = [];
    for (const [kind, [code, words]] of TESTS) {
      const own = each.filter((one) => one.kind === kind);
      if (own.length === 0) continue;
      const counts = own.map(({ count, controls }) => (count === null ? null : count - (controls ?? 0)));
      const { total, said } = add(counts, String);
      if (total === null) questions.push(askMissing('count', `How many were applied (${words})?`));
      else if (counts.some((count) => (count ?? 0) <= 0)) {
        questions.push(
          askMissing('controls', `There are as many controls as tests (${words}). How many were controls?`),
        );
      } else {
        const steps = [`${said} ${words}, controls not counted: ${code} x${total}`];
        lines.push(makeLine(code, SOURCE, steps, { units: total, covers: total }));
      }
    }
    const isBoth = lines.some(({ code }) => code === '95044') && lines.some(({ code }) => code === '95056');
    const both = {
      message: 'Patches and photo tests of the same allergens are photo patches: 95052 alone.',
      source: policyManual('XI.K.2'),
    };
    return {
      lines: lines.sort((a, b) => (a.code < b.code ? -1 : 1)),
      questions,
      warnings: isBoth ? [both] : [],
    };
  },
});
