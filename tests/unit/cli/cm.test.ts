import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildBook } from '../../../utils/cli/build-book.ts';
import { changesAnswer, codeAnswer, reviewAnswer, searchAnswer } from '../../../utils/cli/shapes.ts';

const CM = join(import.meta.dirname, '../../../utils/cli/cm.ts');
const folder = mkdtempSync(join(tmpdir(), 'clear-margin-cm-'));

interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

function cm(words: readonly string[], input: string | Buffer = ''): Ran {
  const ran = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', CM, ...words], {
    input,
    maxBuffer: 1 << 28,
  });
  return { status: ran.status, out: ran.stdout.toString('utf8'), err: ran.stderr.toString('utf8') };
}

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

beforeAll(() => {
  buildBook();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('cm search', () => {
  it('finds the entry a coder means and says why', () => {
    const ran = cm(['search', 'bcc nose', '--date', '2026-11-10', '--json']);
    expect(ran.status).toBe(0);
    const answer = searchAnswer.parse(JSON.parse(ran.out));
    expect(answer.query).toBe('bcc nose');
    expect(answer.hits[0]).toMatchObject({ system: 'icd10cm', code: 'C44.311', standing: 'billable' });
    expect(answer.hits[0]?.why).toContain('basal cell carcinoma');
  });

  it('keeps to the system and the number asked for', () => {
    const answer = searchAnswer.parse(
      JSON.parse(cm(['search', 'biopsy', '--system', 'cpt', '--limit=3', '--json']).out),
    );
    expect(answer.hits).toHaveLength(3);
    expect(new Set(answer.hits.map((hit) => hit.system))).toEqual(new Set(['cpt']));
  });

  it('answers a batch line by line, an empty line too, whatever ends the lines', () => {
    const batch = file('queries.txt', '\uFEFFacne\r\n\r\nL20.9\r\nroseacea\n');
    const ran = cm(['search', '--batch', batch, '--json']);
    const answers = ran.out
      .trimEnd()
      .split('\n')
      .map((line) => searchAnswer.parse(JSON.parse(line)));
    expect(answers.map((answer) => answer.query)).toEqual(['acne', '', 'L20.9', 'roseacea']);
    expect(answers[1]?.hits).toEqual([]);
    expect(answers[2]?.hits[0]?.code).toBe('L20.9');
    expect(ran.status).toBe(0);
  });

  it('prints for people without --json', () => {
    const ran = cm(['search', 'bcc', 'nose']);
    expect(ran.out).toMatch(/C44\.311\s+billable\s+Basal cell carcinoma of skin of nose/);
  });

  it('is quiet when the reader has seen enough', () => {
    const batch = file('many.txt', 'acne\n'.repeat(3000));
    const shell = `"${process.execPath}" "${CM}" search --batch "${batch}" --json | head -n 1`;
    const ran = spawnSync('sh', ['-c', shell], { maxBuffer: 1 << 28 });
    expect(searchAnswer.parse(JSON.parse(ran.stdout.toString())).query).toBe('acne');
    expect(ran.stderr.toString()).not.toMatch(/EPIPE|Error/);
  }, 60_000);
});

describe('cm code', () => {
  it('shows the way to it, its notes with their release, and the kinds there are none of', () => {
    const answer = codeAnswer.parse(JSON.parse(cm(['code', 'L23', '--json']).out));
    expect(answer.path.map(({ key }) => key)).toEqual(['12', 'L20-L30']);
    expect(answer.beside?.notes).toContainEqual({
      kind: 'excludes1',
      from: 'L23',
      isInherited: false,
      text: 'allergy NOS (T78.40)',
      release: 'FY2027',
    });
    expect(answer.beside?.none).toContain('code-first');
    const printed = cm(['code', 'T78.2']).out;
    expect(printed).toContain('In: 19 > T07-T88 > T66-T78 > T78');
    expect(printed).toMatch(/T78\.2XXA +initial encounter/);
  });

  it('says where its facts come from, and what was not read of it', () => {
    expect(code('L20.9', '--date', '2026-11-10').sources).toEqual(['Title and standing: ICD-10-CM FY2027.']);
    const printed = cm(['code', 'J4B', '--date', '2026-11-10']).out;
    expect(printed).toContain('newer than the tabular list of April 2026');
    expect(printed).not.toContain('None:');
    expect(code('C44.90').beside?.indexTermsTotal).toBe(code('C44.90').beside?.indexTerms.length);
    const many = code('R21').beside;
    expect(many?.indexTermsTotal).toBeGreaterThanOrEqual(many?.indexTerms.length ?? 1);
  });

  it('says where the neoplasm table leads to it', () => {
    expect(code('C44.311', '--date', '2026-11-10').beside?.tableCells).toContainEqual({
      site: ['nose, nasal', 'skin', 'basal cell carcinoma'],
      column: 'primary',
    });
    const printed = cm(['code', 'C44.311', '--date', '2026-11-10']).out;
    expect(printed).toContain('nose, nasal, skin, basal cell carcinoma: primary');
  });

  function code(...words: string[]) {
    const ran = cm(['code', ...words, '--json']);
    expect(ran.status).toBe(0);
    return codeAnswer.parse(JSON.parse(ran.out));
  }

  it('tells what a code is on the date', () => {
    expect(code('L20.9', '--date', '2026-11-10')).toMatchObject({
      system: 'icd10cm',
      code: 'L20.9',
      title: 'Atopic dermatitis, unspecified',
      standing: 'billable',
      release: 'FY2027',
    });
    expect(code('L20', '--date', '2026-11-10').standing).toBe('header');
    expect(code('L66.81', '--date', '2024-05-02').standing).toBe('not-yet');
    expect(code('11100', '--date', '2026-11-10').standing).toBe('retired');
  });

  it('answers unknown for what no book holds, without failing', () => {
    for (const nonsense of ['L20.99', 'Z9Z.9', 'hello world', '99999', '🙂', 'J3309']) {
      expect(code(nonsense), nonsense).toMatchObject({ standing: 'unknown', title: '', unspecified: null });
    }
  });

  for (const [typed, meant] of [
    ['L209.', 'L20.9'],
    ['L20.9,', 'L20.9'],
    ['(l20.9)', 'L20.9'],
    ['L 20.9', 'L20.9'],
    ['L20．9', 'L20.9'],
    ['99213-25', '99213'],
    ['11102x2', '11102'],
    ['QA0011', 'QA0.011'],
  ] as const) {
    it(`takes “${typed}” for ${meant}, with its title`, () => {
      const answer = code(typed, '--date', '2026-11-10');
      expect(answer).toMatchObject({ code: meant, standing: 'billable' });
      expect(answer.title).not.toBe('');
    });
  }

  it('takes an unknown supply for a supply, and writes the date with its month in letters', () => {
    expect(code('J9998')).toMatchObject({ system: 'hcpcs', code: 'J9998', standing: 'unknown' });
    expect(cm(['code', 'L20.9', '--date', '2026-11-10']).out).toContain('on 10 Nov 2026');
  });

  it('shows both readings of a code without its dot, the asked one first', () => {
    const both = code('l4050');
    expect([both.code, both.alsoReads[0]?.code]).toEqual(['L40.50', 'L4050']);
    const asked = code('L4050', '--system', 'hcpcs');
    expect([asked.system, asked.code, asked.alsoReads]).toEqual(['hcpcs', 'L4050', []]);
  });

  it('prints what an unspecified code leaves open', () => {
    expect(cm(['code', 'C44.310']).out).toMatch(
      /Leaves open: site[\s\S]*C44\.311\s+Basal cell carcinoma of skin of nose/,
    );
    // Before ICD-10-CM there was no more exact code to name.
    const early = cm(['code', 'L20.9', '--date', '2014-01-01']).out;
    expect(early).toContain('Leaves open: type.\n');
    expect(early).not.toContain('More exact codes');
  });
});

describe('cm review', () => {
  const note = 'A/P:\n1. BCC, left nasal ala (C44.91). Mohs.\n2. AK, scalp (L57.0).\n';

  function review(words: readonly string[], input?: string | Buffer) {
    const ran = cm(['review', ...words, '--date', '2026-11-10', '--json'], input);
    expect(ran.err).toBe('');
    expect(ran.status).toBe(0);
    return reviewAnswer.parse(JSON.parse(ran.out));
  }

  it('reads a file: codes, findings and the words they rest on', () => {
    const answer = review([file('note.txt', note), '--codes', 'C44.91, L57.0, 17000-59 x1']);
    expect(answer.codes.map((one) => one.code)).toEqual(['C44.91', 'L57.0', '17000']);
    expect(answer.codes[2]).toMatchObject({ units: 1, modifiers: ['59'], places: [] });
    const [finding] = answer.findings;
    expect(finding).toMatchObject({ rule: 'unspecified-code', grade: 'warn', code: 'C44.91' });
    expect(finding?.suggestions[0]?.code).toBe('C44.311');
    expect(note.slice(finding?.start, finding?.end)).toBe(finding?.quote);
  });

  it('keeps offsets true to the text given: byte order mark, carriage returns, emoji, Latin-1', () => {
    const texts: [string, string | Buffer][] = [
      [`\uFEFF${note}`, `\uFEFF${note}`],
      [note.replaceAll('\n', '\r\n'), note.replaceAll('\n', '\r\n')],
      [`🙂 ${note}`, `🙂 ${note}`],
      [`Sjögren. ${note}`, Buffer.from(`Sjögren. ${note}`, 'latin1')],
      [`\uFEFF${note}`, Buffer.from(`\uFEFF${note}`, 'utf16le')],
    ];
    for (const [text, given] of texts) {
      const answer = review(['-'], given);
      const [code] = answer.codes;
      expect(text.slice(code?.places[0]?.start, code?.places[0]?.end)).toBe('C44.91');
      expect(answer.findings[0]?.suggestions[0]?.code).toBe('C44.311');
      for (const { start, end, quote } of answer.mentions) expect(text.slice(start, end)).toBe(quote);
    }
  }, 60_000);

  it('answers for an empty note and for one of five megabytes', () => {
    expect(review(['-'], '')).toMatchObject({ codes: [], findings: [], mentions: [] });
    const long = review(
      ['-'],
      `${note}${'Doing well on the present plan, nothing new to report today. '.repeat(85_000)}`,
    );
    expect(long.findings[0]).toMatchObject({ code: 'C44.91', grade: 'warn' });
  }, 240_000);

  it('names what it cannot read on the claim and goes on', () => {
    const ran = cm(['review', '-', '--codes', 'L57.0; gibberish', '--json'], note);
    expect(ran.status).toBe(0);
    expect(ran.err).toContain('“gibberish”');
    expect(reviewAnswer.parse(JSON.parse(ran.out)).codes.map((one) => one.code)).toContain('L57.0');
  });

  it('names units that are no whole number, and no modifier by mistake', () => {
    const ran = cm(
      ['review', '-', '--codes', '17111 x 1.5, 99214,25,11102,59,RT,L20.9,17003x4', '--json'],
      note,
    );
    expect(ran.err.trim()).toBe('--codes: the units of “17111 x 1.5” are no whole number and were left out.');
    const codes = reviewAnswer.parse(JSON.parse(ran.out)).codes;
    expect(codes.find((one) => one.code === '17111')?.units).toBeNull();
    expect(codes.find((one) => one.code === '99214')?.modifiers).toEqual(['25']);
    expect(codes.find((one) => one.code === '11102')?.modifiers).toEqual(['59', 'RT']);
    expect(codes.find((one) => one.code === '17003')?.units).toBe(4);
  });

  it('prints for people in words', () => {
    const out = cm(['review', '-', '--date', '2026-11-10'], note).out;
    expect(out).toContain('The note says more');
    expect(out).toMatch(/C44\.311\s+Basal cell carcinoma of skin of nose/);
    expect(cm(['review', '-'], 'Nothing coded here.').out).toContain('No codes found');
  });
});

describe('cm changes', () => {
  it('lists what changed, dermatology first, held to its shape', () => {
    const ran = cm(['changes', 'FY2026', 'FY2027', '--json']);
    expect([ran.status, ran.err]).toEqual([0, '']);
    const answer = changesAnswer.parse(JSON.parse(ran.out));
    expect(answer).toMatchObject({ system: 'icd10cm', from: { name: 'FY2026' }, to: { name: 'FY2027' } });
    expect(answer.rows[0]).toMatchObject({ code: 'L02.232', isDermatology: true, kind: 'retitled' });
    expect(answer.rows.length).toBe(278);
  });

  it('names a release as it is said, in any case, and reads HCPCS too', () => {
    const answer = changesAnswer.parse(
      JSON.parse(cm(['changes', 'january 2025', '2026-July', '--json', '--dermatology']).out),
    );
    expect([answer.system, answer.to.name]).toEqual(['hcpcs', 'July 2026']);
    expect(answer.notKnown.join()).toContain('no first day');
    expect(answer.rows.every((row) => row.isDermatology)).toBe(true);
  });

  it('writes CSV, and prints for people in words', () => {
    const csv = cm(['changes', 'FY2026', 'FY2027', '--csv', '--dermatology']).out;
    expect(csv.split('\r\n')).toHaveLength(7);
    expect(csv).toContain('new,L02.237,Carbuncle of flank,,2026-10-01');
    const out = cm(['changes', 'FY2027', 'FY2026', '--dermatology']).out;
    expect(out).toMatch(/^FY2026 to FY2027: 2 new, 3 new title\./);
    expect(out).toMatch(/L02\.237 +new +1 Oct 2026 +Carbuncle of flank/);
    expect(cm(['changes', 'FY2027', 'FY2027']).out).toContain('nothing changed');
  });
});

describe('cm code over time', () => {
  it('shows the history and what to use instead', () => {
    const ran = cm(['code', 'T81.4XXA', '--date', '2026-11-10', '--json']);
    const answer = codeAnswer.parse(JSON.parse(ran.out));
    expect(answer.history.map((event) => [event.what, event.date])).toEqual([
      ['new', '2015-10-01'],
      ['retired', '2018-10-01'],
    ]);
    expect(answer.successors?.kind).toBe('neighbours');
    expect(answer.successors?.codes[0]).toEqual({
      code: 'T81.40XA',
      title: 'Infection following a procedure, unspecified, initial encounter',
    });
    const out = cm(['code', 'T81.4XXA', '--date', '2026-11-10']).out;
    expect(out).toContain('1 Oct 2018  no longer valid, FY2019');
    expect(out).toContain('our reading, not an official mapping');
    expect(cm(['code', 'L66.1', '--date', '2026-11-10']).out).toContain('Use one of its codes');
    expect(cm(['code', 'S52', '--date', '2026-11-10']).out).toMatch(/and [\d]+ more\n$/);
  });

  it('a code that no book holds has neither', () => {
    const answer = codeAnswer.parse(JSON.parse(cm(['code', 'Q99.99', '--json']).out));
    expect([answer.history, answer.successors]).toEqual([[], null]);
  });
});

describe('wrong arguments get one clear line and exit code 2', () => {
  const wrong: readonly (readonly string[])[] = [
    [],
    ['frobnicate'],
    ['search'],
    ['search', '   '],
    ['search', 'acne', '--limit', '0'],
    ['search', 'acne', '--limit', '-3'],
    ['search', 'acne', '--limit', 'many'],
    ['search', 'acne', '--limit'],
    ['search', 'acne', '--date', '2026-02-30'],
    ['search', 'acne', '--date', '10/11/2026'],
    ['search', 'acne', '--system', 'snomed'],
    ['search', 'acne', '--colour'],
    ['search', 'acne', '--batch', join(folder, 'nowhere.txt')],
    ['search', '--batch', join(folder, 'nowhere.txt'), '--json'],
    ['code'],
    ['code', ''],
    ['code', 'L20.9', 'L40.9'],
    ['code', 'L20.9', '--limit', '3'],
    ['review'],
    ['review', join(folder, 'nowhere.txt')],
    ['review', folder],
    ['review', '-', '--system', 'cpt'],
    ['changes'],
    ['changes', 'FY2026'],
    ['changes', 'FY2026', 'FY2027', 'FY2025'],
    ['changes', 'FY2026', 'FY2099'],
    ['changes', 'FY2026', 'January 2025'],
    ['changes', 'FY2026', 'FY2027', '--csv', '--json'],
    ['changes', 'FY2026', 'FY2027', '--csv=yes'],
  ];

  for (const words of wrong) {
    it(`cm ${words.join(' ').replaceAll(folder, 'FOLDER')}`, () => {
      const ran = cm(words);
      expect(ran.status).toBe(2);
      expect(ran.out).toBe('');
      expect(ran.err.trimEnd().split('\n')).toHaveLength(1);
      expect(ran.err).not.toContain('    at ');
    });
  }

  it('--help is no mistake', () => {
    for (const words of [['--help'], ['search', '--help'], ['help']]) {
      const ran = cm(words);
      expect(ran.status).toBe(0);
      expect(ran.out).toContain('--batch FILE');
    }
  });
});
