import { describe, expect, it } from 'vitest';
import type { ChangesQuestion } from '../../../components/book-client.ts';
import { answerChanges, answerChangesCsv } from '../../../entrypoints/sidepanel/answer-changes.ts';
import { answerNeoplasm } from '../../../entrypoints/sidepanel/answer-neoplasm.ts';
import { readBook, readNotes } from '../../../utils/cli/read-book.ts';
import { CHANGE_KINDS } from '../../../utils/codes/changes.ts';

const { book, search } = readBook();
const notes = readNotes();
const DATE = '2026-11-10';

describe('what changed, at the desk', () => {
  const YEAR: ChangesQuestion = {
    system: 'icd10cm',
    from: 'FY2026',
    to: 'FY2027',
    kind: null,
    text: '',
    dermatologyOnly: false,
    withHeaders: false,
  };
  const ask = (more: Partial<ChangesQuestion> = {}) =>
    answerChanges(book, { ...YEAR, ...more, mine: [], limit: 10_000 });

  it('is the same whichever release is named first', () => {
    expect(ask({ from: 'FY2027', to: 'FY2026' })).toEqual(ask());
  });

  it('counts each kind as it would be shown', () => {
    const all = ask();
    for (const kind of CHANGE_KINDS) {
      expect([kind, ask({ kind })?.total]).toEqual([kind, all?.counts[kind]]);
    }
    expect(all?.rows.length).toBe(all?.total);
  });

  it('leaves headers out until they are wanted', () => {
    expect(ask()?.rows.some(({ isHeader }) => isHeader)).toBe(false);
    const withHeaders = ask({ withHeaders: true });
    expect(withHeaders?.rows.some(({ isHeader }) => isHeader)).toBe(true);
  });

  it('finds a code with and without its dot, and words of the old title', () => {
    expect(ask({ text: 'l02237' })?.rows.map(({ code }) => code)).toEqual(['L02.237']);
    expect(ask({ text: 'L02.2' })?.rows.map(({ code }) => code)).toEqual(['L02.232', 'L02.237']);
  });

  it('knows no change between releases that are not in the book', () => {
    expect(ask({ from: 'FY1999' })).toBeNull();
    expect(answerChangesCsv(book, { ...YEAR, system: 'cpt' })).toBeNull();
  });

  it('writes a line of CSV for each row that the filters leave', () => {
    const csv = answerChangesCsv(book, { ...YEAR, kind: 'retitled' });
    expect(csv?.trimEnd().split('\r\n').length).toBe(1 + (ask({ kind: 'retitled' })?.total ?? 0));
  });

  it('looks for the user’s own codes in their own system only', () => {
    const mine = [
      { system: 'icd10cm', code: 'D69.1' },
      { system: 'hcpcs', code: 'L02.232' },
    ] as const;
    const found = answerChanges(book, { ...YEAR, kind: 'new', mine, limit: 1 });
    expect(found?.mine.map(({ code }) => code)).toEqual(['D69.1']);
  });
});

describe('the neoplasm table, at the desk', () => {
  const first = (text: string) =>
    answerNeoplasm(book, search.lexicon, notes, { text, date: DATE, limit: 5 })?.sites[0];

  it.each([
    ['left shin', 'skin NOS > limb NEC > lower'],
    ['bcc nasal tip', 'skin NOS > nose (external)'],
    ['mole on the forehead', 'forehead (skin)'],
    ['scc rt ear', 'ear (external)'],
    ['melanoma thumb', 'skin NOS > thumb'],
    ['mcc scalp', 'scalp'],
    ['armpit', 'skin NOS > axilla, axillary fold'],
    ['belly', 'skin NOS > abdominal wall'],
  ])('understands “%s” as dermatology says it', (text, path) => {
    expect(first(text)?.path.join(' > ')).toBe(path);
  });

  it.each([
    ['scc in situ calf', 'in-situ', 'squamous cell carcinoma'],
    ['lentigo maligna nose', 'in-situ', 'melanoma'],
    ['mis arm', 'in-situ', 'melanoma'],
  ])('takes the growth and the behaviour out of “%s”', (text, column, growth) => {
    const found = answerNeoplasm(book, search.lexicon, notes, { text, date: DATE, limit: 5 });
    const [site] = found?.sites ?? [];
    expect(found?.askedColumn).toBe(column);
    expect(site?.types[site.askedType ?? -1]?.title).toBe(growth);
  });

  it('has no answer where the notes would not open', () => {
    const job = { text: 'nose', date: DATE, limit: 5 };
    expect(answerNeoplasm(book, search.lexicon, null, job)).toBeNull();
  });

  it('says of which release the table is', () => {
    const job = { text: 'nose', date: DATE, limit: 5 };
    expect(answerNeoplasm(book, search.lexicon, notes, job)?.release).toBe('April 2026');
  });
});
