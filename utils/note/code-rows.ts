/** Diagnosis lists, charge tables and code pills that cannot be typed into: rows of the page -> rows of codes. */
import {
  attr,
  closest,
  hasAttr,
  isElement,
  isInput,
  isSelect,
  isText,
  isTextarea,
  matches,
  parentElementOf,
  queryAll,
  shortText,
  squeeze,
  tagOf,
  textOf,
} from './dom.ts';
import type { CodeRow } from './fee-sheet.ts';
import { composeRow, sentValue, systemOfType } from './fee-sheet.ts';
import { systemNamed } from './judge-field.ts';
import type { Heading } from './page-scan.ts';
import { isShown } from './visible.ts';
import { isAmong, says, wording, wordsFor } from './words.ts';

/** Longer rows are prose, not lines of a claim. */
const ROW_LIMIT = 240;

const COLUMNS = ['code', 'mod', 'units', 'type', 'title'] as const;
type Column = (typeof COLUMNS)[number];

/** What each column of a table holds; kept for one reading of the page. */
export type TableColumns = Map<Element, readonly (Column | null)[]>;

/** A row that stands alone, with where it belongs. */
export interface StaticRow {
  readonly element: Element;
  /** The table or list it is in: rows of one box make one field. */
  readonly box: Element;
  readonly label: string;
  readonly row: CodeRow;
}

/**
 * Reads a row as a line of a claim.
 * @param heading the heading it stands under
 * @param columns remembers the columns of each table for one reading of the page
 * @returns `null` where it is none
 */
export function readStaticRow(
  element: Element,
  heading: Heading | null,
  columns: TableColumns,
): StaticRow | null {
  const table = closest(element, wording('tables'));
  const kinds = table === null ? [] : columnsOf(table, columns);
  const underCodes = heading?.codes === true;
  // Most rows of a page end here.
  if (!underCodes && !kinds.includes('code')) return null;
  if (closest(element, wording('choices')) !== null || hasAttr(element, 'hidden')) return null;
  if (!matches(element, wording('rows'))) return readPill(element, heading);
  if (queryAll(element, wording('innerRows')).length > 0 || !isShown(element)) return null;
  const box = table ?? closest(element, wording('listBoxes')) ?? parentElementOf(element) ?? element;
  const label = heading?.text ?? attr(box, 'aria-label');
  const row = kinds.includes('code') ? rowOfColumns(element, kinds) : rowOfWords(element, heading);
  if (row === null) return null;
  const named = kinds.includes('code') ? systemOfHeader(table) : null;
  return { element, box, label, row: { ...row, system: row.system ?? named ?? systemNamed(label) } };
}

/** What each column of a table holds, told by its header row; empty for a table without one. */
function columnsOf(table: Element, known: TableColumns): readonly (Column | null)[] {
  const remembered = known.get(table);
  if (remembered !== undefined) return remembered;
  const header = headerCells(table);
  const kinds = header.map((cell) => {
    const words = shortText(cell, 40);
    return COLUMNS.find((column) => says(`column_${column}`, words)) ?? null;
  });
  known.set(table, kinds);
  return kinds;
}

function headerCells(table: Element): readonly Element[] {
  const first = queryAll(table, wording('rowBox'))[0];
  if (first === undefined || closest(first, wording('tables')) !== table) return [];
  const cells = cellsOf(first);
  return cells.every((cell) => matches(cell, wording('headerCells'))) ? cells : [];
}

function systemOfHeader(table: Element | null): CodeRow['system'] {
  const words = table === null ? [] : headerCells(table).map((cell) => shortText(cell, 40));
  return systemNamed(words.filter((each) => says('systems', each)).join(' '));
}

function cellsOf(row: Element): readonly Element[] {
  return queryAll(row, wording('cells')).filter((cell) => closest(cell, wording('rowBox')) === row);
}

function rowOfColumns(row: Element, kinds: readonly (Column | null)[]): CodeRow | null {
  const cells = cellsOf(row);
  const text = (column: Column) => {
    const cell = cells[kinds.indexOf(column)];
    return kinds.includes(column) && cell !== undefined ? wordsOf(cell) : '';
  };
  const code = text('code');
  if (!says('codeToken', code.toUpperCase())) return null;
  return {
    system: systemOfType(text('type')),
    text: composeRow({ code, modifiers: text('mod'), units: text('units'), title: text('title') }),
  };
}

/** Rows without columns stand as they are; without a code they count only as the title of a diagnosis. */
function rowOfWords(row: Element, heading: Heading | null): CodeRow | null {
  const words = wordsOf(row);
  if (words === '' || words.length > ROW_LIMIT) return null;
  if (says('codeToken', words.toUpperCase())) return { system: null, text: words };
  const isTitle = systemNamed(heading?.text ?? '') === 'icd10cm' && !says('notATitle', words);
  const isHeader = queryAll(row, 'th').length > 1;
  return isTitle && !isHeader && /\p{L}{4}/u.test(words) ? { system: null, text: words } : null;
}

/** A code in a box of its own: the row is as much around it as speaks of this one code. */
function readPill(element: Element, heading: Heading | null): StaticRow | null {
  if (heading === null || !isShown(element)) return null;
  let row = element;
  for (let around = parentElementOf(row); around !== null; around = parentElementOf(row)) {
    if (around.contains(heading.element) || matches(around, wording('beyondRow'))) break;
    const words = wordsOf(around);
    if (words.length > ROW_LIMIT || countCodes(words) !== 1) break;
    if (queryAll(around, wording('controls')).length > 0) break;
    row = around;
  }
  const text = wordsOf(row);
  if (text.length > ROW_LIMIT || !says('codeToken', text)) return null;
  const { scope, element: box, text: label } = heading;
  return { element: row, box: scope ?? box, label, row: { system: systemNamed(label), text } };
}

function countCodes(words: string): number {
  return words.match(new RegExp(wordsFor('codeToken'), 'g'))?.length ?? 0;
}

/** All words of a row, parted by blanks: on the page, boxes and not blanks keep them apart. Values count as words. */
function wordsOf(root: Element): string {
  const pending: Node[] = [root];
  const words: string[] = [];
  let length = 0;
  while (pending.length > 0 && length <= ROW_LIMIT * 4) {
    const node = pending.pop();
    if (node === undefined) break;
    const word = isText(node) ? node.data : isElement(node) ? controlWords(node) : '';
    if (word !== '') words.push(word);
    length += word.length;
    if (isElement(node) && isSilent(node)) continue;
    for (let child = node.lastChild; child !== null; child = child.previousSibling) pending.push(child);
  }
  return squeeze(words.join(' ').toWellFormed(), ROW_LIMIT + 1);
}

function controlWords(element: Element): string {
  if (isSelect(element)) return element.selectedOptions[0]?.text ?? '';
  if (isTextarea(element)) return sentValue(element);
  return isInput(element) && says('wordInput', element.type) ? sentValue(element) : '';
}

function isSilent(element: Element): boolean {
  const tag = tagOf(element);
  if (isAmong('silent', tag)) return true;
  if (hasAttr(element, 'hidden') || attr(element, 'aria-hidden') === 'true') return true;
  return tag === 'button' && !says('codeToken', textOf(element));
}

/** Whether a code stands in an element's own text, outside of rows. */
export function holdsCode(element: Element): boolean {
  if (matches(element, wording('noCode')) || closest(element, wording('rows')) !== null) return false;
  for (let child = element.firstChild; child !== null; child = child.nextSibling) {
    if (isText(child) && says('codeToken', child.data.slice(0, 400))) return true;
  }
  return false;
}
