import { isWritten, withoutDash } from './notes-layout.ts';
import type { IndexRow } from './notes-tables.ts';
import { readXml, wrongShape, type XmlReader } from './xml-reader.ts';

/** A reader whose `finish` gives the lines that lead to a code. Takes one file. */
export interface IndexReader extends Omit<XmlReader, 'finish'> {
  finish(): readonly IndexRow[];
}

const FILE = 'the ICD-10-CM index';
const TERM = ['title', 'term', 'code', 'manif', 'see', 'seeAlso', 'seecat', 'subcat'];
/** One line in so many may hold something else than a code: the whole index has slips of the pen. */
const SLIPS = 50;

interface OpenTerm {
  title: string;
  readonly codes: string[];
  manifestation: string;
  /** Where its lines go, so that a term stands before those below it. */
  readonly place: number;
}

/**
 * Read the official Alphabetic Index or the index of external causes (CDC/NCHS, `icd10cm-index-*.xml`). Words in
 * brackets, which change nothing, are left out, and so are terms that only send elsewhere.
 * @param isKnown whether the book knows a code, given with its dot and without a dash; lines to others are left out
 * @returns a reader to be fed in pieces; it throws `UnreadableFile`
 */
export function readIndex(isKnown: (code: string) => boolean): IndexReader {
  const lines: IndexRow[][] = [];
  const open: OpenTerm[] = [];
  let codes = 0;
  let slips = 0;

  const addCode = (term: OpenTerm, text: string): void => {
    codes += 1;
    if (isWritten(text)) term.codes.push(text);
    else slips += 1;
  };
  const closeTerm = (): void => {
    const term = open.at(-1);
    if (!term || term.title === '') throw wrongShape(FILE, 'has a term without words');
    const path = open.map(({ title }) => title);
    const known = term.codes.filter((code) => isKnown(withoutDash(code)));
    lines[term.place] = known.map((code) => ({ path, code, manifestation: term.manifestation }));
    open.pop();
  };
  const reader = readXml({
    file: FILE,
    root: 'ICD10CM.index',
    holds: {
      'ICD10CM.index': ['version', 'title', 'letter'],
      letter: ['title', 'mainTerm'],
      mainTerm: TERM,
      term: TERM,
      // The words in brackets are passed over, but the text around them is read.
      title: [],
      see: [],
      seeAlso: [],
    },
    // No whole index was at hand when this was written: what else its terms may hold leads to no code.
    lenient: ['mainTerm', 'term'],
    skipped: ['nemod', 'seecat', 'subcat', 'indexHeading'],
    inline: [],
    open: (name) => {
      if (name !== 'mainTerm' && name !== 'term') return;
      open.push({ title: '', codes: [], manifestation: '', place: lines.length });
      lines.push([]);
    },
    close: (name, text) => {
      const term = open.at(-1);
      if (name === 'term' || name === 'mainTerm') closeTerm();
      else if (term && name === 'title') term.title = text;
      else if (term && name === 'code') addCode(term, text);
      else if (term && name === 'manif') term.manifestation = readManifestation(text);
    },
  });
  return {
    write: (piece) => reader.write(piece),
    finish: () => {
      reader.finish();
      const rows = lines.flat();
      if (rows.length === 0 || slips * SLIPS > codes) throw wrongShape(FILE, 'does not lead to codes');
      return rows;
    },
  };
}

/** The index prints it in brackets. */
function readManifestation(text: string): string {
  const code = text.replace(/^\[|\]$/g, '');
  return isWritten(code) ? code : '';
}
