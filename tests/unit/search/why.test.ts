/** What a hit says of itself is so: every part of every reason, over all queries at hand, checked without the engine. */
import { describe, expect, test } from 'vitest';
import { readTables } from '../../../utils/cli/build-book.ts';
import { readBook } from '../../../utils/cli/read-book.ts';
import { parseNotesTables } from '../../../utils/codes/notes-texts.ts';
import { singular, splitWords } from '../../../utils/lexicon/words.ts';
import type { Hit, SearchResult } from '../../../utils/search/types.ts';
import { STOP_WORDS } from '../../../utils/search/weights.ts';
import { readOntologyQueries, readQueries } from '../../bench/read-queries.ts';

const { book, search } = readBook();
const { lexicon } = search;
const DATE = '2026-11-10';
const notes = parseNotesTables(readTables());

const wordsOf = (text: string): string[] =>
  splitWords(text).map((word) => singular(word.text).replace(/ie$/, 'y'));
const titles = Array.from({ length: book.size }, (_, id) => new Set(wordsOf(book.entry(id).title)));
const entriesWith = new Map<string, number[]>();
for (const [id, words] of titles.entries()) {
  for (const word of words) {
    const known = entriesWith.get(word);
    if (known === undefined) entriesWith.set(word, [id]);
    else known.push(id);
  }
}
/** Every name the official files give a code, as a hit would say it. */
const names = new Map<string, string[]>();
function addName(name: string, code: string): void {
  const known = names.get(name);
  if (known === undefined) names.set(name, [code]);
  else known.push(code);
}
for (const { holder, text } of notes.notes) addName(`inclusion term: ${text}`, holder);
for (const { path, code } of notes.index) addName(`index: ${path.join(', ')}`, code);
const sends = new Set(notes.see.map(({ path, see }) => `index: ${path.join(', ')}, ${see}`));

interface Asked {
  readonly text: string;
  readonly hit: Hit;
  readonly repairs: SearchResult['repairs'];
}

const isName = /^(?:inclusion term|index): /;
const quoted = (clause: string): string[] =>
  [...clause.matchAll(/“([^”]*)”/g)].map((found) => found[1] ?? '');

/** The ways in which a reason may be put, and what must hold for each. */
const CLAUSES: readonly (readonly [RegExp, (clause: string, asked: Asked) => boolean])[] = [
  [/^(?:inclusion term|index): /, isOfficialName],
  // Skin tumors of uncertain and unspecified behavior; lymphomas outside lymph nodes; cysts but where others are coded.
  [
    /^the same code for the skin of any site$/,
    (_, { hit, text }) =>
      /^D48\.5$|^D49\.2$|^C8[2-8]\./.test(hit.code) ||
      (/^L72\./.test(hit.code) && !/eye|\blid|breast|vulva|penis|scrotum|mouth|\blip|nail/.test(text)),
  ],
  [/^modifier (..)$/, (clause, { hit }) => clause === `modifier ${hit.code}`],
  [
    /^no entry says /,
    (clause, { text, hit }) => quoted(clause).every((words) => nobodySays(words, text, hit)),
  ],
  [/^found without /, (clause, { hit }) => quoted(clause).every((words) => !says(hit, words))],
  [
    / taken for /,
    (clause, { text, repairs }) =>
      repairs.some(([typed, taken]) => clause === `${typed} taken for ${taken}` && saysIn(text, typed)),
  ],
  [
    / is coded here$/,
    (clause, { hit }) =>
      lexicon
        .find(clause.replace(/ is coded here$/, ''))
        .some(({ codes }) => codes.some((code) => hit.code.startsWith(code))),
  ],
  [/ = /, isLexicon],
];

function isOfficialName(clause: string, { hit }: Asked): boolean {
  if (sends.has(clause)) return true;
  const codes = (names.get(clause) ?? []).map((code) => code.replace(/\.?-$/, ''));
  return codes.some((code) => hit.code.startsWith(code));
}

function isLexicon(clause: string): boolean {
  const [term = '', ...rest] = clause.split(' = ');
  const meant = rest.join(' = ');
  return lexicon
    .find(term)
    .some(
      ({ kind, wordings }) =>
        wordings.includes(meant) ||
        (kind === 'site' && wordings.some((wording) => wording.startsWith(`${meant}, `))) ||
        (kind === 'site' && /^(?:arm|leg)$/.test(meant)),
    );
}

function saysIn(text: string, word: string): boolean {
  return splitWords(text).some((one) => one.text === word) || text.toLowerCase().includes(word);
}

function says(hit: Hit, words: string): boolean {
  return wordsOf(words).every((word) => titles[hit.id]?.has(word) === true);
}

/** No title holds these words together with all that the query found in this title or in this name. */
function nobodySays(words: string, text: string, hit: Hit): boolean {
  const clauses = clausesOf(hit.why);
  const answering = new Set([
    ...(titles[hit.id] ?? []),
    ...wordsOf(clauses.filter((clause) => isName.test(clause)).join(' ')),
  ]);
  const asked = wordsOf(text).filter((word) => !STOP_WORDS.has(word));
  const last = asked.at(-1) ?? ' ';
  const taken = clauses.map((clause) => / (?:taken for|=) (.*)$/.exec(clause)?.[1] ?? '').flatMap(wordsOf);
  const common = [
    ...asked.filter((word) => answering.has(word)),
    ...[...answering].filter((word) => word.startsWith(last)),
    ...taken,
  ];
  // What answered by its code, or by a term that says itself, cannot be judged by titles.
  const isJudged = asked.every(
    (word) => common.some((one) => one.startsWith(word)) || hit.why.includes(word),
  );
  if (common.length === 0 || !isJudged || /[a-z]\d|modifier/i.test(text)) return true;
  const [first = '', ...others] = [...wordsOf(words), ...common];
  return !(entriesWith.get(first) ?? []).some((id) => others.every((word) => titles[id]?.has(word) === true));
}

function untrueOf(text: string): string[] {
  const { hits, repairs } = search.search({ text, date: DATE, limit: 5 });
  return hits.flatMap((hit) =>
    clausesOf(hit.why)
      .filter((clause) => {
        const [, holds] = CLAUSES.find(([form]) => form.test(clause)) ?? [];
        return holds?.(clause, { text, hit, repairs }) !== true;
      })
      .map((clause) => `${text} -> ${hit.code}: ${clause}`),
  );
}

/** Official names may hold a semicolon of their own. */
function clausesOf(why: string): string[] {
  return why === ''
    ? []
    : why.split(
        /; (?=inclusion term: |index: |no entry says |found without |modifier |the same code |[^;]+ = |[^;]+ taken for |[^;]+ is coded here)/,
      );
}

describe('a reason is never untrue', () => {
  test('over all our queries, as typed and half typed', { timeout: 120_000 }, () => {
    const texts = readQueries().flatMap(({ text }) => [text, text.slice(0, -2)]);
    expect(texts.flatMap(untrueOf)).toEqual([]);
  });

  test('over the names of skin diseases', { timeout: 120_000 }, () => {
    expect(readOntologyQueries().flatMap(({ text }) => untrueOf(text))).toEqual([]);
  });

  test('over every term of the lexicon with a side and a site behind it', { timeout: 120_000 }, () => {
    const terms = lexicon.terms.filter((_, at) => at % 53 === 0).map(({ term }) => term);
    expect(terms.flatMap((term) => untrueOf(`${term} left arm`))).toEqual([]);
  });
});
