/** Closures by complexity and site group: which codes, and up to which length each. */
import { CENTIMETRE, type Length, sayLength } from './measures.ts';
import type { ComplexGroup, IntermediateGroup, SimpleGroup } from './sites.ts';

interface Bands {
  readonly words: string;
  /** Upper ends, the last code has none. */
  readonly edges: readonly Length[];
  readonly codes: readonly string[];
}

const BODY_EDGES = [2.5, 7.5, 12.5, 20, 30].map((cm) => cm * CENTIMETRE);
const FACE_EDGES = [2.5, 5, 7.5, 12.5, 20, 30].map((cm) => cm * CENTIMETRE);

const FACE_WORDS = 'face, ears, eyelids, nose, lips, mucosa';

const SIMPLE: Readonly<Record<SimpleGroup, Bands>> = {
  body: bands(
    'scalp, neck, armpits, genitalia, trunk, limbs',
    BODY_EDGES,
    '12001 12002 12004 12005 12006 12007',
  ),
  face: bands(FACE_WORDS, FACE_EDGES, '12011 12013 12014 12015 12016 12017 12018'),
};
const INTERMEDIATE: Readonly<Record<IntermediateGroup, Bands>> = {
  body: bands('scalp, armpits, trunk, limbs', BODY_EDGES, '12031 12032 12034 12035 12036 12037'),
  neck: bands('neck, hands, feet, genitalia', BODY_EDGES, '12041 12042 12044 12045 12046 12047'),
  face: bands(FACE_WORDS, FACE_EDGES, '12051 12052 12053 12054 12055 12056 12057'),
};

function bands(words: string, edges: readonly Length[], codes: string): Bands {
  return { words, edges, codes: codes.split(' ') };
}

/** Words of the groups of complex closures, flaps and full-thickness grafts. */
export const COMPLEX_WORDS: Readonly<Record<ComplexGroup, string>> = {
  trunk: 'trunk',
  limbs: 'scalp, arms, legs',
  cheek: 'forehead, cheeks, chin, mouth, neck, armpits, genitalia, hands, feet',
  lids: 'eyelids, nose, ears, lips',
};
const COMPLEX: Readonly<Record<ComplexGroup, readonly [small: string, large: string, further: string]>> = {
  trunk: ['13100', '13101', '13102'],
  limbs: ['13120', '13121', '13122'],
  cheek: ['13131', '13132', '13133'],
  lids: ['13151', '13152', '13153'],
};
/** Up to here a complex closure is reported by the next lower complexity. */
export const LEAST_COMPLEX: Length = CENTIMETRE;
const SMALL_COMPLEX: Length = 2.5 * CENTIMETRE;
const LARGE_COMPLEX: Length = 7.5 * CENTIMETRE;
const COMPLEX_STEP: Length = 5 * CENTIMETRE;

/** A code with its units and how they came about. */
export interface Coded {
  readonly code: string;
  readonly units: number;
  readonly step: string;
}

/** @param said the sum in words: "3.0 cm + 2.0 cm = 5.0 cm" */
export function codeSimple(group: SimpleGroup, total: Length, said: string): Coded {
  return pick(SIMPLE[group], total, said, 'simple');
}

export function codeIntermediate(group: IntermediateGroup, total: Length, said: string): Coded {
  return pick(INTERMEDIATE[group], total, said, 'intermediate');
}

/** One or two codes; for a sum above `LEAST_COMPLEX` only. */
export function codeComplex(group: ComplexGroup, total: Length, said: string): Coded[] {
  const [small, large, further] = COMPLEX[group];
  const code = total <= SMALL_COMPLEX ? small : large;
  const first = { code, units: 1, step: `${said}, complex, ${COMPLEX_WORDS[group]}: ${code}` };
  if (total <= LARGE_COMPLEX) return [first];
  const units = Math.ceil((total - LARGE_COMPLEX) / COMPLEX_STEP);
  const above = `(${sayLength(total)} - ${sayLength(LARGE_COMPLEX)}) / ${sayLength(COMPLEX_STEP)}`;
  return [first, { code: further, units, step: `${above}, rounded up: ${further} x${units}` }];
}

function pick({ words, edges, codes }: Bands, total: Length, said: string, complexity: string): Coded {
  const at = edges.findIndex((edge) => total <= edge);
  const code = codes.at(at) ?? '';
  return { code, units: 1, step: `${said}, ${complexity}, ${words}: ${code}` };
}
