/** What Medicare's tables say of procedure codes. Every answer names its table: another payer may hold otherwise. */
import type { IsoDate } from '../../codes/types.ts';

/** One table as CMS published it. */
export interface MedicareTable {
  /** "NCCI procedure-to-procedure pairs, practitioner" */
  readonly name: string;
  /** "2024 Q3" */
  readonly release: string;
  /** First and last day for which it was published. */
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** What stands beside every answer. */
export interface FromTable {
  readonly table: MedicareTable;
  /** As shown: "Medicare’s NCCI procedure-to-procedure pairs, practitioner, 2024 Q3, two years old". */
  readonly source: string;
  /** "two years old" on the day that was asked for; `null` while the table is of that time. */
  readonly age: string | null;
}

/** The table at hand has no row. That proves nothing: it is a part of Medicare's, and of one quarter. */
export interface NotInTable extends FromTable {
  readonly found: false;
  /** "11102 with 96372 is not in our table of 2024 Q3." */
  readonly message: string;
}

/** Two codes of which Medicare pays one. */
export interface Pair extends FromTable {
  readonly found: true;
  /** Is paid. */
  readonly column1: string;
  /** Is bundled into it, and takes the modifier where one opens the pair. */
  readonly column2: string;
  /** 0 never both, 1 both with a modifier, 9 no longer an edit. */
  readonly indicator: 0 | 1 | 9;
  /** `null`: not in the file at hand. */
  readonly from: IsoDate | null;
  /** Last day; `null` while in force. */
  readonly to: IsoDate | null;
}

/** How many units Medicare takes. */
export interface UnitLimit extends FromTable {
  readonly found: true;
  readonly units: number;
  /** `line`: on each line. `absolute`: in the day, and no appeal helps. `day`: in the day, and records may. */
  readonly kind: 'line' | 'absolute' | 'day';
  readonly from: IsoDate;
  readonly to: IsoDate | null;
}

/** A code that needs another one. */
export interface AddOn extends FromTable {
  readonly found: true;
  /** 1: only with `primaries`. 2: the contractor decides. 3: with `primaries` and others. */
  readonly type: 1 | 2 | 3;
  readonly primaries: readonly string[];
  readonly from: IsoDate;
  readonly to: IsoDate | null;
}

/** Days after a procedure that belong to it. */
export interface GlobalDays extends FromTable {
  readonly found: true;
  /** As in the fee schedule: "010", "ZZZ". */
  readonly indicator: string;
  /** `null` where the procedure has none of its own (XXX, YYY, ZZZ, MMM). */
  readonly days: 0 | 10 | 90 | null;
}

/** What modifier 50 does. */
export interface Bilateral extends FromTable {
  readonly found: true;
  /** 0 not payable twice for sides, 1 one and a half times, 2 the code means both sides, 3 each side in full, 9 does not apply. */
  readonly indicator: 0 | 1 | 2 | 3 | 9;
}

/** Whether the fee schedule pays for a code. */
export interface PayStatus extends FromTable {
  readonly found: true;
  /** As in the fee schedule: "A" paid, "B" bundled, "C" contractor, "N" not covered, "R" restricted. */
  readonly status: string;
  readonly multiple: string;
}

/** Medicare's tables, opened. */
export interface Medicare {
  /** The order of the two codes does not matter. */
  pairOf(a: string, b: string, date: IsoDate): Pair | NotInTable;
  unitsOf(code: string, date: IsoDate): UnitLimit | NotInTable;
  addOnOf(code: string, date: IsoDate): AddOn | NotInTable;
  /** Add-on codes of type 1 that all of these codes lead, the narrowest first. */
  addOnsLedBy(codes: readonly string[], date: IsoDate): readonly string[];
  globalOf(code: string, date: IsoDate): GlobalDays | NotInTable;
  bilateralOf(code: string, date: IsoDate): Bilateral | NotInTable;
  payStatusOf(code: string, date: IsoDate): PayStatus | NotInTable;
}
