import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { noteFromText } from '../../../utils/note/note-text.ts';
import type { CodeField } from '../../../utils/note/types.ts';
import { findCodes } from '../../../utils/reading/find-codes.ts';
import { book, DATE, inField, inNote } from './read-codes.ts';

describe('codes in the note', () => {
  const found: readonly (readonly [string, readonly string[]])[] = [
    ['Assessment: psoriasis L40.9, AK L57.0.', ['L40.9', 'L57.0']],
    ['atopic dermatitis (l20.9)', ['L20.9']],
    ['ICD-10 codes: L409, L570 and D229', ['L40.9', 'L57.0', 'D22.9']],
    ['ICD-10-CM: L20.9/L40.0', ['L20.9', 'L40.0']],
    ['Dx: L20', ['L20']],
    ['Psoriasis L40 today', ['L40']],
    ['(L409)', ['L40.9']],
    ['codes:\nL409\nL570\n11102', ['L40.9', 'L57.0', '11102']],
    ['L20.9- atopic dermatitis', ['L20.9']],
    ['Atopic dermatitis L20.99', ['L20.99?']],
    ['S51.819A, laceration', ['S51.819A']],
    ['T07.XXXA', ['T07.XXXA']],
    ['U07.1', ['U07.1']],
    ['Shave biopsy 11102 done', ['11102']],
    ['11102-59 x2, 11103 x 3, 17000, 17003 x4', ['11102-59 x2', '11103 x3', '17000', '17003 x4']],
    ['CPT 99213-25 and 17000 59', ['99213-25', '17000-59']],
    ['99214', ['99214']],
    ['CPT 27447-RT', ['27447?-RT']],
    ['Kenalog 10 mg/mL, J3301 x4 units', ['J3301 x4']],
    ['G0439 annual wellness visit', ['G0439']],
    ['Seen in room B34, L20.9 stable', ['L20.9']],
    ['L20.9 in HPI, and again L20.9 in plan', ['L20.9']],
  ];
  for (const [text, codes] of found)
    it(text.replaceAll('\n', ' / '), () => expect(inNote(text)).toEqual(codes));

  it('names every place of a code once, in reading order', () => {
    const text = 'L20.9 in HPI, and again L20.9 in plan';
    const [code] = findCodes(noteFromText(text, 'L20.9'), book, DATE);
    expect(code?.places).toEqual([
      { in: 'note', start: 0, end: 5 },
      { in: 'note', start: 24, end: 29 },
      { in: 'field', label: 'Claim', field: 0 },
    ]);
  });

  it('keeps the other reading of a code without its dot', () => {
    const [psoriasis] = findCodes(noteFromText('L4050 psoriatic arthropathy'), book, DATE);
    expect(psoriasis).toMatchObject({
      system: 'icd10cm',
      code: 'L40.50',
      alsoReads: [{ system: 'hcpcs', code: 'L4050' }],
    });
    const [orthosis] = findCodes(noteFromText('HCPCS L4050 molded calf lacer'), book, DATE);
    expect(orthosis).toMatchObject({
      system: 'hcpcs',
      code: 'L4050',
      alsoReads: [{ system: 'icd10cm', code: 'L40.50' }],
    });
  });
});

describe('what looks like a code and is none', () => {
  const nothing: readonly string[] = [
    'Visit 10/11/2026, DOB 2001-02-03, seen 11.12.2026',
    'Call 555-111-0211 or (555) 11102-11; fax 555 17000',
    'Astoria, NY 11102; zip 11102; 11102-1234',
    '12001 Main Street',
    'Lesion 11.5 cm x 0.4 cm, margins 0.3 cm',
    'WBC 11000, platelets 15000, 17000 cells',
    'Paid $11102, MRN 17000, case 11103, lot J1234, order 11104',
    'Vitamin B12 500 mcg, vit D50 weekly, A1C 7.2, T4 1.2',
    'S100 positive, SOX10, P53 wild type, CD34, Ki-67 20 %, HMB45, P16 block positive, MART-1',
    'L5, L4-5 and C5-C6 discs, T12 fracture, D11-D12',
    'T1N0M0, pT1a, stage IIIB, Breslow 0.6 mm',
    'BRAF V600E, NRAS Q61R, C282Y and H63D mutations',
    'T 98.6 P 72 R 16.0 BP 120/80 Wt 72.5',
    'Vitals: T98.6 P72.0 R16.0 BP 120/80, T37.2',
    'Software v10.2, model L20.5, room B34, suite L409, N95 mask',
    'Accession S24-12345, S2412345, specimen D22-9',
    'Chapter L20-L30, codes C00-C96 and L20.0-L20.9, family D22.- and L20.8-',
    'parvovirus B19, HPV16, H1N1, COVID19, influenza A',
    'https://example.org/L20.9/x and mail l20.9@example.org',
    'SPF 50, PUVA x20, UVA1, TMP-SMX DS, 5-FU 5%, q12h, 0.1 % bid x14d',
    'ABCL20.9XYZ L20.9.1 1L20.9 IMG_L20.9 L20.9_2',
  ];
  for (const text of nothing) it(text, () => expect(inNote(text)).toEqual([]));
});

describe('code fields', () => {
  it('reads a claim as people type it', () => {
    expect(inField('L20.9, 11102 x1')).toEqual(['L20.9', '11102 x1']);
    expect(inField('99214-25, 17000-59-RT x1; 17003 x4 | G0127')).toEqual([
      '99214-25',
      '17000-59-RT x1',
      '17003 x4',
      'G0127',
    ]);
    expect(inField('l409 l570')).toEqual(['L40.9', 'L57.0']);
  });

  it('takes the words after a code for its title', () => {
    const rows =
      '17110 Destroy warts, up to 14\n17004 Destroy AKs, 15 or more\nL20.9 Atopic dermatitis, unspecified';
    expect(inField(rows)).toEqual(['17110', '17004', 'L20.9']);
  });

  it('lets the stated system decide, and keeps the other reading', () => {
    expect(inField('L4050', 'hcpcs')).toEqual(['L4050']);
    expect(inField('L4050', 'icd10cm')).toEqual(['L40.50']);
    expect(inField('L4050')).toEqual(['L40.50']);
  });

  it('keeps and names a code no book knows', () => {
    expect(inField('L20.99\nJ3309 x4\n27447')).toEqual(['L20.99?', 'J3309? x4', '27447?']);
  });

  it('adds up the units of one fee sheet, not those of two that show the same claim', () => {
    const sheet = (id: string): CodeField => ({
      label: id,
      text: '17003 x4\n17003 x3',
      system: 'cpt',
      frameId: 0,
      fieldId: id,
    });
    const note = { ...noteFromText(''), codeFields: [sheet('charges'), sheet('claim')] };
    const [code] = findCodes(note, book, DATE);
    expect(code).toMatchObject({ code: '17003', units: 7 });
    expect(code?.places).toHaveLength(2);
  });

  it('reads OpenEMR’s way to link a diagnosis', () => {
    expect(inField('ICD10|L20.9:')).toEqual(['L20.9']);
  });
});

describe('any text at all', () => {
  it('finds every code of a coder’s list, whatever stands between', () => {
    const codes = ['L20.9', 'C44.311', 'D22.61', 'L97.412', 'Z85.820', 'S51.812A'];
    for (const between of [', ', '; ', '\n', ' / ', '\t', ' and ', ' | ', '  ']) {
      expect(inNote(`Dx: ${codes.join(between)}`), JSON.stringify(between)).toEqual(codes);
      expect(
        inField(codes.map((code) => code.replace('.', '')).join(between)),
        JSON.stringify(between),
      ).toEqual(codes);
    }
  });

  it('raises for nothing, and every place holds the code it names', () => {
    const pieces = [
      'L20.9',
      'l409',
      '11102',
      '-59',
      ' x2',
      'J3301',
      '🙂',
      '\uD800',
      'é',
      '(',
      ')',
      '\n',
      ' ',
      'ICD-10:',
      'T98.6',
      '.',
      '-',
      '/',
      'zip',
      'S100',
      'dermatitis',
    ];
    let seed = 7;
    const next = (below: number): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % below;
    };
    for (let round = 0; round < 400; round++) {
      const text = Array.from({ length: 30 }, () => pieces[next(pieces.length)]).join('');
      for (const code of findCodes(noteFromText(text, text), book, DATE)) {
        for (const place of code.places) {
          if (place.in === 'field') continue;
          const plain = text.slice(place.start, place.end).toUpperCase().replace('.', '');
          expect(plain).toBe(code.code.replace('.', ''));
        }
      }
    }
  });

  it('takes nothing but the procedure numbers stated as such out of other people’s notes', () => {
    const folder = join(import.meta.dirname, '../../../../shared/notes');
    const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
    if (files.length === 0) console.log('No notes at ../shared/notes: only our own are read.');
    const texts = files.flatMap((name) => textsOf(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
    const found = texts.flatMap((text) => inNote(text));
    expect(found.filter((code) => !['15825?', '15876?', '10061'].includes(code))).toEqual([]);
  });
});

/** All longer strings of a JSON value that are prose. Gold codes beside a note are none of its text. */
function textsOf(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return value.length > 30 && key !== 'evidence_es' ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => textsOf(one, key));
  if (typeof value !== 'object' || value === null || key === 'evidence_es') return [];
  return Object.entries(value).flatMap(([name, inner]) => textsOf(inner, name));
}
