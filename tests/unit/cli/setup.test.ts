import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

/** Each of these runs the real set-up, in a folder of its own whose name holds a blank. */
const CLI = join(import.meta.dirname, '../../../utils/cli');
const FILES = ['setup.mjs', 'bring-dependencies.mjs', 'bring-browser.mjs', 'find-browser.mjs'];
const top = realpathSync(mkdtempSync(join(tmpdir(), 'set up ')));
const STEP = `const { NODE_ENV, CHROMIUM_PATH } = process.env;
process.stdout.write(JSON.stringify({ words: process.argv.slice(2), NODE_ENV, CHROMIUM_PATH }) + '\\n');
if (process.argv[2] === 'wait') {
  process.on('SIGTERM', () => { process.stdout.write('ended in order\\n'); process.exit(0); });
  setTimeout(() => process.kill(process.ppid, 'SIGTERM'), 50);
  setTimeout(() => process.exit(9), 30_000);
} else process.exitCode = Number(process.argv[2] ?? 0);
`;

let made = 0;
let root = '';

afterAll(() => rmSync(top, { recursive: true, force: true }));
beforeEach(() => {
  made += 1;
  root = join(top, String(made));
  for (const file of FILES) {
    write(`utils/cli/${file}`, '');
    copyFileSync(join(CLI, file), join(root, 'utils/cli', file));
  }
  for (const step of ['cm', 'run-tests', 'start']) write(`utils/cli/${step}.ts`, STEP);
  write('package.json', '{ "type": "module" }');
  writeLock('1.0.0');
});

function write(name: string, text: string): string {
  const file = join(root, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** A program of a few lines of shell. */
function writeProgram(name: string, lines: string): string {
  const file = write(name, `#!/bin/sh\n${lines}\n`);
  chmodSync(file, 0o755);
  return file;
}

function lockOf(version: string): string {
  const own = { os: [process.platform], cpu: [process.arch] };
  return JSON.stringify({
    packages: {
      '': {},
      'node_modules/wxt': { version },
      'node_modules/formatter-for-here': { version, optional: true, ...own },
      'node_modules/formatter-for-elsewhere': { version, optional: true, os: ['aix'], cpu: ['ppc64'] },
    },
  });
}

function writeLock(version: string): void {
  write('package-lock.json', lockOf(version));
}

/** npm, as far as set-up sees it: what it was called with is kept, and it installs what the lock file says. */
function npm(after = ''): void {
  writeProgram(
    'machine/npm',
    `echo "$*" >> "${root}/npm-calls"
rm -rf node_modules
mkdir -p node_modules/.bin
for command in wxt vitest node; do : > node_modules/.bin/$command; done
cp package-lock.json node_modules/.package-lock.json
${after}`,
  );
}

function npmCalls(): string[] {
  const file = join(root, 'npm-calls');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
}

interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** A line that makes the Node that runs set-up look like another one, or like one on another system. */
function disguise(line: string): Record<string, string> {
  const file = write('disguise.mjs', `${line}\nprocess.env.NODE_OPTIONS = '';\n`);
  return { NODE_OPTIONS: `--import=${pathToFileURL(file).href}` };
}

function setUp(words: readonly string[], env: Record<string, string> = {}): Ran {
  const ran = spawnSync(process.execPath, [join(root, 'utils/cli/setup.mjs'), ...words], {
    encoding: 'utf8',
    cwd: root,
    env: { HOME: root, PATH: [join(root, 'machine'), '/usr/bin', '/bin'].join(delimiter), ...env },
  });
  return { status: ran.status, out: ran.stdout, err: ran.stderr };
}

describe('the dependencies', { timeout: 60_000 }, () => {
  it('are installed where there are none, and only once', () => {
    npm();
    const first = setUp(['cm', '0', 'two words']);
    expect(first.err).toBe('Installing the dependencies (npm ci) …\n');
    expect(JSON.parse(first.out).words).toEqual(['0', 'two words']);
    expect(first.status).toBe(0);
    expect(setUp(['cm']).err).toBe('');
    expect(npmCalls()).toHaveLength(1);
  });

  it('are installed whole on a machine set up for production, and the step is not made a production step', () => {
    npm();
    const ran = setUp(['cm'], { NODE_ENV: 'production', npm_config_omit: 'dev' });
    expect(npmCalls()[0]).toMatch(/^ci --include=dev --include=optional/);
    expect(JSON.parse(ran.out)).not.toHaveProperty('NODE_ENV');
  });

  it('are installed anew when the lock file has changed', () => {
    npm();
    setUp(['cm']);
    writeLock('1.0.1');
    expect(setUp(['cm']).status).toBe(0);
    expect(npmCalls()).toHaveLength(2);
  });

  it('stay as they are when someone else has already installed what the lock file says', () => {
    npm();
    setUp(['cm']);
    writeLock('1.0.1');
    write('node_modules/.package-lock.json', lockOf('1.0.1'));
    expect(setUp(['cm']).status).toBe(0);
    expect(npmCalls()).toHaveLength(1);
  });

  it('are installed anew when the part made for this machine was left out', () => {
    npm();
    setUp(['cm']);
    rmSync(join(root, 'node_modules/.clear-margin-setup'));
    const present = JSON.parse(lockOf('1.0.0'));
    delete present.packages['node_modules/formatter-for-elsewhere'];
    write('node_modules/.package-lock.json', JSON.stringify(present));
    setUp(['cm']);
    expect(npmCalls()).toHaveLength(1);
    rmSync(join(root, 'node_modules/.clear-margin-setup'));
    delete present.packages['node_modules/formatter-for-here'];
    write('node_modules/.package-lock.json', JSON.stringify(present));
    setUp(['cm']);
    expect(npmCalls()).toHaveLength(2);
  });

  it.each(['.bin', '.bin/vitest', '.bin/wxt'])('are installed anew when node_modules/%s is gone', (gone) => {
    npm();
    setUp(['cm']);
    rmSync(join(root, 'node_modules', gone), { recursive: true });
    expect(setUp(['cm']).status).toBe(0);
    expect(npmCalls()).toHaveLength(2);
  });

  it('are not taken for installed when npm left something out', () => {
    npm('rm node_modules/.bin/vitest');
    const ran = setUp(['cm']);
    expect(ran).toMatchObject({ status: 1, out: '' });
    expect(ran.err).toContain('npm left out vitest.');
    expect(existsSync(join(root, 'node_modules/.clear-margin-setup'))).toBe(false);
    npm();
    expect(setUp(['cm']).status).toBe(0);
  });

  it('are not taken for installed when npm failed: what it said is shown', () => {
    npm('rm -rf node_modules; echo "the network is gone" >&2; exit 7');
    const ran = setUp(['cm']);
    expect(ran).toMatchObject({ status: 1, out: '' });
    expect(ran.err).toContain('the network is gone');
    expect(ran.err).toContain('The dependencies could not be installed.');
    expect(setUp(['cm']).status).toBe(1);
    expect(npmCalls()).toHaveLength(2);
  });

  it('without npm: says that npm is missing', () => {
    const ran = setUp(['cm'], { PATH: join(root, 'machine') });
    expect(ran.status).toBe(1);
    expect(ran.err).toMatch(/npm could not be started .*Install Node with npm/);
  });

  it('on Windows: says what to do when the Node to be replaced is the one that runs', () => {
    npm();
    const own = JSON.stringify(join(root, 'node_modules/node/bin/node.exe'));
    const ran = setUp(
      ['cm'],
      disguise(`Object.defineProperty(process, 'platform', { value: 'win32' }); process.execPath = ${own};`),
    );
    expect(ran.status).toBe(1);
    expect(ran.err).toContain('delete the folder “node_modules” and run the command again');
    expect(npmCalls()).toHaveLength(0);
  });
});

describe('the Node that runs the step', { timeout: 60_000 }, () => {
  const NODE_20 =
    "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.19.4' } });";

  it('is the one that came with the dependencies', () => {
    npm();
    setUp(['cm']);
    writeProgram('node_modules/node/bin/node', 'echo "own node: $3"');
    expect(setUp(['cm', 'L57.0']).out).toBe('own node: L57.0\n');
  });

  it('is never one that is too old', () => {
    npm();
    const ran = setUp(['cm'], disguise(NODE_20));
    expect(ran).toMatchObject({ status: 1, out: '' });
    expect(ran.err).toContain('Node 22.18 or later is needed, and this is 20.19.4.');
  });

  it('is asked for by name where install scripts are forbidden and the machine has only an old one', () => {
    npm('rm node_modules/.bin/node');
    const ran = setUp(['cm'], disguise(NODE_20));
    expect(ran.err).toContain("npm left out node. Allow npm's install scripts");
  });
});

describe('the browser', { timeout: 120_000 }, () => {
  beforeEach(() => npm());

  it('is named to the step when it starts', () => {
    const CHROMIUM_PATH = writeProgram('machine/a browser', 'echo "Chromium 140.0.1"');
    expect(JSON.parse(setUp(['start'], { CHROMIUM_PATH }).out)).toMatchObject({ CHROMIUM_PATH });
  });

  it('is not looked for where the step needs none', () => {
    expect(setUp(['cm'], { CHROMIUM_PATH: '/nowhere/chromium' }).status).toBe(0);
  });

  it.each([
    ['is not there', 'nowhere', '', 'which is not there'],
    [
      'only tells what to install',
      'stub',
      'echo "needs the snap" >&2; exit 1',
      'does not start (“needs the snap”)',
    ],
    ['lacks its libraries', 'bare', 'exit 127', 'does not start.'],
    ['is not a browser', 'other', 'echo hello', 'does not start (“hello”)'],
    ['is Google Chrome', 'chrome', 'echo "Google Chrome 147.0.1"', 'no longer loads extensions'],
  ])('named by the user is refused when it %s', (_, name, lines, said) => {
    const CHROMIUM_PATH = lines === '' ? join(root, name) : writeProgram(`machine/${name}`, lines);
    const ran = setUp(['start'], { CHROMIUM_PATH });
    expect(ran).toMatchObject({ status: 1, out: '' });
    expect(ran.err).toContain(said);
    expect(ran.err).toContain('Install Chromium, Chrome for Testing or Microsoft Edge, or set CHROMIUM_PATH');
  });

  it('that does not start is passed over for the next one', () => {
    writeProgram('machine/chromium', 'echo "needs the snap" >&2; exit 1');
    const good = writeProgram('elsewhere/chromium', 'echo "Google Chrome for Testing 140.0.1"');
    const PATH = [join(root, 'machine'), join(root, 'elsewhere'), '/bin'].join(delimiter);
    expect(JSON.parse(setUp(['start'], { PATH }).out)).toMatchObject({ CHROMIUM_PATH: good });
  });

  it('is asked for in plain words where there is none and none can be brought', () => {
    setUp(['cm']);
    const bare = disguise("Object.defineProperty(process, 'platform', { value: 'freebsd' });");
    const ran = setUp(['start'], { ...bare, PATH: '' });
    expect(ran).toMatchObject({ status: 1, out: '' });
    expect(ran.err).toMatch(/^No browser found that can load the extension\. Install Chromium, /);
  });
});

describe('npm test that cannot even begin', { timeout: 60_000 }, () => {
  it.each([
    ['npm fails', 'exit 1', {}],
    ['there is no browser', '', { CHROMIUM_PATH: '/nowhere/chromium' }],
  ])('still ends with the count when %s', (_, after, env) => {
    npm(after);
    expect(setUp(['test'], env)).toMatchObject({ status: 1, out: '0 passed, 1 failed\n' });
  });
});

describe('a step', { timeout: 60_000 }, () => {
  beforeEach(() => npm());

  it('passes its exit code on', () => {
    expect(setUp(['cm', '3']).status).toBe(3);
  });

  it('is told to end when set-up is told to end, and has the time to do so', () => {
    const ran = setUp(['cm', 'wait']);
    expect(ran.out).toContain('ended in order');
    expect(ran.status).toBe(0);
  });

  it.each(['', 'dance', 'constructor'])(
    'that is not known (“%s”) is answered with those that are',
    (name) => {
      const ran = setUp([name]);
      expect(ran.status).toBe(1);
      expect(ran.err).toBe(`There is no step “${name}”. Steps: start, test, bench, cm.\n`);
    },
  );
});
