import { askMissing, makeLine, nothing } from '../answers.ts';
import { defineFamily } from '../define-family.ts';
import { countField } from '../fields.ts';
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
  id: 'patch-test',
  title: 'Patch and allergy testing',
  keywords: [
    'patch testing',
    'patch tests',
    'allergy',
    'allergy testing',
    'photopatch',
    'prick test',
    '95044',
    '95004',
  ],
  item: 'test',
  countsAll: true,
  each: {
    kind: {
      kind: 'choice',
      label: 'Kind of test',
      ask: 'Which tests were they: patch, photo patch, photo, prick or intradermal?',
      help: '',
      aliases: ['test', 'type'],
      choices: [
        { value: 'patch', label: 'patch', aliases: ['patches', 'patch test', 'true test'] },
        { value: 'photopatch', label: 'photo patch', aliases: ['photo-patch', 'photopatch test'] },
        { value: 'photo', label: 'photo', aliases: ['phototest', 'photo test'] },
        { value: 'prick', label: 'prick or scratch', aliases: ['scratch', 'percutaneous', 'prick test'] },
        {
          value: 'intradermal',
          label: 'intradermal, read at once',
          aliases: ['immediate', 'intracutaneous'],
        },
        { value: 'delayed', label: 'intradermal, read later', aliases: ['delayed reading'] },
      ],
    },
    count: countField('Tests', 'How many allergens were applied?', 'Without controls.'),
    controls: {
      ...countField('Of these, controls', 'How many of them were controls?', 'They are taken off.'),
      aliases: ['control'],
      least: 0,
    },
  },
  visit: {},
  source: SOURCE,
  examples: [
    { title: 'Eighty patches', given: 'kind=patch count=80', lines: ['95044 x80'] },
    { title: 'Controls are no units', given: 'kind=patch count=36 controls=1', lines: ['95044 x35'] },
    {
      title: 'Patches of which some were lit: two kinds',
      given: 'kind=patch count=60 kind=photopatch count=20',
      lines: ['95044 x60', '95052 x20'],
    },
    { title: 'Not counted', given: 'kind=patch', lines: [], asks: ['count'] },
    {
      title: 'More controls than tests',
      given: 'kind=prick count=2 controls=3',
      lines: [],
      asks: ['controls'],
    },
  ],
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
