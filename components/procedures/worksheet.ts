/** What is typed into a calculator, and what it comes to. The texts stay as typed, so that nothing is lost by a slip. */
import { sayDose } from '../../utils/procedures/doses.ts';
import { judgeFact } from '../../utils/procedures/judge-fact.ts';
import { sayArea, sayLength } from '../../utils/procedures/measures.ts';
import { readFact } from '../../utils/procedures/read-facts.ts';
import type { Facts, Family, Field, Fields, Sheet, Worked } from '../../utils/procedures/types.ts';

/** Texts by the names of the fields. */
export type Typed = Readonly<Record<string, string>>;

/** One calculator as it is filled in. */
export interface Worksheet {
  /** One for each lesion, wound, nail …; never empty. */
  readonly each: readonly Typed[];
  readonly visit: Typed;
}

export const EMPTY_WORKSHEET: Worksheet = { each: [{}], visit: {} };

/** What the sheets come to. A sheet with nothing on it is not there. */
export function workWorksheet(family: Family, { each, visit }: Worksheet): Worked {
  const filled = each.filter((typed) => Object.values(typed).some((text) => text.trim() !== ''));
  return family.work({
    each: filled.map((typed) => readSheet(family.each, typed)),
    visit: readSheet(family.visit, visit),
  });
}

function readSheet(fields: Fields, typed: Typed): Sheet<Fields> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, readFact(field, typed[name] ?? '')]),
  );
}

/** What is wrong with what was typed for a field, in one sentence; `null` where nothing is. */
export function troubleOf(field: Field, text: string): string | null {
  return judgeFact(field, readFact(field, text));
}

/** The worksheet that says the same as the facts of a note. */
export function worksheetOf(family: Family, facts: Facts): Worksheet {
  const each = (facts.each ?? []).map((sheet) => typedOf(family.each, sheet));
  return {
    each: each.length > 0 ? each : EMPTY_WORKSHEET.each,
    visit: typedOf(family.visit, facts.visit ?? {}),
  };
}

function typedOf(fields: Fields, sheet: Sheet<Fields>): Typed {
  const texts = Object.keys(fields).map((name) => [name, sayFact(fields[name], sheet[name])] as const);
  return Object.fromEntries(texts.filter(([, text]) => text !== ''));
}

/** A fact as a person would type it; empty for one that is missing or cannot be used: it is asked for again. */
function sayFact(field: Field | undefined, value: unknown): string {
  if (field === undefined || judgeFact(field, value) !== null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.join(',');
  if (typeof value === 'number') {
    if (field.kind === 'length') return sayLength(value);
    return field.kind === 'area' ? sayArea(value) : String(value);
  }
  if (!isDose(value)) return '';
  return field.kind === 'strength' ? `${sayDose(value)}/mL` : sayDose(value);
}

function isDose(value: unknown): value is Parameters<typeof sayDose>[0] {
  return typeof value === 'object' && value !== null && 'millionths' in value;
}
