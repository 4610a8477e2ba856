import { useState } from 'react';
import type { OptionsView } from '../../utils/browser/options-types.ts';
import { UPDATE_STEPS, type UpdateState } from '../../utils/updates/types.ts';
import { Announcer } from '../Announcer.tsx';
import { useAsking, useHost } from './options-host.ts';
import { sayAmount, sayLastLook, sayNextLook, sayStep } from './say-updates.ts';

interface UpdateProgressProps {
  readonly view: OptionsView;
  readonly updates: UpdateState;
}

/** What the updater does now, what came of it last, and what comes next. */
export function UpdateProgress({ view, updates }: UpdateProgressProps) {
  const { job } = updates;
  const said = useChanged(sayState(updates));
  const { isOn } = view.settings;
  // What was stopped by turning updates off is no trouble.
  const trouble = !isOn && updates.trouble?.trouble === 'no-permission' ? null : updates.trouble;
  return (
    <div className="update-progress">
      {job === null ? isOn && <Looks view={view} updates={updates} /> : <Progress job={job} />}
      {trouble !== null && job === null && (
        <div className="state trouble" role="alert">
          <p>
            <b>{trouble.sentence}</b>
          </p>
          <p>{trouble.nextStep}</p>
        </div>
      )}
      <Announcer sentence={said} />
    </div>
  );
}

function Looks({ view, updates }: UpdateProgressProps) {
  const host = useHost();
  const asking = useAsking();
  return (
    <>
      <p>
        {sayLastLook(updates)} {sayNextLook(updates, Date.now())}
      </p>
      <div className="row">
        <button
          type="button"
          className="button"
          disabled={asking.isBusy || !view.mayFetch}
          onClick={() => asking.run(host.lookNow())}
        >
          {asking.isBusy ? 'Looking…' : 'Look now'}
        </button>
        {asking.trouble !== null && <span role="alert">{asking.trouble}</span>}
      </div>
    </>
  );
}

/** There is no way to stop it: it takes seconds, and what is in use is not touched before the last step. */
function Progress({ job }: { readonly job: NonNullable<UpdateState['job']> }) {
  const step = UPDATE_STEPS.indexOf(job.step) + 1;
  const { total } = job;
  return (
    <div className="job">
      <p>
        <b>{sayStep(job)}</b> {sayAmount(job)}{' '}
        <span className="dim">
          step {step} of {UPDATE_STEPS.length}
        </span>
      </p>
      <progress
        aria-label={sayStep(job)}
        max={total ?? undefined}
        value={total === null ? undefined : Math.min(job.done, total)}
      />
      <p className="dim">
        You can close this page. The codes in use keep answering until the new ones are whole.
      </p>
    </div>
  );
}

/** The sentence, once it has changed: what was so when the page opened is no news. */
function useChanged(sentence: string): string {
  const [first] = useState(sentence);
  const [hasChanged, setChanged] = useState(false);
  if (!hasChanged && sentence !== first) setChanged(true);
  return hasChanged ? sentence : '';
}

/** For a screen reader: every step, but not every byte. */
function sayState({ job, lastResult, trouble }: UpdateState): string {
  if (job !== null) return `${sayStep(job)}.`;
  // Trouble is an alert of its own.
  if (trouble !== null) return '';
  if (lastResult === 'updated') return 'New code tables are in use.';
  return lastResult === 'nothing-new' ? 'There was nothing new.' : '';
}
