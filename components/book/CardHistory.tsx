import { sayEvent } from '../../utils/codes/describe-code-words.ts';
import type { CodeEvent, CodeSystem } from '../../utils/codes/types.ts';
import { diffWords } from '../diff-words.ts';

/** The last events are news; the older ones wait. */
const SHOWN = 2;

interface CardHistoryProps {
  readonly events: readonly CodeEvent[];
  readonly system: CodeSystem;
}

/** What happened to the code, newest first. */
export function CardHistory({ events, system }: CardHistoryProps) {
  const newest = events.toReversed();
  const older = newest.slice(SHOWN);
  if (newest.length === 0) return null;
  return (
    <section className="card-part">
      <h3>History</h3>
      <EventList events={newest.slice(0, SHOWN)} system={system} />
      {older.length > 0 && (
        <details>
          <summary>All {newest.length}</summary>
          <EventList events={older} system={system} />
        </details>
      )}
    </section>
  );
}

function EventList({ events, system }: CardHistoryProps) {
  return (
    <ul className="events">
      {events.map((event) => (
        <li key={`${event.what} ${event.release}`}>
          {sayEvent(event, system)}.
          {event.oldTitle !== null && event.title !== '' && (
            <small>
              <span className="unseen">Before: </span>
              <s>{event.oldTitle}</s> <span className="unseen">Since then: </span>
              {diffWords(event.oldTitle, event.title).map(({ text, isNew }, at) => {
                const key = `${at} ${text}`;
                return isNew ? <b key={key}>{text}</b> : <span key={key}>{text}</span>;
              })}
            </small>
          )}
        </li>
      ))}
    </ul>
  );
}
