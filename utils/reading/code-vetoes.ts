/** What a code-shaped run stands in when it is none. These always win: no label makes a code of a measure. */
import { amongStains } from './code-context.ts';
import type { CodeShape } from './code-shapes.ts';

/** What the book says of a run. */
export interface Known {
  readonly inBook: boolean;
  readonly billable: boolean;
  /** Whether the line speaks of what the code's title says. */
  readonly spokenOf: () => boolean;
}

interface Surroundings {
  readonly shape: CodeShape;
  readonly text: string;
  readonly before: string;
  readonly after: string;
}

const REACH = 60;

const MEASURE =
  /^(?:[ \t]?(?:°|%|(?:mg|mcg|kg|g|lbs?|cm2?|mm2?|ml|mmhg|iu|nm|mj|j|rads?|hz|pts|patients|people|persons|residents|steps|cells|copies|days|hours|minutes|units? of|dollars|usd|degrees)(?![A-Za-z\d]))|-(?:mm|cm|mg|kg|ml|nm)(?![A-Za-z\d]))/i;
const STREET =
  /^ (?:[NSEW]\.? )?(?:[A-Z][a-z]+ ){1,3}(?:St|Street|Ave|Avenue|Rd|Road|Blvd|Dr(?!\.? [A-Z])|Drive|Ln|Lane|Way|Ct|Court)\b/;
const FILE = /^\.(?:jpe?g|png|gif|tiff?|heic|bmp|webp|dcm|pdf|docx?|txt|rtf|csv|xlsx?|html?|mp4|zip)\b/i;
const STATE_BEFORE = /\b([A-Z]{2}),?\s{1,2}$/;
/** The first digit of a state's zip codes: "AK 17000" is no place in Alaska but an actinic keratosis. */
const ZIP_BEGINNINGS = [
  'CT MA ME NH NJ RI VT',
  'DE NY PA',
  'DC MD NC SC VA WV',
  'AL FL GA MS TN',
  'IN KY MI OH',
  'IA MN MT ND SD WI',
  'IL KS MO NE',
  'AR LA OK TX',
  'AZ CO ID NM NV UT WY',
  'AK CA GU HI OR WA',
].map((states) => new Set(states.split(' ')));
/** Markers of pathology with the shape of a diagnosis. */
const MARKERS = /^(?:S100[ABP]?|P(?:16|21|27|40|53|57|63|73)|B72\.?3|D24\.?0)$/;
const RESULT = /^[ \t]?(?:\+|\(\+\)|(?:pos|neg|positive|negative|wild|mutant|mutated|lost|retained)\b)/i;

/** Whether the direct surroundings of a run in prose say that it is no code: any row of the table is enough. */
export function isVetoed(shape: CodeShape, text: string, known: Known): boolean {
  const near = lookAround(shape, text);
  const { before, after } = near;
  const procedure = shape.systems[0] === 'cpt';
  return (
    MEASURE.test(after) ||
    isSize(near, known) ||
    isStain(near, known) ||
    isFamily(near, known.billable) ||
    isRange(near) ||
    FILE.test(after) ||
    /[$€£][ \t]?$/.test(before) ||
    /^[ \t]?[$€£]/.test(after) ||
    (/^[A-D]\d/.test(shape.raw) && /\bHLA\b[^.;\n]{0,30}$/.test(before)) ||
    (procedure && (STREET.test(after) || isZipOrPhone(near))) ||
    (!procedure && !shape.dotted && isPartOfNumber(near))
  );
}

/** In a code field codes are expected: there only a range and a family are none. */
export function isVetoedInField(shape: CodeShape, text: string, billable: boolean): boolean {
  const near = lookAround(shape, text);
  return isFamily(near, billable) || isRange(near);
}

function lookAround(shape: CodeShape, text: string): Surroundings {
  const before = text.slice(Math.max(0, shape.start - REACH), shape.start);
  return { shape, text, before, after: text.slice(shape.end, shape.end + REACH) };
}

/** "M12.5 x 3.2 mm". "L57.0 x3" is a diagnosis of three spots. */
function isSize({ shape, after }: Surroundings, known: Known): boolean {
  if (!shape.dotted && shape.raw.length > 3) return false;
  if (/^[ \t]?[x×][ \t]?\d+(?:\.\d|[ \t]?(?:mm|cm|in)\b)/i.test(after)) return true;
  return !known.inBook && /^[ \t]?[x×][ \t]?\d/i.test(after);
}

function isStain({ shape, text, after }: Surroundings, known: Known): boolean {
  if (MARKERS.test(shape.raw)) return (RESULT.test(after) || amongStains(text, shape)) && !known.spokenOf();
  return !shape.dotted && shape.raw.length === 3 && !known.billable && RESULT.test(after);
}

/** "L20.-" and "L20.8-" are families of codes, spoken about; "L20.9- eczema" is a code with a dash after it. */
function isFamily({ after }: Surroundings, billable: boolean): boolean {
  return /^\.[-–]/.test(after) || (!billable && /^[-–](?![A-Za-z\d])/.test(after));
}

/** Whether five digits are a zip code or part of a longer number: "NY 11102", "11102-1234", "555-11102". */
function isZipOrPhone({ shape, before, after }: Surroundings): boolean {
  const state = STATE_BEFORE.exec(before)?.[1] ?? '';
  if (ZIP_BEGINNINGS[Number(shape.raw[0])]?.has(state) || /^-\d{3}/.test(after)) return true;
  if (/^\/\d/.test(after) && !/^\/(?:\d{5}|\d\d)(?![\d/])/.test(after)) return true;
  return /[\d/]-?$/.test(before) && !/(?<!\d)\d{4}[\dFTU](?:-[A-Z\d]{2}){0,4}\/$/.test(before);
}

/** "S22-11402", "C5/6"; but "G0127-59" has a modifier and "L409/L570" is a list. */
function isPartOfNumber({ shape, after }: Surroundings): boolean {
  if (/^\d|^\/(?![A-Za-z]\d|\d{5}(?!\d))/.test(after)) return true;
  return /^-\d/.test(after) && !(shape.systems.includes('hcpcs') && /^-\d\d(?!\d)/.test(after));
}

/** Whether the run is one end of a range of chapters or categories: "L20-L30". A range is no code of the visit. */
function isRange({ before, after }: Surroundings): boolean {
  return (
    /[A-Za-z]\d[\dA-Z][\d.A-Z]*\s?[-–]\s?$/.test(before.slice(-12)) ||
    /^\s?[-–]\s?[A-Za-z]\d[\dABab](?![a-z])/.test(after.slice(0, 12))
  );
}
