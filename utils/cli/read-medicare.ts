import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openMedicare } from '../procedures/medicare/open-medicare.ts';
import type { Medicare } from '../procedures/medicare/types.ts';

const FOLDER = join(import.meta.dirname, '../../assets/medicare');

/**
 * Medicare's tables for the command line and for tests.
 * @throws Error naming the table that cannot be read
 */
export function readMedicareTables(): Medicare {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.tsv'));
  return openMedicare(new Map(names.map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')])));
}
