/** Tells the reader its words, as the extension tells every frame: tests read pages without one. */
import { READER_WORDS } from '../utils/note/reader-words.ts';
import { learnWords } from '../utils/note/words.ts';

learnWords(READER_WORDS);
