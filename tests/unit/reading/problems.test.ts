import { describe, expect, it } from 'vitest';
import { readBook } from '../../../utils/cli/read-book.ts';
import { noteFromText } from '../../../utils/note/note-text.ts';
import { findCodes } from '../../../utils/reading/find-codes.ts';
import { prepareNote } from '../../../utils/reading/prepare-note.ts';
import { readProblems } from '../../../utils/reading/problems.ts';
import { readMentions } from '../../../utils/reading/read-mentions.ts';

const { book, search } = readBook();
const DATE = '2026-11-10';

function problems(text: string) {
  const note = noteFromText(text);
  const prepared = prepareNote(note, DATE);
  const codes = findCodes(note, book, DATE);
  return readProblems(note, prepared, readMentions(note, book, search.lexicon, codes), codes);
}

/** "basal cell carcinoma @ left cheek". */
function names(text: string): string[] {
  return problems(text).map(({ conditions, sites }) => {
    const disease = conditions[0]?.value ?? '';
    const site = sites[0] ? ` @ ${[sites[0].side, sites[0].site.value].filter(Boolean).join(' ')}` : '';
    return disease + site;
  });
}

const VISIT = `HPI: 70 yo with a new spot on the nose.
Exam:
- L cheek: 8 mm pearly papule
- Scalp: 5 scaly papules
A/P:
1. BCC, left cheek (C44.319). Shave biopsy done.
2. AK, scalp (L57.0). LN2.
3. History of melanoma. No evidence of recurrence.`;

describe('problems', () => {
  it('are the items of the assessment, each with its line of the exam', () => {
    const [bcc, ak, history] = problems(VISIT);
    expect(bcc?.measures.map((one) => one.quote)).toEqual(['8 mm']);
    expect(bcc?.sections).toEqual(['assessment', 'exam']);
    expect(bcc?.codes.map((one) => one.code)).toEqual(['C44.319']);
    expect(bcc?.procedures.map((one) => one.quote)).toEqual(['Shave biopsy']);
    expect(ak?.counts.map((one) => one.number)).toEqual([5]);
    expect(history?.conditions[0]?.assertion).toBe('history');
  });

  it('share one sentence and still are several', () => {
    expect(names('Assessment: BCC nose (C44.311), AK scalp x3 (L57.0), SK back (L82.1).')).toEqual([
      'basal cell carcinoma @ nose',
      'actinic keratosis @ scalp',
      'seborrheic keratosis @ back',
    ]);
    expect(names('BCC of the nose and SCC of the left ear.')).toEqual([
      'basal cell carcinoma @ nose',
      'squamous cell carcinoma @ left ear',
    ]);
  });

  it('leave a differential together', () => {
    expect(
      problems('Neoplasm of uncertain behavior of the back, r/o melanoma vs dysplastic nevus.'),
    ).toHaveLength(1);
  });

  it('find their paragraph of the procedure note and their specimen', () => {
    const [nevus, melanoma] = problems(
      `Procedure: Punch biopsy
Location: right upper back
Size: 4 mm punch

Procedure: Excision
Location: left thigh
Lesion size: 1.2 cm, margins 0.5 cm

ASSESSMENT
Dysplastic nevus, right upper back
Melanoma in situ, left thigh

PATHOLOGY
A. Skin, right upper back: dysplastic nevus
B. Skin, left thigh: melanoma in situ`,
    );
    expect(nevus?.procedures[0]?.quote).toBe('Punch biopsy');
    expect(melanoma?.measures.map((one) => `${one.of} ${one.value}`)).toEqual([
      'lesion 12 mm',
      'margin 5 mm',
    ]);
    expect(melanoma?.conditions.some((one) => one.proven)).toBe(true);
    expect(nevus?.sections).toContain('pathology');
  });

  it('find their number in a plan that only counts them', () => {
    const [bcc, ak] = problems(
      'Assessment:\n1. BCC left nasal ala\n2. AK scalp\nPlan:\n1. Mohs\n2. LN2 to 6 lesions',
    );
    expect(bcc?.procedures.map((one) => one.quote)).toEqual(['Mohs']);
    expect(ak?.counts.map((one) => one.number)).toEqual([6]);
  });

  it('tell a side that the note itself contradicts', () => {
    const text = 'HPI: melanoma of the right lower leg.\nAssessment: melanoma, left lower leg.';
    expect(
      problems(text)[0]
        ?.sideConflict.map((one) => one.value)
        .sort(),
    ).toEqual(['left', 'right']);
    expect(
      problems('Assessment:\n1. BCC left cheek\n2. BCC right cheek').map((one) => one.sideConflict),
    ).toEqual([[], []]);
  });

  it('are not what the family has, or what was there before', () => {
    expect(names('Family history: melanoma\nPMH: eczema\nAssessment: AK of scalp')).toEqual([
      'actinic keratosis @ scalp',
    ]);
  });

  it('are none where the note says nothing', () => {
    expect(problems('')).toEqual([]);
    expect(problems('Patient did not show.')).toEqual([]);
  });
});

describe('sections', () => {
  const kinds = (text: string) => prepareNote(noteFromText(text)).sections.map((one) => one.kind);

  it('follow each other over the whole note', () => {
    const text =
      'CC: rash\nHPI: itches\nROS: negative\nMedications: none\nAllergies: NKDA\nExam: plaques\nA/P: psoriasis';
    const { sections } = prepareNote(noteFromText(text));
    expect(sections.map((one) => one.kind)).toEqual([
      'hpi',
      'hpi',
      'ros',
      'medications',
      'allergies',
      'exam',
      'assessment',
    ]);
    for (const [index, one] of sections.entries())
      expect(one.end).toBe(sections[index + 1]?.start ?? text.length);
  });

  it('are told inside a dictated line', () => {
    expect(
      kinds('HPI: rash for a week. Exam: plaques on elbows. Assessment: psoriasis. Plan: clobetasol.'),
    ).toEqual(['hpi', 'exam', 'assessment', 'plan']);
  });

  it('leave a problem its own plan', () => {
    expect(kinds('Assessment:\n1. BCC\n   Plan: Mohs\n2. AK')).toEqual(['assessment']);
  });
});
