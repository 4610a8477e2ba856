/** The fields of a page: which parts of it are the note, which hold codes, and how to read each. */
import type { StaticRow, TableColumns } from './code-rows.ts';
import { readStaticRow } from './code-rows.ts';
import { describeField, visibleLabel } from './describe-field.ts';
import { attempt, closest, isInput, isTextarea, parentElementOf, queryAll } from './dom.ts';
import type { CodeRow, FormLine } from './fee-sheet.ts';
import { readFormLines } from './fee-sheet.ts';
import type { Field } from './field.ts';
import { judgeField } from './judge-field.ts';
import type { ScanItem } from './page-scan.ts';
import { fixedText, readControl, readText } from './read-text.ts';
import { findStaticNotes } from './static-note.ts';
import { isMeasuringTwin, isShown } from './visible.ts';

/** In reading order. A field that cannot be judged is left out and leaves the others alone. */
export function findFields(items: readonly ScanItem[]): readonly Field[] {
  const found = new FoundFields(items);
  items.forEach((item, place) => {
    attempt(() => found.add(item, place));
  });
  attempt(() => {
    for (const { field, place } of findStaticNotes(items)) found.put(field, place);
  });
  return found.inOrder();
}

class FoundFields {
  private readonly fields: { readonly field: Field; readonly place: number }[] = [];
  private readonly boxes = new Map<Element, Map<string, string[]>>();
  private readonly lines = new Map<Element, FormLine>();
  /** Inputs and rows that were read as part of a line. */
  private readonly taken = new Set<Element>();
  private readonly columns: TableColumns = new Map();

  constructor(items: readonly ScanItem[]) {
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
    } else if (kind === 'field' && !this.taken.has(element)) {
      const field = judgeElement(item);
      if (field !== null) this.put(field, place);
    }
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
    if (row === null || this.taken.has(row.element)) return;
    for (const part of [row.element, ...inputs]) this.taken.add(part);
    this.addRow(row, place);
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

/** `null` for what is not shown, not a note and not a place for codes. */
function judgeElement({ element, heading }: ScanItem): Field | null {
  if (isMeasuringTwin(element) || !isShown(element)) return null;
  const facts = describeField(element, heading?.text ?? '');
  const { kind, system, reasons } = judgeField(facts);
  if (kind === null) return null;
  const { control } = facts;
  const label = visibleLabel(element, facts);
  const read = (limit: number) =>
    isTextarea(element) || isInput(element) ? readControl(element, limit) : readText(element, { limit });
  return { element, variant: '', kind, control, label, system, reasons, read };
}
