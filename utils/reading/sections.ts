/** Sections of a visit note, told by its headings and by the labels of the form's fields. */
import type { SectionKind } from './types.ts';

/** The first pattern that fits the whole heading, in small letters and without brackets, decides. */
const SECTIONS: readonly (readonly [RegExp, SectionKind])[] = [
  [
    /^(?:family (?:medical |skin cancer |cancer )?(?:history|hx)|fam(?:ily)? ?hx|fhx?|family h\/o)$/,
    'family-history',
  ],
  [
    /^(?:past|prior|previous) (?:medical|surgical|skin|dermatologic(?:al)?|dermatology|derm|skin cancer)? ?(?:history|hx|problems?)$/,
    'history',
  ],
  [
    /^(?:past medical (?:and|&|\/) surgical (?:history|hx)|pmh|pmhx|psh|pshx|pmsh|past history|surgical history|skin cancer history|past|old history|dermatologic(?:al)? history|derm(?:atology)? (?:hx|history)|medical history|history of skin cancers?)$/,
    'history',
  ],
  [
    /^(?:(?:personal )?(?:history|hx|h\/o) of (?!present)[a-z ]+|(?:outside|old|prior|previous) records?|(?:prior|previous) (?:visits?|notes?|diagnos[ei]s|skin cancers?|cancers?|treatments?|biops(?:y|ies)))$/,
    'history',
  ],
  [/^(?:today|todays visit|this visit|now|current(?:ly)?|interval)$/, 'hpi'],
  [/^(?:differential|differential diagnos[ei]s|ddx|dd|d\/dx|rule out)$/, 'differential'],
  [
    /^(?:(?:drug |medication |known )?allerg(?:y|ies)(?: (?:and|&|\/) reactions)?|adverse reactions)$/,
    'allergies',
  ],
  [
    /^(?:(?:current |home |active |outpatient |topical |prior to admission )?(?:medications?|meds|medication list|drugs)|current medications?(?: list)?|rx)$/,
    'medications',
  ],
  [/^(?:social (?:history|hx)|shx?|soc hx|habits|occupation|immunizations|vitals|vital signs|vs)$/, 'social'],
  [/^(?:review of systems|ros|systems review)$/, 'ros'],
  [
    /^(?:physical|focused|skin|full skin|total body skin|complete skin|cutaneous|dermatologic(?:al)?|general)? ?(?:exam(?:ination)?)(?: findings)?$/,
    'exam',
  ],
  [
    /^(?:pe|objective|o|o\/e|physical|findings|skin|skin findings|lesion list|skin check|(?:lab |laboratory |test )?results|labs|data|studies|tbse|fbse|dermoscopy)$/,
    'exam',
  ],
  [
    /^(?:(?:dermato|surgical |histo|final |micro)?path(?:ology)?|(?:dermato|surgical |histo)?path(?:ology)? (?:reports?|results?|diagnos[ei]s|findings)|final (?:pathologic(?:al)? )?diagnos[ei]s|pathologic(?:al)? diagnos[ei]s|biopsy (?:results?|reports?)|bx results?|histology|histologic(?:al)? diagnos[ei]s|microscopic (?:description|diagnos[ei]s|findings))$/,
    'pathology',
  ],
  [
    /^(?:assessment|assess|ass?mt|asmt|imp|impression|clinical impression|a\/?p|assessment (?:and|&|\/) plan|assessment ?\/ ?plan|impression (?:and|&|\/) plan|impression ?\/ ?plan|a ?& ?p|a ?\+ ?p|(?:visit |encounter |billing |working |primary |secondary |discharge |clinical )?diagnos[ei]s|dx|problems?|(?:active )?problem list|icd(?:-?10)?(?: codes?)?|(?:pre|post)-? ?operative diagnos[ei]s|(?:pre|post)-?op (?:dx|diagnosis)|a|conclusions?|problems addressed|(?:problem|dx|diagnosis) list|diagnos[ei]s (?:and|&|\/) plan)$/,
    'assessment',
  ],
  [
    /^(?:p|plan|plan of care|recs?|treatment|treatment plan|recommendations?|orders|management|disposition|follow-? ?up)$/,
    'plan',
  ],
  [
    /^(?:(?:patient |wound |skin )?(?:education|counseling|counselling)|instructions|patient instructions|(?:wound|after) ?care(?: instructions)?|return precautions|discharge instructions|risks)$/,
    'education',
  ],
  [
    /^(?:procedures?(?: performed| details?| description| today)?|procedure notes?|operations?|operation performed|operative (?:note|report|procedure)|op note|anesthesia|description of procedure|(?:(?:shave |punch |skin )?biopsy|excision|mohs(?: surgery)?|cryo(?:therapy|surgery)|destruction|incision and drainage|i&d|repair) (?:procedure|procedure note|note|report|details))$/,
    'procedure',
  ],
  [
    /^(?:hpi|history|history of (?:the )?present(?:ing)? illness|subjective|chief complaints?|cc|c\/c|s|interval history|interval hx|reason(?: for (?:visit|consult(?:ation)?|referral))?|indications?|story|background|present(?:ing)? (?:illness|complaint)|patient history)$/,
    'hpi',
  ],
];

/** The section a heading or a field's label opens; `null` where the words are none we know. */
export function sectionOf(heading: string): SectionKind | null {
  if (heading.length > LONGEST_HEADING) return null;
  if (/\b(?:copied|carried) (?:forward|from)\b/i.test(heading)) return 'history';
  const words = heading
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[^a-z&/+ -]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(ASIDE_WORDS, '')
    .replace(/^[\s/-]+|[\s/-]+$/g, '');
  for (const [pattern, section] of SECTIONS) if (pattern.test(words)) return section;
  return null;
}

/** Words beside a heading that change nothing: "My exam", "Exam Oct 8", "Problem list today". */
const ASIDE_WORDS =
  /^ ?(?:my|our|todays?|this visits?|other) (?=[a-z])|(?<=[a-z]) (?:today|now|else|elsewhere|update|jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?= ?[/-]? ?$)/g;
const LONGEST_HEADING = 80;

/** Words that stand alone on a line of a list and are no heading there. */
const ONLY_WITH_COLON =
  /^\s*(?:skin|rx|risks|now|today|current(?:ly)?|drugs|orders|treatment|management|habits|occupation|rule out)\s*$/i;

/** Whether a whole line can be a heading without a colon: a known one, alone on its line. */
export function isHeadingWords(line: string): boolean {
  // "Hx of BCC. New BCC left ear." is a statement; only its colon makes "History of skin cancer:" a heading.
  if (/^\s*(?:personal )?(?:history|hx|h\/o) of (?!present)/i.test(line)) return false;
  if (ONLY_WITH_COLON.test(line)) return false;
  return line.trim().length <= 40 && /^[A-Z]/.test(line.trim()) && sectionOf(line) !== null;
}

/** Sections whose words are the patient's, but about drugs, habits and complaints, and no proof of a diagnosis today. */
export function isAsideSection(section: SectionKind): boolean {
  return section === 'medications' || section === 'allergies' || section === 'ros' || section === 'social';
}
