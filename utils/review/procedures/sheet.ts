/** The procedures of the fee sheet, and which of them are kin: what is billed for the same kind of work. */
import { DRUG_ROWS } from '../../procedures/drug-rows.ts';
import type { CodeOnPage } from '../../reading/types.ts';
import type { RuleContext } from '../types.ts';
import type { Technique } from './techniques.ts';

/** Work that is told from each other by its calculator, but may be mistaken for each other on a fee sheet. */
export type Kin =
  | 'removal'
  | 'graft'
  | 'nails'
  | Exclude<
      Technique,
      'biopsy' | 'shave' | 'excision' | 'tag-removal' | 'graft-full' | 'graft-split' | 'nail'
    >;

/** The families of each kin, and its codes. */
export const KINS: readonly (readonly [kin: Kin, families: string, codes: RegExp])[] = [
  [
    'removal',
    'biopsy shave excision-benign excision-malignant',
    /^(?:1110[2-7]|113(?:0[0-8]|1[0-3])|11[46](?:0[0-46]|2[0-46]|4[0-46])|40490|67810|6910[05]|54100|5660[56]|30100|40808|4110[05])$/,
  ],
  [
    'destruction',
    'destruction-premalignant destruction-benign destruction-malignant skin-tags',
    /^(?:1700[034]|1711[01]|172(?:6[0-46]|7[0-46]|8[0-46])|1120[01]|540(?:5[0567]|6[05])|469(?:00|1[067]|2[24])|565(?:01|15))$/,
  ],
  ['injection', 'intralesional', /^(?:1190[01]|9640[56])$/],
  ['mohs', 'mohs', /^1731[1-5]$/],
  ['repair', 'repair', /^(?:120[0-5]\d|131[0-5]\d|G0168)$/],
  ['flap', 'flap', /^14(?:0\d\d|30[12])$/],
  ['graft', 'graft-full graft-split', /^15(?:1[02][01]|2[0246][01])$/],
  ['drainage', 'incision-drainage', /^(?:1006[01]|1008[01]|10140|10160|10180)$/],
  ['nails', 'nails', /^(?:11719|1172[01]|1173[02]|11740|11750|11755|11765|G0127)$/],
  ['debridement', 'debridement', /^(?:1104[2-7]|9759[78])$/],
  ['paring', 'paring', /^1105[5-7]$/],
  ['photodynamic', 'photodynamic', /^(?:96567|9657[34])$/],
  ['phototherapy', 'phototherapy', /^969(?:00|1[023])$/],
  ['excimer', 'excimer', /^9692[0-2]$/],
  ['patch-test', 'patch-test', /^950(?:44|52|56)$/],
  ['imaging', 'imaging', /^(?:96904|9693[1-6])$/],
  ['wound-vacuum', 'wound-vacuum', /^9760[5-8]$/],
  ['suture-removal', 'suture-removal', /^1585[134]$/],
  ['drug', 'drug', new RegExp(`^(?:${DRUG_ROWS.map(({ code }) => code).join('|')})$`)],
];

/** The kin of a procedure code; `null` for codes that no calculator of the note's words stands for. */
export function kinOfCode(code: string): Kin | null {
  return KINS.find(([, , codes]) => codes.test(code))?.[0] ?? null;
}

export function kinOfFamily(family: string): Kin | null {
  return KINS.find(([, families]) => families.split(' ').includes(family))?.[0] ?? null;
}

/** Techniques that are not named like their kin. */
const OF_TECHNIQUE: Readonly<Partial<Record<Technique, Kin>>> = {
  biopsy: 'removal',
  shave: 'removal',
  excision: 'removal',
  'tag-removal': 'destruction',
  'graft-full': 'graft',
  'graft-split': 'graft',
  nail: 'nails',
};

export function kinOfTechnique(technique: Technique): Kin | null {
  return OF_TECHNIQUE[technique] ?? KINS.find(([kin]) => kin === technique)?.[0] ?? null;
}

/** A procedure of the fee sheet with all its units of the day. */
export interface Billed {
  readonly code: string;
  readonly units: number;
  readonly modifiers: readonly string[];
  readonly onPage: CodeOnPage;
  /** The diagnoses it points at; where it points at none and the claim has one only, that one. */
  readonly diagnoses: readonly CodeOnPage[];
}

const READ = new WeakMap<RuleContext, readonly Billed[]>();

/** Each procedure of the fee sheet once, in its order. Codes that only the note's text names are on no sheet. */
export function readSheet(context: RuleContext): readonly Billed[] {
  const known = READ.get(context);
  if (known !== undefined) return known;
  const { procedures, diagnoses } = context.claim;
  const [only, ...others] = diagnoses;
  const sheet = [...Map.groupBy(procedures, ({ code }) => code)].map(([onPage, lines]) => {
    const pointed = [...new Set(lines.flatMap((line) => line.diagnoses))];
    const alone = pointed.length === 0 && only !== undefined && others.length === 0 ? [only] : pointed;
    const { code, modifiers } = onPage;
    return { code, units: onPage.units ?? lines.length, modifiers, onPage, diagnoses: alone };
  });
  READ.set(context, sheet);
  return sheet;
}
