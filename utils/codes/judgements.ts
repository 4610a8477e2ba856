/**
 * The tables that are our own reading and not an official file's: small, kept as text in the compiled book as well, so
 * that a new release can be added to it.
 */
import {
  type ExceptionRow,
  type GroundsRow,
  type KinRow,
  type Row,
  readRows,
  type SuccessorRow,
  writeRows,
} from './tables.ts';

export interface Judgements {
  readonly exceptions: readonly ExceptionRow[];
  readonly kin: readonly KinRow[];
  readonly grounds: readonly GroundsRow[];
  readonly successors: readonly SuccessorRow[];
}

const EXCEPTIONS = 'unspecified-exceptions.tsv';
const KIN = 'unspecified-kin.tsv';
const GROUNDS = 'hcpcs-grounds.tsv';
const SUCCESSORS = 'successors.tsv';

/**
 * Read the judgement tables.
 * @param textOf text of a table by its file name; empty for a table that is not there
 * @throws Error naming the table and what is wrong with it
 */
export function judgementsOf(textOf: (name: string) => string): Judgements {
  const rows = (name: string): Row[] => readRows(textOf(name), name);
  return {
    exceptions: rows(EXCEPTIONS).map(readException),
    kin: rows(KIN).map((row) => ({ category: row('category'), kin: row('kin').split(' ') })),
    grounds: rows(GROUNDS).map(readGrounds),
    successors: rows(SUCCESSORS).map((row) => ({ ended: row('ended'), now: row('now').split(' ') })),
  };
}

/** The judgement tables as texts by file name, without their remarks and reasons: `judgementsOf` reads them back. */
export function writeJudgements(tables: Judgements): ReadonlyMap<string, string> {
  return new Map([
    [
      EXCEPTIONS,
      writeRows(
        [],
        ['codes', 'axis', 'verdict'],
        tables.exceptions.map((row) => [row.codes, row.axis, row.verdict]),
      ),
    ],
    [
      KIN,
      writeRows(
        [],
        ['category', 'kin'],
        tables.kin.map((row) => [row.category, row.kin.join(' ')]),
      ),
    ],
    [
      GROUNDS,
      writeRows(
        [],
        ['release', 'grounds'],
        tables.grounds.map((row) => [row.release, row.grounds]),
      ),
    ],
    [
      SUCCESSORS,
      writeRows(
        [],
        ['ended', 'now'],
        tables.successors.map((row) => [row.ended, row.now.join(' ')]),
      ),
    ],
  ]);
}

function readException(row: Row): ExceptionRow {
  const verdict = row('verdict');
  if (verdict !== 'never' && verdict !== 'none')
    throw new Error(`${EXCEPTIONS}: "${verdict}" is not a verdict.`);
  return { codes: row('codes'), axis: row('axis'), verdict };
}

function readGrounds(row: Row): GroundsRow {
  const grounds = row('grounds');
  if (grounds !== 'dated' && grounds !== 'covering' && grounds !== 'showing') {
    throw new Error(`${GROUNDS}: "${grounds}" is not known.`);
  }
  return { release: row('release'), grounds };
}
