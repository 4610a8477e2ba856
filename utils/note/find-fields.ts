/** The fields of a page: which parts of it are the note, which hold codes, and how to read each. */

import type { KnownPlaces } from './apply-hints.ts';
import type { StaticRow, TableColumns } from './code-rows.ts';
import { readStaticRow } from './code-rows.ts';
import { describeField, visibleLabel } from './describe-field.ts';
import { attempt, closest, isInput, isTextarea, matches, parentElementOf, queryAll } from './dom.ts';
import type { CodeRow } from './fee-sheet.ts';
import { readFormLines } from './fee-sheet.ts';
import type { Field } from './field.ts';
import type { FieldFacts } from './judge-field.ts';
import { clinicalWords, judgeField } from './judge-field.ts';
import type { ScanItem } from './page-scan.ts';
import { isEditable } from './page-scan.ts';
import { fixedText, readControl, readText } from './read-text.ts';
import { findStaticNotes, otherVisits } from './static-note.ts';
import type { Unread } from './types.ts';
import { isMeasuringTwin, isShown } from './visible.ts';
import { wording } from './words.ts';

/** So many different words of charting make an unnamed box a note. */
const CLINICAL_ENOUGH = 2;
/** Longer than what people write in a box beside the note. */
const LONG_PROSE = 300;

/** The fields of a page in reading order, and what is to be said of parts that were not read. */
export interface Found {
  readonly fields: readonly Field[];
  readonly unread: readonly Unread[];
}

/** A field that cannot be judged is left out and leaves the others alone. */
export function findFields(items: readonly ScanItem[], known: KnownPlaces): Found {
  const fields: { readonly field: Field; readonly place: number }[] = [];
  const guesses: { readonly field: Field; readonly place: number; readonly facts: FieldFacts }[] = [];
  const unread: Unread[] = [];
  /** The hints, or the user, have said which box is the note: no guessing then. */
  let isTold = false;
  const doubt = (what: string) => unread.push({ what, why: wording('doubtWhy'), point: true });
  const put = (field: Field, place: number) => fields.push({ field, place });
  const addRow = rowCollector(put);
  const { rowAt, taken } = formLines(items);
  const columns: TableColumns = new Map();
  const others = otherVisits(items);

  const add = (item: ScanItem, place: number): void => {
    const { kind, element, heading } = item;
    const line = kind === 'named' ? rowAt.get(element) : undefined;
    if (line !== undefined) addRow(rowOfLine(element, line, item), place);
    if (kind === 'row') {
      // Most rows of a page are none of a claim, which is quickly seen.
      const row = readStaticRow(element, heading, columns);
      if (row === null || taken.has(row.element) || overlaps(row.element, known)) return;
      const inputs = queryAll(element, 'input, select');
      if (inputs.some((input) => taken.has(input))) return;
      if (queryAll(element, 'textarea, [contenteditable]').length > 0) return;
      for (const part of [row.element, ...inputs]) taken.add(part);
      addRow(row, place);
    }
    const at = known.fields.get(element);
    if (taken.has(element) || (kind !== 'field' && (kind !== 'known' || at === undefined))) return;
    if (isMeasuringTwin(element) || !isShown(element)) return;
    if (at === undefined && others.some((other) => other.contains(element))) return;
    const facts = describeField(element, heading?.text ?? '');
    // What the hints name is taken as they say, if it can be seen.
    const { kind: what, system, by } = at === undefined ? judgeField(facts) : { ...at, by: 'own' };
    if (what === null) return;
    const field = fieldOf(element, facts, what, system);
    if (what === 'note' && at !== undefined) isTold = true;
    if (by === 'content') guesses.push({ field, place, facts });
    else put(field, place);
  };

  items.forEach((item, place) => {
    attempt(add, item, place);
  });
  attempt(() => {
    const still = findStaticNotes(items);
    const labels = fields.filter(({ field }) => field.kind === 'note').map(({ field }) => nameOf(field));
    const names = new Set<string>();
    let twice = 0;
    for (const { field, place } of still.found) {
      const name = nameOf(field);
      // What is being typed is the note: the same section shown beside it is its preview, or an older one.
      if (name !== '' && labels.includes(name)) continue;
      if (names.has(name)) twice++;
      names.add(name);
      put(field, place);
    }
    if (twice > 1) doubt(wording('notes'));
    unread.push(...still.unread);
  });
  // Boxes that no word of ours names, judged together: those that read like charting are note. Where nothing else is,
  // a single box without any label is the note whatever it holds. Else the reader does not know, and says so.
  const hasNote = fields.some(({ field }) => field.kind === 'note');
  let passed = 0;
  for (const { field, place, facts } of isTold ? [] : guesses) {
    const isNameless = facts.own + facts.near + facts.legend === '';
    if (clinicalWords(facts.sample) >= CLINICAL_ENOUGH || (guesses.length === 1 && !hasNote && isNameless)) {
      put(field, place);
    } else if (isNameless || facts.sample.length > LONG_PROSE) {
      passed++;
    }
  }
  if (!hasNote && passed > 0) {
    doubt(wording(passed === guesses.length ? 'doubt' : 'moreDoubt'));
  }
  return { fields: fields.sort((a, b) => a.place - b.place).map(({ field }) => field), unread };
}

const nameOf = ({ label }: Field) => label.toLowerCase();

/** Lines of a claim that are made of inputs; what was read as part of one is read nowhere else. */
function formLines(items: readonly ScanItem[]): { rowAt: Map<Element, CodeRow>; taken: Set<Element> } {
  const rowAt = new Map<Element, CodeRow>();
  const taken = new Set<Element>();
  const named = items.filter(({ kind }) => kind === 'named').map(({ element }) => element);
  for (const { element, parts, row } of readFormLines(named)) {
    if (row !== null) rowAt.set(element, row);
    for (const part of parts) taken.add(part);
  }
  return { rowAt, taken };
}

/** Rows of one box and one system make one field. */
function rowCollector(put: (field: Field, place: number) => void) {
  const boxes = new Map<Element, Map<string, string[]>>();
  return ({ box, label, row }: StaticRow, place: number): void => {
    const variants = boxes.get(box) ?? new Map<string, string[]>();
    boxes.set(box, variants);
    const { system } = row;
    const variant = `${system ?? 'any'} ${label}`;
    const texts = variants.get(variant) ?? [];
    texts.push(row.text);
    if (variants.has(variant)) return;
    variants.set(variant, texts);
    const read = (limit: number) => fixedText(texts.join('\n').slice(0, limit));
    put({ element: box, variant, kind: 'codes', control: 'text', label, system, read }, place);
  };
}

/** A row that holds a known place, or stands in one, is read there. */
function overlaps(row: Element, { fields }: KnownPlaces): boolean {
  return [...fields.keys()].some((known) => row.contains(known) || known.contains(row));
}

function rowOfLine(element: Element, row: CodeRow, { heading }: ScanItem): StaticRow {
  const box = closest(element, wording('lineBox')) ?? parentElementOf(element) ?? element;
  return { element, box, label: heading?.text ?? '', row };
}

function fieldOf(element: Element, facts: FieldFacts, kind: Field['kind'], system: Field['system']): Field {
  const isControl = isTextarea(element) || isInput(element);
  const control = isControl || isEditable(element) ? facts.control : 'text';
  const label = visibleLabel(element, facts);
  const leaveOut = (inner: Element) => control === 'text' && matches(inner, 'button, [role=button]');
  const read = (limit: number) =>
    isControl ? readControl(element, limit) : readText(element, { limit, leaveOut });
  return { element, variant: '', kind, control, label, system, read };
}
