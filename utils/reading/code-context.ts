/** What stands around a code-shaped run: brackets, lists, words of the title, vital signs, stains. */
import { onlyCodes } from './code-labels.ts';
import type { CodeShape } from './code-shapes.ts';

/** The line of a position, but never more than a few hundred characters of it: some notes are one long line. */
export function lineAround(text: string, start: number, end: number): { start: number; end: number } {
  const from = Math.max(0, start - 160);
  const to = Math.min(text.length, end + 160);
  const lineStart = text.slice(from, start).lastIndexOf('\n');
  const lineEnd = text.slice(end, to).indexOf('\n');
  return { start: lineStart < 0 ? from : from + lineStart + 1, end: lineEnd < 0 ? to : end + lineEnd };
}

/** Whether the run stands in brackets with nothing but codes and their labels beside it: "(L40.9)", "[CPT 11102]". */
export function inBrackets(text: string, shape: CodeShape): boolean {
  const open = /[([]([^()[\]\n]{0,60})$/.exec(text.slice(Math.max(0, shape.start - 61), shape.start));
  const close = /^([^()[\]\n]{0,60})[)\]]/.exec(text.slice(shape.end, shape.end + 61));
  return open !== null && close !== null && onlyCodes(`${open[1]} ${close[1]}`);
}

/** Whether the whole line is a list of codes. */
export function isListLine(text: string, shape: CodeShape): boolean {
  const line = lineAround(text, shape.start, shape.end);
  return onlyCodes(text.slice(line.start, shape.start)) && onlyCodes(text.slice(shape.end, line.end));
}

/** Whether nothing follows that would make the run part of something else: "Dx: L20, ..." but not "Dx: C90 L 14". */
export function endsItem(text: string, shape: CodeShape): boolean {
  return /^[ \t]*(?:$|[\r\n,;:|/)\].&+]|(?:and|or)\b|[A-Za-z]\d[\dAB][\d.,; ]|\d{5}(?!\d))/.test(
    text.slice(shape.end, shape.end + 12),
  );
}

/** Words too common in titles and labels to tell that the text around a number speaks of it. */
const COMMON = new Set(
  'other lesio speci unspe first secon addit total small large simpl singl multi each withi witho inclu'.split(
    ' ',
  ),
);
/** Beginnings that all titles of a family share: they tell nothing about one of them. */
const COMMON_IN_FAMILIES = new Set(
  'left right skin part site sites type cell disea disor initi subse seque encou speci'.split(' '),
);
/** What charts call a procedure, and how titles begin to say it. */
const SPOKEN = new Map(
  Object.entries({
    ...{
      uvb: 'photo',
      nbuvb: 'photo',
      puva: 'photo',
      pdt: 'photo',
      ilk: 'injec',
      cryo: 'destr',
      bx: 'biops',
    },
    ...{ ak: 'actin', aks: 'actin', 'i&d': 'drain', 'ed&c': 'destr' },
  }),
);

/** Whether the line around a run speaks of what a title says: "S100" beside "contusion" is S10.0. */
export function speaksOf(text: string, shape: CodeShape, title: string): boolean {
  const heard = wordsAround(text, shape);
  return beginnings(title).some((beginning) => heard.has(beginning));
}

/** Whether the line speaks of what the titles of a family's members say: "L20 eczema". */
export function speaksOfAny(text: string, shape: CodeShape, titles: readonly string[]): boolean {
  const heard = wordsAround(text, shape);
  return titles.some((title) =>
    beginnings(title).some((beginning) => heard.has(beginning) && !COMMON_IN_FAMILIES.has(beginning)),
  );
}

function wordsAround(text: string, shape: CodeShape): Set<string> {
  const line = lineAround(text, shape.start, shape.end);
  const around = `${text.slice(Math.max(line.start, shape.start - 70), shape.start)} ${text.slice(shape.end, Math.min(line.end, shape.end + 70))}`;
  const heard = new Set(beginnings(around));
  for (const match of around.matchAll(/\b[A-Za-z][A-Za-z&]{1,4}\b/g)) {
    const spoken = SPOKEN.get(match[0].toLowerCase());
    if (spoken) heard.add(spoken);
  }
  return heard;
}

/** First five letters of every longer word, without an s of the plural: "excision" and "excise" begin alike. */
function beginnings(text: string): string[] {
  const found: string[] = [];
  for (const match of text.matchAll(/[A-Za-z]{4,}/g)) {
    const beginning = match[0]
      .toLowerCase()
      .replace(/^(.{4})s$/, '$1')
      .slice(0, 5);
    if (!COMMON.has(beginning)) found.push(beginning);
  }
  return found;
}

const VITALS = /\b(?:bp|hr|rr|pulse|temp|temperature|spo2|sats?|bmi|vitals?|wt|weight|ht|height|resp)\b/i;
const STAINS =
  /\b(?:stain(?:s|ed|ing)?|immuno\w*|ihc|markers?|positive|negative|sox-?\s?10|melan-?\s?a|hmb-?\s?45|ki-?\s?67|cd\d+|expression|p(?:16|40|53|63)|ae1|wild[- ]type)\b/i;

/** Whether the line is one of vital signs: "T 98.6 P 72 R 16.0". */
export function amongVitals(text: string, shape: CodeShape): boolean {
  const line = lineAround(text, shape.start, shape.end);
  return VITALS.test(`${text.slice(line.start, shape.start)} ${text.slice(shape.end, line.end)}`);
}

/** Whether the line speaks of stains and markers beside this one: S100, P53, P16. */
export function amongStains(text: string, shape: CodeShape): boolean {
  const line = lineAround(text, shape.start, shape.end);
  return STAINS.test(`${text.slice(line.start, shape.start)} ${text.slice(shape.end, line.end)}`);
}
