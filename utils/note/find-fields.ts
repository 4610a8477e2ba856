/** The fields of a page: which parts of it are the note, which hold codes, and how to read each. */

import type { KnownField, KnownPlaces } from './apply-hints.ts';
import type { StaticRow, TableColumns } from './code-rows.ts';
import { readStaticRow } from './code-rows.ts';
import { describeField, visibleLabel } from './describe-field.ts';
import { attempt, closest, isInput, isTextarea, matches, parentElementOf, queryAll } from './dom.ts';
import type { CodeRow, FormLine } from './fee-sheet.ts';
import { readFormLines } from './fee-sheet.ts';
import type { Field } from './field.ts';
import type { FieldFacts } from './judge-field.ts';
import { clinicalWords, judgeField } from './judge-field.ts';
import type { ScanItem } from './page-scan.ts';
import { isEditable } from './page-scan.ts';
import { fixedText, readControl, readText } from './read-text.ts';
import { findStaticNotes } from './static-note.ts';
import type { Unread } from './types.ts';
import { isMeasuringTwin, isShown } from './visible.ts';

/** So many different words of charting make an unnamed box a note. */
const CLINICAL_ENOUGH = 2;

/** The fields of a page in reading order, and what is to be said of parts that were not read. */
export interface Found {
  readonly fields: readonly Field[];
  readonly unread: readonly Unread[];
}

/** A field that cannot be judged is left out and leaves the others alone. */
export function findFields(items: readonly ScanItem[], known: KnownPlaces): Found {
  const found = new FoundFields(items, known);
  items.forEach((item, place) => {
    attempt(() => found.add(item, place));
  });
  const unread: Unread[] = [];
  attempt(() => {
    const still = findStaticNotes(items);
    for (const { field, place } of still.found) found.put(field, place);
    unread.push(...still.unread);
  });
  attempt(() => unread.push(...found.judgeGuesses()));
  return { fields: found.inOrder(), unread };
}

class FoundFields {
  private readonly fields: { readonly field: Field; readonly place: number }[] = [];
  private readonly boxes = new Map<Element, Map<string, string[]>>();
  private readonly lines = new Map<Element, FormLine>();
  /** Inputs and rows that were read as part of a line. */
  private readonly taken = new Set<Element>();
  private readonly columns: TableColumns = new Map();
  private readonly guesses: { readonly field: Field; readonly place: number; readonly clinical: number }[] =
    [];
  private readonly known: KnownPlaces;

  constructor(items: readonly ScanItem[], known: KnownPlaces) {
    this.known = known;
    const named = items.filter(({ kind }) => kind === 'named').map(({ element }) => element);
    for (const line of readFormLines(named)) {
      this.lines.set(line.element, line);
      for (const part of line.parts) this.taken.add(part);
    }
  }

  add(item: ScanItem, place: number): void {
    const { kind, element } = item;
    if (kind === 'named') {
      const line = this.lines.get(element);
      if (line?.row != null) this.addRow(rowOfLine(line.element, line.row, item), place);
    } else if (kind === 'row') {
      this.addStaticRow(item, place);
    } else if (kind === 'known') {
      const field = knownField(item, this.known.fields.get(element));
      if (field !== null) this.put(field, place);
    } else if (kind === 'field' && !this.taken.has(element)) {
      this.addJudged(item, place);
    }
  }

  /** `null` for what is not shown, not a note and not a place for codes. */
  private addJudged({ element, heading }: ScanItem, place: number): void {
    if (isMeasuringTwin(element) || !isShown(element)) return;
    const facts = describeField(element, heading?.text ?? '');
    const verdict = judgeField(facts);
    if (verdict.kind === null) return;
    const field = fieldOf(element, facts, { ...verdict, kind: verdict.kind });
    if (verdict.guessed) this.guesses.push({ field, place, clinical: clinicalWords(facts.sample) });
    else this.put(field, place);
  }

  /**
   * Boxes that nothing names, judged together: those that read like charting are note. Where nothing else is, a
   * single box is the note whatever it holds; of several, the reader does not know, and says so.
   */
  judgeGuesses(): readonly Unread[] {
    const { guesses } = this;
    const hasNote = this.fields.some(({ field }) => field.kind === 'note');
    const isOnly = guesses.length === 1 && !hasNote;
    for (const { field, place, clinical } of guesses) {
      if (isOnly || clinical >= CLINICAL_ENOUGH) this.put(field, place);
    }
    if (hasNote || guesses.length < 2) return [];
    return [
      {
        what: `${guesses.length} boxes may be the note`,
        why: 'Nothing on the page names them. Point at the one that is your note.',
        point: true,
      },
    ];
  }

  put(field: Field, place: number): void {
    this.fields.push({ field, place });
  }

  inOrder(): readonly Field[] {
    return this.fields.sort((a, b) => a.place - b.place).map(({ field }) => field);
  }

  private addStaticRow({ element, heading }: ScanItem, place: number): void {
    const inputs = queryAll(element, 'input, select');
    if (inputs.some((input) => this.taken.has(input))) return;
    if (queryAll(element, 'textarea, [contenteditable]').length > 0) return;
    const row = readStaticRow(element, heading, this.columns);
    if (row === null || this.taken.has(row.element) || this.isKnown(row.element)) return;
    for (const part of [row.element, ...inputs]) this.taken.add(part);
    this.addRow(row, place);
  }

  private isKnown(row: Element): boolean {
    for (const known of this.known.fields.keys()) {
      if (row.contains(known) || known.contains(row)) return true;
    }
    return false;
  }

  /** Rows of one box and one system make one field. */
  private addRow({ box, label, row }: StaticRow, place: number): void {
    const fields = this.boxes.get(box) ?? new Map<string, string[]>();
    this.boxes.set(box, fields);
    const variant = `${row.system ?? 'any'} ${label}`;
    const texts = fields.get(variant) ?? [];
    texts.push(row.text);
    if (fields.has(variant)) return;
    fields.set(variant, texts);
    const { system } = row;
    const read = (limit: number) => fixedText(texts.join('\n').slice(0, limit));
    this.put(
      { element: box, variant, kind: 'codes', control: 'text', label, system, reasons: ['rows'], read },
      place,
    );
  }
}

function rowOfLine(element: Element, row: CodeRow, { heading }: ScanItem): StaticRow {
  const box = closest(element, 'table, fieldset, form') ?? parentElementOf(element) ?? element;
  return { element, box, label: heading?.text ?? '', row };
}

function fieldOf(
  element: Element,
  facts: FieldFacts,
  { kind, system, reasons }: Pick<Field, 'kind' | 'system' | 'reasons'>,
): Field {
  const isControl = isTextarea(element) || isInput(element);
  const control = isControl || isEditable(element) ? facts.control : 'text';
  const label = visibleLabel(element, facts);
  const leaveOut = (inner: Element) => control === 'text' && matches(inner, 'button, [role=button]');
  const read = (limit: number) =>
    isControl ? readControl(element, limit) : readText(element, { limit, leaveOut });
  return { element, variant: '', kind, control, label, system, reasons, read };
}

/** A field that the hints name is taken as they say, if it can be seen. */
function knownField({ element, heading }: ScanItem, known: KnownField | undefined): Field | null {
  if (known === undefined || isMeasuringTwin(element) || !isShown(element)) return null;
  const facts = describeField(element, heading?.text ?? '');
  return fieldOf(element, facts, { ...known, reasons: ['known of this page'] });
}
