import { useMutation } from '@tanstack/react-query';
import type { PointOutcome } from '../../utils/browser/panel-types.ts';
import { useActions } from '../panel-actions.tsx';
import { useServices } from '../panel-services.ts';
import { usePageTools } from '../use-page-tools.ts';
import { count } from '../words.ts';

const OUTCOMES: Readonly<Record<PointOutcome, string>> = {
  taken: 'Clear Margin reads the place you pointed at, now and the next time on this site.',
  'kept-not': 'Clear Margin reads the place you pointed at. The browser did not keep it for the next time.',
  'given-up': 'Nothing was changed.',
};

/** Lets the user point at the note on the page. */
export function PointButton() {
  const { host } = useServices();
  const { say, report } = useActions();
  const { isPointing } = usePageTools();
  const pointing = useMutation({
    mutationFn: () => host.point(),
    onSuccess: (outcome) => say(OUTCOMES[outcome]),
    onError: () => report('The page could not be asked. Load it again, then try once more.'),
  });
  return (
    <button type="button" className="button" disabled={isPointing} onClick={() => pointing.mutate()}>
      Point at the note
    </button>
  );
}

/** While the page waits for the user to point: what to do, and the way out. */
export function PointingStrip() {
  const { host } = useServices();
  const { isPointing } = usePageTools();
  return (
    <div role="status">
      {isPointing && (
        <p className="strip">
          Click the note on the page. With the keyboard: go to the page, walk with <kbd>Tab</kbd>, take with{' '}
          <kbd>Enter</kbd>. <kbd>Esc</kbd> stops.{' '}
          <button type="button" className="link" onClick={() => host.stopPointing()}>
            Stop pointing
          </button>
        </p>
      )}
    </div>
  );
}

/** The places the user pointed at on this site before, and the way to forget them. */
export function PointedPlaces() {
  const { host } = useServices();
  const { say, report } = useActions();
  const { places } = usePageTools();
  const forgetting = useMutation({
    mutationFn: () => host.forgetPointed(),
    onSuccess: () => say('Forgotten. The page is read as it was before.'),
    onError: () => report('The browser did not forget them. Try again.'),
  });
  if (places === 0) return null;
  return (
    <p>
      You pointed at {count(places, 'place')} on this site.{' '}
      <button type="button" className="link" onClick={() => forgetting.mutate()}>
        {places === 1 ? 'Forget it' : 'Forget them'}
      </button>
    </p>
  );
}
