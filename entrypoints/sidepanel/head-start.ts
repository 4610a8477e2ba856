/**
 * The first review, asked for as soon as there is a note. The panel would ask only when it has been drawn; on a slow
 * machine the answer is there by then.
 */
import type { BookClient, ReviewQuestion } from '../../components/book-client.ts';
import { noteOf, readSituation } from '../../components/situation.ts';
import type { PanelHost } from '../../utils/browser/panel-types.ts';
import { readToday } from '../../utils/codes/calendar.ts';
import type { NoteText } from '../../utils/note/types.ts';
import type { Review } from '../../utils/review/types.ts';

/** A review on its way. It goes with its note, and never outlives it. */
interface Started {
  readonly question: ReviewQuestion;
  readonly answer: Promise<Review>;
  readonly ending: AbortController;
}

/**
 * A client that has asked for the review of the note beside by itself. The panel's first question joins it where it is
 * the same one, note, date and rules; else it takes its place. From then on only the panel asks.
 */
export function giveHeadStart(client: BookClient, host: PanelHost): BookClient {
  let started: Started | null = null;

  function follow(): void {
    const note = noteOf(readSituation(host.beside(), null));
    const question = note && askAtFirst(note, host.tools().rulesOff);
    if (isSameQuestion(question, started?.question ?? null)) return;
    started?.ending.abort();
    started = question && start(client, question);
  }

  const stop = host.subscribe(follow);
  follow();
  return {
    ...client,
    review(question, signal) {
      stop();
      const early = started;
      started = null;
      if (early === null || !isSameQuestion(early.question, question) || signal?.aborted) {
        early?.ending.abort();
        return client.review(question, signal);
      }
      signal?.addEventListener('abort', () => early.ending.abort(), { once: true });
      return early.answer;
    },
  };
}

/**
 * By the date that the panel starts with: the page's, else today. Which rules are off may not be known yet; where it
 * turns out that some are, it is another question.
 */
function askAtFirst(note: NoteText, rulesOff: readonly string[]): ReviewQuestion {
  return { note, date: note.dateOfService?.date ?? readToday(), rulesOff };
}

function isSameQuestion(a: ReviewQuestion | null, b: ReviewQuestion | null): boolean {
  return a?.note === b?.note && a?.date === b?.date && a?.rulesOff.join() === b?.rulesOff.join();
}

function start(client: BookClient, question: ReviewQuestion): Started {
  const ending = new AbortController();
  const answer = client.review(question, ending.signal);
  // Whoever joins hears of a failure; where nobody does there is nobody to tell.
  answer.catch(() => undefined);
  return { question, answer, ending };
}
