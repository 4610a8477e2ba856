import { useMutation } from '@tanstack/react-query';
import { useId } from 'react';
import { useActions } from '../panel-actions.tsx';
import { useServices } from '../panel-services.ts';
import { usePageTools } from '../use-page-tools.ts';

/** Whether the note is underlined on the page and counted on the toolbar button: here, and on all sites. */
export function MarkSwitch() {
  const { marks } = usePageTools();
  if (marks.isManaged) {
    return <p className="dim">Your organization has switched off marks in the note.</p>;
  }
  return (
    <fieldset className="switches">
      <legend>Underline findings in the note and count them on the toolbar button</legend>
      <Switch where="here" isOn={marks.here} isDisabled={!marks.everywhere} label="on this site" />
      <Switch where="everywhere" isOn={marks.everywhere} isDisabled={false} label="on any site" />
    </fieldset>
  );
}

interface SwitchProps {
  readonly where: 'here' | 'everywhere';
  readonly isOn: boolean;
  readonly isDisabled: boolean;
  readonly label: string;
}

function Switch({ where, isOn, isDisabled, label }: SwitchProps) {
  const { host } = useServices();
  const { report } = useActions();
  const id = useId();
  const switching = useMutation({
    mutationFn: (next: boolean) => host.setMarks(where, next),
    onError: () => report('The browser did not keep that. Try again.'),
  });
  return (
    <p className="switch">
      <input
        id={id}
        type="checkbox"
        checked={isOn}
        disabled={isDisabled}
        onChange={(event) => switching.mutate(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
    </p>
  );
}
