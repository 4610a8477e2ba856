import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readBook } from '../../../utils/cli/read-book.ts';

/** Every term of the word tables, typed as it stands: what the table says is what the search answers. */
const LEXICON = new URL('../../../assets/lexicon/', import.meta.url);
const ENOUGH = 5;

interface Row {
  readonly term: string;
  readonly kind: string;
  readonly meanings: number;
  readonly codes: readonly string[];
  readonly file: string;
}

const rows = readdirSync(LEXICON)
  .filter((name) => name.endsWith('.tsv'))
  .flatMap((file) =>
    readFileSync(new URL(file, LEXICON), 'utf8')
      .split('\n')
      .slice(1)
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line): Row => {
        const [term = '', kind = '', words = '', codes = ''] = line.split('\t');
        return {
          term,
          kind,
          meanings: words.split('|').length,
          codes: codes.split(',').flatMap((code) => code.trim() || []),
          file,
        };
      }),
  );

/** Sites and sides point to no code of their own. */
const coded = rows.filter(({ kind, codes }) => codes.length > 0 && kind !== 'site' && kind !== 'side');

/** Terms whose own code does not lead, and why that is right. */
const NOT_FIRST: ReadonlyMap<string, string> = new Map([
  ['mask of pregnancy', 'the book has a code for the pregnancy as well, and its title says so'],
]);

const { search } = readBook();

/** The place of the first code that is one of the row's or below one; -1 where none is among the first five. */
function placeOf({ term, codes }: Row): number {
  const { hits } = search.search({ text: term, date: '2026-11-10', limit: ENOUGH });
  return hits.findIndex((hit) => codes.some((code) => hit.code.startsWith(code)));
}

function isSure({ kind, meanings }: Row): boolean {
  return kind === 'eponym' || kind === 'synonym' || (kind === 'abbreviation' && meanings === 1);
}

test('every term brings one of its own codes among the first five; one that means one thing brings it first', () => {
  expect(coded.length).toBeGreaterThan(10_000);
  const placed = coded.map((row) => ({ row, place: placeOf(row) }));
  const told = ({ term, file, codes }: Row) => `${file}: ${term} = ${codes.join(', ')}`;
  expect(placed.flatMap(({ row, place }) => (place < 0 ? told(row) : []))).toEqual([]);
  const late = placed.filter(({ row, place }) => place > 0 && isSure(row) && !NOT_FIRST.has(row.term));
  expect(late.map(({ row }) => told(row))).toEqual([]);
}, 60_000);

test('no term brings a header before a code to bill', () => {
  const headed = coded.filter(({ term }) => {
    const { hits } = search.search({ text: term, date: '2026-11-10', limit: ENOUGH });
    return hits[0]?.standing === 'header';
  });
  expect(headed.map(({ term }) => term)).toEqual([]);
}, 60_000);

test('no header stands before every code below it that answers as well', () => {
  const headed = coded.filter(({ term }) => {
    const { hits } = search.search({ text: term, date: '2026-11-10' });
    return hits.some(({ standing, code }, at) => {
      const below = hits.findIndex((hit) => hit.standing === 'billable' && hit.code.startsWith(code));
      return standing === 'header' && below > at;
    });
  });
  expect(headed.map(({ term }) => term)).toEqual([]);
}, 60_000);

test('letters that mean several things show each of them, dermatology first', () => {
  const several = rows.filter(({ kind, meanings }) => kind === 'abbreviation' && meanings > 1);
  expect(several.length).toBeGreaterThan(40);
  const silent = several.filter(({ term, meanings }) => {
    const found = search.search({ text: term, date: '2026-11-10' }).meanings;
    return found.filter(({ typed }) => typed === term.toLowerCase()).length < meanings;
  });
  expect(silent.map(({ term }) => term)).toEqual([]);
});

test('no term stands in two tables with different codes', () => {
  const seen = new Map<string, Row>();
  const contradictions = coded.flatMap((row) => {
    const key = row.term.toLowerCase();
    const other = seen.get(key);
    seen.set(key, row);
    if (other === undefined || other.codes.join() === row.codes.join()) return [];
    return [`${row.term}: ${other.file} ${other.codes.join()}, ${row.file} ${row.codes.join()}`];
  });
  expect(contradictions).toEqual([]);
});

test('every exception is still one', () => {
  for (const term of NOT_FIRST.keys()) expect(coded.some((row) => row.term === term)).toBe(true);
});
