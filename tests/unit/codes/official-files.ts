import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where the official files lie beside the project, or `undefined` on a machine without them. */
export function findOfficialFiles(): string | undefined {
  const folder = join(import.meta.dirname, '../../../../shared/releases');
  if (existsSync(join(folder, 'icd10cm/order'))) return folder;
  console.info(
    'The official release files are not at ../shared/releases: only the shipped tables are tested.',
  );
  return undefined;
}
