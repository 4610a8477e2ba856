import type { Unread } from '../utils/note/types.ts';
import { count } from './words.ts';

/** What on the page could not be read: a review of half a note must not look whole. */
export function UnreadNotice({ unread }: { readonly unread: readonly Unread[] }) {
  if (unread.length === 0) return null;
  return (
    <details className="unread" open={unread.length <= 2}>
      <summary>{count(unread.length, 'part')} of the page could not be read</summary>
      <ul>
        {[...new Map(unread.map((part) => [`${part.what} ${part.why}`, part]))].map(
          ([key, { what, why }]) => (
            <li key={key}>
              <b>{what}</b>: {why}
            </li>
          ),
        )}
      </ul>
    </details>
  );
}
