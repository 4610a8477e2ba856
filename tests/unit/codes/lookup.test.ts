import { describe, expect, test } from 'vitest';
import { readBook } from '../../../utils/cli/read-book.ts';
import type { EntryId } from '../../../utils/codes/types.ts';

const { book } = readBook();
const TODAY = '2026-11-10';

function idOf(code: string): EntryId {
  const id = book.find(code);
  if (id === undefined) throw new Error(`${code} is not in the book.`);
  return id;
}

function codesOf(ids: readonly EntryId[]): string[] {
  return ids.map((id) => book.entry(id).code);
}

describe('finding a code', () => {
  test.each(['C44.311', 'c44.311', 'C44311', ' c44311 ', '\tC44.311\n'])(
    'however it is written: "%s"',
    (written) => {
      expect(book.entry(idOf(written))).toMatchObject({
        code: 'C44.311',
        system: 'icd10cm',
        title: 'Basal cell carcinoma of skin of nose',
        isModifier: false,
      });
    },
  );

  test.each([
    '',
    '.',
    'C4.4311',
    'C44.3.11',
    'C44 311',
    '11.102',
    'J33.01',
    'C44.31111',
    'ß',
    '🙂',
    'constructor',
  ])('what is no code is not found: "%s"', (written) => {
    expect(book.find(written)).toBeUndefined();
    expect(book.findAll(written)).toEqual([]);
  });

  test('a code without its dot may be two things, the diagnosis first', () => {
    const readings = book.findAll('L4050').map((id) => book.entry(id));
    expect(readings.map(({ system, code }) => [system, code])).toEqual([
      ['icd10cm', 'L40.50'],
      ['hcpcs', 'L4050'],
    ]);
    expect(book.find('L4050', 'hcpcs')).toBe(readings[1]?.id);
    expect(codesOf(book.findAll('L40.50'))).toEqual(['L40.50']);
  });

  test('a modifier is an entry of its own', () => {
    expect(book.entry(idOf('jw'))).toMatchObject({ code: 'JW', system: 'hcpcs', isModifier: true });
  });

  test('a procedure number carries our own label', () => {
    const entry = book.entry(idOf('11102'));
    expect(entry.system).toBe('cpt');
    expect(entry.title.length).toBeGreaterThan(5);
  });

  test('every entry is found by its own code, in its own system', () => {
    for (let id = 0; id < book.size; id += 1) {
      const { code, system } = book.entry(id);
      if (book.find(code, system) !== id) expect.fail(`${code} finds another entry.`);
    }
    expect(book.size).toBe(99_085 + 8_259 + 383 + 466 + 364);
  });

  test('an id the book never gave out is a mistake of the program', () => {
    for (const id of [-1, book.size, 1.5, Number.NaN]) {
      expect(() => book.entry(id)).toThrow(RangeError);
      expect(() => book.stand(id, TODAY)).toThrow(RangeError);
      expect(() => book.unspecified(id, TODAY)).toThrow(RangeError);
      expect(() => book.children(id, TODAY)).toThrow(RangeError);
    }
  });
});

describe('titles', () => {
  test('are those in force on the date', () => {
    const back = idOf('L02.212');
    expect(book.entry(back, '2024-01-01').title).toBe('Cutaneous abscess of back [any part, except buttock]');
    expect(book.entry(back, TODAY).title).toBe(
      'Cutaneous abscess of back [any part, except buttock and flank]',
    );
    expect(book.entry(back).title).toBe('Cutaneous abscess of back [any part, except buttock and flank]');
  });

  test('before a code began and after it ended, the nearest one', () => {
    expect(book.entry(idOf('L02.217'), '2016-01-01').title).toBe('Cutaneous abscess of flank');
    expect(book.entry(idOf('L29.8'), TODAY).title).toBe('Other pruritus');
  });

  test('keep letters that are not English', () => {
    expect(book.entry(idOf('H81.01')).title).toBe("Meniere's disease, right ear");
    expect(book.entry(idOf('M35.00')).title).toMatch(/Sj[oö]gren/);
  });

  test('are empty where the official files hold none', () => {
    expect(book.entry(idOf('A9574')).title).toBe('');
    expect(book.entry(idOf('J0165')).title).toBe('Inj epinephrine nos 0.1 mg');
  });
});

describe('up and down the tree', () => {
  test('a code knows the one above it, over placeholders too', () => {
    const up = (code: string): string | undefined => {
      const above = book.parent(idOf(code));
      return above === undefined ? undefined : book.entry(above).code;
    };
    expect(up('C44.311')).toBe('C44.31');
    expect(up('W89.0XXA')).toBe('W89.0');
    expect(up('C44')).toBeUndefined();
    expect(up('J3301')).toBeUndefined();
  });

  test('a header knows the codes right below it on the date', () => {
    expect(codesOf(book.children(idOf('C44.1'), TODAY))).toEqual([
      'C44.10',
      'C44.11',
      'C44.12',
      'C44.13',
      'C44.19',
    ]);
    expect(codesOf(book.children(idOf('C44.1'), '2017-01-01'))).not.toContain('C44.13');
    expect(codesOf(book.children(idOf('W89.0'), TODAY))).toEqual(['W89.0XXA', 'W89.0XXD', 'W89.0XXS']);
    expect(codesOf(book.children(idOf('L29.8'), '2024-09-30'))).toEqual([]);
    expect(codesOf(book.children(idOf('L29.8'), '2024-10-01'))).toEqual(['L29.81', 'L29.89']);
    expect(book.children(idOf('C44.311'), TODAY)).toEqual([]);
    expect(book.children(idOf('J3301'), TODAY)).toEqual([]);
  });

  test('and all billable ones further down', () => {
    const below = codesOf(book.billableBelow(idOf('C44.11'), TODAY));
    expect(below).toEqual(['C44.111', 'C44.1121', 'C44.1122', 'C44.1191', 'C44.1192']);
    expect(codesOf(book.billableBelow(idOf('C44.11'), '2018-01-01'))).toEqual([
      'C44.111',
      'C44.112',
      'C44.119',
    ]);
  });

  test('children and parents agree for every code of FY2027', () => {
    for (let id = 0; id < book.size; id += 1) {
      const { system, code } = book.entry(id);
      if (system !== 'icd10cm') break;
      if (!['billable', 'header'].includes(book.stand(id, TODAY).standing)) continue;
      for (const child of book.children(id, TODAY)) {
        const above = book.parent(child);
        if (above !== id) expect.fail(`${book.entry(child).code} is not right below ${code}.`);
      }
    }
  });
});
