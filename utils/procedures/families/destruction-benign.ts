import { askMissing, joinWorked, makeLine, nothing } from '../answers.ts';
import { defineFamily } from '../define-family.ts';
import { choiceField, countField, yesNo } from '../fields.ts';
import { sayFieldSite, siteField } from '../sites.ts';
import { bandsAnd, policyManual } from '../sources.ts';
import { countAlike, type FewOrMany, fewOrManyLine, workCounted } from '../sums.ts';
import type { Known, Worked } from '../types.ts';

const SOURCE = bandsAnd(policyManual('III.E.1', 'VII.C.3'));
const SKIN_CODES: FewOrMany = { few: '17110', many: '17111', from: 15, start: 'up to' };
const HOW_MANY = 'How many benign lesions were destroyed?';

/** Sites whose lesions have codes of their own, by method; once a session, however many lesions. */
const SITE_METHODS: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map([
  [
    'penis',
    {
      chemical: '54050',
      electrodesiccation: '54055',
      cryosurgery: '54056',
      laser: '54057',
      excision: '54060',
    },
  ],
  [
    'anus',
    {
      chemical: '46900',
      electrodesiccation: '46910',
      cryosurgery: '46916',
      laser: '46917',
      excision: '46922',
    },
  ],
]);
const EXTENSIVE: ReadonlyMap<string, string> = new Map([
  ['penis', '54065'],
  ['anus', '46924'],
  ['vulva', '56515'],
]);
const VULVA_SIMPLE = '56501';

const FIELDS = {
  count: countField('Lesions', HOW_MANY),
  site: siteField('all', 'Only penis, vulva and anus change the code.'),
  method: choiceField(
    'Method',
    'How were the lesions destroyed?',
    `
      chemical | chemical | tca, podophyllin, cantharidin
      electrodesiccation | electrodesiccation | cautery, hyfrecation
      cryosurgery | cryosurgery | ln2, liquid nitrogen, cryotherapy, cryo
      laser | laser
      excision | cut off | surgical, snip`,
    { help: 'Asked for penis and anus only.' },
  ),
  extensive: {
    ...yesNo('Extensive', 'Was the destruction extensive?'),
    help: 'Asked for penis, vulva and anus only.',
  },
};
type Lesions = Known<typeof FIELDS>;

/** Warts, molluscum and other benign lesions of skin, by any means; tags and vessels have their own codes. */
export const destructionBenign = defineFamily({
  head: `
    destruction-benign | Destruction, benign | lesion
    wart, warts, molluscum, benign destruction, seborrheic keratosis, 17110, 17111`,
  countsAll: true,
  each: FIELDS,
  opens: ['count', 'How many benign lesions were destroyed, and where?'],
  source: SOURCE,
  examples: `
    One wart | count=1 site=finger | 17110
    Fourteen | count=14 | 17110
    Fifteen | count=15 | 17111
    Counted together over the body | count=9 site=hand count=8 site=foot | 17111
    Warts of the penis, frozen, and of the hands | count=6 site=penis method=ln2 extensive=no count=3 site=hand | 17110, 54056
    Warts of the vulva | site=vulva | 56501, asks extensive
    “Several” is no number | count=several | asks count`,
  sum({ each }) {
    const ownSites = new Set(
      each.flatMap(({ site }) => (site !== null && EXTENSIVE.has(site) ? [site] : [])),
    );
    const skin = each.filter(({ site }) => site === null || !ownSites.has(site));
    const found = [...ownSites].map((own) =>
      workSite(
        own,
        each.filter(({ site }) => site === own),
      ),
    );
    return joinWorked([...found, workSkin(skin)]);
  },
});

function workSkin(each: readonly Lesions[]): Worked {
  if (each.length === 0) return nothing([]);
  if (each.some(({ site }) => site === 'genitalia')) {
    return nothing([askMissing('site', 'Which part of the genitals was it: penis, vulva or scrotum?')]);
  }
  return workCounted(each, HOW_MANY, (total, said) => [
    fewOrManyLine(SKIN_CODES, total, said, 'benign', SOURCE),
  ]);
}

function workSite(site: string, each: readonly Lesions[]): Worked {
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
    return nothing([askMissing('method', question)]);
  }
  const simple = site === 'vulva' ? VULVA_SIMPLE : SITE_METHODS.get(site)?.[method ?? ''];
  const code = (isExtensive ? EXTENSIVE.get(site) : simple) ?? '';
  const how = isExtensive ? 'extensive' : site === 'vulva' ? 'simple' : `${method}, simple`;
  const missing = isSaid
    ? []
    : [askMissing('extensive', `Was the destruction extensive (${where})?`, 'simple')];
  const covers = countAlike(each);
  const steps = [`${where}, ${how}: ${code} once, however many lesions`];
  return { lines: [makeLine(code, SOURCE, steps, { covers, missing })], questions: [], warnings: [] };
}
