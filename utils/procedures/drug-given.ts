/** What was given of a drug: its code on the day, its dose in what the code counts, and what was opened for it. */
import { shortDay } from '../codes/calendar.ts';
import type { IsoDate } from '../codes/types.ts';
import { askMissing } from './answers.ts';
import { amountIn, sayDose } from './doses.ts';
import { type DrugRow, findDrug, sayNoCode } from './drug-rows.ts';
import type { Opened } from './drug-waste.ts';
import { DRUG_SOURCE, HCPCS_FILE } from './sources.ts';
import type { Dose, Missing, Strength, Warning } from './types.ts';

/** As the sheet of the calculator holds it. */
interface Given {
  readonly drug: string | null;
  readonly dose: Dose | null;
  readonly strength: Strength | null;
  readonly vial: Dose | null;
  readonly vials: number | null;
  readonly container: string | null;
  readonly per: Dose | null;
}

type BillingRow = Pick<DrugRow, 'code' | 'per'>;

/** One drug that was given, in the measure of its code. */
export interface ReadDrug {
  readonly row: BillingRow;
  /** In the measure of the billing unit. */
  readonly dose: Dose;
  readonly opened: Opened | null;
  readonly container: string | null;
  readonly warnings: readonly Warning[];
}
interface Unread {
  readonly questions: readonly Missing[];
  readonly warnings: readonly Warning[];
}

/** Finds the code of what was given on a day, and its amount; or what must be asked first. */
export function readGiven(given: Given, date: IsoDate | null): ReadDrug | Unread {
  const name = given.drug ?? '';
  if (name === '') return ask('drug', 'Which drug was given?');
  const found = findRow(name, given.per, date);
  if (!('row' in found)) return found;
  const { row, warnings } = found;
  if (given.dose === null) return ask('dose', `How much of ${name} was given?`, warnings);
  const strength = given.strength ?? strengthInName(name);
  const dose = inMeasure(given.dose, strength, row, name);
  if ('questions' in dose) return dose;
  if (given.vial === null) return { row, dose, opened: null, container: given.container, warnings };
  const size = inMeasure(given.vial, strength, row, name);
  if ('questions' in size) return size;
  return { row, dose, opened: { size, count: given.vials }, container: given.container, warnings };
}

function findRow(
  name: string,
  per: Dose | null,
  date: IsoDate | null,
): { readonly row: BillingRow; readonly warnings: readonly Warning[] } | Unread {
  const rows = findDrug(name);
  const open = rows.filter(({ from, to }) => isBetween(date, from, to));
  const dated = open.filter(({ from }) => from !== null);
  const [row, ...more] = dated.length > 0 ? dated : open;
  if (row !== undefined && more.length === 0) return { row, warnings: [] };
  if (row !== undefined) {
    const codes = [row, ...more].map(({ code, per: unit }) => `${code} (${sayDose(unit)})`).sort();
    return ask('drug', `“${name}” can be ${codes.join(', ')}. Which one was it?`);
  }
  if (rows[0] !== undefined) return takeNext(rows[0], date);
  const why = sayNoCode(name);
  if (why !== null) return { questions: [], warnings: [{ message: `${name}: ${why}`, source: DRUG_SOURCE }] };
  const code = name.toUpperCase();
  if (/^[A-Z]\d{4}$/.test(code) && per !== null && per.millionths > 0) {
    const message = `${code} is not in our table of drugs. It is counted as given: ${sayDose(per)} a unit.`;
    return { row: { code, per }, warnings: [{ message, source: 'Clear Margin' }] };
  }
  return ask(
    'per',
    `“${name}” is not in our table of drugs. Give its HCPCS code and how much one billing unit is.`,
  );
}

function isBetween(date: IsoDate | null, from: IsoDate | null, to: IsoDate | null): boolean {
  if (date === null) return to === null;
  return (from === null || from <= date) && (to === null || date <= to);
}

/** A row that is not in force on the day: its successor, or the days it was. */
function takeNext(row: DrugRow, date: IsoDate | null): ReturnType<typeof findRow> {
  const { code, from, to, next } = row;
  const [after] = next === null ? [] : findDrug(next);
  if (after !== undefined && to !== null && isBetween(date, after.from, after.to)) {
    const message = `${code} ended on ${shortDay(to)}. ${after.code} takes its place, ${sayDose(after.per)} a unit.`;
    return { row: after, warnings: [{ message, source: HCPCS_FILE }] };
  }
  const days = `from ${from === null ? 'a day we do not know' : shortDay(from)}${to === null ? '' : ` to ${shortDay(to)}`}`;
  return ask('date', `${code} is valid ${days}. On which day was the drug given?`);
}

/** "Kenalog-10" is 10 mg in a millilitre. */
function strengthInName(name: string): Strength | null {
  const [, mg] = /^kenalog-(10|40|80)$/i.exec(name.trim()) ?? [];
  return mg === undefined ? null : { millionths: Number(mg) * 1_000_000, measure: 'mg' };
}

/** An amount in what the code counts, or what must be known first. */
function inMeasure(amount: Dose, strength: Strength | null, row: BillingRow, name: string): Dose | Unread {
  const { measure } = row.per;
  if (amount.measure === measure) return amount;
  if (amount.measure !== 'mL') {
    return ask(
      'dose',
      `${row.code} counts ${sayDose(row.per)} a unit, and ${sayDose(amount)} is given. How much is that in ${measure}?`,
    );
  }
  if (strength === null) return ask('strength', `How strong was the ${name}, in ${measure}/mL?`);
  const content = strength.measure === measure ? amountIn(amount, strength) : null;
  return content ?? ask('strength', `How strong was the ${name}, in ${measure}/mL, in round numbers?`);
}

function ask(fact: string, question: string, warnings: readonly Warning[] = []): Unread {
  return { questions: [askMissing(fact, question)], warnings };
}
