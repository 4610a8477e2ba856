import { askLesion, askMissing, makeLine, mergeLines } from '../answers.ts';
import { defineFamily, type KnownFacts } from '../define-family.ts';
import { countField } from '../fields.ts';
import { sayFieldSite, siteField } from '../sites.ts';
import { bandsAnd, policyManual } from '../sources.ts';
import { addCounts } from '../sums.ts';
import type { Line, Missing } from '../types.ts';

const SOURCE = bandsAnd(policyManual('III.E.1', 'VII.C.3'));
/** From this many on the second code takes the place of the first. */
const MANY = 15;

/** Sites whose lesions have codes of their own, by method; once a session, however many lesions. */
const SITE_METHODS: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  [
    'penis',
    new Map([
      ['chemical', '54050'],
      ['electrodesiccation', '54055'],
      ['cryosurgery', '54056'],
      ['laser', '54057'],
      ['excision', '54060'],
    ]),
  ],
  [
    'anus',
    new Map([
      ['chemical', '46900'],
      ['electrodesiccation', '46910'],
      ['cryosurgery', '46916'],
      ['laser', '46917'],
      ['excision', '46922'],
    ]),
  ],
]);
const EXTENSIVE: ReadonlyMap<string, string> = new Map([
  ['penis', '54065'],
  ['anus', '46924'],
  ['vulva', '56515'],
]);
const VULVA_SIMPLE = '56501';

const FIELDS = {
  count: countField('Lesions', 'How many benign lesions were destroyed?'),
  site: siteField('all', 'Only penis, vulva and anus change the code.'),
  method: {
    kind: 'choice',
    label: 'Method',
    ask: 'How were the lesions destroyed?',
    help: 'Asked for penis and anus only.',
    choices: [
      { value: 'chemical', label: 'chemical', aliases: ['tca', 'podophyllin', 'cantharidin'] },
      { value: 'electrodesiccation', label: 'electrodesiccation', aliases: ['cautery', 'hyfrecation'] },
      {
        value: 'cryosurgery',
        label: 'cryosurgery',
        aliases: ['ln2', 'liquid nitrogen', 'cryotherapy', 'cryo'],
      },
      { value: 'laser', label: 'laser' },
      { value: 'excision', label: 'cut off', aliases: ['surgical', 'snip'] },
    ],
  },
  extensive: {
    kind: 'yes-no',
    label: 'Extensive',
    ask: 'Was the destruction extensive?',
    help: 'Asked for penis, vulva and anus only.',
  },
} as const;
type Lesions = KnownFacts<typeof FIELDS, Record<never, never>>['each'][number];

/** Warts, molluscum and other benign lesions of skin, by any means; tags and vessels have their own codes. */
export const destructionBenign = defineFamily({
  id: 'destruction-benign',
  title: 'Destruction, benign',
  keywords: ['wart', 'warts', 'molluscum', 'benign destruction', 'seborrheic keratosis', '17110', '17111'],
  item: 'lesion',
  countsAll: true,
  each: FIELDS,
  visit: {},
  source: SOURCE,
  examples: [
    { title: 'One wart', given: 'count=1 site=finger', lines: ['17110'] },
    { title: 'Fourteen', given: 'count=14', lines: ['17110'] },
    { title: 'Fifteen', given: 'count=15', lines: ['17111'] },
    {
      title: 'Counted together over the body',
      given: 'count=9 site=hand count=8 site=foot',
      lines: ['17111'],
    },
    {
      title: 'Warts of the penis, frozen, and of the hands',
      given: 'count=6 site=penis method=ln2 extensive=no count=3 site=hand',
      lines: ['17110', '54056'],
    },
    { title: 'Warts of the vulva', given: 'site=vulva', lines: ['56501'], asks: ['extensive'] },
    { title: '“Several” is no number', given: 'count=several', lines: [], asks: ['count'] },
  ],
  sum({ each }) {
    if (each.length === 0) return askLesion('count', 'How many benign lesions were destroyed, and where?');
    const ownSites = new Set(
      each.flatMap(({ site }) => (site !== null && EXTENSIVE.has(site) ? [site] : [])),
    );
    const skin = each.filter(({ site }) => site === null || !ownSites.has(site));
    const found = [...ownSites].map((site) =>
      workSite(
        site,
        each.filter((one) => one.site === site),
      ),
    );
    const onSkin = skin.length === 0 ? null : workSkin(skin);
    const all = [...found, ...(onSkin === null ? [] : [onSkin])];
    return {
      lines: mergeLines(all.flatMap((one) => (one.line === null ? [] : [one.line]))),
      questions: all.flatMap((one) => one.questions),
      warnings: [],
    };
  },
});

interface Found {
  readonly line: Line | null;
  readonly questions: readonly Missing[];
}

function workSkin(each: readonly Lesions[]): Found {
  if (each.some(({ site }) => site === 'genitalia')) {
    const question = 'Which part of the genitals was it: penis, vulva or scrotum?';
    return { line: null, questions: [askMissing('site', question)] };
  }
  const { total, said } = addCounts(each);
  if (total === null) {
    return { line: null, questions: [askMissing('count', 'How many benign lesions were destroyed?')] };
  }
  const code = total >= MANY ? '17111' : '17110';
  const band = total >= MANY ? `${MANY} or more` : `up to ${MANY - 1}`;
  const line = makeLine(code, SOURCE, [`${said} benign, ${band}: ${code} once`], { covers: total });
  return { line, questions: [] };
}

function workSite(site: string, each: readonly Lesions[]): Found {
  const methods = new Set(each.flatMap(({ method }) => (method === null ? [] : [method])));
  const [method] = methods;
  const isExtensive = each.some(({ extensive }) => extensive === true);
  const isSaid = isExtensive || each.some(({ extensive }) => extensive === false);
  const where = sayFieldSite(site);
  if (!isExtensive && site !== 'vulva' && methods.size !== 1) {
    const question =
      methods.size === 0
        ? `How were the lesions destroyed (${where})?`
        : `Several methods are given (${where}). Which one destroyed the lesions in the end?`;
    return { line: null, questions: [askMissing('method', question)] };
  }
  const simple = site === 'vulva' ? VULVA_SIMPLE : SITE_METHODS.get(site)?.get(method ?? '');
  const code = (isExtensive ? EXTENSIVE.get(site) : simple) ?? '';
  const how = isExtensive ? 'extensive' : site === 'vulva' ? 'simple' : `${method}, simple`;
  const missing = isSaid
    ? []
    : [askMissing('extensive', `Was the destruction extensive (${where})?`, 'simple')];
  let covers = 0;
  for (const { count } of each) covers += count ?? 1;
  const steps = [`${where}, ${how}: ${code} once, however many lesions`];
  return { line: makeLine(code, SOURCE, steps, { covers, missing }), questions: [] };
}
