import { askAt, askMissing, eachOnce, makeLine, mergeLines, sayCount } from '../answers.ts';
import { defineFamily } from '../define-family.ts';
import { alikeField, choiceField } from '../fields.ts';
import { sayFieldSite, siteField } from '../sites.ts';
import { ADD_ON_TABLE, bandsAnd, policyManual } from '../sources.ts';
import { countAlike, furtherLine } from '../sums.ts';
import type { Known, Line, Missing, Warning } from '../types.ts';

const SOURCE = bandsAnd(policyManual('I.A', 'III.L.9', 'VII.C.3'), ADD_ON_TABLE);

interface Technique {
  readonly first: string;
  readonly further: string;
}
/** Highest first: one primary a day, the highest, and add-ons for the rest. */
const TECHNIQUES: ReadonlyMap<string, Technique> = new Map([
  ['incisional', { first: '11106', further: '11107' }],
  ['punch', { first: '11104', further: '11105' }],
  ['tangential', { first: '11102', further: '11103' }],
]);
const CHOICES = `
  tangential | tangential (shave) | shave, scoop, saucerization, curette, shave biopsy
  punch | punch | punch biopsy
  incisional | incisional (wedge) | wedge, incision, incisional biopsy`;

/** Sites with a code of their own, whatever the technique. `further`: the code of each one after the first. */
const SITE_CODES: ReadonlyMap<string, { readonly first: string; readonly further: string }> = new Map([
  ['lip', { first: '40490', further: '40490' }],
  ['eyelid', { first: '67810', further: '67810' }],
  ['ear', { first: '69100', further: '69100' }],
  ['ear-canal', { first: '69105', further: '69105' }],
  ['nail', { first: '11755', further: '11755' }],
  ['penis', { first: '54100', further: '54100' }],
  ['vulva', { first: '56605', further: '56606' }],
  ['inside-nose', { first: '30100', further: '30100' }],
  ['mouth', { first: '40808', further: '40808' }],
  ['tongue-front', { first: '41100', further: '41100' }],
  ['tongue-back', { first: '41105', further: '41105' }],
]);

/** What decides whether the site's own code is right. */
const SITE_QUESTIONS: ReadonlyMap<string, Missing> = new Map([
  [
    'eyelid',
    askMissing(
      'site',
      'Did the biopsy take the margin of the lid? Skin of the lid alone takes the code of the technique.',
      'with the margin of the lid',
    ),
  ],
  [
    'lip',
    askMissing(
      'site',
      'Was it the red of the lip or its inside? The skin beside it takes the code of the technique.',
      'the red of the lip or its inside',
    ),
  ],
]);

const FIELDS = {
  technique: choiceField('Technique', 'How was the biopsy taken: tangential, punch or incisional?', CHOICES, {
    help: 'What was done, not how deep the report says it went.',
    aliases: ['type', 'method'],
  }),
  site: siteField('all', 'Lip, lid, ear, nail, mouth and genitals have codes of their own.'),
  lid: choiceField(
    'Side, or which lid',
    'Which lid was it, or which side?',
    `
      E1 | left upper lid | e1, upper left
      E2 | left lower lid | e2, lower left
      E3 | right upper lid | e3, upper right
      E4 | right lower lid | e4, lower right
      LT | left | lt
      RT | right | rt`,
    { help: 'It gives the modifier of a lid or an ear canal.', aliases: ['side', 'modifier'] },
  ),
  count: alikeField('biopsy'),
};
type Biopsy = Known<typeof FIELDS>;

/** Biopsies of skin by technique, one primary a day; sites with their own code apart. */
export const biopsy = defineFamily({
  head: `
    biopsy | Biopsy | biopsy
    biopsies, bx, shave biopsy, punch biopsy, incisional biopsy, 11102, 11104, 11106`,
  each: FIELDS,
  opens: ['technique', 'How was the biopsy taken, and where?'],
  source: SOURCE,
  examples: `
    One shave biopsy | technique=shave site=cheek | 11102
    The punch is the primary, each shave an add-on | technique=shave site=back count=2 technique=punch site=arm | 11103 x2, 11104
    All three techniques | technique=punch technique=incisional technique=tangential | 11103, 11105, 11106
    Six punches | technique=punch count=6 site=trunk | 11104, 11105 x5
    The ear has its own code; the back keeps its primary | technique=shave site=ear technique=shave site=back | 11102, 69100
    Vulva, three | technique=punch site=vulva count=3 | 56605, 56606 x2
    An eyelid | technique=shave site=eyelid | 67810, asks site
    Two lids | technique=shave site=eyelid lid=E1 technique=punch site=eyelid lid="right lower lid" | 67810-E1, 67810-E4, asks site
    No technique written | site=back count=2 | asks technique
    “Multiple” is no number | technique=punch count=multiple | asks count`,
  sum({ each }) {
    const bySite = each.filter(({ site }) => site !== null && SITE_CODES.has(site));
    const bySkin = each.filter((one) => !bySite.includes(one));
    const questions = bySkin.flatMap(askSkin);
    // A technique that is not known may be the primary of the day: the others wait for it.
    const skin = questions.length === 0 ? workSkin(bySkin) : [];
    const lines = mergeLines([...skin, ...workSites(bySite)]);
    return { lines, questions, warnings: eachOnce(lines.length === 0 ? [] : [SAME_LESION]) };
  },
});

const SAME_LESION: Warning = {
  message: 'A biopsy of a lesion that is removed in the same session is part of the removal.',
  source: policyManual('I.A', 'III.E.2'),
};

function askSkin({ technique, site }: Biopsy): Missing[] {
  const questions: Missing[] = [];
  if (technique === null) {
    questions.push(
      askMissing('technique', askAt(FIELDS.technique.ask, site === null ? null : sayFieldSite(site))),
    );
  }
  if (site === 'genitalia') {
    questions.push(askMissing('site', 'Which part of the genitals was it: vulva, penis or scrotum?'));
  }
  return questions;
}

function workSkin(each: readonly Biopsy[]): Line[] {
  const lines: Line[] = [];
  for (const [name, { first, further }] of TECHNIQUES) {
    const count = countAlike(each.filter(({ technique }) => technique === name));
    if (count === 0) continue;
    const isPrimary = lines.length === 0;
    const rest = isPrimary ? count - 1 : count;
    if (isPrimary)
      lines.push(makeLine(first, SOURCE, [`the highest technique of the day, ${name}: ${first}`]));
    const step = sayCount(rest, `further ${name} biopsy`, `further ${name} biopsies`);
    lines.push(...furtherLine(further, rest, SOURCE, step));
  }
  return lines;
}

/** Sites of which there are two or four: their codes take a modifier of the side. */
const PAIRED: ReadonlySet<string> = new Set(['eyelid', 'ear-canal']);

function workSided(site: string, code: string, { lid }: Biopsy): Line {
  const question = SITE_QUESTIONS.get(site);
  const modifier = lid !== null && (site === 'eyelid' || SIDES.has(lid)) ? lid : null;
  const place = modifier === null ? sayFieldSite(site) : `${sayFieldSite(site)}, ${sayLid(modifier)}`;
  return makeLine(code, SOURCE, [`${place} has its own code: ${code}`], {
    modifiers: modifier === null ? [] : [modifier],
    missing: question === undefined ? [] : [question],
  });
}

const SIDES: ReadonlySet<string> = new Set(['LT', 'RT']);

function sayLid(modifier: string): string {
  return FIELDS.lid.choices?.find(({ value }) => value === modifier)?.label ?? modifier;
}

function workSites(each: readonly Biopsy[]): Line[] {
  const lines: Line[] = [];
  for (const [site, { first, further }] of SITE_CODES) {
    const here = each.filter((one) => one.site === site);
    const sided = PAIRED.has(site) ? here.filter(({ lid, count }) => lid !== null && (count ?? 1) === 1) : [];
    lines.push(...sided.map((one) => workSided(site, first, one)));
    const count = countAlike(here.filter((one) => !sided.includes(one)));
    if (count === 0) continue;
    const question = SITE_QUESTIONS.get(site);
    const missing = question === undefined ? [] : [question];
    const step = (code: string): string[] => [`${sayFieldSite(site)} has its own code: ${code}`];
    lines.push(makeLine(first, SOURCE, step(first), { missing }));
    if (count > 1) {
      const more = { units: count - 1, covers: count - 1, missing };
      lines.push(makeLine(further, SOURCE, step(further), more));
    }
  }
  return lines;
}
