/**
 * The project's own plain-text tables (`assets/codes`): what their rows hold, and how they are read.
 * Tab-separated, first line names the columns, lines that start with `#` are remarks.
 */
import type { CodeSystem, IsoDate } from './types.ts';

/** One edition, from `releases.tsv`. */
export interface ReleaseRow {
  /** "fy2027", as the other tables name it. */
  readonly key: string;
  readonly system: CodeSystem;
  readonly name: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** Editions over which one ICD-10-CM code keeps its flag and title, from `icd10cm/*.tsv`. Dates are release keys. */
export interface SpanRow {
  /** With its dot. */
  readonly code: string;
  readonly billable: boolean;
  readonly first: string;
  /** Empty where the newest release still says so. */
  readonly last: string;
  readonly title: string;
}

/** A HCPCS code or modifier, from `hcpcs.tsv` with `hcpcs-corrections.tsv` laid over it. */
export interface HcpcsRow {
  readonly code: string;
  readonly isModifier: boolean;
  /** Long description, else the short one, else empty. */
  readonly title: string;
  /** Empty for a code that no dated file holds. */
  readonly added: IsoDate | '';
  /** Last day of use. */
  readonly terminated: IsoDate | '';
  /** Key of the release that gave the title; empty where there is none. */
  readonly textFrom: string;
  /** Key of the dated file that gave the days; empty where there is none. */
  readonly datesFrom: string;
  /** Keys of the lists without days that show it in use. */
  readonly inUse: readonly string[];
}

/** What a HCPCS release proves, from `hcpcs-grounds.tsv`. */
export interface GroundsRow {
  /** Key of the release. */
  readonly release: string;
  /**
   * `dated`: the whole list with first and last days. `covering`: shows codes in use, and a code of its kind that it
   * leaves out is gone; it does not cover modifiers and codes that begin with S, T or H. `showing`: shows codes in use,
   * and leaving one out proves nothing.
   */
  readonly grounds: 'dated' | 'covering' | 'showing';
}

/** A deleted code and what now serves in its place, where titles and releases do not show it: our own reading. */
export interface SuccessorRow {
  /** With its dot; a `?` in the last place stands for any 7th character and is carried over. */
  readonly ended: string;
  readonly now: readonly string[];
}

/** A code of an update on 1 April: the release that first shows it is later than its first day. */
export interface AprilRow {
  readonly code: string;
  /** Key of the release that shows it first. */
  readonly release: string;
}

/** A dermatology procedure number with our own short label. */
export interface CptRow {
  readonly code: string;
  readonly label: string;
  /** First day of use, where a table proves it. */
  readonly first: IsoDate | '';
  /** Last day of use, for numbers that ended. */
  readonly last: IsoDate | '';
}

/** A judgement on unspecified titles that the titles themselves do not show. */
export interface ExceptionRow {
  /** A code with its dot, or the start of codes followed by `*`. */
  readonly codes: string;
  /** The axis it speaks of; `*` for all. */
  readonly axis: string;
  /** `never`: the title leaves nothing open that a coder could state. `none`: open, but no code states more. */
  readonly verdict: 'never' | 'none';
}

/** Another category whose codes say what a category leaves open: L23 (allergic) for L25 (unspecified). */
export interface KinRow {
  readonly category: string;
  readonly kin: readonly string[];
}

/** Everything the book is compiled from. */
export interface BookTables {
  readonly releases: readonly ReleaseRow[];
  /** In code order, each code's spans oldest first. */
  readonly icd10cm: readonly SpanRow[];
  readonly april: readonly AprilRow[];
  readonly hcpcs: readonly HcpcsRow[];
  readonly cpt: readonly CptRow[];
  readonly exceptions: readonly ExceptionRow[];
  readonly kin: readonly KinRow[];
  readonly grounds: readonly GroundsRow[];
  readonly successors: readonly SuccessorRow[];
}

/** One row of a table: column name to text. */
export type Row = (column: string) => string;

/**
 * Split a table into rows.
 * @param name of the file, for the error
 * @throws Error naming file and line where a row has more or fewer cells than the first line has names
 */
export function readRows(text: string, name: string): Row[] {
  const lines = text.split(/\r?\n/);
  let columns: Map<string, number> | undefined;
  const rows: Row[] = [];
  for (const [at, line] of lines.entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const cells = line.split('\t');
    if (!columns) {
      columns = new Map(cells.map((cell, index) => [cell, index]));
      continue;
    }
    if (cells.length !== columns.size)
      throw new Error(`${name}, line ${at + 1}: ${columns.size} cells expected.`);
    rows.push(rowOf(columns, cells, name));
  }
  return rows;
}

function rowOf(columns: ReadonlyMap<string, number>, cells: readonly string[], name: string): Row {
  return (column) => {
    const cell = cells[columns.get(column) ?? -1];
    if (cell === undefined) throw new Error(`${name} has no column "${column}".`);
    return cell;
  };
}

/**
 * Write a table that `readRows` reads back.
 * @throws Error for a row of another length, or a cell with a tab or line end in it
 */
export function writeRows(
  remarks: readonly string[],
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  for (const row of rows) {
    const bad = row.find((cell) => /[\t\r\n]/.test(cell));
    if (row.length !== columns.length) throw new Error(`A row has ${row.length} cells: ${row.join(' | ')}.`);
    if (bad !== undefined) throw new Error(`A cell holds a tab or a line end: "${bad}".`);
  }
  const head = remarks.map((remark) => `# ${remark}`);
  return `${[...head, columns.join('\t'), ...rows.map((row) => row.join('\t'))].join('\n')}\n`;
}
