/**
 * Is this field part of the note, a place for codes, or neither? Pure: facts in, verdict with its reasons out.
 *
 * One rule: **the nearest words decide.** A field's own label is asked first, then its name and placeholder, then
 * what stands beside it, its legend, its section, the heading above it, and last its content. The first of these
 * that says anything settles it. So "Ask the assistant" is no note under the heading "Visit note", and a field
 * labelled "Progress note" stays one although its placeholder says "Type or ask AI".
 *
 * The patterns are plain ASCII and without the `u` flag: with `iu` the browser takes a third longer to make them, in
 * every frame.
 */
import type { CodeSystem } from '../codes/types.ts';

/** What can be known of a field without knowing medicine. All texts are short and squeezed. */
export interface FieldFacts {
  readonly control: 'textarea' | 'input' | 'editor';
  /** `type` of an input, else empty. */
  readonly inputType: string;
  readonly role: string;
  /** Its label, aria-label, labelling elements, title. */
  readonly own: string;
  /** Name, id, test id and placeholder, parted into words. */
  readonly hints: string;
  /** Short text right before it. */
  readonly near: string;
  readonly legend: string;
  /** Labels, ids and classes of what it stands in, parted into words. */
  readonly section: string;
  readonly heading: string;
  /** Why it is a box to talk from, not to chart in: its Send button, or the chat it is part of; else empty. */
  readonly talk: string;
  /** The beginning of what it holds. */
  readonly sample: string;
}

export interface FieldVerdict {
  /** `null`: leave it alone. */
  readonly kind: 'note' | 'codes' | null;
  readonly system: CodeSystem | null;
  /** What decided: a level of the words around it, or what stands in it. All boxes taken by content are judged together. */
  readonly by: Level | 'type' | 'search' | 'talk' | 'content';
}

const NOTE =
  /\b(subjective|objective|assessments?|plans?|hpi|present illness|history|exam(ination)?s?|physical|findings?|procedures?|impressions?|notes?|dictation|narratives?|complaints?|ros|review of systems|soap|summary|addend(um|a)|medical decision|mdm|patholog\w*|biops\w*|lesions?|symptoms?|discussion|management|morpholog\w*|descriptions?|instructions?|treatments?|therapy|diagnos[ie]s|dx|operative|op report|consult(ation)?s?|clinical|documentation|visit|a ?\/ ?p|counsel\w*|recommendations?|rash|skin|indications?|an(a)?esthesia|complications?|follow.up|differential|reason for (visit|encounter))\b/i;
/** Labels that say nothing of what they label. */
const WEAK = /^(descriptions?|notes?|comments?|details|summary|instructions?|reason)\W*$/i;
/** Words of charting, for boxes that nothing names. */
const CLINICAL =
  /\b(rash|lesions?|itch|skin|biops|papul|plaque|macul|patch|eryth|nev[ui]|mole|acne|eczem|dermat|psoria|carcinom|melanom|kerato|wart|cyst|ulcer|exam|assess|plan\b|denies|history|pt\b|patient|follow|diagnos|procedure|treat|cream|ointment|daily|twice|bid\b|left|right|bilateral)|\d ?(mm|cm|mg|%)/gu;
/** One-line inputs hold a lot besides the note: only words that can mean nothing else. */
const NOTE_LINE =
  /\b(chief complaints?|complaints?|reason for (visit|encounter)|hpi|impressions?|assessments?|indications?|clinical (findings?|notes?|impression)|lesions?( description)?|biops\w*|patholog\w*|exam findings?|progress notes?|visit notes?)\b/i;
const TALK =
  /\b(chat\w*|messag(e|es|ing|enger)|reply|replies|inbox|e-?mails?|sms|compose[r]?|prompts?|ask|(?<!physician |medical |surgical )assistant|copilot|chatbot|feedback|forum|announcements?|intramail|patient case|letters?|tell (the|us|me))\b/i;
const SEARCH = /\b(search|find|filter|look ?up|query|jump to|go to)\b/i;
/** Notes that are not of the visit. These words count wherever they stand. */
const OTHER_NOTE =
  /\b(private|billing|payment|internal|front desk|staff|team|shipping|delivery|cancellation|sticky|order|lab|disposition|reception|scheduling) (notes?|comments?|instructions?)\b|\b(notes?|comments?|instructions?) (to|for) (the |our )?(team|staff|reception|front desk|lab|pharmacy|biller|patient portal)\b|not part of the (medical )?record/i;
const ELSE =
  /\b(address|signatures?|schedul\w*|appointments?|appt|tasks?|to-?do|reminders?|sticky|insurance|payer|pharmacy|sql|css|html|json|captcha|login)\b/i;
const CODES =
  /\b(icd ?-?(9|10)?( ?-?cm)?( codes?)?|cpt4?|hcpcs|(diagnos[ie]s|dx|procedure|billing|charge|service|visit) codes?|codes?)\b/i;
/** A one-line field for a diagnosis holds a code or its title. */
const CODES_LINE = /\b(dx ?\d*|diagnos[ie]s ?\d*|problem ?\d*|procedure ?\d+|(main|primary) condition)\b/i;
const OTHER_CODES =
  /\b(date|zip|postal|area|country|promo|coupon|discount|verif\w*|security|access|pass|pin|bar|qr|group|source|status|currency|language|colou?r|lot|ndc|invit\w*|referral|taxonomy|facility|room|clinic|dial\w*|phone|fax|npi)\b/i;
/** The levels, nearest first. Beyond `near`, only talk is held against a field: pages have search boxes in any section. */
const LEVELS = ['own', 'hints', 'near', 'legend', 'section', 'heading'] as const;
type Level = (typeof LEVELS)[number];

export function judgeField(facts: FieldFacts): FieldVerdict {
  if (facts.control === 'input' && !/^(text)?$/u.test(facts.inputType)) return verdict(null, 'type');
  if (facts.role === 'searchbox') return verdict(null, 'search');
  if (facts.talk !== '') return verdict(null, 'talk');
  for (const level of LEVELS) {
    const words = facts[level];
    const said = words === '' ? null : judgeWords(facts, level, words);
    if (said !== null) return said;
  }
  return verdict(isProse(facts) ? 'note' : null, 'content');
}

/**
 * Names of fields are for programs, and "Description" may be of anything: what a person reads around such a field
 * outweighs them.
 */
function isOfElse({ near, legend, heading }: FieldFacts, level: Level, words: string): boolean {
  const isWeak = WEAK.test(words);
  if (level !== 'hints' && !isWeak) return false;
  if ([near, legend, heading].some((around) => OTHER_NOTE.test(around))) return true;
  return isWeak && ELSE.test(`${legend} ${heading}`);
}

function judgeWords(facts: FieldFacts, level: Level, words: string): FieldVerdict | null {
  const isClose = level === 'own' || level === 'hints' || level === 'near';
  if (isOfElse(facts, level, words) || TALK.test(words)) return verdict(null, level);
  if (isClose && SEARCH.test(words)) return verdict(null, level);
  if (isClose && namesCodes(facts, words)) return verdict('codes', level, systemNamed(words));
  if (OTHER_NOTE.test(words) || (isClose && ELSE.test(words))) return verdict(null, level);
  const isNote = facts.control === 'input' ? isClose && NOTE_LINE.test(words) : NOTE.test(words);
  return isNote ? verdict('note', level) : null;
}

function namesCodes(facts: FieldFacts, words: string): boolean {
  if (OTHER_CODES.test(words)) return false;
  if (facts.control === 'input') return CODES.test(words) || CODES_LINE.test(words);
  // "Assessment / ICD-10 codes" is still prose: a box for codes is named by codes alone.
  return CODES.test(words) && !NOTE.test(words.replace(new RegExp(CODES, 'gi'), ' '));
}

/** Nothing around the field speaks: prose is a note, everything else is not ours to read. */
function isProse({ control, sample }: FieldFacts): boolean {
  const words = sample.match(/\p{L}{2,}/gu)?.length ?? 0;
  const signs = sample.match(/[{}<>;=\\]/gu)?.length ?? 0;
  return control !== 'input' && words >= 5 && signs * 4 <= words;
}

function verdict(
  kind: FieldVerdict['kind'],
  by: FieldVerdict['by'],
  system: CodeSystem | null = null,
): FieldVerdict {
  return { kind, by, system };
}

/** How much prose reads like a visit note: the clinical words in it, each counted once. */
export function clinicalWords(prose: string): number {
  return new Set(prose.toLowerCase().match(CLINICAL)).size;
}

/** The code system that words name, where they name one and no other. */
export function systemNamed(words: string): CodeSystem | null {
  const named = new Set<CodeSystem>();
  if (/\b(icd\w*|dx|diagnos[ie]s|problems?)\b/i.test(words)) named.add('icd10cm');
  if (/\bcpt4?\b/i.test(words)) named.add('cpt');
  if (/\bhcpcs\b/i.test(words)) named.add('hcpcs');
  const [only] = named;
  return named.size === 1 && only !== undefined ? only : null;
}

/** Headings of a note's sections. Strict: pages say "plan" and "visit" of many other things. */
const SECTION =
  /^(\d+[.)]\s*)?(subjective|objective|assessments?|plans?|hpi|history of (the )?present(ing)? illness|interval history|(physical |skin |dermatologic )?exam(ination)?|physical|impressions?|diagnostic impression|procedures?( note)?|operative (note|report)|chief complaint|reason for (visit|encounter)|review of systems|ros|medical decision making|mdm|(progress|visit|clinical|clinic|encounter|office|consult\w*) notes?|soap( notes?)?|narrative|addend(um|a)|a ?\/ ?p|dictation)\b.{0,40}$/i;
const NOT_SECTION =
  /\b(plan (name|id|details|information|type|year)|insurance|payer|health plan|care plan team|address)\b/i;

const TITLE = /^(soap|(progress|visit|clinical|clinic|encounter|office|consult\w*|soap) notes?)\b/i;

/** Parts of a note where they stand in one; charts list histories and reports beside it as well. */
export function isPartOfNote(words: string): boolean {
  return /^((past |family |social |medical |surgical ){1,2}history|pathology|biops(y|ies)|findings)\b/i.test(
    words,
  );
}

/** Whether a heading names a whole note: with sections under it, what stands before the first is no part of it. */
export function namesWholeNote(words: string): boolean {
  return TITLE.test(words);
}

/** Whether a heading stands above a part of a visit note: for text that cannot be typed into. */
export function namesNoteSection(words: string): boolean {
  return (
    SECTION.test(words) &&
    !NOT_SECTION.test(words) &&
    !OTHER_NOTE.test(words) &&
    !TALK.test(words) &&
    !SEARCH.test(words)
  );
}

const CODE_LIST =
  /\b(diagnos[ie]s|dx|problems?( list)?|icd\w*|billing|fee ?sheet|charges?|procedures?|cpt4?|hcpcs|superbill|codes?|claims?|services?)\b/i;
/** Lists to choose from, and lists about other people or other times: their codes are not on this claim. */
const NOT_THIS_CLAIM =
  /\b(histor\w*|family|past|differential|search|recent\w*|favou?rites?|common\w*|frequent\w*|suggest\w*|recommend\w*|templates?|pick ?lists?|available|help|reference|results?|quick|address|note|denied|rejected)\b/i;

/** Whether a heading stands above codes of this visit. */
export function namesCodeList(words: string): boolean {
  return CODE_LIST.test(words) && !NOT_THIS_CLAIM.test(words);
}

/** "caseNote_note-2" -> "case Note note 2". */
export function partWords(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/gu, '$1 $2')
    .replace(/([A-Za-z])(\d)/gu, '$1 $2')
    .replace(/[^A-Za-z0-9]+/gu, ' ')
    .trim();
}
