/** Headings at the start of a line: "ASSESSMENT:", "Past medical history: melanoma", "PLAN", "A/ impetigo", "S - 36 yo". */
import type { Line } from './lines.ts';
import { isHeadingWords, sectionOf } from './sections.ts';
import type { SectionKind } from './types.ts';

export interface Heading {
  readonly section: SectionKind;
  readonly words: string;
  /** Words of the section stand on its own line. */
  readonly isInline: boolean;
}

const LONGEST = 60;
const LABEL = /^([A-Za-z][A-Za-z0-9 /&,()'’.-]{0,44}):/;
/** Letters of a SOAP note with what parts them from their words. */
const LETTER =
  /^(S|O|A|P|A\/P|A&P|HPI|PE|Imp|PMH|FHx?|ROS|CC|Exam|Physical exam|Impression|Assessment|Plan)(?:\s?\/\s?|\s[-–—=]+\s)(?=[^\s])/;
/** Words that open a part of a note without any mark. What a sentence would go on with behind them is no heading. */
const BARE =
  /^(HPI|hpi|PE|pe|Imp|imp|PMH|pmh|FHx?|ROS|A\/P|a\/p|Impression|Exam|Plan|Assessment|Assmt)\s+(?=[A-Za-z0-9?])(?!(?:of|for|with|w|by|per|and|room|table|gloves?)\b)/;
/** "On exam the hairline has moved back", "Examination shows …", "My assessment is …": a dictated part. */
const DICTATED =
  /^(?:on |the |my |physical |skin |focused |today['’]?s )*((?:exam(?:ination)?|assessment|impression)\b)(?=,? (?:the|of|of the|shows?|showed|reveals?|revealed|demonstrates?|today|is|there|he|she|his|her|scalp|skin)\b)/i;

/** The heading that a line begins with, or `null`. */
export function readHeading(text: string, line: Line): Heading | null {
  if (line.mark === 'bullet') return null;
  const start = text.slice(line.body, Math.min(line.end, line.body + LONGEST));
  const label = LABEL.exec(start);
  const words = label?.[1] ?? (isHeadingWords(start) ? start : null);
  const section = words === null ? null : sectionOf(words);
  if (words !== null && section !== null)
    return { section, words, isInline: /\S/.test(text.slice(line.body + words.length + 1, line.end)) };
  const other = line.mark === null ? (LETTER.exec(start) ?? BARE.exec(start) ?? DICTATED.exec(start)) : null;
  const opened = other?.[1] ? sectionOf(other[1]) : null;
  if (other?.[1] && opened !== null) return { section: opened, words: other[1], isInline: true };
  return label && words !== null && line.mark === null && /^[A-Z][A-Z /&()-]+$/.test(words)
    ? { section: 'other', words, isInline: true }
    : null;
}

/** What stands under these is not today's; a label of its own line ends them. */
export const ASIDES: ReadonlySet<SectionKind> = new Set<SectionKind>([
  'family-history',
  'history',
  'medications',
  'allergies',
  'ros',
  'social',
]);

/** "PMH: none" and on the next line "Left cheek: 5 mm papule": a part of one line ends at the next label. */
export function endsAside(open: Heading | null, text: string, line: Line): boolean {
  if (!open?.isInline || !ASIDES.has(open.section) || line.mark !== null || line.indent > 0) return false;
  return LABEL.test(text.slice(line.body, Math.min(line.end, line.body + LONGEST)));
}

/** "- FH: mother melanoma": the label of a list's item says what its own words are. */
export function asideOfItem(text: string, line: Line): SectionKind | null {
  if (line.mark !== 'bullet') return null;
  const label = LABEL.exec(text.slice(line.body, Math.min(line.end, line.body + LONGEST)));
  const section = label?.[1] ? sectionOf(label[1]) : null;
  return section !== null && ASIDES.has(section) ? section : null;
}
