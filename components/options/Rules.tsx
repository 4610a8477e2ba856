import { lazy, Suspense, useState } from 'react';
import { useAsking, useHost } from './options-host.ts';

/** The rules are many: they come when the book is opened. */
const RuleBook = lazy(async () => ({ default: (await import('../review/RuleBook.tsx')).RuleBook }));

/** Rules that are switched off, and the rule book. @param off ids */
export function Rules({ off }: { readonly off: readonly string[] }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <section aria-labelledby="rules-heading">
      <h2 id="rules-heading">Rules of the review</h2>
      {off.length === 0 ? (
        <p>All rules are on. A rule is switched off beside what it says, in the panel.</p>
      ) : (
        <ul>
          {off.map((id) => (
            <li key={id} className="row">
              <RuleOff id={id} />
            </li>
          ))}
        </ul>
      )}
      <button type="button" className="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Open the rule book
      </button>
      {isOpen && (
        <Suspense>
          <RuleBook rule={null} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </section>
  );
}

function RuleOff({ id }: { readonly id: string }) {
  const host = useHost();
  const asking = useAsking();
  return (
    <>
      <span>
        Off: <b>{sayRule(id)}</b>
      </span>
      <button
        type="button"
        className="button"
        disabled={asking.isBusy}
        onClick={() => asking.run(host.switchRule(id, true))}
      >
        Switch on<span className="unseen">: {sayRule(id)}</span>
      </button>
      {asking.trouble !== null && <p role="alert">{asking.trouble}</p>}
    </>
  );
}

/** "unspecified-code" -> "Unspecified code": the settings know a rule by its id alone. */
function sayRule(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
