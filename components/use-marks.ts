import { useEffect } from 'react';
import type { Reviewed } from './book-queries.ts';
import { useServices } from './panel-services.ts';
import { PASTED } from './situation.ts';

/**
 * Has the page underline what the review found in its own note, and nothing of a pasted one.
 * @param source the site the note is of, or `PASTED`
 */
export function useMarks(source: string, reviewed: Reviewed | undefined): void {
  const { host } = useServices();
  const isOfPage = source !== PASTED;
  useEffect(() => {
    if (reviewed === undefined || !isOfPage) host.mark(null, null);
    else host.mark(reviewed.review, reviewed.note);
  }, [host, reviewed, isOfPage]);
}
