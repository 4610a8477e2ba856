import type { DeskJobs, NeoplasmFound } from '../../components/book-client.ts';
import { openNeoplasmFinder } from '../../utils/codes/find-neoplasm.ts';
import type { SiteWords } from '../../utils/codes/neoplasm-question.ts';
import type { CodeNotes } from '../../utils/codes/notes-types.ts';
import type { CodeBook } from '../../utils/codes/types.ts';
import type { Lexicon } from '../../utils/lexicon/lexicon.ts';

type Finder = ReturnType<typeof openNeoplasmFinder>;

/** The finder gathers the whole table; once for the notes it is of. */
const finders = new WeakMap<CodeNotes, { readonly book: CodeBook; readonly find: Finder }>();

/** The sites of the neoplasm table that words name. `null` where the notes, which hold it, would not open. */
export function answerNeoplasm(
  book: CodeBook,
  lexicon: Lexicon,
  notes: CodeNotes | null,
  job: DeskJobs['neoplasm'],
): NeoplasmFound | null {
  if (notes === null) return null;
  let finder = finders.get(notes);
  if (finder === undefined || finder.book !== book) {
    finder = { book, find: openNeoplasmFinder(notes.neoplasms, book, wordsOf(lexicon)) };
    finders.set(notes, finder);
  }
  const release = notes.releases.find(({ part }) => part === 'neoplasm')?.release ?? '';
  return { ...finder.find(job), release };
}

/** Sites, growths and their short names as dermatology says them; a side says nothing in this table. */
function wordsOf(lexicon: Lexicon): SiteWords {
  return (words, from) => {
    const found = lexicon.longestAt(words, from);
    if (found === undefined) return undefined;
    const { terms, length } = found;
    if (terms.some(({ kind }) => kind === 'side')) return { length, wordings: [] };
    const telling = terms.filter(({ kind }) => kind !== 'drug' && kind !== 'procedure');
    const wordings = telling.flatMap((term) => term.wordings);
    return wordings.length === 0 ? undefined : { length, wordings };
  };
}
