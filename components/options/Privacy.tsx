import { useState } from 'react';
import { useAsking, useHost } from './options-host.ts';

/** What is kept on this computer, what never is, and the way to delete it. */
export function Privacy() {
  return (
    <section className="options-section" aria-labelledby="privacy">
      <h2 id="privacy">Privacy</h2>
      <div className="columns">
        <div>
          <h3>Kept on this computer</h3>
          <ul>
            <li>these settings</li>
            <li>your favorite codes and the codes you used last, as bare codes</li>
            <li>where on a site you pointed at the note: the place, not its words</li>
            <li>code tables that updates or files of yours have brought</li>
          </ul>
        </div>
        <div>
          <h3>Never kept and never sent</h3>
          <ul>
            <li>notes, and anything quoted from them</li>
            <li>names, dates or numbers of patients and visits</li>
            <li>what you search for, and which codes stood on a page</li>
          </ul>
        </div>
      </div>
      <DeleteAll />
    </section>
  );
}

function DeleteAll() {
  const host = useHost();
  const asking = useAsking();
  const [isAsked, setAsked] = useState(false);
  const [isDone, setDone] = useState(false);
  if (!isAsked) {
    return (
      <div className="row">
        <button
          type="button"
          className="button danger"
          onClick={() => {
            setDone(false);
            setAsked(true);
          }}
        >
          Delete all that is stored
        </button>
        {isDone && <p role="status">All of it is deleted.</p>}
      </div>
    );
  }
  return (
    <div className="unread" role="alertdialog" aria-labelledby="delete-title" aria-describedby="delete-text">
      <h3 id="delete-title">Delete settings, favorites and fetched code tables?</h3>
      <p id="delete-text">
        The code tables that came with Clear Margin stay. Sites that you have allowed stay allowed: stop them
        above.
      </p>
      <div className="row">
        <button
          type="button"
          className="button danger"
          disabled={asking.isBusy}
          onClick={() =>
            asking.run(host.deleteAll(), () => {
              setAsked(false);
              setDone(true);
            })
          }
        >
          Delete
        </button>
        <button
          type="button"
          className="button"
          disabled={asking.isBusy}
          // The question has just taken the place of the button that was pressed: the focus goes along.
          ref={(button) => button?.focus()}
          onClick={() => setAsked(false)}
        >
          Keep all
        </button>
        {asking.trouble !== null && <p role="alert">{asking.trouble}</p>}
      </div>
    </div>
  );
}
