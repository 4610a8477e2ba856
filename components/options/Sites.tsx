import { sayPattern } from '../../utils/browser/addresses.ts';
import type { OptionsView } from '../../utils/browser/options-types.ts';
import { MarksSwitch, SiteMarks } from './Marks.tsx';
import { useAsking, useHost } from './options-host.ts';

/** The sites whose notes are read, and those the organization suggests. */
export function Sites({ view }: { readonly view: OptionsView }) {
  const { sites, managed, marks } = view;
  const allowed = new Set(sites.map(sayPattern));
  const suggested = managed.suggestedSites.filter((site) => !allowed.has(new URL(site).host));
  return (
    <section className="options-section" aria-labelledby="sites">
      <h2 id="sites">Sites</h2>
      {sites.length === 0 && suggested.length === 0 && (
        <p>
          No site is allowed yet. Open the visit in your EHR, press the toolbar button of Clear Margin and
          allow it there.
        </p>
      )}
      {sites.length > 0 && <p>Clear Margin reads notes on these sites and on no others.</p>}
      <ul className="site-list">
        {sites.map((pattern) => (
          <AllowedSite key={pattern} pattern={pattern} view={view} />
        ))}
        {suggested.map((site) => (
          <SuggestedSite key={site} site={site} />
        ))}
      </ul>
      <h3>Marks on the page</h3>
      <MarksSwitch marks={marks} />
    </section>
  );
}

interface AllowedSiteProps {
  readonly pattern: string;
  readonly view: OptionsView;
}

function AllowedSite({ pattern, view: { marks, places } }: AllowedSiteProps) {
  const host = useHost();
  const asking = useAsking();
  return (
    <li className="row">
      <span className="address">{sayPattern(pattern)}</span>
      <button
        type="button"
        className="button"
        disabled={asking.isBusy}
        onClick={() => asking.run(host.stopSite(pattern))}
      >
        Stop reading<span className="unseen"> {sayPattern(pattern)}</span>
      </button>
      <SiteMarks pattern={pattern} marks={marks} places={places} />
      {asking.trouble !== null && <p role="alert">{asking.trouble}</p>}
    </li>
  );
}

function SuggestedSite({ site }: { readonly site: string }) {
  const host = useHost();
  const asking = useAsking();
  const { host: name } = new URL(site);
  return (
    <li className="row">
      <span className="address">{name}</span>
      <span className="set-by">Your organization suggests it</span>
      <button
        type="button"
        className="button primary"
        disabled={asking.isBusy}
        onClick={() => asking.run(host.allowSite(site))}
      >
        Read notes on {name}
      </button>
      {asking.trouble !== null && <p role="alert">{asking.trouble}</p>}
    </li>
  );
}
