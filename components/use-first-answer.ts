import { useEffect } from 'react';

/** Name of the mark on the timeline of the page, for the benchmark that opens the panel. */
export const FIRST_ANSWER = 'cm-first-answer';

/** Mark the moment when the first answer of the code book has been painted. */
export function useFirstAnswer(hasAnswer: boolean): void {
  useEffect(() => {
    if (!hasAnswer || performance.getEntriesByName(FIRST_ANSWER).length > 0) return;
    const frame = requestAnimationFrame(() => performance.mark(FIRST_ANSWER));
    return () => cancelAnimationFrame(frame);
  }, [hasAnswer]);
}
