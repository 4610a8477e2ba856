import { describe, expect, test } from 'vitest';
import { parseCsv } from '../../../utils/cli/official/csv.ts';
import { bareCode, codeKey, codeOfKey, keyAfter, withDot } from '../../../utils/codes/code-text.ts';
import { mergeEditions } from '../../../utils/codes/merge-editions.ts';
import { parseHcpcsFile } from '../../../utils/codes/parse-hcpcs-file.ts';
import { parseOrderFile } from '../../../utils/codes/parse-order-file.ts';
import { parseTables } from '../../../utils/codes/parse-tables.ts';
import { readRows, writeRows } from '../../../utils/codes/tables.ts';

function orderLine(number: number, code: string, flag: string, title: string): string {
  const head = `${String(number).padStart(5, '0')} ${code.padEnd(7)} ${flag} `;
  return `${head}${title.slice(0, 60).padEnd(60)} ${title}`;
}

describe('an ICD-10-CM order file', () => {
  test('is read line by line, with either line end', () => {
    const lines = [
      orderLine(1, 'A00', '0', 'Cholera'),
      orderLine(2, 'A000', '1', 'Cholera due to Vibrio cholerae'),
    ];
    for (const end of ['\n', '\r\n']) {
      expect(parseOrderFile(`${lines.join(end)}${end}`)).toEqual([
        { code: 'A00', billable: false, title: 'Cholera' },
        { code: 'A000', billable: true, title: 'Cholera due to Vibrio cholerae' },
      ]);
    }
  });

  test.each([
    ['a web page', '<!doctype html><html></html>'],
    ['a flag of another kind', orderLine(1, 'A00', '2', 'Cholera')],
    ['a line that was cut', orderLine(1, 'A00', '1', 'Cholera').slice(0, 40)],
    ['a code with its dot', orderLine(1, 'A00.0', '1', 'Cholera')],
  ])('%s is refused, and the line is named', (_, text) => {
    expect(() => parseOrderFile(`${orderLine(1, 'A00', '0', 'Cholera')}\n${text}\n`)).toThrow(
      /^Line 2 is not a line/,
    );
  });

  test('an empty one is refused', () => {
    expect(() => parseOrderFile('\r\n\r\n')).toThrow('is empty');
  });
});

describe('editions', () => {
  const row = (code: string, billable: boolean, title: string) => ({ code, billable, title });

  test('are merged into spans; a change of flag or title, or a gap, begins a new one', () => {
    const spans = mergeEditions([
      { key: 'one', rows: [row('B01', true, 'Old name'), row('A01', true, 'A'), row('C01', true, 'C')] },
      { key: 'two', rows: [row('A01', false, 'A'), row('B01', true, 'New name')] },
      { key: 'three', rows: [row('A01', false, 'A'), row('C01', true, 'C')] },
    ]);
    expect(
      spans.map((span) => `${span.code} ${span.first}-${span.last} ${span.title} ${span.billable}`),
    ).toEqual([
      'A01 one-one A true',
      'A01 two- A false',
      'B01 one-one Old name true',
      'B01 two-two New name true',
      'C01 one-one C true',
      'C01 three- C true',
    ]);
  });
});

function hcpcsLine(code: string, kind: string, text: string, days = ''): string {
  const head = `${code.padEnd(5)}00100${kind}${text.padEnd(80)}`;
  return kind === '3' || kind === '7'
    ? `${`${head}${'Short'.padEnd(28)}`.padEnd(268)}${days}`.padEnd(320)
    : head;
}

describe('the HCPCS file', () => {
  test('joins the lines of a description and reads the days', () => {
    const text = [
      hcpcsLine(
        'J7308',
        '3',
        'Aminolevulinic acid hcl, 20%, single unit dosage',
        '2002010120020101        N',
      ),
      hcpcsLine('J7308', '4', 'form (354 mg)'),
      hcpcsLine('   JW', '7', 'Drug amount discarded', '200301012003010120240331N'),
    ].join('\r\n');
    expect(parseHcpcsFile(text)).toEqual([
      {
        code: 'J7308',
        isModifier: false,
        long: 'Aminolevulinic acid hcl, 20%, single unit dosage form (354 mg)',
        short: 'Short',
        added: '2002-01-01',
        changed: '2002-01-01',
        terminated: '',
      },
      {
        code: 'JW',
        isModifier: true,
        long: 'Drug amount discarded',
        short: 'Short',
        added: '2003-01-01',
        changed: '2003-01-01',
        terminated: '2024-03-31',
      },
    ]);
  });

  test.each([
    ['a continuation of another code', `${hcpcsLine('J1', '4', 'text')}`],
    ['a code without a first day', hcpcsLine('J7308', '3', 'text', '')],
    ['a day that is none', hcpcsLine('J7308', '3', 'text', '2002-1-12002')],
    ['a web page', '<!doctype html>'],
  ])('%s is refused, and the line is named', (_, text) => {
    expect(() => parseHcpcsFile(text)).toThrow(/^Line 1 is not a line of the CMS HCPCS file/);
  });
});

describe('our own tables', () => {
  test('come back as they were written', () => {
    const text = writeRows(
      ['A remark.'],
      ['code', 'title'],
      [
        ['A00', 'Cholera'],
        ['B01', ''],
      ],
    );
    expect(readRows(text, 'a.tsv').map((row) => [row('code'), row('title')])).toEqual([
      ['A00', 'Cholera'],
      ['B01', ''],
    ]);
    expect(readRows(text.replaceAll('\n', '\r\n'), 'a.tsv').length).toBe(2);
  });

  test('name the file and the line where something is wrong', () => {
    expect(() => readRows('code\ttitle\nA00\n', 'a.tsv')).toThrow('a.tsv, line 2: 2 cells expected.');
    expect(() => readRows('code\ttitle\nA00\tCholera\n', 'a.tsv')[0]?.('name')).toThrow(
      'a.tsv has no column "name".',
    );
    expect(() => writeRows([], ['code'], [['a\tb']])).toThrow('a tab or a line end');
    expect(() => writeRows([], ['code'], [['a', 'b']])).toThrow('A row has 2 cells');
    expect(() => parseTables(new Map())).toThrow('The tables of icd10cm/ are missing.');
    expect(() => parseTables(new Map([['icd10cm/a.tsv', 'code']]))).toThrow(
      'The table releases.tsv is missing.',
    );
  });

  test('a CSV cell may be quoted, with commas, quotes and line ends inside', () => {
    expect(parseCsv('code,text\r\nA1,"Dressing, 2 ""wide"""\r\nA2,"two\nlines"\nA3,last')).toEqual([
      { code: 'A1', text: 'Dressing, 2 "wide"' },
      { code: 'A2', text: 'two\nlines' },
      { code: 'A3', text: 'last' },
    ]);
    expect(parseCsv('')).toEqual([]);
  });
});

describe('code numbers', () => {
  test('sort as codes do and lead back to them', () => {
    const codes = ['A00', 'A000', 'A0011', 'A009', 'A00A', 'A01', 'C44', 'C441', 'C4411', 'C4A', 'Z99'];
    const keys = codes.map((code) => codeKey('icd10cm', code));
    expect([...keys].sort((a, b) => a - b)).toEqual(keys);
    expect(keys.map((key) => codeOfKey(key).bare)).toEqual(codes);
    expect(codeOfKey(codeKey('hcpcs', 'JW'))).toEqual({ system: 'hcpcs', bare: 'JW' });
    expect(codeKey('icd10cm', 'ZZZZZZZ')).toBeLessThan(codeKey('hcpcs', '00'));
    expect(keyAfter('icd10cm', 'A00')).toBe(codeKey('icd10cm', 'A01'));
    expect(codeKey('cpt', 'ZZZZZZZ')).toBeLessThan(Number.MAX_SAFE_INTEGER);
  });

  test('the dot stands after the third character of a diagnosis code and nowhere else', () => {
    expect([withDot('C44'), withDot('C44311')]).toEqual(['C44', 'C44.311']);
    expect(bareCode(' c44.311', 'icd10cm')).toBe('C44311');
    expect(bareCode('C4.4311', 'icd10cm')).toBeUndefined();
    expect(bareCode('J33.01', 'hcpcs')).toBeUndefined();
  });
});
