import { describe, expect, it } from 'vitest';
import { readBook } from '../../../utils/cli/read-book.ts';
import { noteFromText } from '../../../utils/note/note-text.ts';
import type { CodeField } from '../../../utils/note/types.ts';
import { findCodes } from '../../../utils/reading/find-codes.ts';
import { readClaim } from '../../../utils/reading/read-claim.ts';

const { book } = readBook();
const DATE = '2026-11-10';

function claimOf(fields: readonly (readonly [label: string, text: string])[], text = '') {
  const plain = noteFromText(text);
  const codeFields = fields.map(
    ([label, written], at): CodeField => ({
      label,
      text: written,
      system: null,
      frameId: 0,
      fieldId: `codes-${at}`,
    }),
  );
  const note = { ...plain, codeFields };
  return readClaim(note, findCodes(note, book, DATE), book, DATE);
}

function read(...asked: Parameters<typeof claimOf>) {
  const claim = claimOf(...asked);
  return {
    ...claim,
    diagnoses: claim.diagnoses.map(({ code }) => code),
    repeated: claim.repeated.map(({ code }) => code),
    procedures: claim.procedures.map(
      ({ code, diagnoses }) => `${code.code} -> ${diagnoses.map((one) => one.code)}`,
    ),
  };
}

describe('the claim beside a note', () => {
  it('keeps the order of the diagnoses, and what each procedure points at', () => {
    expect(
      read([['Claim', '1: C44.311; 2: L57.0; 17311 x1 -> 1; 17000-59 x1 -> 2; 99213-25 -> 1,2']]),
    ).toEqual({
      diagnoses: ['C44.311', 'L57.0'],
      isOrdered: true,
      repeated: [],
      procedures: ['17311 -> C44.311', '17000 -> L57.0', '99213 -> C44.311,L57.0'],
    });
  });

  it('takes letters as pointers, arrows of any kind, and a claim of several lines', () => {
    expect(
      read([['Claim', 'A. L40.0\nB. L57.0\n17000 → B\n17003 x2 => b\n99213-25 -> A B']]).procedures,
    ).toEqual(['17000 -> L57.0', '17003 -> L57.0', '99213 -> L40.0,L57.0']);
  });

  it('counts diagnoses without numbers by their order', () => {
    expect(read([['Claim', 'L40.0, L57.0, 17000 -> 2']]).procedures).toEqual(['17000 -> L57.0']);
  });

  it('leaves a pointer to no diagnosis of the claim alone', () => {
    expect(read([['Claim', '1: L57.0; 17000 -> 4']]).procedures).toEqual(['17000 -> ']);
  });

  it('keeps what leads to no diagnosis, as it was written', () => {
    const lost = (text: string) => claimOf([['Claim', text]]).procedures.map((one) => one.lost);
    expect(lost('1: C44.311; 2: L57.0; 17311 x1 -> 1,3; 17000 x1 -> 2')).toEqual([['3'], []]);
    expect(lost('A: C44.311; 17311 x1 -> C')).toEqual([['C']]);
    expect(lost('17311 x1 -> 1')).toEqual([[]]);
  });

  it('takes the number of the next line for no pointer', () => {
    expect(read([['Claim', '17000 -> 1, 2: L57.0, 1: L40.0']]).procedures).toEqual(['17000 -> L40.0']);
  });

  it('sees a diagnosis that stands twice in one field, and takes two views of one claim for no mistake', () => {
    expect(read([['Claim', '1: L57.0; 2: L57.0']]).repeated).toEqual(['L57.0']);
    expect(
      read([
        ['Diagnoses', 'L57.0'],
        ['Billing', 'L57.0; 17000'],
      ]).repeated,
    ).toEqual([]);
  });

  it('knows no order where two fields list several diagnoses each', () => {
    const claim = read([
      ['Visit diagnoses', 'L57.0, L82.1'],
      ['Billing diagnoses', 'L82.1, L57.0'],
    ]);
    expect(claim.isOrdered).toBe(false);
    expect(claim.diagnoses).toEqual(['L57.0', 'L82.1']);
  });

  it('takes rows of one diagnosis each in their order, and leaves out a problem list', () => {
    const claim = read([
      ['Problem list', 'L40.0, C43.9'],
      ['Diagnosis 1', 'L82.1'],
      ['Diagnosis 2', 'L57.0'],
    ]);
    expect(claim).toMatchObject({ isOrdered: true, diagnoses: ['L82.1', 'L57.0'] });
  });

  it('takes the diagnoses of the note where there is no claim, in no order', () => {
    expect(read([], 'Psoriasis (L40.0). AK (L57.0), frozen.')).toMatchObject({
      isOrdered: false,
      diagnoses: ['L40.0', 'L57.0'],
    });
  });
});
