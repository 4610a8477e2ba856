/** Sections of a visit note, as far as they change what a sentence means. */

/**
 * `family`, `history`, `differential`: what stands here is not the patient's present disease.
 * `aside`: allergies, medications, social history, review of systems. `exam`, `problem`, `procedure`, `other`: as read.
 */
export type Section =
  | 'family'
  | 'history'
  | 'differential'
  | 'aside'
  | 'exam'
  | 'problem'
  | 'procedure'
  | 'other';

const SECTIONS: readonly (readonly [RegExp, Section])[] = [
  [/^(?:family (?:medical )?(?:history|hx)|fam(?:ily)? ?hx|fhx?)$/, 'family'],
  [
    /^(?:past|prior|previous) (?:medical|surgical|skin|dermatologic|dermatology|derm)? ?(?:history|hx|problems?)$/,
    'history',
  ],
  [
    /^(?:pmh|pmhx|psh|pshx|pmsh|past history|surgical history|skin cancer history|dermatologic history|medical history)$/,
    'history',
  ],
  [
    /^(?:(?:personal )?(?:history|hx|h\/o) of (?!present)[a-z ]+|(?:outside|old|prior|previous) records?|(?:prior|previous) (?:visits?|notes?|diagnos[ei]s|skin cancers?|cancers?))$/,
    'history',
  ],
  [/^(?:today|todays visit|this visit|now|current(?:ly)?|interval)$/, 'other'],
  [/^(?:differential|differential diagnos[ei]s|ddx|dd|rule out)$/, 'differential'],
  [
    /^(?:allerg(?:y|ies)|medications?|meds|current medications|social (?:history|hx)|shx?|review of systems|ros|immunizations|vitals|vital signs)$/,
    'aside',
  ],
  [
    /^(?:exam|physical exam(?:ination)?|pe|objective|skin exam(?:ination)?|o|examination|physical|findings)$/,
    'exam',
  ],
  [
    /^(?:assessment|impression|plan|a\/?p|assessment (?:and|&|\/) plan|assessment ?\/ ?plan|a ?& ?p|diagnos[ei]s|dx|problems?|problem list|icd(?:-?10)?|pre-?operative diagnosis|post-?operative diagnosis|final diagnosis|pathology|a|p)$/,
    'problem',
  ],
  [
    /^(?:procedures?|procedure note|operation|operative note|anesthesia|description of procedure)$/,
    'procedure',
  ],
  [
    /^(?:hpi|history|history of present illness|subjective|chief complaint|cc|s|interval history|reason for visit|present illness)$/,
    'other',
  ],
];

/** The section a heading or a field's label opens; `null` where the words are none we know. */
export function sectionOf(heading: string): Section | null {
  if (/\b(?:copied|carried) (?:forward|from)\b/i.test(heading)) return 'history';
  const words = heading
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[^a-z&/ -]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  for (const [pattern, section] of SECTIONS) if (pattern.test(words)) return section;
  return null;
}

/** Whether a whole line can be a heading without a colon: a known one, alone on its line. */
export function isHeadingWords(line: string): boolean {
  // "Hx of BCC. New BCC left ear." is a statement; only its colon makes "History of skin cancer:" a heading.
  if (/^\s*(?:personal )?(?:history|hx|h\/o) of (?!present)/i.test(line)) return false;
  return line.trim().length <= 40 && /^[A-Z]/.test(line.trim()) && sectionOf(line) !== null;
}
