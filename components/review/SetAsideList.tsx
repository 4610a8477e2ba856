import type { Finding } from '../../utils/review/types.ts';
import { Code } from '../CodeButtons.tsx';
import { nameFinding } from '../mark-quote.ts';
import { useActions } from '../panel-actions.tsx';
import { useServices } from '../panel-services.ts';
import { useSetAside } from '../set-aside.ts';
import { useKeys } from '../use-keys.ts';
import { count, NOT_KEPT } from '../words.ts';
import { nameRule } from './name-rule.ts';

interface SetAsideListProps {
  /** The rules by id and title, once they are known. */
  readonly rules: readonly { readonly id: string; readonly title: string }[];
}

/** What the user does not see, and how to see it again. A review that leaves things out must say so. */
export function SetAsideList({ rules }: SetAsideListProps) {
  const { dismissed, rulesOff, bringBack } = useSetAside();
  const { host } = useServices();
  const { say, report } = useActions();
  const undo = (finding: Finding) => {
    bringBack(finding).then(
      () => say('The finding is back.'),
      () => report(NOT_KEPT),
    );
  };
  const last = dismissed.at(-1)?.finding;
  useKeys(last === undefined ? {} : { u: () => undo(last) });
  if (dismissed.length === 0 && rulesOff.length === 0) return null;
  const switchOn = (rule: string) => {
    host.setRule(rule, true).then(
      () => say('The rule is on again.'),
      () => report(NOT_KEPT),
    );
  };
  return (
    <details className="set-aside">
      <summary>{saySetAside(dismissed.length, rulesOff.length)}</summary>
      <ul>
        {dismissed.map(({ finding, reason }) => (
          <li key={`${finding.rule} ${finding.system} ${finding.code} ${finding.message}`}>
            <p>
              {finding.code !== '' && <Code>{finding.code}</Code>} {finding.message} <small>{reason}.</small>
            </p>
            <button type="button" className="button" onClick={() => undo(finding)}>
              Bring back<span className="unseen"> {nameFinding(finding)}</span>
            </button>
          </li>
        ))}
        {rulesOff.map((rule) => {
          const title = nameRule(rules, rule);
          return (
            <li key={rule}>
              <p>Rule off: {title}</p>
              <button type="button" className="button" onClick={() => switchOn(rule)}>
                Switch on<span className="unseen">: {title}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}

/** "2 dismissed, 1 rule off" */
function saySetAside(dismissed: number, off: number): string {
  const parts = [
    ...(dismissed > 0 ? [`${dismissed} dismissed`] : []),
    ...(off > 0 ? [`${count(off, 'rule')} off`] : []),
  ];
  return parts.join(', ');
}
