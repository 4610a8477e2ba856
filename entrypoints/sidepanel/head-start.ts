/**
 * The first review, asked for as soon as there is a note. The panel would ask only when it has been drawn; on a slow
 * machine the answer is there by then.
 */
import type { BookClient } from '../../components/book-client.ts';
import { noteOf, readSituation } from '../../components/situation.ts';
import type { PanelHost } from '../../utils/browser/panel-types.ts';
import { readToday } from '../../utils/codes/calendar.ts';
import type { IsoDate } from '../../utils/codes/types.ts';
import type { NoteText } from '../../utils/note/types.ts';
import type { Review } from '../../utils/review/types.ts';

/** A review on its way. It goes with its note, and never outlives it. */
interface Started {
  readonly note: NoteText;
  readonly date: IsoDate;
  readonly answer: Promise<Review>;
  readonly ending: AbortController;
}

/**
 * A client that has asked for the review of the note beside by itself. The panel's first question joins it where it is
 * the same one, note and date; else it takes its place. From then on only the panel asks.
 */
export function giveHeadStart(client: BookClient, host: PanelHost): BookClient {
  let started: Started | null = null;

  function follow(): void {
    const note = noteOf(readSituation(host.beside(), null));
    if (note === (started?.note ?? null)) return;
    started?.ending.abort();
    started = note && start(client, note);
  }

  const stop = host.subscribe(follow);
  follow();
  return {
    ...client,
    review(note, date, signal) {
      stop();
      const early = started;
      started = null;
      if (early?.note !== note || early.date !== date || signal?.aborted) {
        early?.ending.abort();
        return client.review(note, date, signal);
      }
      signal?.addEventListener('abort', () => early.ending.abort(), { once: true });
      return early.answer;
    },
  };
}

/** By the date that the panel starts with: the page's, else today. */
function start(client: BookClient, note: NoteText): Started {
  const date = note.dateOfService?.date ?? readToday();
  const ending = new AbortController();
  const answer = client.review(note, date, ending.signal);
  // Whoever joins hears of a failure; where nobody does there is nobody to tell.
  answer.catch(() => undefined);
  return { note, date, answer, ending };
}
