/** What the benchmark of the note puts on its page: the reader and the drawing, as the content script's two files. */
import { watchPage } from '../../utils/note/watch.ts';
import { createOverlay } from '../../utils/overlay/overlay.ts';
import '../know-words.ts';

export const parts = { watchPage, createOverlay };
