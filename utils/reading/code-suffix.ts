/** What follows a procedure or supply code on a fee sheet: modifiers ("-25", "-59-RT", " 25") and units ("x2"). */
import type { CodeBook } from '../codes/types.ts';

export interface Suffix {
  readonly modifiers: readonly string[];
  readonly units: number | null;
  /** Written as only a code's suffix is: "-25", " 25", "x2". A comma or slash and two digits may be a list or a ratio. */
  readonly proves: boolean;
  /** Where the suffix ends, so that a list can go on. */
  readonly end: number;
}

/** The two-digit modifiers of CPT: numbers only, their wording is the AMA's. */
const CPT_MODIFIERS = new Set(
  '22 23 24 25 26 27 32 33 47 50 51 52 53 54 55 56 57 58 59 62 63 66 73 74 76 77 78 79 80 81 82 90 91 92 93 95 96 97 99'.split(
    ' ',
  ),
);
/** Tied to the code: "-25", ":25"; or listed behind it: ",59", "/25". */
const TIED = /^(?:[ \t]?[-–]|:)([A-Za-z\d]{2})(?![A-Za-z\d])/;
const LISTED = /^[,/]([A-Z\d]{2})(?![A-Za-z\d.%/])/;
/** Beside the code: " 25", " - RT". May be the next words of the sentence: "17000 AT LEFT CHEEK". */
const BESIDE = /^(?:[ \t]{1,2}|[ \t]?[-–:][ \t])([A-Z\d]{2})(?![A-Za-z\d.%])/;
/** What may follow a modifier that only stands beside its code: an end, a list going on, another code. */
const GOES_ON = /^[ \t]*(?:$|[\r\n,;|/)\]&+]|\.(?!\d)|(?:and|with|for)\b|[A-Za-z]\d[\dAB][\d.]|\d{5}(?!\d))/;
const TIMES =
  /^[ \t,;(]{0,3}(?:[x×*][ \t]?(\d{1,5})|(?:units?|qty|quantity)[ \t]?[:=]?[ \t]?(\d{1,5})|(\d{1,5})[ \t]?units?)(?![A-Za-z\d]|\.\d|,\d{1,4}(?!\d)|[ \t]?(?:weeks?|wks?|days?|months?|mos?|years?|yrs?|hours?|hrs?|min|minutes|cm|mm|mg|mcg)\b)/i;
const MOST_MODIFIERS = 4;

/** Diseases with the letters of a modifier: "17000 AK" destroys an actinic keratosis. */
const DISEASES = new Set(['AK', 'SK']);

/** Reads modifiers and units that stand directly after a code, on its line. A part of a unit is no number of units. */
export function readSuffix(text: string, start: number, book: CodeBook): Suffix {
  const modifiers: string[] = [];
  let end = start;
  let sure = { count: 0, end: start };
  let proves = false;
  while (modifiers.length < MOST_MODIFIERS) {
    const rest = text.slice(end, end + 8);
    const tied = TIED.exec(rest);
    const listed = tied ? null : LISTED.exec(rest);
    const found = tied ?? listed ?? BESIDE.exec(rest);
    const modifier = found?.[1]?.toUpperCase();
    if (!found || !modifier || !isModifier(modifier, book)) break;
    if (!tied && DISEASES.has(modifier)) break;
    modifiers.push(modifier);
    end += found[0].length;
    if (tied || listed) sure = { count: modifiers.length, end };
    proves ||= tied !== null;
  }
  const times = TIMES.exec(text.slice(end, end + 32));
  if (times) {
    const units = Number(times[1] ?? times[2] ?? times[3]);
    return { modifiers, units: units > 0 ? units : null, proves: true, end: end + times[0].length };
  }
  const goesOn = modifiers.length > sure.count && GOES_ON.test(text.slice(end, end + 12));
  if (goesOn) return { modifiers, units: null, proves: true, end };
  return { modifiers: modifiers.slice(0, sure.count), units: null, proves, end: sure.end };
}

function isModifier(word: string, book: CodeBook): boolean {
  if (CPT_MODIFIERS.has(word)) return true;
  const id = /^[A-Z][A-Z\d]$/.test(word) ? book.find(word, 'hcpcs') : undefined;
  return id !== undefined && book.entry(id).isModifier;
}
