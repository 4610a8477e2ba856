import { describe, expect, it } from 'vitest';
import { readBook, readNotes } from '../../../utils/cli/read-book.ts';
import { type FoundSite, openNeoplasmFinder } from '../../../utils/codes/find-neoplasm.ts';
import type { SiteWords } from '../../../utils/codes/neoplasm-question.ts';
import type { NeoplasmCells } from '../../../utils/codes/neoplasm-sites.ts';
import {
  NEOPLASM_COLUMNS,
  type NeoplasmCell,
  type NeoplasmColumn,
  type NeoplasmRow,
} from '../../../utils/codes/notes-types.ts';

const { book } = readBook();
const DATE = '2026-11-10';

/** A row as the table prints it: "C44.70- C79.2 D04.7-", a full stop for an empty cell. */
function row(path: string, codes = '', see = ''): NeoplasmRow {
  const steps = path === '' ? [] : path.split(' > ');
  const printed = codes.split(' ').filter((code) => code !== '');
  const read = (code: string | undefined): NeoplasmCell | null =>
    code === undefined || code === '.'
      ? null
      : { code: code.replace(/\.?-$/, ''), isOpen: code.endsWith('-') };
  const [primary, secondary, inSitu, benign, uncertain, unspecified] = printed.map(read);
  const cells: Record<NeoplasmColumn, NeoplasmCell | null> = {
    primary: primary ?? null,
    secondary: secondary ?? null,
    'in-situ': inSitu ?? null,
    benign: benign ?? null,
    uncertain: uncertain ?? null,
    unspecified: unspecified ?? null,
  };
  const isSkin = steps[0]?.startsWith('skin') === true || primary?.code.startsWith('C44') === true;
  return { path: steps, see, cells, isSkin };
}

/** A few lines of the official table. */
const ROWS: readonly NeoplasmRow[] = [
  row('skin NOS', 'C44.90 C79.2 D04.9 D23.9 D48.5 D49.2'),
  row('skin NOS > basal cell carcinoma', 'C44.91'),
  row('skin NOS > calf', 'C44.70- C79.2 D04.7- D23.7- D48.5 D49.2', 'see also Neoplasm, skin, limb, lower'),
  row('skin NOS > face NOS', 'C44.300 C79.2 D04.30 D23.30 D48.5 D49.2'),
  row('skin NOS > face NOS > basal cell carcinoma', 'C44.310'),
  row('skin NOS > forehead', 'C44.309 C79.2 D04.39 D23.39 D48.5 D49.2', 'see also Neoplasm, skin, face'),
  row('skin NOS > helix', 'C44.20- C79.2 D04.2- D23.2- D48.5 D49.2', 'see also Neoplasm, skin, ear'),
  row('skin NOS > limb NEC', 'C44.90 C79.2 D04.9 D23.9 D48.5 D49.2'),
  row('skin NOS > limb NEC > lower', 'C44.70- C79.2 D04.7- D23.7- D48.5 D49.2'),
  row('skin NOS > limb NEC > lower > basal cell carcinoma', 'C44.71-'),
  row('skin NOS > limb NEC > lower > squamous cell carcinoma', 'C44.72-'),
  row('skin NOS > melanotic', '', 'see Melanoma'),
  row(
    'skin NOS > nose (external)',
    'C44.301 C79.2 D04.39 D23.39 D48.5 D49.2',
    'see also Neoplasm, nose, skin',
  ),
  row('skin NOS > breast', 'C44.501 C79.2 D04.5 D23.5 D48.5 D49.2'),
  row('skin NOS > vulva', 'C51.9 C79.82 D07.1 D28.0 D39.8 D49.59'),
  row('forehead (skin)', 'C44.309 C79.2 D04.39 D23.39 D48.5 D49.2'),
  row('forehead (skin) > basal cell carcinoma', 'C44.319'),
  row('helix', 'C44.20- C79.2 D04.2- D23.2- D48.5 D49.2', 'see also Neoplasm, skin, ear'),
  row('nose, nasal > skin', 'C44.301 C79.2 D04.39 D23.39 D48.5 D49.2'),
  row('nose, nasal > skin > basal cell carcinoma', 'C44.311'),
  row('nose, nasal > skin > specified type NEC', 'C44.391'),
  row('nose, nasal > skin > squamous cell carcinoma', 'C44.321'),
  row('', 'C80.1 C79.9 D09.9 D36.9 D48.9 D49.9'),
  row('nose, nasal', 'C76.0 C79.89 D09.8 D36.7 D48.7 D49.89'),
  row('lung', 'C34.9- C78.0- D02.2- D14.3- D38.1 D49.1'),
  row('forehead NEC > nodes', ''),
];

const find = openNeoplasmFinder(ROWS, book);

function ask(text: string, words?: SiteWords) {
  const finder = words === undefined ? find : openNeoplasmFinder(ROWS, book, words);
  return finder({ text, date: DATE, limit: 20 });
}

function paths(text: string, words?: SiteWords): string[] {
  return ask(text, words).sites.map(({ path }) => path.join(' > '));
}

function first(text: string, words?: SiteWords): FoundSite {
  const [site] = ask(text, words).sites;
  if (site === undefined) throw new Error(`Nothing found for ${text}.`);
  return site;
}

function codes(cells: NeoplasmCells): string {
  return NEOPLASM_COLUMNS.map((column) => cells[column])
    .map((cell) => (cell === undefined ? '.' : `${cell.code}${cell.isOpen ? '-' : ''}`))
    .join(' ');
}

function growth(site: FoundSite, title: string): string {
  const type = site.types.find((one) => one.title === title);
  return type === undefined ? 'none' : codes(type.cells);
}

describe('looking up a site in the neoplasm table', () => {
  it('shows the six behaviours of a site, skin first', () => {
    expect(paths('nose')).toEqual(['skin NOS > nose (external)', 'nose, nasal']);
    expect(codes(first('nose').cells)).toBe('C44.301 C79.2 D04.39 D23.39 D48.5 D49.2');
  });

  it('takes the words in any order, half typed, in any case', () => {
    expect(paths('lower limb')).toEqual(paths('LIMB low'));
    expect(paths('limb low')[0]).toBe('skin NOS > limb NEC > lower');
  });

  it('brings the cancers of a site to the site, also where the table keeps them elsewhere', () => {
    const calf = first('calf');
    expect(growth(calf, 'basal cell carcinoma')).toBe('C44.71- . . . . .');
    expect(growth(calf, 'squamous cell carcinoma')).toBe('C44.72- . . . . .');
  });

  it('does not give the forehead the cancers of a face not specified, where the table’s own reference leads', () => {
    const forehead = ask('forehead').sites.find(({ path }) => path[0] === 'skin NOS') ?? first('forehead');
    expect(growth(forehead, 'basal cell carcinoma')).toBe('C44.319 . . . . .');
    expect(growth(first('face'), 'basal cell carcinoma')).toBe('C44.310 . . . . .');
  });

  it('adds melanoma, Merkel cell and nevus of the same site, and marks them as ours', () => {
    const nose = first('nose');
    expect(growth(nose, 'melanoma')).toBe('C43.31 . D03.39 . . .');
    expect(growth(nose, 'Merkel cell carcinoma')).toBe('C4A.31 . . . . .');
    expect(growth(nose, 'melanocytic nevus')).toBe('. . . D22.39 . .');
    expect(nose.types.filter(({ isOurs }) => isOurs).length).toBe(3);
    expect(growth(first('calf'), 'melanoma')).toBe('C43.7- . D03.7- . . .');
    expect(growth(first('breast'), 'melanoma')).toBe('C43.52 . D03.5- . . .');
  });

  it('adds none of these where the malignant code is not one of skin', () => {
    expect(first('vulva').types).toEqual([]);
  });

  it('names the growth and the behaviour that were asked for', () => {
    expect(first('basal nose').types[first('basal nose').askedType ?? -1]?.title).toBe(
      'basal cell carcinoma',
    );
    expect(first('melanoma calf').types[first('melanoma calf').askedType ?? -1]?.title).toBe('melanoma');
    expect(ask('benign nose').askedColumn).toBe('benign');
    expect(ask('melanoma in situ nose').askedColumn).toBe('in-situ');
    expect(ask('nose').askedColumn).toBeNull();
    expect(first('nose').askedType).toBeNull();
  });

  it('leaves out the sites that do not have the growth asked for', () => {
    expect(paths('squamous')).not.toContain('skin NOS > vulva');
    expect(paths('melanoma lung')).toEqual([]);
  });

  it('shows a site once where the table has it under two words with the same codes', () => {
    expect(paths('helix').length).toBe(1);
  });

  it('understands the words of those who know other names for a site, and drops the side', () => {
    const words: SiteWords = (typed, from) => {
      if (typed[from] === 'left') return { length: 1, wordings: [] };
      if (typed[from] === 'shin') return { length: 1, wordings: ['lower leg', 'lower limb, including hip'] };
      if (typed[from] === 'bcc') return { length: 1, wordings: ['basal cell carcinoma'] };
      return undefined;
    };
    expect(paths('left shin', words)[0]).toBe('skin NOS > limb NEC > lower');
    expect(first('bcc shin', words).askedType).toBe(0);
    expect(paths('shin')).toEqual([]);
  });

  it('keeps where else to look, for what is not in the table', () => {
    const site = ask('').sites.find(({ path }) => path.at(-1) === 'melanotic');
    expect(site?.see).toBe('see Melanoma');
  });

  it('says which codes need more characters, and which no longer stand, on the date of service', () => {
    const found = ask('calf');
    expect(found.codes['C44.70']).toMatchObject({ standing: 'header' });
    expect(found.codes['C79.2']).toMatchObject({
      standing: 'billable',
      title: 'Secondary malignant neoplasm of skin',
    });
    const before = find({ text: 'nose', date: '2015-01-01', limit: 5 });
    expect(before.codes['C44.301']?.standing).toBe('not-yet');
  });

  it('without words shows the whole table, page by page, and no heading without codes', () => {
    const all = ask('');
    expect(all.sites[0]?.path).toEqual(['skin NOS']);
    expect(all.sites.some(({ path }) => path.at(-1) === 'nodes')).toBe(false);
    const page = find({ text: '', date: DATE, limit: 3 });
    expect(page.sites.length).toBe(3);
    expect(page.total).toBe(all.total);
  });

  it('finds nothing for what no site is called, and survives any text', () => {
    expect(ask('qqqq').total).toBe(0);
    for (const text of ['💥', "'; drop", '((((', 'a'.repeat(5000), 'constructor', '__proto__ toString', '‮']) {
      expect(() => ask(text)).not.toThrow();
    }
  });
});

describe('the official table', () => {
  const official = openNeoplasmFinder(readNotes().neoplasms, book);
  const look = (text: string) => official({ text, date: DATE, limit: 2000 });

  it.each([
    ['nose', 'C44.301 C79.2 D04.39 D23.39 D48.5 D49.2'],
    ['scalp', 'C44.40 C79.2 D04.4 D23.4 D48.5 D49.2'],
    ['calf', 'C44.70- C79.2 D04.7- D23.7- D48.5 D49.2'],
    ['eyelid', 'C44.10- C79.2 D04.1- D23.1- D48.5 D49.2'],
    ['back', 'C44.509 C79.2 D04.5 D23.5 D48.5 D49.2'],
    ['vulva', 'C51.9 C79.82 D07.1 D28.0 D39.8 D49.59'],
    ['lung', 'C34.9- C78.0- D02.2- D14.3- D38.1 D49.1'],
  ])('gives the codes of the %s first', (text, printed) => {
    const [site] = look(text).sites;
    expect(codes(site?.cells ?? {})).toBe(printed);
  });

  it('gives every site of skin its own basal cell carcinoma, melanoma and nevus: the titles say so', () => {
    const wrong: string[] = [];
    const found = look('');
    for (const site of found.sites.filter(({ cells }) => cells.primary?.code.startsWith('C44.'))) {
      const region = site.cells.primary?.code.slice(3, 5) ?? '';
      for (const [title, cells] of site.types.map((type) => [type.title, type.cells] as const)) {
        for (const cell of Object.values(cells)) {
          const known = found.codes[cell.code];
          const isThere = known?.standing === (cell.isOpen ? 'header' : 'billable');
          if (!isThere || !cell.code.slice(3).startsWith(region)) {
            wrong.push(`${site.path.join(' > ')}: ${title} ${cell.code} ${known?.standing}`);
          }
        }
      }
      if (!site.types.some(({ title }) => title === 'melanoma')) wrong.push(`${site.path.join(' > ')}: none`);
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    ['nose', 'melanoma', ['Malignant melanoma of nose', 'Melanoma in situ of other parts of face']],
    ['perianal', 'melanoma', ['Malignant melanoma of anal skin', 'Melanoma in situ of trunk']],
    ['forehead', 'Merkel cell carcinoma', ['Merkel cell carcinoma of other parts of face']],
    ['scalp', 'melanocytic nevus', ['Melanocytic nevi of scalp and neck']],
    ['forehead', 'basal cell carcinoma', ['Basal cell carcinoma of skin of other parts of face']],
  ])('on the %s leads for %s to codes whose titles name that place', (text, growthTitle, titles) => {
    const found = look(text);
    const cells = found.sites[0]?.types.find(({ title }) => title === growthTitle)?.cells ?? {};
    expect(Object.values(cells).map(({ code }) => found.codes[code]?.title)).toEqual(titles);
  });

  it('shows no code that the newest release does not know', () => {
    const unknown = Object.entries(look('').codes).filter(([, { standing }]) => standing === 'unknown');
    expect(unknown).toEqual([]);
  });
});
