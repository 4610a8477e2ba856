/**
 * Fee sheets as forms: one line of a claim is a handful of inputs whose names share an index, most of them hidden:
 * `bill[3][code_type]`, `bill[3][code]`, `bill[3][mod]`, `bill[3][units]`; or `code_3`, `units_3`; or `lines.3.code`.
 */
import type { CodeSystem } from '../codes/types.ts';
import { attr, closest, isInput, isSelect, oneBlank } from './dom.ts';
import { says, wordsFor } from './words.ts';

/** One line of a claim or of a diagnosis list, in the words of the page. */
export interface CodeRow {
  readonly system: CodeSystem | null;
  /** `CODE[-MOD[-MOD]] [xN] [title]`, or the row's plain text where it has no code. */
  readonly text: string;
}

/** A claim line made of inputs. */
export interface FormLine {
  /** The first of its inputs, where it stands in reading order. */
  readonly element: Element;
  /** All of them: they are read here and nowhere else. */
  readonly parts: readonly Element[];
  /** `null` where the page has struck the line out. */
  readonly row: CodeRow | null;
}

const PARTS = ['code', 'type', 'mod', 'units', 'title', 'deleted'] as const;
type Part = (typeof PARTS)[number];

/** Lines made of the named inputs of a page, in the order they were met. */
export function readFormLines(named: readonly Element[]): readonly FormLine[] {
  const groups = new Map<string, { part: Part; element: Element; base: string }[]>();
  const formIds = new Map<Element | null, number>();
  for (const element of named) {
    const name = partName(attr(element, 'name'));
    if (name === null || says('notOurs', name.group)) continue;
    const form = closest(element, 'form');
    const formId = formIds.get(form) ?? formIds.size;
    formIds.set(form, formId);
    const key = `${formId}/${name.group}`;
    const group = groups.get(key) ?? [];
    group.push({ part: name.part, element, base: name.base });
    groups.set(key, group);
  }
  return [...groups.values()].map(lineOf).filter((line) => line !== null);
}

function lineOf(inputs: readonly { part: Part; element: Element; base: string }[]): FormLine | null {
  const [first] = inputs;
  const codeInput = inputs.find(({ part, element }) => part === 'code' && says('code', sentValue(element)));
  if (first === undefined || codeInput === undefined) return null;
  // A code field that stands alone and can be seen is a field with a label of its own.
  if (inputs.length === 1 && attr(first.element, 'type') !== 'hidden') return null;
  const parts = inputs.map(({ element }) => element);
  if (inputs.some(isDeleted)) return { element: first.element, parts, row: null };
  const values = (part: Part) =>
    inputs.filter((input) => input.part === part).map(({ element }) => sentValue(element));
  const system = systemOfType(values('type')[0] ?? '') ?? systemOfType(codeInput.base);
  const text = composeRow({
    code: sentValue(codeInput.element),
    modifiers: values('mod').join(' '),
    units: values('units')[0] ?? '',
    title: values('title')[0] ?? '',
  });
  return { element: first.element, parts, row: { system, text } };
}

/** A row as the reader of codes takes it: `CODE[-MOD[-MOD]] [xN] [title]`. */
export function composeRow(row: {
  readonly code: string;
  readonly modifiers: string;
  readonly units: string;
  readonly title: string;
}): string {
  const modifiers = row.modifiers.toUpperCase().match(/\b[A-Z0-9]{2}\b/gu) ?? [];
  const units = Number(row.units);
  const isCounted = Number.isInteger(units) && units > 0 && units < 10_000;
  return [[row.code.trim(), ...modifiers].join('-'), isCounted ? `x${units}` : '', oneBlank(row.title)]
    .filter((part) => part !== '')
    .join(' ');
}

/** "ICD10" -> icd10cm, "CPT4" -> cpt, "HCPCS" -> hcpcs; `null` for other types and for none. */
export function systemOfType(type: string): CodeSystem | null {
  const known = type.toLowerCase().replace(/[^a-z0-9]/gu, '');
  if (says('icdType', known)) return known.startsWith('icd9') ? null : 'icd10cm';
  return (['cpt', 'hcpcs'] as const).find((system) => known.startsWith(system)) ?? null;
}

function isDeleted(input: { part: Part; element: Element }): boolean {
  if (input.part !== 'deleted') return false;
  const { element } = input;
  return isInput(element) && element.type === 'checkbox' ? element.checked : !/^0?$/.test(sentValue(element));
}

/** What a control sends with its form: the value of a chosen option, nothing for a box that is not ticked. */
export function sentValue(element: Element): string {
  if (isInput(element) && /^(checkbox|radio)$/.test(element.type) && !element.checked) return '';
  const sent = isSelect(element) ? element.selectedOptions[0] : element;
  return sent !== undefined && 'value' in sent ? String(sent.value).trim() : '';
}

/** "bill[3][code_type]" -> the line "bill[3]" and the part "type"; `null` for names of another make. */
function partName(name: string): { group: string; part: Part; base: string } | null {
  const { line, base, after } =
    (wordsFor('lineAndPart').exec(name) ?? wordsFor('partAndLine').exec(name))?.groups ?? {};
  const group = line ?? `#${after}`;
  const whole = (base ?? '').toLowerCase().replace(/[^a-z0-9]/gu, '');
  // `cpt_units_0` and `icd10_description_0` are parts of two lines, not of one.
  const [, system = '', rest = whole] = wordsFor('systemPart').exec(whole) ?? [];
  const part = PARTS.find((part) => says(`part_${part}`, rest));
  return part === undefined ? null : { group: system + group, part, base: whole };
}
