/**
 * How long an update of the code book takes: taking the book apart, adding a release, checking it, compiling it again;
 * and what the panel asks of releases. Run: `node tests/bench/releases.ts`.
 */
import { readFileSync } from 'node:fs';
import { BOOK_FILE, buildBook } from '../../utils/cli/build-book.ts';
import { addIcdEdition, tablesUpTo } from '../../utils/codes/add-release.ts';
import { tablesOfBook } from '../../utils/codes/book-tables.ts';
import { listChanges } from '../../utils/codes/changes.ts';
import { checkIcdRelease } from '../../utils/codes/check-release.ts';
import { compileBook } from '../../utils/codes/compile-book.ts';
import { openBook } from '../../utils/codes/open-book.ts';
import { ownBuffer } from '../../utils/codes/pack.ts';

const DATE = '2026-11-10';

/** Wall and processor time of the middle of five runs. */
function timeOf(work: () => unknown): { 'wall, ms': string; 'processor, ms': string } {
  const runs = Array.from({ length: 5 }, () => {
    const usage = process.cpuUsage();
    const start = performance.now();
    work();
    const { user, system } = process.cpuUsage(usage);
    return { wall: performance.now() - start, cpu: (user + system) / 1000 };
  }).sort((a, b) => a.wall - b.wall);
  const middle = runs[2];
  return { 'wall, ms': middle?.wall.toFixed(0) ?? '', 'processor, ms': middle?.cpu.toFixed(0) ?? '' };
}

buildBook();
const bytes = ownBuffer(readFileSync(BOOK_FILE));
const tables = tablesOfBook(bytes);
const base = tablesUpTo(tables, 'fy2026');
const release = tables.releases.find((each) => each.key === 'fy2027');
if (!release) throw new Error('The book lacks FY2027.');
const rows = tables.icd10cm
  .filter((span) => span.last === '')
  .map((span) => ({ code: span.code.replace('.', ''), billable: span.billable, title: span.title }));
const added = addIcdEdition(base, { release, rows });
if ('refused' in added) throw new Error(added.sentence);
const made = compileBook(added.tables);
if (Buffer.compare(Buffer.from(made), Buffer.from(bytes)) !== 0) throw new Error('Another book was made.');

const book = openBook(bytes);
const newest = book.releases.find((each) => each.name === 'FY2027');
const first = book.releases.find((each) => each.name === 'FY2016');
if (!newest || !first) throw new Error('The book lacks a release.');
const ids = Array.from({ length: book.size }, (_, id) => id);

console.table({
  'take the book apart': timeOf(() => tablesOfBook(bytes)),
  'add FY2027 to FY2026': timeOf(() => addIcdEdition(base, { release, rows })),
  'check FY2027 against FY2026': timeOf(() => checkIcdRelease(base, rows)),
  'compile the book': timeOf(() => compileBook(added.tables)),
  'list changes FY2016 to FY2027': timeOf(() =>
    listChanges(book, { system: 'icd10cm', from: first, to: newest }),
  ),
  'histories of all entries': timeOf(() => {
    for (const id of ids) book.history(id);
  }),
  'successors of all entries': timeOf(() => {
    for (const id of ids) book.successors(id, DATE);
  }),
});
