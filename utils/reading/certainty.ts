/** What pathology did to a diagnosis: proved it, or found it benign after all. */
import type { NamedMention, SectionKind } from './types.ts';

const PROVEN = new RegExp(
  [
    String.raw`\b(?:biops(?:y|ies)|bx|path(?:ology)?|histolog\w{1,8})(?: report| results?)?[- ](?:was |were )?(?:proven|confirmed|positive for|show(?:s|ed|ing)|reveal(?:s|ed|ing)|demonstrat(?:es|ed|ing)|returned|came back|back as|read(?:s| as)|is|was)\b`,
    String.raw`\b(?:confirmed|proven|proved|diagnosed) (?:by|on|via|with) (?:[a-z]{1,12} )?(?:biopsy|bx|path\w{0,8}|histology)\b`,
    String.raw`\b(?:per|on) (?:shave |punch |excisional |incisional |skin |derm)?(?:path(?:ology)?|bx|biopsy|histology)\b(?! (?:site|today|scheduled|pending))`,
    String.raw`\bpath(?:ology)?(?: report| results?)?\s?[:=]`,
    String.raw`\b(?:biopsy|bx) (?:report|results?)\s?[:=]`,
    String.raw`\b(?:biopsy|bx|path(?:ology)?)\b[^.;\n]{0,30}?(?:[-=]>|→)`,
  ].join('|'),
  'i',
);
const BENIGN =
  /\bbenign (?:on|per|by|in) (?:the )?(?:final )?(?:path\w{0,8}|bx|biopsy|histology)\b|\b(?:path\w{0,8}|biopsy|bx|histology)(?: report| results?)?(?: (?:was|came back|returned|is))?[:=]? benign(?=\s*(?:$|[.;,)]))/i;
/** A name that says the growth is a cancer, or may become one. */
const MALIGNANT = /\b(?:malignant|carcinoma|melanoma|sarcoma|lymphoma|cancer|in situ|uncertain behavior)\b/i;
/** What a sentence says of its pathology stands within this many characters. */
const REACH = 600;

/**
 * The diseases of one sentence, proven or done away with by what it says of pathology.
 * @param said the sentence's mentions
 */
export function judgeByPathology(
  said: readonly NamedMention[],
  sentence: string,
  section: SectionKind,
): readonly NamedMention[] {
  if (!said.some((one) => one.kind === 'condition' && one.assertion === 'present')) return said;
  const inReport = section === 'pathology';
  const text = sentence.slice(0, REACH);
  if (!inReport && !/path|biops|bx|histolog/i.test(text)) return said;
  const isBenign = BENIGN.test(text);
  const isProven = inReport || PROVEN.test(text);
  return said.map((one) => {
    if (one.kind !== 'condition' || one.assertion !== 'present') return one;
    if (isBenign && MALIGNANT.test(one.value)) return { ...one, assertion: 'absent' };
    return isProven ? { ...one, proven: true } : one;
  });
}
