/** The words by which a note says what was done, and which technique each of them means. */
import type { NamedMention, Span } from '../../reading/types.ts';

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
  | 'patch-test';

/** Words of the note that name a technique. */
export interface Named extends Span {
  readonly technique: Technique;
}

/** In this order: words that an earlier row has taken are no longer free for a later one. */
const WORDS: readonly (readonly [RegExp, Technique | null])[] = [
  // What a biopsy showed, and parts of other work, are no work of their own.
  [
    /\bbiops\w*[\s-]{1,2}(?:proven|confirmed|proved|showed|shows|demonstrat\w+|results?|reports?|sites?|scars?)/gi,
    null,
  ],
  [/\b(?:sentinel|lymph|node|needle|nerve|muscle)[\w\s]{0,14}biops\w+/gi, null],
  [
    /\b(?:excised|excision) (?:diameter|size|margins?)|\bfrozen sections?\b|\bdermablade\b|\bcurettage beforehand\b/gi,
    null,
  ],
  [/\b(?:mohs|micrographic surgery|mms)\b/gi, 'mohs'],
  [/\bshave (?:removal|excision)s?\b|\bremoved by shav\w+/gi, 'shave'],
  [
    /\b(?:shave|tangential|scoop|saucerization|punch|incisional|wedge)\b[^.;\n]{0,24}?\b(?:biops(?:y|ies|ied)|bx)\b/gi,
    'biopsy',
  ],
  [/\b(?:biops(?:y|ies|ied)|bx)\b/gi, 'biopsy'],
  [
    /\b(?:snip|scissor)\w*(?: excision| removal)?\b|\btags? (?:were |was )?(?:removed|snipped|excised)\b|\btag removal\b/gi,
    'tag-removal',
  ],
  [/\b(?:full[- ]thickness (?:skin )?graft|ftsg)\b/gi, 'graft-full'],
  [/\b(?:split[- ]thickness (?:skin )?graft|stsg)\b/gi, 'graft-split'],
  [
    /\b(?:(?:advancement|rotation|transposition|bilobed?|rhombic|island|local)[\w\s-]{0,20})?flaps?\b/gi,
    'flap',
  ],
  [
    /\b(?:simple|intermediate|complex|layered|linear)\b(?:[ ,-]+\w+){0,2}?[ ,-]+(?:clos(?:ure|ed)|repair(?:ed)?)\b|\b(?:closed|repaired|closure|repair) (?:primarily )?in layers\b|\bsimple closure\b/gi,
    'repair',
  ],
  [/\b(?:wide (?:local )?)?(?:re-?)?excis(?:ion|ed|ions)\b|\bWLE\b/gi, 'excision'],
  [
    /\b(?:avulsion|avulsed|matrixectomy|chemical ablation of the matrix|nail debridement|(?:debrid\w+|trimm\w+) [^.;\n]{0,24}nails?|nails? [^.;\n]{0,24}(?:debrided|trimmed))\b/gi,
    'nail',
  ],
  [/\b(?:photodynamic therapy|pdt)\b/gi, 'photodynamic'],
  [/\b(?:excimer|xtrac)\b/gi, 'excimer'],
  [/\b(?:phototherapy|puva|(?:nb-?|narrow-?\s?band )?uvb)\b/gi, 'phototherapy'],
  [/\b(?:patch test(?:s|ing)?|allergens? (?:were )?applied)\b/gi, 'patch-test'],
  [/\b(?:intralesional\w*|ilk)\b|\binject(?:ed|ion) (?:in)?to\b/gi, 'injection'],
  [/\b(?:incision (?:and|&) drainage|i ?& ?d|i and d)\b/gi, 'drainage'],
  [
    /\b(?:corns?|callus(?:es)?)\b[^.;\n]{0,30}\bpared\b|\bpar(?:ed|ing)\b[^.;\n]{0,30}\b(?:corns?|callus(?:es)?)\b/gi,
    'paring',
  ],
  [/\bpar(?:ed|ing)\b/gi, 'paring'],
  [/\bdebrid(?:ement|ed)\b/gi, 'debridement'],
  [
    /\b(?:liquid nitrogen|ln2|cryo(?:therapy|surgery|destruction)|cryo|froze|frozen|cantharidin|cantharone|ed ?& ?c|edc|electrodesiccat\w+(?: and curettage)?|curett\w+|destroyed|destruction)\b/gi,
    'destruction',
  ],
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
  for (const [words, technique] of WORDS) {
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
  return taken
    .flatMap(({ technique, start, end }) => (technique === null ? [] : [{ technique, start, end }]))
    .sort((a, b) => a.start - b.start);
}
