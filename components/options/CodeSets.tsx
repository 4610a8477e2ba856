import type { OptionsView } from '../../utils/browser/options-types.ts';
import { DropZone } from './DropZone.tsx';
import { TablesInUse } from './TablesInUse.tsx';
import { UpdateProgress } from './UpdateProgress.tsx';
import { UpdateSource } from './UpdateSource.tsx';
import { UpdateSwitch } from './UpdateSwitch.tsx';

/** Which releases answer, and how newer ones come. */
export function CodeSets({ view }: { readonly view: OptionsView }) {
  const { managed, updates } = view;
  const mayUpdate = !managed.switchedOff.includes('updates');
  return (
    <section className="options-section" aria-labelledby="code-sets">
      <h2 id="code-sets">Code sets</h2>
      {updates === null ? (
        <p className="dim">Looking up which code sets are in use…</p>
      ) : (
        <TablesInUse updates={updates} />
      )}
      <h3>Updates</h3>
      {mayUpdate ? (
        <>
          <UpdateSwitch view={view} />
          <UpdateSource view={view} />
        </>
      ) : (
        <p>
          Your organization has switched updates off. New code sets come with a new version of Clear Margin.
        </p>
      )}
      {updates !== null && <UpdateProgress view={view} updates={updates} />}
      {!managed.switchedOff.includes('dropped-files') && <DropZone />}
    </section>
  );
}
