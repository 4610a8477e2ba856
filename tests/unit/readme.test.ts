import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildBook } from '../../utils/cli/build-book.ts';
import { codeAnswer } from '../../utils/cli/shapes.ts';
import { RULES } from '../../utils/review/rules.ts';
import config from '../../wxt.config.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const README = read('README.md');
const folder = mkdtempSync(join(tmpdir(), 'clear-margin-readme-'));

/** Rows of a tab-separated table, without remarks and the line of names. */
function rows(path: string): string[][] {
  const lines = read(path)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  return lines.slice(1).map((line) => line.split('\t'));
}

/** Runs a documented `npm run -s cm -- …` line as it stands, in a folder that holds a note.txt. */
function runDocumented(line: string): { status: number | null; out: string } {
  const words = [...line.replace('npm run -s cm -- ', '').matchAll(/"([^"]*)"|(\S+)/g)];
  const args = words.map((word) => word[1] ?? word[2] ?? '');
  const ran = spawnSync(process.execPath, [join(ROOT, 'utils/cli/cm.ts'), ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status: ran.status, out: ran.stdout };
}

beforeAll(() => {
  buildBook();
  writeFileSync(join(folder, 'note.txt'), 'Assessment: atopic dermatitis. Shave biopsy of the left cheek.\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('what the README promises', () => {
  it('names only commands that exist', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const named = [...README.matchAll(/npm (?:run (?:-s )?)?([a-z:]+)/g)].map((match) => match[1] ?? '');
    const own = named.filter((name) => !['ci', 'registry', 'or'].includes(name));
    expect(own).toEqual(expect.arrayContaining(['start', 'test', 'build', 'bench', 'cm', 'compile:tables']));
    for (const name of own) expect(scripts, name).toHaveProperty([name]);
  });

  it('shows command lines that run', () => {
    const lines = README.split('\n').filter((line) => line.startsWith('npm run -s cm -- '));
    expect(lines).toHaveLength(6);
    const [search, code, changes, review, units, rules] = lines.map(runDocumented);
    expect(search).toMatchObject({ status: 0, out: expect.stringContaining('C44.311') });
    expect(codeAnswer.parse(JSON.parse(code?.out ?? '')).code).toBe('L20.9');
    expect(changes).toMatchObject({ status: 0, out: expect.stringContaining('L02.237,Carbuncle of flank') });
    expect(review).toMatchObject({ status: 0, out: expect.stringContaining('11102 x1') });
    expect(units).toMatchObject({
      status: 0,
      out: expect.stringContaining('= 1.4 cm, trunk, benign: 11402'),
    });
    expect(rules).toMatchObject({ status: 0, out: expect.stringContaining('Code needs more characters') });
  });

  it('links to files and pictures that are there', () => {
    const links = [...README.matchAll(/\]\(([^)#:]+)\)/g)].map((match) => match[1] ?? '');
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) expect(existsSync(join(ROOT, link)), link).toBe(true);
  });

  it('counts the tables rightly', () => {
    const newest = rows('assets/codes/releases.tsv').find(([key]) => key === 'fy2027') ?? [];
    for (const count of newest.slice(-2)) expect(README).toContain(Number(count).toLocaleString('en-US'));
    const hcpcs = rows('assets/codes/hcpcs.tsv').filter((row) => row.includes('2025-january'));
    const kinds = (kind: string) =>
      hcpcs.filter((row) => row[1] === kind && row[8] === '2025-january').length;
    expect(README).toContain(`${kinds('c').toLocaleString('en-US')} codes and ${kinds('m')} modifiers`);
    expect(README).toContain(`${rows('assets/codes/cpt-labels.tsv').length} dermatology numbers`);
    const notes = readdirSync(join(ROOT, 'assets/codes/notes'))
      .filter((name) => name.startsWith('chapter-'))
      .flatMap((name) => rows(`assets/codes/notes/${name}`));
    expect(README).toContain('some 25,000 instructional notes');
    expect(Math.round(notes.length / 1000)).toBe(25);
    for (const name of ['neoplasm', 'index-skin'])
      expect(README).toContain(rows(`assets/codes/notes/${name}.tsv`).length.toLocaleString('en-US'));
    const terms = readdirSync(join(ROOT, 'assets/lexicon'))
      .filter((name) => name.endsWith('.tsv'))
      .flatMap((name) => rows(`assets/lexicon/${name}`));
    expect(README).toContain('more than 5,000 abbreviations');
    expect(terms.length).toBeGreaterThan(5000);
  });

  it('tells how many rules there are, and the key that opens the panel', () => {
    expect(README).toContain(`It knows ${RULES.length} rules`);
    expect(README).toContain('Alt+Shift+C');
    expect(JSON.stringify(manifestOf())).toContain('Alt+Shift+C');
  });
});

function manifestOf(): unknown {
  const make = config.manifest;
  return typeof make === 'function'
    ? make({ browser: 'chrome', manifestVersion: 3, mode: 'production', command: 'build' })
    : make;
}
