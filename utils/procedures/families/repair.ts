import { askMissing, eachOnce, makeLine, mergeLines } from '../answers.ts';
import { codeComplex, codeIntermediate, codeSimple, LEAST_COMPLEX } from '../closure-codes.ts';
import { defineFamily } from '../define-family.ts';
import { choiceField, repairLength } from '../fields.ts';
import { type Length, sayLength } from '../measures.ts';
import { askWhichPart, type ComplexGroup, findSite, sayFieldSite, siteField } from '../sites.ts';
import { bandsAnd, policyManual } from '../sources.ts';
import { add } from '../sums.ts';
import type { Known, Line, Missing, Warning } from '../types.ts';

const SOURCE = bandsAnd(policyManual('III.H', 'III.L.5', 'III.L.9'));

const FIELDS = {
  site: siteField('simple'),
  length: repairLength(),
  complexity: choiceField(
    'Complexity',
    'Was the closure simple (one layer), intermediate (layers) or complex?',
    `
      simple | simple | one layer, single layer, simple repair
      intermediate | intermediate | layered, layers, two layers
      complex | complex | complex repair`,
    {
      help: 'As the note describes the work. Undermining alone does not make a flap.',
      aliases: ['type', 'layers'],
    },
  ),
  after: choiceField(
    'Closes',
    'What was closed: a wound, an excision, a Mohs defect?',
    `
      wound | a wound | laceration, injury, trauma
      mohs | a Mohs defect | mohs defect
      excision | an excision | excised lesion, malignant excision
      small-benign-excision | a benign excision of 0.5 cm or less with margins | small excision, 11400, 11420, 11440
      other-removal | a biopsy, shave removal, destruction or drainage | biopsy, shave, destruction, drainage`,
    { help: 'A closure of the same site may be part of what made the wound.', aliases: ['of', 'wound'] },
  ),
  with: choiceField(
    'Closed with',
    'Was the wound closed with stitches, with glue alone or with strips alone?',
    `
      stitches | stitches or staples | sutures, staples, suture
      glue | glue alone | dermabond, adhesive, tissue adhesive
      strips | strips alone | steri-strips, steristrips`,
    { aliases: ['closure', 'material'] },
  ),
} as const;
type Closure = Known<typeof FIELDS>;

/** Closures: lengths of one complexity and one site group are added, then coded once. */
export const repair = defineFamily({
  head: `
    repair | Repair | closure
    closure, repairs, laceration, layered closure, 12001, 12031, 13100`,
  each: FIELDS,
  opens: ['length', 'What was closed, how long, where and how?'],
  source: SOURCE,
  examples: `
    Two layered closures of limbs are one sum | site=arm length=3cm complexity=layered after=excision site=leg length=2cm complexity=layered after=excision | 12032
    Another site group is another code | site=arm length=3cm complexity=layered after=excision site=cheek length=2.5cm complexity=layered after=excision | 12032, 12051
    Complex, 14 cm of the trunk | site=back length=14cm complexity=complex after=excision | 13101, 13102 x2
    Complex up to 1 cm falls back | site=nose length=1.0cm complexity=complex after=mohs | 12051, asks complexity
    Simple closure of an excision is part of it | site=back length=3cm complexity=simple after=excision | nothing
    Simple closure of a Mohs defect is not | site=cheek length=2.6cm complexity=simple after=mohs | 12013
    Glue alone | site=chin length=1cm after=wound with=glue | G0168, asks payer
    Layers, and glue alone | site=chin length=1cm complexity=layered after=wound with=glue | asks with
    Length not written | site=back complexity=layered | asks length`,
  sum({ each }) {
    const warnings = eachOnce(each.flatMap(warnOf));
    const billed = each.filter((one) => whyIncluded(one) === null);
    const glued = billed.filter((one) => one.with === 'glue' && !isLayered(one));
    const sewn = billed.filter((one) => !glued.includes(one));
    const questions = sewn.flatMap(askOf);
    const sums = sumGroups(sewn.filter((one) => askOf(one).length === 0));
    return { lines: mergeLines([...sums, ...glued.map(glueLine)]), questions, warnings };
  },
});

/** Why a closure has no line of its own; `null` where it has one. */
function whyIncluded({ after, complexity, with: material }: Closure): string | null {
  if (material === 'strips') return 'Closure with strips alone has no code: it is part of the visit.';
  if (after === 'other-removal') {
    return 'A closure is part of the biopsy, shave removal, destruction or drainage of the same site.';
  }
  if (after === 'small-benign-excision') {
    return 'Every closure is part of a benign excision of 0.5 cm or less with margins.';
  }
  const isSimple = complexity === 'simple' || (material === 'glue' && complexity === null);
  return after === 'excision' && isSimple ? 'Simple closure is part of the excision.' : null;
}

function warnOf(closure: Closure): Warning[] {
  const why = whyIncluded(closure);
  return why === null ? [] : [{ message: why, source: policyManual('III.E.6', 'III.L.5', 'III.L.9') }];
}

function isLayered({ complexity }: Closure): boolean {
  return complexity === 'intermediate' || complexity === 'complex';
}

/** What must be known of a closure before it can be added. */
function askOf({ site, length, complexity, with: material }: Closure): Missing[] {
  const questions: Missing[] = [];
  const place = site === null ? undefined : findSite(site);
  const where = sayFieldSite(site);
  if (material === 'glue') {
    const question = `Layers and glue alone do not go together (${where}). Were stitches used too?`;
    questions.push(askMissing('with', question));
  }
  if (length === null) questions.push(askMissing('length', `How long was the closed wound (${where})?`));
  if (complexity === null) {
    const question = `Was the closure simple (one layer), intermediate (layers) or complex (${where})?`;
    questions.push(askMissing('complexity', question));
  }
  if (place === undefined) questions.push(askMissing('site', 'Where was the closed wound?'));
  else if (place.simple === null || (complexity === 'complex' && place.complex === null)) {
    questions.push(askMissing('site', askWhichPart(place.value)));
  }
  return questions;
}

interface Wound {
  readonly site: string;
  readonly length: Length;
  readonly missing: readonly Missing[];
}

/** Adds by complexity and site group. Complex sums up to 1 cm go down to the intermediate ones first. */
function sumGroups(closures: readonly Closure[]): Line[] {
  const lines: Line[] = [];
  const layered = woundsOf(closures, 'intermediate');
  for (const [group, wounds] of groupBy(woundsOf(closures, 'complex'), 'complex')) {
    const { total, said } = addLengths(wounds);
    if (total > LEAST_COMPLEX) lines.push(...complexLines(group, wounds, total, said));
    else layered.push(...wounds.map(fallBack));
  }
  for (const [group, wounds] of groupBy(layered, 'intermediate')) {
    const { total, said } = addLengths(wounds);
    lines.push(closureLine(codeIntermediate(group, total, said), wounds));
  }
  for (const [group, wounds] of groupBy(woundsOf(closures, 'simple'), 'simple')) {
    const { total, said } = addLengths(wounds);
    lines.push(closureLine(codeSimple(group, total, said), wounds));
  }
  return lines;
}

function fallBack(wound: Wound): Wound {
  const question = `A complex closure of ${sayLength(LEAST_COMPLEX)} or less is reported as intermediate or simple. Were layers closed (${sayFieldSite(wound.site)})?`;
  return { ...wound, missing: [...wound.missing, askMissing('complexity', question, 'intermediate')] };
}

function woundsOf(closures: readonly Closure[], complexity: string): Wound[] {
  return closures.flatMap(({ site, length, complexity: own, after }) => {
    if (own !== complexity || site === null || length === null) return [];
    const question = `What was closed: a wound, an excision, a Mohs defect (${sayFieldSite(site)})?`;
    const assumed = 'nothing that includes the closure';
    return [{ site, length, missing: after === null ? [askMissing('after', question, assumed)] : [] }];
  });
}

function complexLines(group: ComplexGroup, wounds: readonly Wound[], total: Length, said: string): Line[] {
  const [first, further] = codeComplex(group, total, said);
  const lines = first === undefined ? [] : [closureLine(first, wounds)];
  if (further !== undefined) lines.push({ ...closureLine(further, wounds), covers: 0 });
  return lines;
}

function closureLine(
  { code, units, step }: { readonly code: string; readonly units: number; readonly step: string },
  wounds: readonly Wound[],
): Line {
  const missing = wounds.flatMap((wound) => wound.missing);
  return makeLine(code, SOURCE, [step], { units, covers: wounds.length, missing });
}

function addLengths(wounds: readonly Wound[]): { readonly total: Length; readonly said: string } {
  const { total, said } = add(
    wounds.map(({ length }) => length),
    sayLength,
  );
  return { total: total ?? 0, said };
}

type Column = 'simple' | 'intermediate' | 'complex';

/** Wounds by the group that their site has for the complexity. */
function groupBy<C extends Column>(
  wounds: readonly Wound[],
  column: C,
): ReadonlyMap<NonNullable<NonNullable<ReturnType<typeof findSite>>[C]>, Wound[]> {
  const groups = new Map<NonNullable<NonNullable<ReturnType<typeof findSite>>[C]>, Wound[]>();
  for (const wound of wounds) {
    const group = findSite(wound.site)?.[column];
    if (group === null || group === undefined) continue;
    groups.set(group, [...(groups.get(group) ?? []), wound]);
  }
  return groups;
}

function glueLine({ site }: Closure): Line {
  const question =
    'Who pays? Medicare takes G0168 for glue alone; others take a simple repair by its length.';
  const missing = [askMissing('payer', question, 'Medicare')];
  return makeLine('G0168', policyManual('III.L.5'), [`${sayFieldSite(site)}, glue alone: G0168`], {
    system: 'hcpcs',
    missing,
  });
}
