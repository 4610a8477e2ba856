import type { IsoDate } from '../../codes/types.ts';
import type { MedicareTable } from './types.ts';

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** How old a table is on a day, in words: "two years old". `null` on a day of its own time. */
export function sayAge(table: MedicareTable, date: IsoDate): string | null {
  if (date >= table.from && date <= table.to) return null;
  if (date < table.from) return 'newer than that day';
  const quarters = Math.max(1, quarterOf(date) - quarterOf(table.to));
  const [amount, unit] = quarters < 4 ? [quarters, 'quarter'] : [Math.floor(quarters / 4), 'year'];
  return `${NUMBERS[amount] ?? amount} ${unit}${amount === 1 ? '' : 's'} old`;
}

/** Where an answer comes from, as it is shown. */
export function sayTable(table: MedicareTable, date: IsoDate): string {
  const age = sayAge(table, date);
  return [`Medicare’s ${table.name}`, table.release, ...(age === null ? [] : [age])].join(', ');
}

function quarterOf(date: IsoDate): number {
  return Number(date.slice(0, 4)) * 4 + Math.floor((Number(date.slice(5, 7)) - 1) / 3);
}
