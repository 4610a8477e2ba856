import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** Imports that point up, or reach for the browser where nobody may. */
const BREACHES: readonly (readonly [file: string, imported: string])[] = [
  ['utils/codes/a.ts', '../note/types.ts'],
  ['utils/codes/b.ts', '../search/open-search.ts'],
  ['utils/note/a.ts', '../reading/find-codes.ts'],
  ['utils/note/b.ts', '../messages.ts'],
  ['utils/note/c.ts', '../zod.ts'],
  ['utils/lexicon/a.ts', '../search/normalize.ts'],
  ['utils/search/a.ts', '../review/review-note.ts'],
  ['utils/search/b.ts', '../reading/find-codes.ts'],
  ['utils/reading/a.ts', '../review/types.ts'],
  ['utils/procedures/a.ts', '../review/types.ts'],
  ['utils/review/rules/a.ts', '../../browser/panel.ts'],
  ['utils/review/rules/b.ts', '../../audit/record.ts'],
  ['utils/review/c.ts', '../messages.ts'],
  ['utils/updates/a.ts', '../browser/panel.ts'],
  ['utils/overlay/a.ts', '../messages.ts'],
  ['utils/practice/a.ts', '../../components/Panel.tsx'],
  ['utils/audit/a.ts', '../cli/cm.ts'],
  ['utils/browser/a.ts', '../../components/Panel.tsx'],
  ['utils/cli/a.ts', '../browser/panel.ts'],
  ['utils/messages.ts', './browser/panel.ts'],
  ['components/A.tsx', '../entrypoints/sidepanel/main.tsx'],
  ['components/B.tsx', 'wxt/browser'],
  ['entrypoints/sidepanel/a.ts', '../../utils/cli/cm.ts'],
  ['entrypoints/sidepanel/b.ts', 'wxt/browser'],
  ['entrypoints/ehr.content/a.ts', 'zod'],
  ['entrypoints/ehr.content/b.ts', 'react'],
  ['entrypoints/ehr.content/c.ts', 'webextension-polyfill'],
  ['entrypoints/ehr.content/d.ts', '../../utils/codes/open-book.ts'],
  ...['codes', 'note', 'lexicon', 'search', 'reading', 'review', 'procedures', 'cli'].map(
    (room) => [`utils/${room}/api.ts`, 'wxt/browser'] as const,
  ),
];

const ALLOWED: readonly (readonly [file: string, imported: string])[] = [
  ['utils/note/ok.ts', '../codes/types.ts'],
  ['utils/search/ok.ts', '../lexicon/lexicon.ts'],
  ['utils/review/rules/ok.ts', '../../reading/types.ts'],
  ['utils/browser/ok.ts', 'wxt/browser'],
  ['utils/browser/ok-messages.ts', '../messages.ts'],
  ['utils/cli/ok.ts', '../review/review-note.ts'],
  ['components/Ok.tsx', '../utils/browser/panel-types.ts'],
  ['entrypoints/sidepanel/ok.tsx', '../../components/Panel.tsx'],
  ['entrypoints/ehr.content/ok.ts', '../../utils/note/wire.ts'],
];

let folder = '';
let restricted: ReadonlySet<string> = new Set();

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'house-')));
  copyFileSync(join(ROOT, '.biome.json'), join(folder, '.biome.json'));
  for (const [file, imported] of [...BREACHES, ...ALLOWED]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `import { thing } from '${imported}';\nexport const copy = thing;\n`);
  }
  restricted = filesThatBreach('noRestrictedImports');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function filesThatBreach(rule: string): ReadonlySet<string> {
  const args = ['lint', '--vcs-enabled=false', '--max-diagnostics=none', '--reporter=github', '.'];
  const { stdout } = spawnSync(join(ROOT, 'node_modules/.bin/biome'), args, {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const lines = stdout.split('\n').filter((line) => line.includes(rule));
  return new Set(
    lines.map((line) => relative(folder, /file=([^,]+)/.exec(line)?.[1] ?? '').replaceAll('\\', '/')),
  );
}

describe('the house: arrows point one way, down', () => {
  it.each(BREACHES)('%s may not import %s', (file) => {
    expect(restricted).toContain(file);
  });

  it.each(ALLOWED)('%s may import %s', (file) => {
    expect(restricted).not.toContain(file);
  });

  it('does not let two modules import each other', () => {
    writeFileSync(
      join(folder, 'utils/codes/one.ts'),
      "import { two } from './two.ts';\nexport const one = () => two;\n",
    );
    writeFileSync(
      join(folder, 'utils/codes/two.ts'),
      "import { one } from './one.ts';\nexport const two = () => one;\n",
    );
    expect(filesThatBreach('noImportCycles')).toContain('utils/codes/one.ts');
  });

  it('touches the browser in one folder only', () => {
    const found = execFileSync(
      'git',
      ['grep', '-lE', "from '(wxt/browser|webextension-polyfill)'", '--', '*.ts', '*.tsx'],
      {
        cwd: ROOT,
        encoding: 'utf8',
      },
    );
    const product = found.split('\n').filter((file) => /^(utils|components|entrypoints)\//.test(file));
    expect(product.length).toBeGreaterThan(0);
    expect(product.filter((file) => !file.startsWith('utils/browser/'))).toEqual([]);
  });
});
