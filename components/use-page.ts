import { useMemo, useState, useSyncExternalStore } from 'react';
import type { NoteText } from '../utils/note/types.ts';
import { type NoteReview, useBook, useReview } from './book-queries.ts';
import { useServices } from './panel-services.ts';
import { type SetAside, useReviewSetAside } from './set-aside.ts';
import { namedBy, noteOf, PASTED, readSituation, type Situation, sourceOf } from './situation.ts';
import { useEncounter } from './use-encounter.ts';
import { useMarks } from './use-marks.ts';
import { usePageTools } from './use-page-tools.ts';
import { useVisitDate, type VisitDate } from './use-visit-date.ts';

/** What the panel knows of the page beside it. */
export interface Page extends NoteReview {
  readonly situation: Situation;
  /** A number for the encounter, as `useEncounter` gives it. */
  readonly encounter: number;
  readonly visit: VisitDate;
  readonly book: ReturnType<typeof useBook>;
  /** What the review leaves out, because the user does not want to see it. */
  readonly setAside: SetAside;
  /** Review this note in place of the page's; `null` goes back to the page. */
  readonly paste: (note: NoteText | null) => void;
}

/** Follow the page beside: its note, the date of service, and the review of both. */
export function usePage(): Page {
  const { host } = useServices();
  const beside = useSyncExternalStore(
    (listener) => host.subscribe(listener),
    () => host.beside(),
  );
  const [pasted, paste] = useState<NoteText | null>(null);
  const situation = useMemo(() => readSituation(beside, pasted), [beside, pasted]);
  const note = noteOf(situation);
  const source = sourceOf(situation);
  const encounter = useEncounter(note, source, namedBy(situation));
  const visit = useVisitDate(note?.dateOfService ?? null, encounter);
  const book = useBook();
  const { rulesOff } = usePageTools();
  const reviewing = useReview(note, visit.date, encounter, rulesOff);
  const { reviewed, setAside } = useReviewSetAside(reviewing.reviewed, encounter, source === PASTED);
  useMarks(source, reviewed);
  return {
    situation,
    encounter,
    visit,
    book,
    paste,
    ...reviewing,
    reviewed,
    review: reviewed?.review,
    setAside,
  };
}
