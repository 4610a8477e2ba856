/** The words by which a note says what was done, and which technique each of them means. */
import type { NamedMention, Span } from '../../reading/types.ts';
import { findDrugsGiven } from './drugs-given.ts';

/** What was done, as far as it decides the calculator. */
export type Technique =
  | 'biopsy'
  | 'shave'
  | 'excision'
  | 'destruction'
  | 'tag-removal'
  | 'injection'
  | 'mohs'
  | 'repair'
  | 'flap'
  | 'graft-full'
  | 'graft-split'
  | 'drainage'
  | 'nail'
  | 'debridement'
  | 'paring'
  | 'photodynamic'
  | 'phototherapy'
  | 'excimer'
  | 'patch-test'
  | 'imaging'
  | 'wound-vacuum'
  | 'suture-removal'
  | 'drug';

/** Words of the note that name a technique. */
export interface Named extends Span {
  readonly technique: Technique;
}

/** Words for a technique. `null`: words that name none, and keep later rows from taking a part of them. */
interface Row {
  /** In lower case: one of them is part of whatever the words match. Looking for it is quicker than for the words. */
  readonly cues: readonly string[];
  readonly words: RegExp;
  readonly technique: Technique | null;
}

/** In this order: words that an earlier row has taken are no longer free for a later one. */
export const TECHNIQUE_WORDS: readonly Row[] = [
  // What a biopsy showed, and parts of other work, are no work of their own.
  {
    cues: ['biops'],
    words:
      /\bbiops\w*[\s-]{1,2}(?:proven|confirmed|proved|showed|shows|demonstrat\w+|results?|reports?|sites?|scars?)/gi,
    technique: null,
  },
  {
    cues: ['biops'],
    words: /\b(?:sentinel|lymph|node|needle|nerve|muscle)[\w\s]{0,14}biops\w+/gi,
    technique: null,
  },
  {
    cues: ['excis', 'frozen section', 'dermablade', 'curettage beforehand'],
    words:
      /\b(?:excised|excision) (?:diameter|size|margins?)|\bfrozen sections?\b|\bdermablade\b|\bcurettage beforehand\b/gi,
    technique: null,
  },
  {
    cues: ['mohs', 'micrographic', 'mms'],
    words: /\b(?:mohs|micrographic surgery|mms)\b/gi,
    technique: 'mohs',
  },
  { cues: ['shav'], words: /\bshave (?:removal|excision)s?\b|\bremoved by shav\w+/gi, technique: 'shave' },
  {
    cues: ['biops', 'bx'],
    words:
      /\b(?:shave|tangential|scoop|saucerization|punch|incisional|wedge)\b[^.;\n]{0,24}?\b(?:biops(?:y|ies|ied)|bx)\b/gi,
    technique: 'biopsy',
  },
  { cues: ['biops', 'bx'], words: /\b(?:biops(?:y|ies|ied)|bx)\b/gi, technique: 'biopsy' },
  {
    cues: ['snip', 'scissor', 'tag'],
    words:
      /\b(?:snip|scissor)\w*(?: excision| removal)?\b|\btags? (?:were |was )?(?:removed|snipped|excised)\b|\btag removal\b/gi,
    technique: 'tag-removal',
  },
  {
    cues: ['graft', 'ftsg'],
    words: /\b(?:full[- ]thickness (?:skin )?graft|ftsg)\b/gi,
    technique: 'graft-full',
  },
  {
    cues: ['graft', 'stsg'],
    words: /\b(?:split[- ]thickness (?:skin )?graft|stsg)\b/gi,
    technique: 'graft-split',
  },
  {
    cues: ['flap'],
    words:
      /\b(?:(?:advancement|rotation|transposition|bilobed?|rhombic|island|local)[\w\s-]{0,20})?flaps?\b/gi,
    technique: 'flap',
  },
  {
    cues: ['clos', 'repair'],
    words:
      /\b(?:simple|intermediate|complex|layered|linear)\b(?:[ ,-]+\w+){0,2}?[ ,-]+(?:clos(?:ure|ed)|repair(?:ed)?)\b|\b(?:closed|repaired|closure|repair) (?:primarily )?in layers\b|\bsimple closure\b/gi,
    technique: 'repair',
  },
  {
    cues: ['excis', 'wle'],
    words: /\b(?:wide (?:local )?)?(?:re-?)?excis(?:ion|ed|ions)\b|\bWLE\b/gi,
    technique: 'excision',
  },
  {
    cues: ['avuls', 'matri', 'nail'],
    words:
      /\b(?:avulsion|avulsed|matrixectomy|chemical ablation of the matrix|nail debridement|(?:debrid\w+|trimm\w+) [^.;\n]{0,24}nails?|nails? [^.;\n]{0,24}(?:debrided|trimmed))\b/gi,
    technique: 'nail',
  },
  { cues: ['photodynamic', 'pdt'], words: /\b(?:photodynamic therapy|pdt)\b/gi, technique: 'photodynamic' },
  { cues: ['excimer', 'xtrac'], words: /\b(?:excimer|xtrac)\b/gi, technique: 'excimer' },
  {
    cues: ['phototherapy', 'puva', 'uvb'],
    words: /\b(?:phototherapy|puva|(?:nb-?|narrow-?\s?band )?uvb)\b/gi,
    technique: 'phototherapy',
  },
  {
    cues: ['patch test', 'allergen'],
    words: /\b(?:patch test(?:s|ing)?|allergens? (?:were )?applied)\b/gi,
    technique: 'patch-test',
  },
  {
    cues: ['intralesional', 'ilk', 'inject'],
    words: /\b(?:intralesional\w*|ilk)\b|\binject(?:ed|ion) (?:in)?to\b/gi,
    technique: 'injection',
  },
  {
    cues: ['drainage', 'i&d', 'i &d', 'i& d', 'i & d', 'i and d'],
    words: /\b(?:incision (?:and|&) drainage|i ?& ?d|i and d)\b/gi,
    technique: 'drainage',
  },
  {
    cues: ['par'],
    words:
      /\b(?:corns?|callus(?:es)?)\b[^.;\n]{0,30}\bpared\b|\bpar(?:ed|ing)\b[^.;\n]{0,30}\b(?:corns?|callus(?:es)?)\b/gi,
    technique: 'paring',
  },
  { cues: ['par'], words: /\bpar(?:ed|ing)\b/gi, technique: 'paring' },
  { cues: ['debrid'], words: /\bdebrid(?:ement|ed)\b/gi, technique: 'debridement' },
  {
    cues: ['photograph', 'imaging', 'tbp', 'mole map', 'confocal'],
    words:
      /\b(?:total|whole)[- ]body (?:skin )?(?:photograph\w*|imaging)|\btbp\b|\bmole mapping\b|\bconfocal microscopy\b/gi,
    technique: 'imaging',
  },
  {
    cues: ['negative', 'npwt', 'wound vac'],
    words: /\bnegative[- ]pressure(?: wound)?(?: therapy)?\b|\bnpwt\b|\bwound vac(?:uum)?\b/gi,
    technique: 'wound-vacuum',
  },
  {
    cues: ['suture', 'stitch', 'staple'],
    words:
      /\b(?:sutures?|stitch(?:es)?|staples?) (?:(?:were|was|all|are|is|both) )*(?:removed|removal|taken out)\b|\bremov(?:ed|al of) (?:(?:the|all|\d+) )*(?:sutures|stitches|staples)\b/gi,
    technique: 'suture-removal',
  },
  {
    cues: [
      'nitrogen',
      'ln2',
      'cryo',
      'froze',
      'canthari',
      'cantharone',
      'ed&c',
      'ed &c',
      'ed& c',
      'ed & c',
      'edc',
      'electrodesic',
      'curett',
      'destr',
    ],
    words:
      /\b(?:liquid nitrogen|ln2|cryo(?:therapy|surgery|destruction)|cryo|froze|frozen|cantharidin|cantharone|ed ?& ?c|edc|electrodesiccat\w+(?: and curettage)?|curett\w+|destroyed|destruction)\b/gi,
    technique: 'destruction',
  },
];

/** Values of the reader's own procedures, for words and misspellings that the table above does not hold. */
const VALUES: readonly (readonly [RegExp, Technique])[] = [
  [/^(?:shave|punch|incisional) biopsy|^biopsy$/, 'biopsy'],
  [/^shave removal/, 'shave'],
  [/^skin tag removal/, 'tag-removal'],
  [/^destroy (?:benign|premalignant|malignant)/, 'destruction'],
  [/^intralesional/, 'injection'],
  [/^Mohs/, 'mohs'],
  [/^drain abscess/, 'drainage'],
  [/nail avulsion|permanent nail|^matrixectomy/, 'nail'],
];

/**
 * Every technique that a sentence names, in its order.
 * @param procedures the reader's procedures within the sentence
 */
export function findTechniques(
  text: string,
  sentence: Span,
  procedures: readonly NamedMention[],
): readonly Named[] {
  const said = text.slice(sentence.start, sentence.end);
  const taken: (Span & { readonly technique: Technique | null })[] = [];
  const isFree = (span: Span): boolean => !taken.some((one) => one.start < span.end && span.start < one.end);
  const lower = said.toLowerCase();
  for (const { cues, words, technique } of TECHNIQUE_WORDS) {
    if (!cues.some((cue) => lower.includes(cue))) continue;
    for (const match of said.matchAll(words)) {
      const start = sentence.start + match.index;
      const span = { start, end: start + match[0].length };
      if (isFree(span)) taken.push({ ...span, technique });
    }
  }
  for (const { value, start, end } of procedures) {
    const technique = VALUES.find(([words]) => words.test(value))?.[1];
    if (technique !== undefined && isFree({ start, end })) taken.push({ start, end, technique });
  }
  const drugs = findDrugsGiven(said).map(({ start, end }) => ({
    technique: 'drug' as const,
    start: sentence.start + start,
    end: sentence.start + end,
  }));
  return [...taken, ...drugs]
    .flatMap(({ technique, start, end }) => (technique === null ? [] : [{ technique, start, end }]))
    .sort((a, b) => a.start - b.start);
}
