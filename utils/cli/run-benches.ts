/** `npm run bench`: every benchmark in `tests/bench`, or those whose name holds one of the words given. They print. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../../tests/bench');
const words = process.argv.slice(2);
const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.ts'))
  .filter((name) => words.length === 0 || words.some((word) => name.includes(word)));

for (const name of files) {
  console.log(`\n${name}`);
  // Memory is measured after a collection, which a script can ask for only where it is exposed.
  const flags = ['--disable-warning=ExperimentalWarning', '--expose-gc'];
  const run = spawnSync(process.execPath, [...flags, join(FOLDER, name)], { stdio: 'inherit' });
  if (run.status !== 0) process.exitCode = 1;
}
