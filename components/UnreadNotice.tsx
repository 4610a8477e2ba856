import type { Unread } from '../utils/note/types.ts';
import { FrameGrant } from './page/FrameGrant.tsx';
import { PointButton } from './page/PointTool.tsx';
import { count } from './words.ts';

/** What on the page could not be read, or only with doubt: a review of half a note must not look whole. */
export function UnreadNotice({ unread }: { readonly unread: readonly Unread[] }) {
  const doubts = unread.filter(({ point }) => point === true);
  const closed = unread.filter(({ point }) => point !== true);
  return (
    <>
      {doubts.length > 0 && <Doubts doubts={doubts} />}
      {closed.length > 0 && <Closed unread={closed} />}
    </>
  );
}

/** The reader is not sure which part of the page is the note: the user is. */
function Doubts({ doubts }: { readonly doubts: readonly Unread[] }) {
  return (
    <div className="unread">
      {doubts.map(({ what, why }) => (
        <p key={`${what} ${why}`}>
          <b>{what}</b>: {why}
        </p>
      ))}
      <p>
        <PointButton />
      </p>
    </div>
  );
}

function Closed({ unread }: { readonly unread: readonly Unread[] }) {
  return (
    <details className="unread" open={unread.length <= 2}>
      <summary>{count(unread.length, 'part')} of the page could not be read</summary>
      <ul>
        {[...new Map(unread.map((part) => [`${part.what} ${part.why}`, part]))].map(
          ([key, { what, why, origin }]) => (
            <li key={key}>
              <b>{what}</b>: {why} {origin !== undefined && <FrameGrant origin={origin} />}
            </li>
          ),
        )}
      </ul>
    </details>
  );
}
