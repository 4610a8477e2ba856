import { checkTables, isWhole } from './check-tables.ts';
import { type Breathe, type CompiledUpdate, compileUpdate } from './compile-update.ts';
import { describeTables } from './describe-tables.ts';
import type { UpdateInput } from './store-types.ts';
import type { Trouble } from './trouble.ts';
import type { PartRelease, TableBytes } from './types.ts';

/** What the updater asks of those who know the tables. A test of the steps alone gives another. */
export interface Compiler {
  compile(packaged: TableBytes, inputs: readonly UpdateInput[], breathe: Breathe): Promise<CompiledUpdate>;
  /** `null` where the finished tables are right. */
  check(tables: TableBytes, packaged: TableBytes): Trouble | null;
  isWhole(tables: TableBytes): boolean;
  describe(tables: TableBytes): readonly PartRelease[];
}

export const OFFICIAL_COMPILER: Compiler = {
  compile: compileUpdate,
  check: checkTables,
  isWhole,
  describe: describeTables,
};
