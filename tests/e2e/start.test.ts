import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from '../../utils/zod.ts';
import { ROOT } from './open-extension.ts';

const expected = z
  .object({
    dateOfService: z.string(),
    codes: z.array(z.object({ code: z.string(), standing: z.string() })),
    findings: z.array(
      z.object({
        grade: z.enum(['block', 'warn', 'inform']),
        code: z.string(),
        suggests: z.string().nullable(),
        evidence: z.string(),
      }),
    ),
    silent: z.array(z.string()),
  })
  .parse(JSON.parse(readFileSync(join(ROOT, 'assets/practice/ehr/expected.json'), 'utf8')));

const SAID = { block: 'Stop', warn: 'Check', inform: 'Ask' } as const;
const STANDING: Readonly<Record<string, string>> = {
  billable: 'Billable',
  header: 'Header: needs more characters',
};
const PICTURES = ['page.png', 'panel.png'].map((name) => join(ROOT, '.output/screenshots', name));

let run: SpawnSyncReturns<string>;
let lines: string[];

beforeAll(() => {
  for (const picture of PICTURES) rmSync(picture, { force: true });
  const args = ['--disable-warning=ExperimentalWarning', 'utils/cli/start.ts', '--built', '--headless'];
  run = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  lines = run.stdout.split('\n');
}, 120_000);

/** The printed finding on a code, with the lines that belong to it. */
function printed(code: string): string {
  const start = lines.findIndex((line) =>
    new RegExp(`^ {2}(Stop|Check|Ask) +${code.replace('.', '\\.')} `).test(line),
  );
  if (start < 0) return '';
  const end = lines.findIndex((line, at) => at > start && !line.startsWith('         '));
  return lines.slice(start, end).join('\n');
}

describe('npm start where there is no display', () => {
  it('ends well and says where the pictures are', () => {
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
    for (const picture of PICTURES) {
      expect(run.stdout).toContain(picture.split(/[\\/]/).slice(-2).join('/'));
      expect(existsSync(picture)).toBe(true);
    }
  });

  it('takes the date of service from the chart', () => {
    expect(expected.dateOfService).toBe('2026-11-10');
    expect(run.stdout).toContain('date of service 10 Nov 2026');
  });

  it.each(expected.codes)('lists $code with its standing', ({ code, standing }) => {
    expect(
      lines.some((line) => line.startsWith(`  ${code} `) && line.includes(STANDING[standing] ?? standing)),
    ).toBe(true);
  });

  it('lists nothing that only looks like a code: no date, dose, size, laboratory value or phone number', () => {
    const codes = lines.slice(lines.indexOf('Codes on the page') + 1, lines.indexOf('Findings') - 1);
    expect(codes.map((line) => line.trim().split(' ')[0]).sort()).toEqual(
      expected.codes.map(({ code }) => code).sort(),
    );
  });

  it.each(expected.findings)('finds $code ($grade)', ({ grade, code, suggests, evidence }) => {
    const finding = printed(code);
    expect(finding).toContain(SAID[grade]);
    expect(finding.toLowerCase()).toContain(evidence.toLowerCase());
    if (suggests !== null) expect(finding).toContain(`${code} → ${suggests}`);
  });

  it.each(expected.silent)('has nothing to say about %s', (code) => {
    expect(printed(code)).toBe('');
  });
});
