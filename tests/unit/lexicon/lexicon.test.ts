import { describe, expect, test } from 'vitest';
import { makeLexicon } from '../../../utils/lexicon/packed-lexicon.ts';
import { parseLexicon } from '../../../utils/lexicon/parse-lexicon.ts';
import { phraseKey, singular, splitWords } from '../../../utils/lexicon/words.ts';

const HEADER = 'term\tkind\twords\tcodes\tnote';

function table(...rows: string[]) {
  return [{ name: 'terms.tsv', text: [HEADER, ...rows].join('\n') }];
}

describe('a term is found however the chart writes it', () => {
  const { lexicon, problems } = parseLexicon(
    table(
      'BCC\tabbreviation\tbasal cell carcinoma\tC44\t',
      "athlete's foot\tlay\ttinea pedis\tB35.3\t",
      'BP\tabbreviation\tbullous pemphigoid | elevated blood pressure\tL12.0,R03.0\tNumbers mean pressure',
      'foot\tsite\tfoot | lower limb, including hip\t\t',
      'foot wart\tlay\tplantar wart\tB07.0\t',
      'lt\tside\tleft\t\t',
      'h/o melanoma\tsynonym\tpersonal history of malignant melanoma of skin\tZ85.820\t',
    ),
  );

  test('the table is taken whole', () => {
    expect(problems).toEqual([]);
    expect(lexicon.terms).toHaveLength(7);
  });

  test.each([
    ['bcc', 'BCC'],
    ['BCCs', 'BCC'],
    ['B.C.C.', 'BCC'],
    ['Athlete’s Foot', "athlete's foot"],
    ['athletes foot', "athlete's foot"],
    ['H/O  Melanoma', 'h/o melanoma'],
  ])('“%s” is the term %s', (typed, term) => {
    expect(lexicon.find(typed).map((found) => found.term)).toEqual([term]);
  });

  test('all meanings of an abbreviation are kept, in order, with the codes and the remark', () => {
    expect(lexicon.find('bp')[0]).toMatchObject({
      wordings: ['bullous pemphigoid', 'elevated blood pressure'],
      codes: ['L12.0', 'R03.0'],
      note: 'Numbers mean pressure',
    });
  });

  test('the longest term wins: a foot wart is no foot', () => {
    const words = splitWords('left foot warts today').map((word) => word.text);
    expect(lexicon.longestAt(words, 1)).toMatchObject({ length: 2, terms: [{ term: 'foot wart' }] });
    expect(lexicon.longestAt(['foot', 'pain'], 0)).toMatchObject({ length: 1, terms: [{ term: 'foot' }] });
    expect(lexicon.longestAt(words, 0)).toBeUndefined();
    expect(lexicon.longestAt(words, 99)).toBeUndefined();
  });

  test('a term half typed is offered, the shortest first', () => {
    expect(lexicon.startingWith('foot', 5).map((term) => term.term)).toEqual(['foot', 'foot wart']);
    expect(lexicon.startingWith('foot', 1)).toHaveLength(1);
    expect(lexicon.startingWith('zz', 5)).toEqual([]);
  });

  test('a word of any term is known, a word of none is not', () => {
    expect(lexicon.hasWord('warts')).toBe(true);
    expect(lexicon.hasWord('melanomas')).toBe(true);
    expect(lexicon.hasWord('wartz')).toBe(false);
  });

  test('packed and opened again it is the same lexicon, even one without terms', () => {
    expect(makeLexicon(lexicon.terms).terms).toEqual(lexicon.terms);
    expect(makeLexicon([]).terms).toEqual([]);
    expect(makeLexicon([]).find('bcc')).toEqual([]);
    expect(makeLexicon([]).longestAt(['bcc'], 0)).toBeUndefined();
  });
});

describe('letters that end in S are one abbreviation, not several of a shorter one', () => {
  const { lexicon } = parseLexicon(
    table(
      'EB\tabbreviation\tepidermolysis bullosa\tQ81\t',
      'EBS\tabbreviation\tepidermolysis bullosa simplex\tQ81.0\t',
      'EBS blisters\tlay\tepidermolysis bullosa simplex\tQ81.0\t',
      'AK\tabbreviation\tactinic keratosis\tL57.0\t',
    ),
  );

  test.each([
    ['EBS', 'EBS'],
    ['ebs', 'EBS'],
    ['EB', 'EB'],
    ['AKs', 'AK'],
    ['ebs blister', 'EBS blisters'],
  ])('“%s” is %s and nothing else', (typed, term) => {
    expect(lexicon.find(typed).map((found) => found.term)).toEqual([term]);
    const words = splitWords(typed).map((word) => word.text);
    expect(lexicon.longestAt(words, 0)?.terms.map((found) => found.term)).toEqual([term]);
  });
});

describe('what is only asked for proves nothing in a note', () => {
  const { lexicon } = parseLexicon(
    table(
      'rash\ttyped\tdermatitis\tL30.9\t',
      'rash\tlay\trash\tR21\t',
      'rash on arms\ttyped\tdermatitis\tL30.9\t',
    ),
  );

  test('a search finds both, what a note may prove first', () => {
    expect(lexicon.find('rash').map(({ kind }) => kind)).toEqual(['lay', 'typed']);
    expect(lexicon.longestAt(['rash', 'on', 'arms'], 0)?.length).toBe(3);
  });

  test('a note finds the other alone', () => {
    const found = lexicon.provable.longestAt(['rash', 'on', 'arms'], 0);
    expect(found).toMatchObject({ length: 1, terms: [{ kind: 'lay' }] });
    expect(lexicon.provable.terms).toHaveLength(1);
  });
});

describe('a mistake in a table is named with its file and line, and costs only its own line', () => {
  test.each([
    ['four\tlay\twords\tL20', 'terms.tsv line 2: has 4 columns instead of 5.'],
    ['boil\tlayman\tfuruncle\t\t', 'terms.tsv line 2: “layman” is not a kind of term.'],
    ['\tlay\tfuruncle\t\t', 'terms.tsv line 2: the term is empty.'],
    ['boil\tlay\tfuruncle\tL 02\t', 'terms.tsv line 2: “L 02” does not look like a code.'],
    ['boil\tlay\t\t\t', 'terms.tsv line 2: “boil” points to neither words nor codes.'],
    ['lt\tside\tport\t\t', 'terms.tsv line 2: “port” is not a side.'],
  ])('%j', (row, problem) => {
    const { lexicon, problems } = parseLexicon(table(row, 'hives\tlay\turticaria\tL50\t'));
    expect(problems).toEqual([problem]);
    expect(lexicon.find('hives')).toHaveLength(1);
  });

  test('a table without its header says so', () => {
    const { problems } = parseLexicon([{ name: 'sites.tsv', text: 'nose\tsite\tnose\t\t' }]);
    expect(problems[0]).toContain('sites.tsv line 1: the header must read term | kind');
  });

  test('blank lines, remarks, Windows line ends and a byte order mark are no mistakes', () => {
    const text = `\uFEFF${HEADER}\r\n\r\n# remark\r\nhives\tlay\turticaria\tL50-\t\r\n`;
    const { lexicon, problems } = parseLexicon([{ name: 'lay.tsv', text }]);
    expect(problems).toEqual([]);
    expect(lexicon.find('hives')[0]?.codes).toEqual(['L50']);
  });
});

describe('words are cut and folded the same everywhere', () => {
  test.each([
    "Athlete's foot, patients' and 3x O'Brien's: ''s, 'twas.",
    'C44.31 is 0.5 cm. No pain.\tW19.xxxA, 1.5x2.0x.\r\nL20.9x',
    'B.C.C. of nose - s_s, A.K.s; 10%',
  ])('one foreign letter elsewhere in the note changes no word: %s', (text) => {
    expect(splitWords(`${text} é`).slice(0, -1)).toEqual(splitWords(text));
  });

  test('with their places in the text as it stands', () => {
    expect(splitWords('Sjögren’s, café-au-lait')).toEqual([
      { text: 'sjogren', start: 0, end: 9 },
      { text: 'cafe', start: 11, end: 15 },
      { text: 'au', start: 16, end: 18 },
      { text: 'lait', start: 19, end: 23 },
    ]);
  });

  test('codes and decimals keep their dot, sentences do not join', () => {
    expect(splitWords('C44.31 is 0.5 cm. No pain.').map((word) => word.text)).toEqual([
      'c44.31',
      'is',
      '0.5',
      'cm',
      'no',
      'pain',
    ]);
  });

  test.each([
    ['warts', 'wart'],
    ['aks', 'ak'],
    ['psoriasis', 'psoriasis'],
    ['abscess', 'abscess'],
    ['pus', 'pus'],
    ['has', 'has'],
    ['virus', 'virus'],
  ])('the singular of %s is %s', (plural, expected) => expect(singular(plural)).toBe(expected));

  test('anything can be cut: nothing, other scripts, half a surrogate pair', () => {
    expect(splitWords('')).toEqual([]);
    expect(phraseKey('кожа 皮膚')).toBe('кожа 皮膚');
    expect(splitWords('\ud83d nose \udc00').map((word) => word.text)).toEqual(['nose']);
  });
});
