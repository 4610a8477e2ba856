import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** The word tables as files: what search and reading rely on, checked without either of them. */
const LEXICON = new URL('../../assets/lexicon/', import.meta.url);
const CODES = new URL('../../assets/codes/', import.meta.url);
const KINDS = [
  'abbreviation',
  'synonym',
  'lay',
  'eponym',
  'spelling',
  'site',
  'side',
  'drug',
  'procedure',
  'typed',
];

interface Row {
  readonly term: string;
  readonly kind: string;
  readonly words: readonly string[];
  readonly codes: readonly string[];
}

function readLines(url: URL): string[] {
  return readFileSync(url, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}

function splitList(cell: string | undefined, separator: string): string[] {
  return (cell ?? '')
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

const files = readdirSync(LEXICON).filter((name) => name.endsWith('.tsv'));

function readTable(name: string): Row[] {
  return readLines(new URL(name, LEXICON))
    .slice(1)
    .map((line) => {
      const [term = '', kind = '', words, codes] = line.split('\t');
      return { term, kind, words: splitList(words, '|'), codes: splitList(codes, ',') };
    });
}

const tables = new Map(files.map((name) => [name, readTable(name)]));
const rows = [...tables.values()].flat();

/** Code -> title, all three systems, as shipped: newest ICD-10-CM titles, long and short HCPCS text, our own labels. */
function readTitles(): Map<string, string> {
  const titles = new Map<string, string>();
  const icd = new URL('icd10cm/', CODES);
  for (const name of readdirSync(icd).filter((file) => file.endsWith('.tsv')))
    for (const line of readLines(new URL(name, icd)).slice(1)) {
      const [code = '', , , last = '', title = ''] = line.split('\t');
      if (last === '') titles.set(code, title);
    }
  for (const line of readLines(new URL('hcpcs.tsv', CODES)).slice(1)) {
    const [code = '', , long = '', short = '', , , terminated = ''] = line.split('\t');
    if (terminated === '') titles.set(code, `${long} ${short}`);
  }
  for (const line of readLines(new URL('hcpcs-corrections.tsv', CODES)).slice(1))
    titles.delete(line.split('\t')[0] ?? '');
  for (const [code, label] of labels()) titles.set(code, label);
  return titles;
}

function labels(): [string, string][] {
  return readLines(new URL('cpt-labels.tsv', CODES))
    .slice(1)
    .map((line) => {
      const [code = '', label = ''] = line.split('\t');
      return [code, label];
    });
}

function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll("'s", '')
      .match(/[a-z0-9]+/g) ?? []
  );
}

const titles = readTitles();
const titleWords = new Map([...titles].map(([code, title]) => [code, new Set(wordsOf(title))]));
const codesByWord = new Map<string, string[]>();
for (const [code, words] of titleWords)
  for (const word of words) {
    const known = codesByWord.get(word);
    if (known === undefined) codesByWord.set(word, [code]);
    else known.push(code);
  }

/** Codes whose title holds all words of the meaning. */
function codesSaying(meaning: string): string[] {
  const words = wordsOf(meaning);
  const [rarest = [], ...others] = words
    .map((word) => ({ word, codes: codesByWord.get(word) ?? [] }))
    .sort((a, b) => a.codes.length - b.codes.length)
    .map(({ word, codes }, at) => (at === 0 ? codes : [word]));
  return rarest.filter((code) => others.every(([word = '']) => titleWords.get(code)?.has(word)));
}

function rowsOf(term: string): Row[] {
  return rows.filter((row) => row.term.toLowerCase() === term.toLowerCase());
}

describe('the word tables', () => {
  it('cover what a dermatology chart is written in', () => {
    const count = (...kinds: string[]) => rows.filter((row) => kinds.includes(row.kind)).length;
    expect(count('abbreviation')).toBeGreaterThanOrEqual(250);
    expect(count('site')).toBeGreaterThanOrEqual(350);
    expect(count('synonym', 'lay', 'eponym', 'spelling')).toBeGreaterThanOrEqual(850);
    expect(count('drug')).toBeGreaterThanOrEqual(150);
    expect(count('procedure')).toBeGreaterThanOrEqual(180);
    expect(count('side')).toBeGreaterThanOrEqual(15);
  });

  it.each(files)('%s has five columns, known kinds, clean cells and terms in order', (name) => {
    const lines = readLines(new URL(name, LEXICON));
    expect(lines[0]).toBe('term\tkind\twords\tcodes\tnote');
    const faults = lines.slice(1).filter((line) => {
      const cells = line.split('\t');
      const [term = '', kind = '', words = ''] = cells;
      const unclean = cells.some((cell) => cell !== cell.trim() || cell.includes('  '));
      return cells.length !== 5 || term === '' || words === '' || !KINDS.includes(kind) || unclean;
    });
    expect(faults).toEqual([]);
    const terms = lines.slice(1).map((line) => (line.split('\t')[0] ?? '').toLowerCase());
    expect(terms).toEqual([...terms].sort());
    expect(new Set(terms).size).toBe(terms.length);
  });

  it('mean something the classification says: all words of a meaning stand together in one title', () => {
    const lost = rows.flatMap(({ term, words }) =>
      words.filter((meaning) => codesSaying(meaning).length === 0).map((meaning) => `${term} = ${meaning}`),
    );
    expect(lost).toEqual([]);
  });

  it('point only to codes that exist, are in use, and are what one of the meanings says', () => {
    const wrong = rows.flatMap(({ term, words, codes }) => {
      const said = words.flatMap(codesSaying);
      return codes
        .filter((code) => !titles.has(code) || !said.some((found) => found.startsWith(code)))
        .map((code) => `${term} -> ${code}`);
    });
    expect(wrong).toEqual([]);
  });

  it('say only left, right or both for a side', () => {
    const sides = rows.filter((row) => row.kind === 'side');
    const strange = sides.filter(({ words }) => !['left', 'right', 'bilateral'].includes(words.join()));
    expect(strange).toEqual([]);
    expect(rowsOf('lt')[0]?.words).toEqual(['left']);
    expect(rowsOf('both')[0]?.words).toEqual(['bilateral']);
  });
});

describe('what a dermatology coder expects', () => {
  it.each([
    ['BCC', 'basal cell carcinoma', 'C44'],
    ['AK', 'actinic keratosis', 'L57.0'],
    ['SK', 'seborrheic keratosis', 'L82'],
    ['ISK', 'inflamed seborrheic keratosis', 'L82.0'],
    ['AD', 'atopic dermatitis', 'L20'],
    ['HS', 'hidradenitis suppurativa', 'L73.2'],
    ['SCCis', 'carcinoma in situ of skin', 'D04'],
    ['PV', 'pemphigus vulgaris', 'L10.0'],
    ['hives', 'urticaria', 'L50'],
    ['ringworm of scalp', 'tinea capitis', 'B35.0'],
    ['boil', 'furuncle', 'L02'],
    ['bowen disease', 'carcinoma in situ of skin', 'D04'],
    ['dysplastic nevus', 'melanocytic nevi', 'D22'],
    ['lentigo maligna', 'melanoma in situ', 'D03'],
    ['naevus', 'melanocytic nevi', 'D22'],
    ['history of melanoma', 'personal history of malignant melanoma of skin', 'Z85.820'],
    ['kenalog', 'triamcinolone acetonide', 'J3301'],
    ['xolair', 'omalizumab', 'J2357'],
    ['punch', 'punch biopsy', '11104'],
    ['AK destruction', 'destroy premalignant lesion', '17000'],
  ])('%s is first of all %s (%s)', (term, meaning, code) => {
    const [row] = rowsOf(term);
    expect(row?.words[0]).toBe(meaning);
    expect(row?.codes).toContain(code);
  });

  it.each([
    ['nasal ala', 'nose'],
    ['helix', 'ear and external auricular canal'],
    ['temple', 'other parts of face'],
    ['nape', 'scalp and neck'],
    ['axilla', 'trunk'],
    ['supraclavicular', 'scalp and neck'],
    ['shoulder', 'upper limb, including shoulder'],
    ['hip', 'lower limb, including hip'],
    ['shin', 'lower leg'],
    ['buttock', 'trunk'],
    ['medial canthus', 'eyelid, including canthus'],
  ])('%s is counted to “%s”', (term, group) => {
    expect(rowsOf(term)[0]?.words).toContain(group);
  });

  it('an abbreviation with two lives names both', () => {
    const meanings = (term: string) => rowsOf(term).flatMap((row) => row.words);
    expect(meanings('PG')).toEqual(['pyoderma gangrenosum', 'pyogenic granuloma']);
    expect(meanings('MM')).toContain('multiple myeloma');
    expect(meanings('EN')).toContain('erythema nodosum');
    expect(meanings('LE').length).toBe(2);
  });
});

describe('our procedure labels', () => {
  const listed = readLines(new URL('cpt.tsv', CODES))
    .map((line) => line.split('\t')[0] ?? '')
    .filter((code) => /^\d{5}$/.test(code));

  it('name every dermatology procedure number once, in order, and nothing else', () => {
    expect(labels().map(([code]) => code)).toEqual([...listed].sort());
    expect(listed.length).toBe(362);
  });

  it('are short and tell any two numbers apart', () => {
    const texts = labels().map(([, label]) => label);
    expect(texts.filter((label) => label.length < 8 || label.length > 110)).toEqual([]);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('carry the size bands of shave, excision and repair in the order of their numbers', () => {
    const label = new Map(labels());
    const upperEnd = (code: number) => {
      const text = label.get(String(code)) ?? '';
      const sizes = text.match(/\d+\.\d(?= cm)/g) ?? [];
      return text.includes('over') ? Number.POSITIVE_INFINITY : Number(sizes.at(-1));
    };
    const series = [
      [11300, 11301, 11302, 11303],
      [11440, 11441, 11442, 11443, 11444, 11446],
      [11600, 11601, 11602, 11603, 11604, 11606],
      [17270, 17271, 17272, 17273, 17274, 17276],
      [12011, 12013, 12014, 12015, 12016, 12017, 12018],
      [12041, 12042, 12044, 12045, 12046, 12047],
    ];
    for (const codes of series) {
      const ends = codes.map(upperEnd);
      expect(ends).toEqual([...ends].sort((a, b) => a - b));
      expect(new Set(ends).size).toBe(codes.length);
      expect(ends.at(-1)).toBe(Number.POSITIVE_INFINITY);
    }
  });
});
