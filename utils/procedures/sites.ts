/** Where on the body: the sites that the calculators know, and the groups that each family sorts them into. */
import type { Choice, Field } from './types.ts';

/** Sites of shave, excision and destruction: A trunk and limbs, B scalp to genitalia, C face and mucosa. */
export type SizeGroup = 'A' | 'B' | 'C';
/** Sites of closures, flaps and grafts, each kind by its own numbers. */
export type SimpleGroup = 'body' | 'face';
export type IntermediateGroup = 'body' | 'neck' | 'face';
export type ComplexGroup = 'trunk' | 'limbs' | 'cheek' | 'lids';
export type SplitGroup = 'body' | 'face';
export type MohsGroup = 'head' | 'body';

interface Site extends Choice {
  /** `null` in a column: too wide a word for it, or another section of the code set owns the site. */
  readonly size: SizeGroup | null;
  readonly simple: SimpleGroup | null;
  readonly intermediate: IntermediateGroup | null;
  readonly complex: ComplexGroup | null;
  readonly split: SplitGroup | null;
  readonly mohs: MohsGroup | null;
}

/** One line a site: value, groups in the order of `Site`, other words for it. "-" for none. */
const TABLE = `
  scalp       B body body  limbs face head  crown, occiput, vertex
  forehead    C face face  cheek face head  temple, brow, eyebrow, glabella
  cheek       C face face  cheek face head  malar, jaw, jawline, mandible, preauricular, zygoma, nasolabial fold
  chin        C face face  cheek face head  mentum
  nose        C face face  lids  face head  nasal, ala, nasal ala, nasal tip, columella, nasal bridge, nasal dorsum, nasal sidewall
  ear         C face face  lids  face head  helix, antihelix, conchal bowl, earlobe, ear lobe, tragus, pinna, external ear
  eyelid      C face face  lids  face head  lid, canthus, lower eyelid, upper eyelid
  lip         C face face  lids  face head  lips, vermilion, upper lip, lower lip, philtrum, cutaneous lip
  mouth       C face face  cheek face head  oral mucosa, mucosa, mucous membrane, gum, vestibule of the mouth, buccal mucosa
  face        C face face  -     face head  facial
  neck        B body neck  cheek face head  nape, supraclavicular
  trunk       A body body  trunk body body  back, chest, abdomen, breast, flank, buttock, buttocks, sternum, umbilicus, groin, upper back, lower back, torso
  axilla      A body body  cheek body body  armpit, axillae
  arm         A body body  limbs body body  arms, shoulder, elbow, forearm, wrist, upper arm, upper limb, upper extremity
  hand        B body neck  cheek face head  hands, finger, thumb, palm, knuckle, dorsal hand
  leg         A body body  limbs body body  legs, thigh, knee, shin, calf, ankle, hip, lower leg, lower limb, lower extremity
  foot        B body neck  cheek face head  feet, toe, heel, sole, plantar, dorsal foot
  genitalia   B body neck  cheek face head  genital, genitals
  penis       B body neck  cheek face head  glans, foreskin, penile
  scrotum     B body neck  cheek face head  scrotal
  vulva       B body neck  cheek face head  labia, vulvar
  anus        A -    -     -     -    -     perianal, anal, perianal skin
  head        - -    -     -     -    head  -
  tongue-front - -   -     -     -    -     tongue, tongue front, anterior tongue
  tongue-back - -    -     -     -    -     tongue back, posterior tongue
  inside-nose - -    -     -     -    -     inside the nose, intranasal, nasal mucosa
  ear-canal   - -    -     -     -    -     ear canal, external auditory canal
  nail        - -    -     -     -    -     nail unit, nail bed, nail matrix`;

const LABELS: Readonly<Record<string, string>> = {
  'tongue-front': 'tongue, front two thirds',
  'tongue-back': 'tongue, back third',
  'inside-nose': 'inside the nose',
  'ear-canal': 'ear canal',
};

const SITES: ReadonlyMap<string, Site> = new Map(TABLE.trim().split('\n').map(readRow));

function readRow(row: string): [string, Site] {
  const [value = '', size, simple, intermediate, complex, split, mohs, ...words] = row.trim().split(/\s+/);
  const aliases = words
    .join(' ')
    .split(', ')
    .filter((word) => word !== '-');
  const site: Site = {
    value,
    label: LABELS[value] ?? value,
    aliases,
    size: oneOf(size, ['A', 'B', 'C']),
    simple: oneOf(simple, ['body', 'face']),
    intermediate: oneOf(intermediate, ['body', 'neck', 'face']),
    complex: oneOf(complex, ['trunk', 'limbs', 'cheek', 'lids']),
    split: oneOf(split, ['body', 'face']),
    mohs: oneOf(mohs, ['head', 'body']),
  };
  return [value, site];
}

function oneOf<Group extends string>(word: string | undefined, groups: readonly Group[]): Group | null {
  return groups.find((group) => group === word) ?? null;
}

/** @param value of a site field; families never get another one */
export function findSite(value: string): Site | undefined {
  return SITES.get(value);
}

export function sayFieldSite(value: string | null): string {
  return value === null ? 'site not said' : (LABELS[value] ?? value);
}

/** Sites that a family has a group for, as a field. */
export function siteField(column: Exclude<keyof Site, keyof Choice> | 'all', help = ''): Field<'choice'> {
  const sites = [...SITES.values()].filter(
    (site) => column === 'all' || site[column] !== null || site.value === 'face' || site.value === 'head',
  );
  return {
    kind: 'choice',
    label: 'Site',
    ask: 'Where on the body was it?',
    help,
    aliases: ['location', 'where'],
    choices: sites.map(({ value, label, aliases }) => ({ value, label, aliases: aliases ?? [] })),
  };
}

/** What to ask where a word of the note covers several groups. */
export function askWhichPart(value: string): string {
  return value === 'head'
    ? '“Head” is too wide here. Was it the scalp, the forehead, a cheek, the nose, an ear, an eyelid or a lip?'
    : '“Face” is too wide here. Was it the forehead, a cheek, the chin, the nose, an ear, an eyelid or a lip?';
}
