/** Reviews in the background, where no worker can be had: opens the code book when it is first needed. */
import { readToday } from '../codes/calendar.ts';
import type { CodeNotes } from '../codes/notes-types.ts';
import { openNotes } from '../codes/open-notes.ts';
import type { NoteText } from '../note/types.ts';
import { reviewNote } from '../review/review-note.ts';
import type { Review } from '../review/types.ts';
import { fetchNotes } from '../updates/fetch-tables.ts';
import { type OpenedTables, openTablesInUse } from '../updates/open-tables.ts';
import { followRulesOff, readRulesOff } from './rule-switches.ts';
import { followState } from './update-state.ts';

export interface Reviewer {
  /** By the page's date of service, else today's. @returns `null` where the tables would not open */
  review(note: NoteText): Promise<Review | null>;
  /** Call when other tables have come into use, or a rule was switched; what was reviewed before may be reviewed otherwise now. */
  onNewTables(listener: () => void): () => void;
}

/**
 * @param openTables called when a note is first reviewed, after it failed, and when an update was put in use
 * @param bringNotes called with them; where it fails, the rules that read the notes do not look
 */
export function createReviewer(
  openTables: () => Promise<OpenedTables> = openTablesInUse,
  bringNotes: (tables: OpenedTables) => Promise<CodeNotes> = async ({ set }) =>
    openNotes(await fetchNotes(set)),
): Reviewer {
  const listeners = new Set<() => void>();
  let tables: Promise<OpenedTables> | null = null;
  let beside: Promise<CodeNotes | null> | null = null;
  let isFollowing = false;

  /** From the first review on: before that there is nothing to put away. */
  function followUpdates(): void {
    if (isFollowing) return;
    isFollowing = true;
    followRulesOff(tell);
    followState(new AbortController().signal, ({ inUse }) => {
      const wanted = inUse.origin === 'update' ? inUse.id : undefined;
      void tables?.then(
        ({ set }) => set !== wanted && renew(),
        () => undefined,
      );
    });
  }
  function renew(): void {
    tables = null;
    beside = null;
    tell();
  }
  function tell(): void {
    for (const listener of listeners) listener();
  }

  return {
    async review(note) {
      followUpdates();
      tables ??= openTables();
      try {
        const opened = await tables;
        beside ??= bringNotes(opened).catch(() => {
          // The next note tries again.
          beside = null;
          return null;
        });
        const { book, lexicon } = opened;
        return reviewNote({
          note,
          book,
          notes: await beside,
          lexicon,
          rulesOff: await readRulesOff(),
          date: note.dateOfService?.date ?? readToday(),
        });
      } catch {
        // The next note tries again.
        tables = null;
        return null;
      }
    },
    onNewTables(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
