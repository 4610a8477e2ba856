/** What the procedures of a note come to, told as coders meet them. */
import { describe, expect, it } from 'vitest';
import { readBook } from '../../../utils/cli/read-book.ts';
import { noteFromText } from '../../../utils/note/note-text.ts';
import { reviewNote } from '../../../utils/review/review-note.ts';
import type { Review } from '../../../utils/review/types.ts';

const { book, search } = readBook();

function review(note: string, claim = '99213'): Review {
  const request = { note: noteFromText(note, claim), book, lexicon: search.lexicon };
  return reviewNote({ ...request, date: '2026-11-10' });
}

function linesOf(note: string): string[] {
  return (review(note).worked?.lines ?? []).map(({ code, units }) => `${code} x${units}`);
}

function saidOf(note: string, claim: string): string[] {
  const { findings } = review(note, claim);
  return findings
    .filter(({ rule }) => rule.startsWith('procedure-'))
    .map(({ grade, code }) => `${grade} ${code}`);
}

describe('what was done today', () => {
  it('shows the sum of an excision with its margins', () => {
    const note =
      'Procedure: Excision of epidermoid cyst, upper back. Lesion 1.0 cm, margins 0.2 cm on each side.';
    const { worked } = review(note);
    expect(worked?.lines[0]).toMatchObject({
      code: '11402',
      steps: ['1.0 cm + 2 x 0.2 cm = 1.4 cm, trunk, benign: 11402'],
    });
  });

  it('waits for the report and asks for the margin', () => {
    const { worked } = review('Excision of lesion, upper back, 1.0 cm. Pathology pending.');
    expect(worked?.lines[0]?.waitFor.join()).toContain('11601');
    expect(worked?.lines[0]?.missing.map(({ fact }) => fact)).toContain('margin');
  });

  it('is told in the assessment and again in the procedure note, and done once', () => {
    const note =
      'Assessment: BCC of the left cheek, excised today.\n\nProcedure: Excision of BCC, left cheek, biopsy proven. Lesion 0.6 cm, margins 0.2 cm.';
    expect(linesOf(note)).toEqual(['11641 x1']);
  });

  it.each([
    ['planned', 'Plan: AK x3 of the scalp. Will freeze with liquid nitrogen at the next visit.'],
    ['declined', 'A/P: Wart, right thumb. Patient declined cryotherapy.'],
    ['years ago', 'HPI: BCC of the nose, Mohs surgery in 2019. A/P: Acne vulgaris. Adapalene.'],
    ['of another day', 'Bx 9/26 of the left calf by gyn: lichen sclerosus.'],
    [
      'by another surgeon',
      'I am sending him to surgical oncology for wide local excision with 2 cm margins.',
    ],
    ['proven by a biopsy', 'Basal cell carcinoma of the nose, biopsy proven. Discussed options.'],
  ])('is nothing that was %s', (_, note) => {
    expect(linesOf(note)).toEqual([]);
  });

  it('counts no stitches as biopsies', () => {
    expect(
      linesOf('Pigmented neoplasm, right thigh. PROCEDURE: 8 mm punch biopsy, 4-0 nylon x 2, EBL nil.'),
    ).toEqual(['11104 x1']);
  });

  it('guesses no count from numbers that do not fit together', () => {
    expect(
      linesOf('A/P: Actinic keratoses: 5 lesions on the face and 4 lesions treated, 3 lesions left. LN2.'),
    ).toEqual([]);
  });
});

describe('what is said of the fee sheet', () => {
  it('is nothing where the sheet has no procedure, or the note tells none of its own', () => {
    expect(saidOf('A/P: Actinic keratoses, scalp x3. Liquid nitrogen.', 'L57.0')).toEqual([]);
    expect(saidOf('A/P: Acne vulgaris. Adapalene.', '1: L70.0; 99213 -> 1')).toEqual([]);
  });

  it('is nothing where the same lesions are told as done before', () => {
    const note = 'HPI: BCC of the cheek, shave biopsy last month. A/P: Mohs surgery scheduled.';
    expect(saidOf(note, '1: C44.319; 11102 -> 1')).toEqual([]);
  });

  it('offers only codes that can be billed on the day', () => {
    const { findings } = review('A/P: Common warts x20, hands. Liquid nitrogen.', '1: B07.8; 17110 -> 1');
    const offered = findings.flatMap(({ rule, suggestions }) =>
      rule.startsWith('procedure-') ? suggestions : [],
    );
    expect(offered).toMatchObject([{ code: '17111', system: 'cpt' }]);
    expect(offered[0]?.why).toContain('15 or more');
  });

  it('rests on words that stand in the note', () => {
    const text = 'A/P: Common warts x20, hands. Liquid nitrogen.';
    const { findings } = review(text, '1: B07.8; 17110 -> 1');
    for (const { evidence } of findings) {
      for (const { start, end, quote } of evidence) expect(text.slice(start, end)).toBe(quote);
    }
    expect(
      findings.find(({ rule }) => rule === 'procedure-units')?.evidence.map(({ quote }) => quote),
    ).toContain('x20');
  });
});
