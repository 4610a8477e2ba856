import { describe, expect, it } from 'vitest';
import { diffWords } from '../../../components/diff-words.ts';
import { cutAt, isDecided, quoteFinding } from '../../../components/mark-quote.ts';
import { count, joinWords, namePlaces, withoutDot } from '../../../components/words.ts';
import { readToday, shortDay } from '../../../utils/codes/calendar.ts';
import { noteFromText } from '../../../utils/note/note-text.ts';
import type { Finding, Review } from '../../../utils/review/types.ts';

/** The better title with its new words in brackets. */
function bracket(before: string, after: string): string {
  return diffWords(before, after)
    .map(({ text, isNew }) => (isNew ? `[${text}]` : text))
    .join('');
}

describe('only the difference between two titles is bold', () => {
  it.each([
    [
      'Basal cell carcinoma of skin, unspecified',
      'Basal cell carcinoma of skin of nose',
      'Basal cell carcinoma of skin [of nose]',
    ],
    ['Psoriasis, unspecified', 'Psoriasis vulgaris', 'Psoriasis [vulgaris]'],
    [
      'Melanocytic nevi of unspecified upper limb',
      'Melanocytic nevi of left upper limb',
      'Melanocytic nevi of [left] upper limb',
    ],
    ['Same words', 'same, words', 'same, words'],
    ['', 'Actinic keratosis', 'Actinic keratosis'],
    ['Old', '', ''],
    ['Nothing shared', 'Quite other', '[Quite other]'],
    ['One two', 'Zero one two three', '[Zero] one two [three]'],
  ])('%s -> %s', (before, after, expected) => {
    expect(bracket(before, after)).toBe(expected);
  });

  it('loses no word and no blank of the better title', () => {
    const title = 'Pressure ulcer of right  heel,  stage 3';
    const shown = diffWords('Pressure ulcer of unspecified heel, unspecified stage', title)
      .map(({ text }) => text)
      .join('');
    expect(shown).toBe('Pressure ulcer of right heel, stage 3');
  });
});

const FINDING: Finding = {
  rule: 'unspecified-code',
  grade: 'warn',
  system: 'icd10cm',
  code: 'C44.91',
  evidence: [],
  message: 'The note says “nose”; C44.91 leaves the site open.',
  suggestions: [{ system: 'icd10cm', code: 'C44.311', title: 'of nose', why: 'the note says “nose”' }],
  source: 'I.B.18',
};
const REVIEW: Review = {
  date: '2026-11-10',
  codes: [],
  mentions: [],
  sections: [],
  problems: [],
  findings: [],
  checked: [],
};

function quote(text: string, ...words: string[]) {
  const evidence = words.map((word) => {
    const start = text.indexOf(word);
    return { start, end: start + word.length, quote: word };
  });
  return quoteFinding({ ...FINDING, evidence }, REVIEW, noteFromText(text)).map(({ parts }) =>
    parts.map((part) => (part.isMarked ? `[${part.text}]` : part.text)).join(''),
  );
}

describe('evidence is quoted in its sentence', () => {
  it('and not beyond it', () => {
    expect(quote('Feels well. BCC C44.91 of the nose. Plan: Mohs.', 'nose')).toEqual([
      'BCC C44.91 of the [nose].',
    ]);
  });

  it('a code with a dot does not end a sentence', () => {
    expect(quote('Has C44.91 on the nose today', 'nose')).toEqual(['Has C44.91 on the [nose] today']);
  });

  it('two words of one sentence stand in one quote', () => {
    expect(quote('BCC of the left nose.', 'nose', 'left')).toEqual(['BCC of the [left] [nose].']);
  });

  it('two sentences stand in two', () => {
    expect(quote('Left side. The nose.', 'nose', 'Left')).toEqual(['[Left] side.', 'The [nose].']);
  });

  it('a sentence without an end is cut on both sides', () => {
    const text = `${'very '.repeat(100)}nose ${'very '.repeat(100)}`;
    const [only = ''] = quote(text, 'nose');
    expect(only).toContain('[nose]');
    expect(only.length).toBeLessThan(300);
  });

  it('where the note has moved on since, the evidence stands alone', () => {
    const evidence = [{ start: 3, end: 7, quote: 'nose' }];
    const quotes = quoteFinding({ ...FINDING, evidence }, REVIEW, noteFromText('Quite another text now.'));
    expect(quotes.map(({ parts }) => parts.map((part) => part.text).join(''))).toEqual(['nose']);
  });

  it('a whole sentence as evidence gets the words that the message names marked', () => {
    const text = 'BCC of the left nose.';
    const evidence = [{ start: 0, end: text.length, quote: text }];
    const review: Review = {
      ...REVIEW,
      mentions: [
        { start: 16, end: 20, kind: 'site', quote: 'nose', value: 'nose', assertion: 'present' },
        { start: 11, end: 15, kind: 'side', quote: 'left', value: 'left', assertion: 'present' },
      ],
    };
    const [only] = quoteFinding({ ...FINDING, evidence }, review, noteFromText(text));
    expect(only?.parts.filter((part) => part.isMarked).map((part) => part.text)).toEqual(['nose']);
  });
});

describe('marks', () => {
  it('may overlap, come in any order or reach past the text', () => {
    const parts = cutAt('abcdef', [
      [4, 99],
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
    expect(parts.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join('')).toBe('a[bc]d[ef]');
  });
});

describe('a better code is offered as the answer only where the note decides', () => {
  const choice = (evidence: string[], suggestions: number, grade: Finding['grade'] = 'block') =>
    isDecided({
      ...FINDING,
      grade,
      code: 'L20.8',
      evidence: evidence.map((quoted) => ({ start: 0, end: quoted.length, quote: quoted })),
      suggestions: Array.from({ length: suggestions }, (_, at) => ({
        system: 'icd10cm' as const,
        code: `L20.8${at}`,
        title: '',
        why: '',
      })),
    });

  it.each([
    ['its own words point at one', ['flexural'], 3, true],
    ['only the present code can be quoted', ['l208'], 3, false],
    ['nothing can be quoted', [], 3, false],
    ['there is only one below', [], 1, true],
    ['there is none', ['flexural'], 0, false],
  ] as const)('%s', (_, evidence, suggestions, decided) => {
    expect(choice([...evidence], suggestions)).toBe(decided);
  });

  it('a question never decides', () => {
    expect(choice(['flexural'], 1, 'inform')).toBe(false);
  });
});

describe('words', () => {
  it('say numbers, lists and days the way people do', () => {
    expect([0, 1, 999, 1234, 1234567].map((number) => count(number, 'code'))).toEqual([
      'no codes',
      '1 code',
      '999 codes',
      '1,234 codes',
      '1,234,567 codes',
    ]);
    expect([joinWords([]), joinWords(['a']), joinWords(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b and c']);
    expect(shortDay('2026-11-10')).toBe('10 Nov 2026');
    expect(shortDay('2026-09-01')).toBe('1 Sept 2026');
    expect(readToday(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
    expect(withoutDot('C44.311')).toBe('C44311');
  });

  it('name each place of a code once', () => {
    const places = namePlaces([
      { in: 'note', start: 0, end: 1 },
      { in: 'note', start: 5, end: 6 },
      { in: 'field', label: 'Diagnosis list', field: 0 },
      { in: 'field', label: '', field: 1 },
    ]);
    expect(places).toBe('note, “Diagnosis list” and a code field');
  });
});
