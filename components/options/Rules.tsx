import { lazy, Suspense, useState } from 'react';

/** The rules are many: they come when one of them is named, or the book is opened. */
const RuleBook = lazy(async () => ({ default: (await import('../review/RuleBook.tsx')).RuleBook }));
const RulesOff = lazy(async () => ({ default: (await import('./RulesOff.tsx')).RulesOff }));

/** Rules that are switched off, and the rule book. @param off ids */
export function Rules({ off }: { readonly off: readonly string[] }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="options-section" aria-labelledby="rules">
      <h2 id="rules">Rules of the review</h2>
      {off.length === 0 ? (
        <p>All rules are on. A rule is switched off beside what it says, in the panel.</p>
      ) : (
        <Suspense>
          <RulesOff off={off} />
        </Suspense>
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
