import { useMutation } from '@tanstack/react-query';
import { useServices } from '../panel-services.ts';
import { usePageTools } from '../use-page-tools.ts';

/** A frame of the page that comes from another site, and the button that lets us read it. */
export function FrameGrant({ origin }: { readonly origin: string }) {
  const { host } = useServices();
  const { grantsWholeHost } = usePageTools();
  const granting = useMutation({ mutationFn: (answer: Promise<boolean>) => answer });
  const name = URL.canParse(origin) ? new URL(origin).host : origin;
  const said = sayAnswer(granting.data, granting.isError);
  return (
    <>
      {/* The browser asks only within the click itself: the request is made before anything is awaited. */}
      <button
        type="button"
        className="button"
        disabled={granting.isPending}
        onClick={() => granting.mutate(host.grantFrame(origin))}
      >
        Read notes on {name} too
      </button>
      {grantsWholeHost && <small className="dim"> The browser lets us on all ports of this host.</small>}
      {said !== null && <span role="alert"> {said}</span>}
    </>
  );
}

function sayAnswer(answer: boolean | undefined, isError: boolean): string | null {
  if (isError) return 'The browser could not ask. Press the toolbar button of Clear Margin, then try again.';
  if (answer === undefined) return null;
  return answer ? null : 'You said no to the browser. This frame stays unread.';
}
