import type { OptionsView } from '../../utils/browser/options-types.ts';

/** What the organization has set, and what of it cannot be used. Nothing where it has set nothing. */
export function ManagedNotice({ view: { managed, settings, faults } }: { readonly view: OptionsView }) {
  const isManaged = settings.managed.length > 0 || managed.switchedOff.length > 0;
  return (
    <>
      {isManaged && (
        <p className="strip">
          Your organization has set some of this. Those settings cannot be changed here.
        </p>
      )}
      {faults.length > 0 && (
        <div className="unread faults">
          <h2>Some of what your organization has set cannot be used</h2>
          <ul>
            {faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
          <p>Tell the people who look after your browser.</p>
        </div>
      )}
    </>
  );
}

/** Stands beside a setting that cannot be changed. */
export function SetByOrganization() {
  return <span className="set-by">Set by your organization</span>;
}
