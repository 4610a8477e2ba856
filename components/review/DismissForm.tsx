import { type FormEvent, useId, useState } from 'react';
import type { Finding } from '../../utils/review/types.ts';
import { useActions } from '../panel-actions.tsx';
import { useServices } from '../panel-services.ts';
import { useSetAside } from '../set-aside.ts';
import { NOT_KEPT } from '../words.ts';
import { REASONS } from './dismiss-reasons.ts';

const OTHER = 'Another reason';

interface DismissFormProps {
  readonly finding: Finding;
  readonly onDone: () => void;
}

/** Why a finding is dismissed, for this encounter only; or its rule switched off for all. */
export function DismissForm({ finding, onDone }: DismissFormProps) {
  const { dismiss } = useSetAside();
  const { say, report } = useActions();
  const { host } = useServices();
  const [reason, setReason] = useState(REASONS[0] ?? OTHER);
  const [words, setWords] = useState('');
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    dismiss(finding, reason === OTHER ? words.trim() || OTHER : reason).then(
      () => say('Dismissed for this encounter. Press u to bring it back.'),
      () => report(NOT_KEPT),
    );
    onDone();
  };
  const switchOff = () => {
    host.setRule(finding.rule, false).then(
      () => say('The rule is off. Switch it on again above the findings.'),
      () => report(NOT_KEPT),
    );
  };
  return (
    <form className="drawer" onSubmit={submit}>
      <label htmlFor={id}>Why is it dismissed?</label>
      <select
        id={id}
        className="reason-field"
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      >
        {[...REASONS, OTHER].map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
      {reason === OTHER && (
        <input
          className="reason-field"
          aria-label="Your reason"
          autoComplete="off"
          maxLength={200}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      )}
      <p className="dim">The reason is kept in memory and goes with the encounter. Name no patient in it.</p>
      <div className="bar">
        <button type="submit" className="button primary">
          Dismiss
        </button>
        <button type="button" className="button" onClick={onDone}>
          Keep it
        </button>
        <button type="button" className="button" onClick={switchOff}>
          Switch this rule off
        </button>
      </div>
    </form>
  );
}
