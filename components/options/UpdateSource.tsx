import { useId, useState } from 'react';
import type { OptionsView } from '../../utils/browser/options-types.ts';
import { checkMirror, foldersOf } from '../../utils/updates/source.ts';
import { SetByOrganization } from './ManagedNotice.tsx';
import { useAsking, useHost } from './options-host.ts';

/** Where updates come from, and how often it is asked. */
export function UpdateSource({ view }: { readonly view: OptionsView }) {
  const isManaged = view.settings.managed.includes('source');
  return (
    <>
      <fieldset className="source-choice">
        <legend>Where new code sets come from</legend>
        {isManaged ? (
          <p>
            <span className="address">{foldersOf(view.settings.source).join(' ')}</span> <SetByOrganization />
          </p>
        ) : (
          <ChooseSource view={view} />
        )}
      </fieldset>
      <HowOften view={view} />
    </>
  );
}

function ChooseSource({ view: { settings } }: { readonly view: OptionsView }) {
  const host = useHost();
  const asking = useAsking();
  const name = useId();
  const { source } = settings;
  const [isTyping, setTyping] = useState(false);
  const isMirror = source.kind === 'mirror' || isTyping;
  return (
    <>
      <label className="choice-line">
        <input
          type="radio"
          name={name}
          checked={!isMirror}
          disabled={asking.isBusy}
          onChange={() => {
            setTyping(false);
            if (source.kind === 'mirror') asking.run(host.lookAt({ kind: 'official' }));
          }}
        />
        <span>
          The official places <small>{foldersOf({ kind: 'official' }).map(hostOf).join(' and ')}</small>
        </span>
      </label>
      <label className="choice-line">
        <input
          type="radio"
          name={name}
          checked={isMirror}
          disabled={asking.isBusy}
          onChange={() => setTyping(true)}
        />
        <span>
          A mirror of your practice <small>a folder on a web server of your own, kept by your IT</small>
        </span>
      </label>
      {isMirror && (
        <MirrorField
          key={source.kind === 'mirror' ? source.url : ''}
          current={source.kind === 'mirror' ? source.url : ''}
        />
      )}
      {asking.trouble !== null && <p role="alert">{asking.trouble}</p>}
    </>
  );
}

function MirrorField({ current }: { readonly current: string }) {
  const host = useHost();
  const asking = useAsking();
  const inputId = useId();
  const problemId = useId();
  const [text, setText] = useState(current);
  const [wasTried, setTried] = useState(false);
  const address = checkMirror(text);
  const problem = wasTried && 'problem' in address ? address.problem : null;
  return (
    <form
      className="mirror"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if ('url' in address) asking.run(host.lookAt({ kind: 'mirror', url: address.url }));
      }}
    >
      <label htmlFor={inputId}>Address of the folder</label>
      <input
        id={inputId}
        type="text"
        inputMode="url"
        value={text}
        placeholder="https://intranet.example/code-sets/"
        autoComplete="off"
        spellCheck={false}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : problemId}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className="button" disabled={asking.isBusy}>
        Use this address
      </button>
      {current !== '' && text === current && <p className="dim">This address is in use.</p>}
      {problem !== null && (
        <p id={problemId} role="alert" className="problem">
          {problem}
        </p>
      )}
      {asking.trouble !== null && <p role="alert">{asking.trouble}</p>}
    </form>
  );
}

const INTERVALS: readonly (readonly [hours: number, words: string])[] = [
  [24, 'once a day'],
  [168, 'once a week'],
  [720, 'once in 30 days'],
];

function HowOften({ view: { settings } }: { readonly view: OptionsView }) {
  const host = useHost();
  const asking = useAsking();
  const selectId = useId();
  const { everyHours } = settings;
  const words = INTERVALS.find(([hours]) => hours === everyHours)?.[1] ?? `every ${everyHours} hours`;
  if (settings.managed.includes('everyHours')) {
    return (
      <p>
        It is asked {words}. <SetByOrganization />
      </p>
    );
  }
  const known = INTERVALS.some(([hours]) => hours === everyHours);
  const choices = known ? INTERVALS : [...INTERVALS, [everyHours, words] as const];
  return (
    <p className="row">
      <label htmlFor={selectId}>It is asked</label>
      <select
        id={selectId}
        value={everyHours}
        disabled={asking.isBusy}
        onChange={(event) => asking.run(host.lookEvery(Number(event.target.value)))}
      >
        {choices.map(([hours, name]) => (
          <option key={hours} value={hours}>
            {name}
          </option>
        ))}
      </select>
      {asking.trouble !== null && <span role="alert">{asking.trouble}</span>}
    </p>
  );
}

function hostOf(url: string): string {
  return new URL(url).host;
}
