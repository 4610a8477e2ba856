/** One document -> its reading, again and again while the page changes. */
import { findKnownPlaces, wordsAt } from './apply-hints.ts';
import {
  findAnyDate,
  findDateInText,
  findDateOnPage,
  namesDateOfService,
  parseDate,
} from './date-of-service.ts';
import { describeField } from './describe-field.ts';
import type { Root } from './dom.ts';
import { contains, isInput, squeeze, viewOf } from './dom.ts';
import { encounterKey } from './encounter-key.ts';
import type { Field } from './field.ts';
import { findFields } from './find-fields.ts';
import { framePath } from './frame-path.ts';
import type { OpenShadow, Scan, ScanItem } from './page-scan.ts';
import { scanPage } from './page-scan.ts';
import type { TextMap } from './read-text.ts';
import type { FieldReading, FrameReading, PageDate, Unread } from './types.ts';
import { findLineDrawers, findUnread, isDrawnInPart, unreadBy, unreadDocument } from './unread.ts';
import { isShown } from './visible.ts';
import type { ReadOrder } from './wire.ts';
import { MAX_FIELD_CHARS, MAX_FIELDS, MAX_FRAME_CHARS, MAX_LABEL_CHARS } from './wire.ts';
import { says, wording } from './words.ts';

/** Reads one document. Between two looks at the whole page, only the fields it knows are read again. */
export interface FrameReader {
  /** Looks at the whole page afresh, then reads. */
  readAll(): FrameReading;
  /** Reads the known fields again: enough after typing in one of them. */
  readAgain(): FrameReading;
  /** Documents and shadow roots that the last look went through. */
  roots(): readonly Root[];
  /** Custom elements were seen whose content has not arrived yet. */
  awaitsElements(): boolean;
  /** Whether a node is a known field or in one: a change there changes text only. */
  isInField(node: Node): boolean;
  /** A known field by its id; `null` where it is gone. */
  fieldOf(fieldId: string): Field | null;
  /** What the last reading of a field was made of; `null` where it was not read. */
  lastMapOf(field: Field): TextMap | null;
}

/** @param order what is known of how the page is built, and the salt of the encounter key */
export function createFrameReader(
  document: Document,
  openShadow: OpenShadow,
  order: ReadOrder = { hints: [], salt: '' },
): FrameReader {
  const ids = new FieldIds();
  const maps = new WeakMap<Field, TextMap>();
  let scan: Scan = { roots: [document], items: [], awaitsElements: false };
  let fields: readonly Field[] = [];
  let pageDate: PageDate | null = null;
  let encounter: string | null = null;
  let foreign: readonly Unread[] = [];

  const look = () => {
    const known = findKnownPlaces(document, order.hints);
    scan = scanPage(document, openShadow, known);
    const found = findFields(scan.items, known);
    fields = found.fields;
    encounter = encounterKey(document, scan.roots, known.encounter, order.salt);
    pageDate = dateAt(known.dates) ?? dateInInputs(scan.items) ?? findDateOnPage(scan.roots);
    const foundNote = fields.some(({ kind }) => kind === 'note');
    foreign = [
      ...unreadDocument(document),
      ...found.unread,
      ...findUnread(scan.items, foundNote),
      ...findLineDrawers(scan.roots),
    ];
  };
  const read = (): FrameReading => {
    const view = viewOf(document);
    const { readings, cut } = readFields(fields, ids, maps);
    return {
      path: view === null ? [] : framePath(view),
      // Counted by whoever sends readings: one that says nothing new is not sent.
      seq: 1,
      encounter,
      fields: readings,
      dateOfService: pageDate ?? dateInNotes(readings),
      unread: [...foreign, ...cut].slice(0, MAX_FIELDS),
    };
  };
  return {
    readAll() {
      look();
      return read();
    },
    readAgain: read,
    roots: () => scan.roots,
    awaitsElements: () => scan.awaitsElements,
    isInField: (node) => fields.some(({ element, control }) => control !== 'text' && contains(element, node)),
    lastMapOf: (field) => maps.get(field) ?? null,
    fieldOf: (fieldId) => fields.find((field) => ids.of(field) === fieldId) ?? null,
  };
}

/** Ids that stay with their element while the document lives. */
class FieldIds {
  readonly #known = new WeakMap<Element, Map<string, string>>();
  #count = 0;

  of({ element, variant }: Field): string {
    const variants = this.#known.get(element) ?? new Map<string, string>();
    this.#known.set(element, variants);
    const id = variants.get(variant) ?? `f${++this.#count}`;
    variants.set(variant, id);
    return id;
  }
}

/** Reads fields one by one. What is too long is cut, what throws is named; the rest is not touched by either. */
function readFields(
  fields: readonly Field[],
  ids: FieldIds,
  maps: WeakMap<Field, TextMap>,
): { readings: FieldReading[]; cut: Unread[] } {
  const readings: FieldReading[] = [];
  const cut: Unread[] = [];
  let room = MAX_FRAME_CHARS;
  for (const field of fields.slice(0, MAX_FIELDS)) {
    const name = field.label === '' ? wording('nameless') : `“${field.label.slice(0, 200)}”`;
    const map = readField(field, Math.min(MAX_FIELD_CHARS, room));
    if (map === null) {
      cut.push({ what: name, why: wording('refusedWhy') });
      continue;
    }
    maps.set(field, map);
    const { text } = map;
    if (text.length === Math.min(MAX_FIELD_CHARS, room)) {
      cut.push({ what: name, why: wording('tooLongWhy') });
    }
    if (isDrawnInPart(field.element)) {
      cut.push({
        what: name,
        why: wording('inSightWhy'),
      });
    }
    room -= text.length;
    const { kind, control, label, system } = field;
    readings.push({ id: ids.of(field), kind, control, label, text, system });
  }
  if (fields.length > MAX_FIELDS) {
    cut.push(unreadBy('someFields'));
  }
  return { readings, cut };
}

function readField(field: Field, limit: number): TextMap | null {
  try {
    return field.read(limit);
  } catch {
    return null;
  }
}

function dateAt(places: readonly Element[]): PageDate | null {
  for (const place of places) {
    const words = isShown(place) ? wordsAt(place) : '';
    const date = findAnyDate(words);
    if (date !== null) return { date, from: squeeze(words, MAX_LABEL_CHARS) };
  }
  return null;
}

/** A date typed or chosen in an input that names the day of the visit. */
function dateInInputs(items: readonly ScanItem[]): PageDate | null {
  for (const { kind, element, heading } of items) {
    if (kind !== 'field' || !isInput(element) || element.value === '') continue;
    if (!says('dayInput', element.type)) continue;
    const date = parseDate(element.value.trim());
    if (date === null || !isShown(element)) continue;
    const facts = describeField(element, heading?.text ?? '');
    const label = [facts.own, facts.near, facts.hints].find(namesDateOfService);
    if (label === undefined) continue;
    const from = `${label.replace(/[\s:*]+$/u, '')}: ${element.value}`;
    return { date, from: squeeze(from, MAX_LABEL_CHARS) };
  }
  return null;
}

function dateInNotes(readings: readonly FieldReading[]): PageDate | null {
  for (const { kind, text } of readings) {
    const found = kind === 'note' ? findDateInText(text) : null;
    if (found !== null) return found;
  }
  return null;
}
