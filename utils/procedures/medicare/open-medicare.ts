import type { IsoDate } from '../../codes/types.ts';
import { type Bare, type ByCode, type MedicareTexts, readMedicare } from './read-medicare.ts';
import { sayAge, sayTable } from './say-age.ts';
import type { FromTable, Medicare, MedicareTable, NotInTable } from './types.ts';

interface Dated {
  readonly from?: IsoDate | null;
  readonly to?: IsoDate | null;
}

/**
 * Medicare's tables, ready for questions. Pure: whoever needs them brings the texts of `assets/medicare`.
 * @throws Error naming the table that is missing or cannot be read
 */
export function openMedicare(texts: MedicareTexts): Medicare {
  const rows = readMedicare(texts);
  const tableOf = (key: string): MedicareTable => {
    const table = rows.tables.get(key);
    if (table === undefined) throw new Error(`sources.tsv does not say where ${key} comes from.`);
    return table;
  };
  const asker =
    <T extends object>(key: string, byCode: ByCode<T>) =>
    (code: string, date: IsoDate): (Bare<T> & FromTable & { readonly found: true }) | NotInTable => {
      const table = tableOf(key);
      const found = byCode.get(code)?.find((row) => isInForce(row, table, date));
      return found === undefined
        ? notIn(table, code, date)
        : { ...found, ...fromTable(table, date), found: true };
    };
  const pair = asker('pairs', rows.pairs);
  return {
    pairOf(a, b, date) {
      const there = pair(`${a} ${b}`, date);
      if (there.found) return there;
      const back = pair(`${b} ${a}`, date);
      return back.found ? back : notIn(tableOf('pairs'), `${a} with ${b}`, date);
    },
    unitsOf: asker('units', rows.units),
    addOnOf: asker('add-ons', rows.addOns),
    addOnsLedBy: (codes, date) =>
      [...rows.addOns]
        .flatMap(([code, some]) =>
          some
            .filter((row) => row.type === 1 && isInForce(row, tableOf('add-ons'), date))
            .filter(({ primaries }) => codes.every((one) => primaries.includes(one)))
            .map(({ primaries }) => ({ code, width: primaries.length })),
        )
        .sort((a, b) => a.width - b.width)
        .map(({ code }) => code),
    globalOf: asker('surgery', rows.global),
    bilateralOf: asker('surgery', rows.bilateral),
    payStatusOf: asker('payment', rows.payment),
  };
}

/** A row that began with the table at hand may be older: it serves an earlier day as well, with its age said. */
function isInForce({ from, to }: Dated, table: MedicareTable, date: IsoDate): boolean {
  const hasBegun = !from || from <= date || from === table.from;
  return hasBegun && (!to || date <= to);
}

function fromTable(table: MedicareTable, date: IsoDate): FromTable {
  return { table, source: sayTable(table, date), age: sayAge(table, date) };
}

function notIn(table: MedicareTable, what: string, date: IsoDate): NotInTable {
  const message = `${what} is not in our table of ${table.release}.`;
  return { ...fromTable(table, date), found: false, message };
}
