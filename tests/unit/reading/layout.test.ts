import { describe, expect, it } from 'vitest';
import { noteFromText } from '../../../utils/note/note-text.ts';
import { readLayout } from '../../../utils/reading/layout.ts';
import { prepareNote } from '../../../utils/reading/prepare-note.ts';

/** Sentences, problem by problem. */
function problems(text: string): string[][] {
  const { blocks, sentences } = readLayout(noteFromText(text));
  return blocks
    .map((block) => sentences.slice(block.from, block.to).map((one) => text.slice(one.start, one.end)))
    .filter((block) => block.length > 0);
}

describe('problems of a note', () => {
  it('keeps what stands under a number with its number', () => {
    expect(problems('A/P:\n1. BCC\n   - Mohs\n   - follow up\n2. AK\nLN2 today\n\nSigned')).toEqual([
      ['A/P:'],
      ['BCC', 'Mohs', 'follow up'],
      ['AK', 'LN2 today'],
      ['Signed'],
    ]);
  });

  it('reads numbers inside one line', () => {
    expect(problems('Assessment: 1. BCC nose 2. AK scalp 3) SK')).toEqual([
      ['Assessment:'],
      ['1. BCC nose'],
      ['2. AK scalp'],
      ['3) SK'],
    ]);
  });

  it('makes a problem of each bullet', () => {
    expect(problems('- psoriasis\n- eczema\n  worse in winter')).toEqual([
      ['psoriasis'],
      ['eczema', 'worse in winter'],
    ]);
  });

  it('joins a line that the page wrapped, and ends a sentence where it ends', () => {
    const wrapped =
      '1.  Basal cell carcinoma, nodular type, located on the left\n    upper lip. Mohs discussed with Dr. Smith today.';
    expect(problems(wrapped)).toEqual([
      [
        'Basal cell carcinoma, nodular type, located on the left\n    upper lip.',
        'Mohs discussed with Dr. Smith today.',
      ],
    ]);
  });

  it('does not end a sentence at a size, an initial or an abbreviation', () => {
    expect(problems('A 0.5 cm papule, approx. 3 mm deep, seen by Dr. J. Doe vs. others.')).toHaveLength(1);
    expect(problems('A 0.5 cm papule, approx. 3 mm deep.')[0]).toHaveLength(1);
  });
});

describe('sections', () => {
  it('are told by headings and by the label of the field', () => {
    const note = noteFromText('FAMILY HISTORY: melanoma\nExam: clear\nPast Medical History\neczema');
    expect(readLayout(note).sentences.map((one) => one.section)).toEqual([
      'family-history',
      'exam',
      'history',
      'history',
    ]);
    const [field] = note.fields;
    const labelled = field
      ? { ...noteFromText('melanoma'), fields: [{ ...field, end: 8, label: 'Family history' }] }
      : note;
    expect(readLayout(labelled).sentences[0]?.section).toBe('family-history');
  });
});

describe('any text at all', () => {
  it('puts every word into one sentence, in order, without overlap', () => {
    const pieces = [
      '1. ',
      '- ',
      '\n',
      '\n\n',
      'BCC nose',
      'A/P:',
      '. ',
      '; ',
      'Dr. ',
      '   ',
      '🙂',
      '\r\n',
      '2) ',
      'L20.9',
      '#',
      '\uD800',
      'PMH: ',
    ];
    let seed = 11;
    for (let round = 0; round < 300; round++) {
      let text = '';
      for (let at = 0; at < 25; at++) {
        seed = (seed * 1103515245 + 12345) % 2147483648;
        text += pieces[seed % pieces.length];
      }
      const note = prepareNote(noteFromText(text));
      let reached = 0;
      for (const sentence of note.sentences) {
        expect(sentence.start).toBeGreaterThanOrEqual(reached);
        expect(sentence.end).toBeGreaterThan(sentence.start);
        reached = sentence.end;
      }
      expect(note.assertions).toHaveLength(note.words.length);
      expect(note.firstWords).toHaveLength(note.sentences.length + 1);
    }
  });
});
