import { describe, expect, it } from 'vitest';
import { noteFromText } from '../../../utils/note/note-text.ts';
import { findCodes } from '../../../utils/reading/find-codes.ts';
import { book, DATE, inField, inNote } from './read-codes.ts';

type Row = readonly [text: string, codes: readonly string[]];

/** One test per line: what a person typed, and the codes it holds. */
function tell(story: string, read: (text: string) => string[], rows: readonly Row[]): void {
  describe(story, () => {
    for (const [text, codes] of rows)
      it(text.replaceAll('\n', ' / '), () => expect(read(text)).toEqual(codes));
  });
}

tell('a claim typed without blanks loses no code', inField, [
  ['L20.9,L40.9,11102,17000x4', ['L20.9', 'L40.9', '11102', '17000 x4']],
  ['L20.9,11102 x1', ['L20.9', '11102 x1']],
  ['11102,11103,17000', ['11102', '11103', '17000']],
  ['C44.311,L57.0', ['C44.311', 'L57.0']],
  ['17000 x 2,17003', ['17000 x2', '17003']],
  ['11102,59,RT', ['11102-59-RT']],
  ['99214,25', ['99214-25']],
  ['17000/17003x4', ['17000', '17003 x4']],
  ['Ｌ20.9, L40．9, L57․0', ['L20.9', 'L40.9', 'L57.0']],
  ['L 20.9', ['L20.9']],
]);

tell('a list in the note is read to its end', inNote, [
  ['Dx L20.9,L40.9,L57.0', ['L20.9', 'L40.9', 'L57.0']],
  ['Dx: L409,L570', ['L40.9', 'L57.0']],
  ['ICD-10: L409/L570', ['L40.9', 'L57.0']],
  ['(L40.9,L57.0)', ['L40.9', 'L57.0']],
  ['HTN (I10), DM2 (E11.9)', ['I10', 'E11.9']],
  ['Kenalog given, J7308 per ALA; 96574', ['J7308', '96574']],
]);

tell('units are units, and no diagnosis of accidents', inNote, [
  ['Bill: 17000, 17003 x14', ['17000', '17003 x14']],
  ['AK destroyed 17003 X13 today', ['17003 x13']],
  ['Procedures: 11102, 11103 x10', ['11102', '11103 x10']],
  ['Codes: 88305 x12, 17003 x13', ['88305 x12', '17003 x13']],
  ['Inject J0585 x100', ['J0585 x100']],
  ['Kenalog J3301 x40', ['J3301 x40']],
  ['Bill 99213, 11102, 11103x2 with L57.0', ['99213', '11102', '11103 x2', 'L57.0']],
  ['Destroyed: 17000/17003x4', ['17000', '17003 x4']],
  ['warts (17003x4)', ['17003 x4']],
  ['Kenalog 40 (J3301x4)', ['J3301 x4']],
  ['J7308x1', ['J7308 x1']],
  ['AK L57.0x3', ['L57.0']],
  ['AK L57.0 x3', ['L57.0']],
]);

tell('the same in a code field', inField, [
  ['17003 x14', ['17003 x14']],
  ['11102, 11103 x10', ['11102', '11103 x10']],
  ['88305 x12, 17003 x13', ['88305 x12', '17003 x13']],
  ['J0585 x100, J3301 x40', ['J0585 x100', 'J3301 x40']],
  ['17003 x99999', ['17003 x99999']],
  ['11103x2\n17003x4\nJ3301x4\nJ7308X1', ['11103 x2', '17003 x4', 'J3301 x4', 'J7308 x1']],
  ['17111 x 1.5', ['17111']],
]);

tell('a modifier is one only where it is written as one', inNote, [
  ['99214,25', ['99214-25']],
  ['99213/25', ['99213-25']],
  ['11102 59, 17000 RT', ['11102-59', '17000-RT']],
  ['Procedures: G0127-59', ['G0127-59']],
  ['CPT 11102\nAS needed', ['11102']],
  ['CPT 17000 AT LEFT CHEEK', ['17000']],
  ['CPT 99213 AS DISCUSSED', ['99213']],
  ['CPT 11102\nQ4 weeks', ['11102']],
  ['CPT 99213 25 minutes', ['99213']],
  ['CPT 11102\n- 25 mg prednisone', ['11102']],
  ['CPT 96910 x 12 weeks', ['96910']],
  ['CPT 17000 AK', ['17000']],
  ['a ratio of 11102/50', []],
]);

describe('a word that begins like a unit is no unit', () => {
  const words =
    'mgmt mcgill kgb given lbsx cmc mmse mlh iux steppe cellsaver days2 nmr mjx jaw raden hzx ptsd usdx gramm'.split(
      ' ',
    );
  for (const word of [...words, 'groin skin tags', 'GERD follow-up', 'Mohs', 'cmA'])
    it(`CPT 99213 ${word}`, () => expect(inNote(`CPT 99213 ${word}`)).toEqual(['99213']));
  it('on the next line', () => expect(inNote('CPT 99213\ng 5')).toEqual(['99213']));
  it('ICD-10: L409 guttate psoriasis', () =>
    expect(inNote('ICD-10: L409 guttate psoriasis')).toEqual(['L40.9']));
  it('names of people are no streets', () =>
    expect(inNote('CPT 99213 given today by Dr Smith')).toEqual(['99213']));
});

tell('families and ranges of codes are spoken about', inNote, [
  ['Dx: L20.-', []],
  ['ICD codes L20.-', []],
  ['codes L20.- and L30.-', []],
  ['dx C43.- vs D03.-', []],
  ['see L20.8- codes', []],
  ['Dx: L20.9- atopic dermatitis', ['L20.9']],
]);

tell('families in a code field', inField, [
  ['L20.-', []],
  ['L20.8-', []],
]);

tell('no label makes a code of what is plainly something else', inNote, [
  ['Diagnosis: S100 positive melanoma', []],
  ['Diagnosis: p53 wild-type, p40 pos, p63 pos', []],
  ['Impression: D10 pain', []],
  ['Dx: C90 L 14', []],
  ['A/P: C50 breast ca hx', []],
  ['Assessment: T10 L20', []],
  ['Procedure: W10 dermatome blade', []],
  ['Assessment: A10.5 mm nevus', []],
  ['dx: R10.9 mm', []],
  ['R10.9 kg', []],
  ['Procedure: 11900 J/cm2', []],
  ['Assessment 11102 pts', []],
  ['Impression: 17000 platelets', []],
  ['Impression: 17000 was normal', []],
  ['Claim # 11402', []],
  ['Claim no. 17000', []],
  ['claim 11102 was denied', []],
  ['charge 11402 to card', []],
  ['Fee 17000', []],
  ['Laser spot size M12.5 x 3.2 mm', []],
  ['A27.5 x 3.2 mm', []],
  ['filter F10.5', []],
  ['ICD9 V10.82', []],
  ['ICD-9 V10.82', []],
  ['ICD-9-CM: V10.82, V10.83', []],
  ['HLA B57.01, HLA-B58.01', []],
  ['factor XIIIa, CD34, P63, P40, B72.3', []],
  ['Photo D22.5.jpg', []],
  ['File L20.9.pdf and L209.pdf and D22.jpg', []],
  ['Chart no. C44.91', []],
]);

tell('labels still say what is a code', inNote, [
  ['Charges: 17000', ['17000']],
  ['Claim: 17000, 17003 x2', ['17000', '17003 x2']],
  ['Procedure charges 17000', ['17000']],
  ['ICD-9 V10.82, ICD-10 Z85.820', ['Z85.820']],
  ['Dx: L20', ['L20']],
  ['Dx: L20 eczema', ['L20']],
  ['Assessment: B86', ['B86']],
  ['S100 contusion of the throat', ['S10.0']],
  ['in chart L20.9 stable', ['L20.9']],
]);

tell('codes as they are scribbled', inNote, [
  ['(B86)', ['B86']],
  ['Callus (L84)', ['L84']],
  ['Corn, L84', ['L84']],
  ['L 20.9', ['L20.9']],
  ['L40 .9', ['L40.9']],
  ['#L40.9', ['L40.9']],
  ['psoriasis _L40.9_ stable', ['L40.9']],
  ['IMG_L20.9', []],
  ['L40.9psoriasis', ['L40.9']],
  ['NB-UVB 96910', ['96910']],
  ['0479T', ['0479T?']],
  ['AK 17000\n17003 x3', ['17000', '17003 x3']],
  ['I&D 10060', ['10060']],
  ['Procedures performed: 11102 and 11103', ['11102', '11103']],
  ['Lives in AK 99501, moved to PA 17000', []],
  ['dx QA0.011 and qa0.0101', ['QA0.011', 'QA0.0101']],
  ['Dx: QA0011', ['QA0.011']],
  ['IL2.5 and BP1.2 and QA9.99', []],
  ['took I10 highway, BP T 98.6 and R 16.0', []],
]);

describe('a code that no book holds', () => {
  it('J9998 is an unknown supply: J99 has no codes below it', () => {
    expect(findCodes(noteFromText('', 'J9998'), book, DATE)).toMatchObject([
      { system: 'hcpcs', code: 'J9998', id: undefined },
    ]);
  });
  it('L2099 is an unknown diagnosis: L20 is divided', () => {
    expect(findCodes(noteFromText('', 'L2099'), book, DATE)).toMatchObject([
      { system: 'icd10cm', code: 'L20.99', id: undefined },
    ]);
  });
});
