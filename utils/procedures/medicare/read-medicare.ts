/** Medicare's tables as text -> rows by code. */
import { type Row, readRows } from '../../codes/tables.ts';
import type { IsoDate } from '../../codes/types.ts';
import type { AddOn, Bilateral, GlobalDays, MedicareTable, Pair, PayStatus, UnitLimit } from './types.ts';

/** File name below `assets/medicare` to its text. */
export type MedicareTexts = ReadonlyMap<string, string>;

/** A row without what the table as a whole says. */
export type Bare<T> = Omit<T, 'table' | 'source' | 'age' | 'found'>;
export type ByCode<T> = ReadonlyMap<string, readonly Bare<T>[]>;

export interface MedicareRows {
  readonly tables: ReadonlyMap<string, MedicareTable>;
  /** Under "17004 11102", column 1 first; the one that ends first stands first. */
  readonly pairs: ByCode<Pair>;
  readonly units: ByCode<UnitLimit>;
  readonly addOns: ByCode<AddOn>;
  readonly global: ByCode<GlobalDays>;
  readonly bilateral: ByCode<Bilateral>;
  readonly payment: ByCode<PayStatus>;
}

/** @throws Error naming the table that is missing or cannot be read */
export function readMedicare(texts: MedicareTexts): MedicareRows {
  const rows = (name: string): Row[] => {
    const text = texts.get(name);
    if (text === undefined) throw new Error(`The table ${name} is missing.`);
    return readRows(text, name);
  };
  const surgery = rows('surgery.tsv');
  return {
    tables: new Map(rows('sources.tsv').map((row) => [row('table'), readTable(row)])),
    pairs: readPairs(rows('pairs.tsv')),
    units: byCode(rows('units.tsv'), (row) => ({
      units: Number(row('units')),
      kind: oneOf({ 1: 'line', 2: 'absolute', 3: 'day' } as const, row('mai')),
      ...daysOf(row),
    })),
    addOns: byCode(rows('add-ons.tsv'), (row) => ({
      type: oneOf({ 1: 1, 2: 2, 3: 3 } as const, row('type')),
      primaries: row('primaries')
        .split(' ')
        .filter((code) => code !== 'contractor'),
      ...daysOf(row),
    })),
    global: byCode(surgery, (row) => {
      const indicator = row('global_days');
      const days = ({ '000': 0, '010': 10, '090': 90 } as const)[indicator] ?? null;
      return { indicator, days };
    }),
    bilateral: byCode(surgery, (row) => ({
      indicator: oneOf({ 0: 0, 1: 1, 2: 2, 3: 3, 9: 9 } as const, row('bilateral')),
    })),
    payment: byCode(rows('payment.tsv'), (row) => ({ status: row('status'), multiple: row('multiple') })),
  };
}

function readTable(row: Row): MedicareTable {
  return { name: row('name'), release: row('release'), from: row('from'), to: row('to') };
}

function readPairs(rows: readonly Row[]): ByCode<Pair> {
  const pairs = new Map<string, Bare<Pair>[]>();
  for (const row of rows) {
    const column1 = row('column1');
    const indicator = oneOf({ 0: 0, 1: 1, 9: 9 } as const, row('indicator'));
    for (const column2 of row('column2').split(' ')) {
      const key = `${column1} ${column2}`;
      const pair = { column1, column2, indicator, from: null, to: row('to') || null };
      pairs.set(key, [...(pairs.get(key) ?? []), pair].sort(endingFirst));
    }
  }
  return pairs;
}

function endingFirst(a: Bare<Pair>, b: Bare<Pair>): number {
  return (a.to ?? '9999') < (b.to ?? '9999') ? -1 : 1;
}

function byCode<T>(rows: readonly Row[], read: (row: Row) => T): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) found.set(row('code'), [...(found.get(row('code')) ?? []), read(row)]);
  return found;
}

function daysOf(row: Row): { from: IsoDate; to: IsoDate | null } {
  return { from: row('from'), to: row('to') || null };
}

function oneOf<T>(known: Readonly<Record<string, T>>, text: string): T {
  const value = known[text];
  if (value === undefined) throw new Error(`“${text}” is none of ${Object.keys(known).join(', ')}.`);
  return value;
}
