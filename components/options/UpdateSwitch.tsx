import type { OptionsView } from '../../utils/browser/options-types.ts';
import { SetByOrganization } from './ManagedNotice.tsx';
import { useAsking, useHost } from './options-host.ts';

/** Updates on or off, and what that means. */
export function UpdateSwitch({ view: { settings, mayFetch } }: { readonly view: OptionsView }) {
  const host = useHost();
  const asking = useAsking();
  const isManaged = settings.managed.includes('isOn');
  return (
    <>
      <p>
        While updates are on, Clear Margin asks the addresses below from time to time whether a newer code set
        is there, and fetches it. The request says nothing about you, your notes or your patients: it is the
        same for everybody.
      </p>
      <div className="row">
        <b>{settings.isOn ? 'Updates are on.' : 'Updates are off.'}</b>
        {isManaged ? (
          <SetByOrganization />
        ) : (
          <button
            type="button"
            className={settings.isOn ? 'button' : 'button primary'}
            disabled={asking.isBusy}
            // The browser asks only within the click itself: the request is made before anything is awaited.
            onClick={() => asking.run(settings.isOn ? host.turnOff() : host.turnOn())}
          >
            {settings.isOn ? 'Turn updates off' : 'Turn updates on'}
          </button>
        )}
      </div>
      {asking.trouble !== null && <p role="alert">{asking.trouble}</p>}
      {settings.isOn && !mayFetch && <AllowSource />}
    </>
  );
}

/** Updates are on, but the browser has not been asked for the address, or the user has taken it back. */
function AllowSource() {
  const host = useHost();
  const asking = useAsking();
  return (
    <div className="unread">
      <p>The browser does not let Clear Margin fetch from there, so no update comes.</p>
      <button
        type="button"
        className="button primary"
        disabled={asking.isBusy}
        onClick={() => asking.run(host.allowSource())}
      >
        Allow fetching from there
      </button>
      {asking.trouble !== null && <p role="alert">{asking.trouble}</p>}
    </div>
  );
}
