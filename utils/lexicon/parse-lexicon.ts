/** Our tables of terms -> the lexicon. */
import { type Lexicon, type Side, TERM_KINDS, type Term } from './lexicon.ts';
import { makeLexicon } from './packed-lexicon.ts';
import { capitalsInS, phraseKey } from './words.ts';

/** A table of the lexicon, or the list of what is asked for every day: its file name and its text. */
export interface LexiconTable {
  readonly name: string;
  readonly text: string;
}

/** The lexicon, and every line that could not be taken, as "sites.tsv line 12: …". */
export interface ParsedLexicon {
  readonly lexicon: Lexicon;
  readonly problems: readonly string[];
}

/** The list, one phrase a line; all other tables have columns. */
const EVERYDAY = 'everyday.txt';
const HEADER = 'term\tkind\twords\tcodes\tnote';
const CODE = /^[A-Z0-9][0-9A-Z]{1,4}(?:\.[0-9A-Z]{1,4})?$/;

/** Parse lexicon tables. A broken line is named and left out; the other lines stand. */
export function parseLexicon(tables: readonly LexiconTable[]): ParsedLexicon {
  const problems: string[] = [];
  const terms: Term[] = [];
  const everyday: string[] = [];
  for (const table of tables) {
    const lines = table.text.replace(/^\uFEFF/, '').split(/\r?\n/);
    if (table.name === EVERYDAY) {
      everyday.push(...lines.flatMap((line) => line.trim() || []));
      continue;
    }
    if (lines[0] !== HEADER)
      problems.push(`${table.name} line 1: the header must read ${HEADER.replaceAll('\t', ' | ')}.`);
    lines.forEach((line, index) => {
      if (index === 0 || line.trim() === '' || line.startsWith('#')) return;
      const parsed = parseLine(line);
      if (typeof parsed === 'string') problems.push(`${table.name} line ${index + 1}: ${parsed}`);
      else terms.push(parsed);
    });
  }
  // What is whole in one row is whole in all: known only when all are read.
  const whole = capitalsInS(terms.map(({ term }) => term));
  const keyed = terms.map((term) => ({ ...term, key: phraseKey(term.term, whole) }));
  return { lexicon: makeLexicon(keyed, everyday), problems };
}

function parseLine(line: string): Term | string {
  const cells = line.split('\t');
  if (cells.length !== 5) return `has ${cells.length} columns instead of 5.`;
  const [term = '', kindText = '', words = '', codesText = '', note = ''] = cells.map((cell) => cell.trim());
  const kind = TERM_KINDS.find((known) => known === kindText);
  if (kind === undefined) return `“${kindText}” is not a kind of term.`;
  const key = phraseKey(term);
  if (key === '') return 'the term is empty.';
  const wordings = words
    .split('|')
    .map((wording) => wording.trim())
    .filter((wording) => wording !== '');
  const codes = codesText
    .split(',')
    .map((code) => code.trim().replace(/-$/, ''))
    .filter((code) => code !== '');
  const strange = codes.find((code) => !CODE.test(code));
  if (strange !== undefined) return `“${strange}” does not look like a code.`;
  if (wordings.length === 0 && codes.length === 0) return `“${term}” points to neither words nor codes.`;
  if (kind === 'side' && asSide(wordings[0]) === undefined) return `“${wordings[0] ?? ''}” is not a side.`;
  return { term, key, kind, wordings, codes, note };
}

function asSide(word: string | undefined): Side | undefined {
  return word === 'left' || word === 'right' || word === 'bilateral' ? word : undefined;
}
