import { useState } from 'react';
import { RULES } from '../../utils/review/rules.ts';
import { nameRule } from '../review/name-rule.ts';
import { RuleBook } from '../review/RuleBook.tsx';
import { useAsking, useHost } from './options-host.ts';

/** Rules that are switched off, each with its page and the way back. @param off ids */
export function RulesOff({ off }: { readonly off: readonly string[] }) {
  return (
    <ul className="site-list">
      {off.map((id) => (
        <li key={id} className="row">
          <RuleOff id={id} />
        </li>
      ))}
    </ul>
  );
}

function RuleOff({ id }: { readonly id: string }) {
  const host = useHost();
  const asking = useAsking();
  const [isReading, setReading] = useState(false);
  const title = nameRule(RULES, id);
  return (
    <>
      <span>
        Off: <b>{title}</b>
      </span>
      <button type="button" className="button quiet" aria-haspopup="dialog" onClick={() => setReading(true)}>
        Read the rule<span className="unseen">: {title}</span>
      </button>
      <button
        type="button"
        className="button"
        disabled={asking.isBusy}
        onClick={() => asking.run(host.switchRule(id, true))}
      >
        Switch on<span className="unseen">: {title}</span>
      </button>
      {asking.trouble !== null && <p role="alert">{asking.trouble}</p>}
      {isReading && <RuleBook rule={id} title="A rule of the review" onClose={() => setReading(false)} />}
    </>
  );
}
