/** What a patient complains of or an examiner sees: it names no problem where the note names the disease. */
import { isMorphology } from './morphology.ts';
import type { Mention, NamedMention } from './types.ts';

/** Symptoms, unnamed lesions, and reasons for a visit. */
const CODES = /^(?:R\d|L29|L98\.9|D49|I78\.1|Z)/;
/** Diseases by their codes that an exam mostly names as signs of another one. */
const SIGNS =
  /^(?:onycholysis|telangiectasias?|scars?|milia|callus(?:es)?|calluses over|xerosis|alopecia|hair loss|blisters?|bumps?|comedones|excoriations?|lichenification|purpura|dermatographism|erosions?|ulcers?|hyperpigmentation|edema|mole|spots?|tags?|lentigines|growths?)$/i;

/** True for a condition that is a sign of something else, by its words or its codes. */
export function isComplaint(mention: NamedMention): boolean {
  const codes = mention.codes ?? [];
  return codes.length > 0 && codes.every((code) => CODES.test(code));
}

/** The same for what an exam or a history says. */
export function isSeenSign(mention: NamedMention): boolean {
  return isComplaint(mention) || SIGNS.test(mention.quote) || isMorphology(mention);
}

const TELLING = new Set<Mention['kind']>(['condition', 'sign', 'measure', 'count', 'stage', 'depth']);

/** A run of the note that describes something abnormal at a site, or complains of it. */
export function describes(mentions: readonly Mention[]): boolean {
  return mentions.some((one) => TELLING.has(one.kind) && one.assertion === 'present');
}
