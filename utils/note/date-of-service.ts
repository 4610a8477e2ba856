/** The date of service, where the page states one. Never a date of birth, of printing, or of another visit. */
import type { IsoDate } from '../codes/types.ts';
import type { Root } from './dom.ts';
import { squeeze } from './dom.ts';
import { eachLabel } from './page-words.ts';
import type { PageDate } from './types.ts';
import { MAX_LABEL_CHARS } from './wire.ts';
import { says, wording, wordsFor } from './words.ts';

/** Their groups are named: `y`, `m`, `d`. */
const SHAPES = ['isoDay', 'numberDay', 'monthFirst', 'dayFirst'] as const;
/** How much text after a label may hold its date. */
const REACH = 80;
/** Labels stand near the top; a page of endless text is not searched to its end. */
const MAX_TEXT_NODES = 50_000;

/** The date at the very beginning of a text, in the ways EHRs of the United States write it; else `null`. */
export function parseDate(text: string): IsoDate | null {
  return matchDate(text)?.date ?? null;
}

/** The first date anywhere in a short text: for places that are known to hold the day of the visit. */
export function findAnyDate(text: string): IsoDate | null {
  for (const { index } of text.matchAll(/(?<![\p{L}\d])[\p{L}\d]/gu)) {
    const date = parseDate(text.slice(index));
    if (date !== null) return date;
  }
  return null;
}

function matchDate(text: string): { readonly date: IsoDate; readonly words: string } | null {
  for (const shape of SHAPES) {
    const match = wordsFor(shape).exec(text);
    const { y, m, d } = match?.groups ?? {};
    const date = toIso(y, /\d/.test(m ?? '') ? m : monthNumber(m), d);
    if (match !== null) return date === null ? null : { date, words: match[0] };
  }
  return null;
}

/** Whether words name the day of the visit: for labels of date inputs. */
export function namesDateOfService(words: string): boolean {
  const label = wordsFor('visitDay').exec(words);
  return label !== null && !says('otherDay', words.slice(0, label.index));
}

/** The first labelled date of service in running text; for notes that state their own. */
export function findDateInText(text: string): PageDate | null {
  for (const { 0: label, index } of text.matchAll(new RegExp(wordsFor('visitDay'), 'gi'))) {
    const end = index + label.length;
    const before = text.slice(Math.max(0, index - 20), index);
    const found = dateAfter(before, label, text.slice(end, end + REACH));
    if (found !== null) return found;
  }
  return null;
}

/** The first date of service in the static text of the page. Fields that can be typed into are not looked at. */
export function findDateOnPage(roots: readonly Root[]): PageDate | null {
  let found: PageDate | null = null;
  const take = (text: string) => {
    found = findDateInText(text);
    return found !== null;
  };
  eachLabel(roots, wordsFor('visitDay'), take, MAX_TEXT_NODES);
  return found;
}

function dateAfter(before: string, label: string, after: string): PageDate | null {
  // "dos" is also a word: in running text only the capitals mean the date.
  if (says('otherDay', before) || label === 'dos' || label === 'Dos') return null;
  const gap = wordsFor('beforeDay').exec(after)?.[0] ?? '';
  const found = matchDate(after.slice(gap.length));
  if (found === null) return null;
  return { date: found.date, from: squeeze(`${label}: ${found.words}`, MAX_LABEL_CHARS) };
}

/** "0" for words that are no month, which no calendar has. */
function monthNumber(name = ''): string {
  return String(
    wording('months')
      .split(' ')
      .findIndex((month) => month.startsWith(name.toLowerCase())) + 1,
  );
}

/** `null` for days that no calendar has, and for years that no visit on a screen is from. */
function toIso(year = '', month = '', day = ''): IsoDate | null {
  const full = year.length === 2 ? `20${year}` : year;
  const iso = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso) return null;
  // Four digits each, or it were no day: they compare as they read.
  return iso >= '1990' && iso < '2101' ? iso : null;
}
