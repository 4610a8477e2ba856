import type { OptionsHost } from '../../utils/browser/options-types.ts';
import { CodeSets } from './CodeSets.tsx';
import { ManagedNotice } from './ManagedNotice.tsx';
import { OptionsHostContext, useView } from './options-host.ts';
import { Privacy } from './Privacy.tsx';
import { Rules } from './Rules.tsx';
import { Sites } from './Sites.tsx';

/** The whole options page. `host` must stay the same object: it is what the page stands on. */
export function OptionsPage({ host }: { readonly host: OptionsHost }) {
  return (
    <OptionsHostContext value={host}>
      <div className="options">
        <header className="options-head">
          <h1>Clear Margin settings</h1>
        </header>
        <Sections />
      </div>
    </OptionsHostContext>
  );
}

function Sections() {
  const view = useView();
  if (view === null) {
    return (
      <main>
        <p className="dim">Reading the settings…</p>
      </main>
    );
  }
  return (
    <main>
      <ManagedNotice view={view} />
      <CodeSets view={view} />
      <Sites view={view} />
      <Rules off={view.rulesOff} />
      <Privacy />
    </main>
  );
}
