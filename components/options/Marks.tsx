import { sayPattern } from '../../utils/browser/addresses.ts';
import { isOnHere, type MarkSettings } from '../../utils/browser/mark-switches.ts';
import type { SitePlaces } from '../../utils/browser/pointed-places.ts';
import { SetByOrganization } from './ManagedNotice.tsx';
import { useAsking, useHost } from './options-host.ts';

/** Marks on the page and the count on the toolbar button, for all sites. */
export function MarksSwitch({ marks }: { readonly marks: MarkSettings }) {
  const host = useHost();
  const asking = useAsking();
  return (
    <>
      <p>
        Clear Margin underlines the words of a note that a finding rests on, and counts the findings on its
        toolbar button, also while its panel is closed. It never changes the note.
      </p>
      <div className="row">
        <label className="check">
          <input
            type="checkbox"
            checked={marks.everywhere && !marks.isManaged}
            disabled={marks.isManaged || asking.isBusy}
            onChange={({ target }) => asking.run(host.switchMarks(null, target.checked))}
          />
          Mark notes on the page
        </label>
        {marks.isManaged && <SetByOrganization />}
      </div>
      {asking.trouble !== null && <p role="alert">{asking.trouble}</p>}
    </>
  );
}

interface SiteProps {
  readonly pattern: string;
  readonly marks: MarkSettings;
  readonly places: readonly SitePlaces[];
}

/** What holds for one site: whether its notes are marked, and where the user has pointed at one. */
export function SiteMarks({ pattern, marks, places }: SiteProps) {
  const host = useHost();
  const asking = useAsking();
  const pointed = places.find(({ site }) => site === pattern)?.selectors.length ?? 0;
  const isOn = marks.everywhere && !marks.isManaged;
  return (
    <>
      {isOn && (
        <label className="check">
          <input
            type="checkbox"
            checked={isOnHere(marks, pattern)}
            disabled={asking.isBusy}
            onChange={({ target }) => asking.run(host.switchMarks(pattern, target.checked))}
          />
          Mark the note<span className="unseen"> on {sayPattern(pattern)}</span>
        </label>
      )}
      {pointed > 0 && (
        <span className="row">
          <span className="dim">You pointed at the note here{pointed > 1 && `, at ${pointed} places`}.</span>
          <button
            type="button"
            className="button"
            disabled={asking.isBusy}
            onClick={() => asking.run(host.forgetPlaces(pattern))}
          >
            Forget<span className="unseen"> where the note stands on {sayPattern(pattern)}</span>
          </button>
        </span>
      )}
      {asking.trouble !== null && <p role="alert">{asking.trouble}</p>}
    </>
  );
}
