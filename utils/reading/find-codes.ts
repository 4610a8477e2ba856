/** ICD-10-CM, HCPCS and CPT codes in the note's text and in the code fields beside it. */
import type { CodeBook, CodeSystem, IsoDate } from '../codes/types.ts';
import type { CodeField, NoteText } from '../note/types.ts';
import { type CodeShape, narrow, scanShapes } from './code-shapes.ts';
import { readSuffix, type Suffix } from './code-suffix.ts';
import { judgeFieldShape } from './judge-field-shape.ts';
import { judgeShape, type Reading } from './judge-shape.ts';
import type { CodeOnPage, CodePlace } from './types.ts';

/** One sighting of a code, before sightings are joined. */
interface Sighting extends Reading {
  readonly place: CodePlace;
  readonly modifiers: readonly string[];
  readonly units: number | null;
}

/**
 * Finds the codes of a note and of its code fields.
 * Dates, phone numbers, zip codes, sizes, doses, lab values, vitals and stains are not taken for codes.
 * @param date decides which titles are compared with the words around a code
 * @returns one entry per system and code, in reading order: the note first, then the fields
 */
export function findCodes(note: NoteText, book: CodeBook, date: IsoDate): CodeOnPage[] {
  const sightings = findInNote(narrow(note.text), book, date);
  note.codeFields.forEach((field, index) => {
    sightings.push(...sightInField({ ...field, text: narrow(field.text) }, index, book, date));
  });
  return joinSightings(sightings);
}

/** A shape and what follows it. */
interface Item {
  readonly shape: CodeShape;
  readonly suffix: Suffix;
}

function findInNote(text: string, book: CodeBook, date: IsoDate): Sighting[] {
  const items = scanItems(text, book);
  const judge = ({ shape, suffix }: Item, besideCode: boolean): Reading | null =>
    judgeShape(shape, { text, book, date, besideCode, hasSuffix: suffix.proves });
  const readings = items.map((item) => judge(item, false));
  // A run is also a code where it stands in a list beside one: each way once, so that a list is read to its end.
  const retry = (index: number, neighbour: number): void => {
    const item = items[index];
    if (!item || readings[index] || !readings[neighbour]) return;
    const [left, right] = index < neighbour ? [item, items[neighbour]] : [items[neighbour], item];
    if (left && right && isBeside(text, left.suffix.end, right)) readings[index] = judge(item, true);
  };
  for (let index = 1; index < items.length; index++) retry(index, index - 1);
  for (let index = items.length - 2; index >= 0; index--) retry(index, index + 1);
  return items.flatMap(({ shape, suffix }, index) => {
    const reading = readings[index];
    if (!reading) return [];
    const place: CodePlace = { in: 'note', start: shape.start, end: shape.end };
    return [sighting(reading, place, suffix)];
  });
}

/** A code in a field, with its place in the field's text; `end` is behind its modifiers and units. */
export interface SightedInField {
  readonly system: CodeSystem;
  readonly code: string;
  readonly start: number;
  readonly end: number;
}

/** The codes of one field in their order, each as often as it stands there. */
export function codesInField(
  field: CodeField,
  index: number,
  book: CodeBook,
  date: IsoDate,
): SightedInField[] {
  return sightInField(field, index, book, date).map(({ system, code, shape, suffix }) => ({
    system,
    code,
    start: shape.start,
    end: suffix.end,
  }));
}

function sightInField(field: CodeField, index: number, book: CodeBook, date: IsoDate): (Sighting & Item)[] {
  const place: CodePlace = { in: 'field', label: field.label, field: index };
  return scanItems(field.text, book).flatMap((item) => {
    const { shape, suffix } = item;
    const reading = judgeFieldShape(shape, field, suffix.proves, book, date);
    return reading ? [{ ...sighting(reading, place, suffix), ...item }] : [];
  });
}

/** Shapes with their modifiers and units. What is part of a suffix is no shape of its own: "17003 X14" is no X14. */
function scanItems(text: string, book: CodeBook): Item[] {
  const items: Item[] = [];
  for (const shape of scanShapes(text)) {
    if (shape.start < (items.at(-1)?.suffix.end ?? 0)) continue;
    items.push({ shape, suffix: suffixOf(text, shape, book) });
  }
  return items;
}

function suffixOf(text: string, shape: CodeShape, book: CodeBook): Suffix {
  const procedure = shape.systems.some((system) => system !== 'icd10cm');
  return procedure
    ? readSuffix(text, shape.end, book)
    : { modifiers: [], units: null, proves: false, end: shape.end };
}

/** "L20.9, L409" stand beside each other; so does "J7308 per ALA; 96574", an item of its own on the same line. */
function isBeside(text: string, from: number, { shape, suffix }: Item): boolean {
  const gap = text.slice(from, Math.min(shape.start, from + 50));
  if (shape.start - from <= 12 && /^[\s,;/&|+()]*(?:and|or)?[\s,;/&|+()]*$/i.test(gap)) return true;
  if (shape.start - from > 40 || !/^[^.\n;]*;[ \t]*$/.test(gap)) return false;
  return /^[ \t]*(?:$|[;,.\r\n])/.test(text.slice(suffix.end, suffix.end + 6));
}

/** A diagnosis has neither modifiers nor units: what looks like them belongs to something else. */
function sighting(reading: Reading, place: CodePlace, suffix: Suffix): Sighting {
  if (reading.system === 'icd10cm') return { ...reading, place, modifiers: [], units: null };
  return { ...reading, place, modifiers: suffix.modifiers, units: suffix.units };
}

function joinSightings(sightings: readonly Sighting[]): CodeOnPage[] {
  const groups = new Map<string, Sighting[]>();
  for (const one of sightings) {
    const key = `${one.system} ${one.code}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { system, code, id } = first;
    const other = group.find((one) => one.alsoReads.length > 0);
    const modifiers = [...new Set(group.flatMap((one) => one.modifiers))];
    const places = uniquePlaces(group);
    return [
      { system, code, id, units: unitsOf(group), modifiers, alsoReads: other?.alsoReads ?? [], places },
    ];
  });
}

/** A field that names a code on several rows is one place. */
function uniquePlaces(group: readonly Sighting[]): CodePlace[] {
  const fields = new Set<number>();
  return group.flatMap(({ place }): CodePlace[] => {
    if (place.in === 'note') return [place];
    if (fields.has(place.field)) return [];
    fields.add(place.field);
    return [place];
  });
}

/** The rows of one fee sheet add up; two fields that show the same claim do not. The fee sheet wins over the note. */
function unitsOf(group: readonly Sighting[]): number | null {
  const byField = new Map<number, number>();
  for (const { place, units } of group) {
    if (place.in === 'field' && units !== null)
      byField.set(place.field, (byField.get(place.field) ?? 0) + units);
  }
  if (byField.size > 0) return Math.max(...byField.values());
  return group.find((one) => one.units !== null)?.units ?? null;
}
