/** ICD-10-CM, HCPCS and CPT codes in the note's text and in the code fields beside it. */
import type { CodeBook, IsoDate } from '../codes/types.ts';
import type { CodeField, NoteText } from '../note/types.ts';
import { type CodeShape, scanShapes } from './code-shapes.ts';
import { readSuffix, type Suffix } from './code-suffix.ts';
import { judgeField } from './judge-field-shape.ts';
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
  const sightings = findInNote(note.text, book, date);
  note.codeFields.forEach((field, index) => {
    sightings.push(...findInField(field, index, book));
  });
  return joinSightings(sightings);
}

function findInNote(text: string, book: CodeBook, date: IsoDate): Sighting[] {
  const shapes = scanShapes(text);
  const suffixes = shapes.map((shape) => suffixOf(text, shape, book));
  const readings = shapes.map((shape, index) =>
    judgeShape(shape, { text, book, date, besideCode: false, hasSuffix: hasSuffix(suffixes[index]) }),
  );
  // A run is also a code where it stands in a list beside one: each way once, so that a list is read to its end.
  const retry = (index: number, neighbour: number): void => {
    const shape = shapes[index];
    const other = shapes[neighbour];
    if (!shape || !other || readings[index] || !readings[neighbour]) return;
    const [left, right] = index < neighbour ? [index, neighbour] : [neighbour, index];
    if (!isBeside(text, suffixes[left]?.end ?? 0, shapes[right]?.start ?? 0)) return;
    readings[index] = judgeShape(shape, {
      text,
      book,
      date,
      besideCode: true,
      hasSuffix: hasSuffix(suffixes[index]),
    });
  };
  for (let index = 1; index < shapes.length; index++) retry(index, index - 1);
  for (let index = shapes.length - 2; index >= 0; index--) retry(index, index + 1);
  return shapes.flatMap((shape, index) => {
    const reading = readings[index];
    if (!reading) return [];
    const place: CodePlace = { in: 'note', start: shape.start, end: shape.end };
    return [sighting(reading, place, suffixes[index])];
  });
}

function findInField(field: CodeField, index: number, book: CodeBook): Sighting[] {
  const place: CodePlace = { in: 'field', label: field.label, field: index };
  return scanShapes(field.text).flatMap((shape) => {
    const suffix = suffixOf(field.text, shape, book);
    const reading = judgeField(shape, field, hasSuffix(suffix), book);
    return reading ? [sighting(reading, place, suffix)] : [];
  });
}

function suffixOf(text: string, shape: CodeShape, book: CodeBook): Suffix {
  const procedure = shape.systems.some((system) => system !== 'icd10cm');
  return procedure ? readSuffix(text, shape.end, book) : { modifiers: [], units: null, end: shape.end };
}

function hasSuffix(suffix: Suffix | undefined): boolean {
  return suffix !== undefined && (suffix.modifiers.length > 0 || suffix.units !== null);
}

function isBeside(text: string, from: number, to: number): boolean {
  return to - from <= 12 && /^[\s,;/&|+()]*(?:and|or)?[\s,;/&|+()]*$/i.test(text.slice(from, to));
}

/** A diagnosis has neither modifiers nor units: what looks like them belongs to something else. */
function sighting(reading: Reading, place: CodePlace, suffix: Suffix | undefined): Sighting {
  if (reading.system === 'icd10cm' || !suffix) return { ...reading, place, modifiers: [], units: null };
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
