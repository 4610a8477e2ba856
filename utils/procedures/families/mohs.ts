import { askMissing, joinWorked, makeLine, nothing, sayCount } from '../answers.ts';
import { defineFamily } from '../define-family.ts';
import { countField, yesNo } from '../fields.ts';
import { findSite, type MohsGroup, sayFieldSite, siteField } from '../sites.ts';
import { ADD_ON_TABLE, bandsAnd, policyManual } from '../sources.ts';
import type { Known, Line, Missing, Warning } from '../types.ts';

const SOURCE = bandsAnd(policyManual('III.F', 'III.K.4', 'III.L.9'), ADD_ON_TABLE);
const BLOCKS_IN_STAGE = 5;
const EXTRA_BLOCK = '17315';
const CODES: Readonly<Record<MohsGroup, { readonly first: string; readonly further: string }>> = {
  head: { first: '17311', further: '17312' },
  body: { first: '17313', further: '17314' },
};

const FIELDS = {
  site: siteField('mohs'),
  stages: {
    ...countField('Stages', 'How many stages were taken?'),
    aliases: ['layers'],
    most: 30,
  },
  blocks: {
    kind: 'counts',
    label: 'Blocks in each stage',
    ask: 'How many blocks had each stage?',
    help: 'One number for each stage: 4,3,1. Five blocks a stage are included.',
    least: 1,
    most: 60,
  },
  deep: {
    ...yesNo(
      'Into muscle or deeper',
      'Did the surgery go into muscle, cartilage, bone, tendon, or a major nerve or vessel?',
    ),
    help: 'Asked for trunk, arms and legs.',
  },
} as const;
const VISIT = {
  oneSurgeon: yesNo(
    'One physician, both parts',
    'Did the same physician take the tissue and read the slides?',
    ['surgeon', 'same-surgeon'],
  ),
};
type Tumour = Known<typeof FIELDS>;

/** Mohs surgery: each tumour has a first stage, further stages, and blocks beyond the fifth of a stage. */
export const mohs = defineFamily({
  head: `
    mohs | Mohs surgery | tumor
    mohs surgery, mms, micrographic surgery, 17311, 17313, 17315`,
  each: FIELDS,
  visit: VISIT,
  opens: ['stages', 'Where was the tumor, and how many stages were taken?'],
  source: SOURCE,
  examples: `
    Nose, two stages | site=nose stages=2 blocks=2,1 oneSurgeon=yes | 17311, 17312
    Back, three stages, seven blocks in the first | site=back stages=3 blocks=7,2,1 deep=no oneSurgeon=yes | 17313, 17314 x2, 17315 x2
    Blocks over five count by stage, never summed over stages | site=cheek stages=2 blocks=5,5 oneSurgeon=yes | 17311, 17312
    Two tumors, two sites | site=ear stages=1 blocks=2 site=arm stages=2 blocks=1,1 deep=no oneSurgeon=yes | 17311, 17313, 17314
    Leg, into the muscle | site=leg stages=1 blocks=3 deep=yes oneSurgeon=yes | 17311
    Blocks not written | site=lip stages=2 oneSurgeon=yes | 17311, 17312, asks blocks
    Stage 0 | site=nose stages=0 | asks stages
    Blocks of two stages, but three stages | site=nose stages=3 blocks=2,1 | asks blocks
    A pathologist read the slides | site=nose stages=1 blocks=1 oneSurgeon=no | nothing`,
  sum({ each, visit }) {
    if (visit.oneSurgeon === false) return nothing([], [NOT_MOHS]);
    const worked = joinWorked(each.map((tumour) => workTumour(tumour, visit.oneSurgeon)));
    return { ...worked, warnings: worked.lines.length === 0 ? [] : [INCLUDED] };
  },
});

const NOT_MOHS: Warning = {
  message: 'Mohs codes need one physician for both parts. Otherwise it is an excision with frozen sections.',
  source: policyManual('III.F'),
};
const INCLUDED: Warning = {
  message:
    'Excision, destruction, and the reading of the slides are part of Mohs. Repairs are billed beside it.',
  source: policyManual('III.F', 'III.L.9'),
};

function workTumour(
  tumour: Tumour,
  isSurgeonReader: boolean | null,
): { readonly lines: readonly Line[]; readonly questions: readonly Missing[] } {
  const { site, blocks } = tumour;
  const group = groupOf(tumour);
  const stages = tumour.stages ?? blocks?.length ?? null;
  const where = sayFieldSite(site);
  const questions: Missing[] = [];
  if (group === null) questions.push(askMissing('site', 'Where was the tumor?'));
  if (stages === null) questions.push(askMissing('stages', `How many stages were taken (${where})?`));
  if (stages !== null && blocks !== null && blocks.length !== stages) {
    const question = `${sayCount(stages, 'stage')}, but blocks for ${blocks.length} (${where}). How many blocks had each stage?`;
    questions.push(askMissing('blocks', question));
  }
  if (group === null || stages === null || questions.length > 0) return { lines: [], questions };
  return { lines: linesOf(tumour, group, stages, missingOf(tumour, group, isSurgeonReader)), questions: [] };
}

function groupOf({ site, deep }: Tumour): MohsGroup | null {
  if (deep === true) return 'head';
  return site === null ? null : (findSite(site)?.mohs ?? null);
}

function missingOf({ site, blocks, deep }: Tumour, group: MohsGroup, isReader: boolean | null): Missing[] {
  const where = sayFieldSite(site);
  const missing: Missing[] = [];
  if (blocks === null) {
    const assumed = `at most ${BLOCKS_IN_STAGE} blocks in each stage`;
    missing.push(askMissing('blocks', `How many blocks had each stage (${where})?`, assumed));
  }
  if (group === 'body' && deep === null) {
    const question = `Did the surgery go into muscle, cartilage, bone, tendon, or a major nerve or vessel (${where})?`;
    missing.push(askMissing('deep', question, 'no'));
  }
  if (isReader === null) {
    const question = 'Did the same physician take the tissue and read the slides?';
    missing.push(askMissing('oneSurgeon', question, 'yes'));
  }
  return missing;
}

function linesOf(tumour: Tumour, group: MohsGroup, stages: number, missing: readonly Missing[]): Line[] {
  const { first, further } = CODES[group];
  const where = `${sayFieldSite(tumour.site)}${tumour.deep === true ? ', into muscle or deeper' : ''}`;
  const lines = [makeLine(first, SOURCE, [`${where}, stage 1: ${first}`], { missing })];
  if (stages > 1) {
    const step = `${where}, ${stages} stages - 1 = ${stages - 1} further: ${further} x${stages - 1}`;
    lines.push(makeLine(further, SOURCE, [step], { units: stages - 1, covers: stages - 1, missing }));
  }
  let extra = 0;
  for (const blocks of tumour.blocks ?? []) extra += Math.max(0, blocks - BLOCKS_IN_STAGE);
  if (extra > 0) {
    const step = `${where}, blocks ${(tumour.blocks ?? []).join(', ')}: ${extra} beyond the fifth of a stage: ${EXTRA_BLOCK} x${extra}`;
    // A block is no further stage or tumour: it stands for itself.
    lines.push(makeLine(EXTRA_BLOCK, SOURCE, [step], { units: extra, covers: extra, missing }));
  }
  return lines;
}
