import { useMutation } from '@tanstack/react-query';
import { Fragment, type ReactNode } from 'react';
import { PasteBox } from './PasteBox.tsx';
import { ForgottenNotice } from './page/EarlierNotice.tsx';
import { PointButton } from './page/PointTool.tsx';
import { useOpeningKeys } from './page/use-opening-keys.ts';
import { useNews } from './panel-news.ts';
import { useServices } from './panel-services.ts';
import type { Situation } from './situation.ts';
import { UnreadNotice } from './UnreadNotice.tsx';
import { usePageTools } from './use-page-tools.ts';
import { count } from './words.ts';

interface PageStateProps {
  readonly situation: Exclude<Situation, { readonly state: 'note' }>;
  readonly onPaste: (text: string, codes: string) => void;
}

/** Why there is no note to review, and the one thing to do about it. */
export function PageState({ situation, onPaste }: PageStateProps) {
  const { managed } = useNews();
  const mayPaste = !managed.switchedOff.includes('paste-box');
  const isSettled = situation.state !== 'asking' && situation.state !== 'reading';
  return (
    <div className="state">
      <Reason situation={situation} />
      {isSettled && mayPaste && <PasteBox onReview={onPaste} />}
    </div>
  );
}

function Reason({ situation }: Pick<PageStateProps, 'situation'>): ReactNode {
  switch (situation.state) {
    case 'asking':
      return <p className="dim">Looking at the page beside this panel…</p>;
    case 'reading':
      return <p className="dim">Reading the page…</p>;
    case 'hidden':
      return <HiddenPage key={situation.tab} canAsk={situation.canAsk} />;
    case 'unreadable':
      return (
        <>
          <h2>This page cannot be read</h2>
          <p>{situation.why}</p>
          <p>Go to the tab with the visit note. Search works here all the same.</p>
        </>
      );
    case 'ungranted':
      return <GrantPage key={situation.site} site={situation.site} />;
    case 'lost':
      return <LostPage />;
    case 'taken':
      return <TakenPage />;
    case 'no-note':
      return <NoNote situation={situation} />;
  }
}

function GrantPage({ site }: { readonly site: string }) {
  const { host } = useServices();
  const { managed } = useNews();
  const granting = useMutation({ mutationFn: (answer: Promise<boolean>) => answer });
  const { grantsWholeHost } = usePageTools();
  const isSuggested = managed.suggestedSites.some((suggested) => new URL(suggested).host === site);
  return (
    <>
      <h2>Check the codes of this visit</h2>
      {isSuggested && <p className="strip">Your organization suggests Clear Margin on this site.</p>}
      <p>
        Clear Margin reads the visit note and its codes on the page beside it, and tells you which codes the
        note does not bear out. It underlines the words on the page and counts them on its toolbar button,
        also while this panel is closed; you can switch that off. It never writes in the note.
      </p>
      <p>
        {/* The browser asks only within the click itself: the request is made before anything is awaited. */}
        <button
          type="button"
          className="button primary wide"
          data-primary
          onClick={() => granting.mutate(host.grant())}
        >
          Read notes on {site}
        </button>
      </p>
      {granting.data === false && <p role="alert">You said no to the browser. Nothing is read here.</p>}
      {granting.isError && (
        <p role="alert">
          The browser could not ask. Press the toolbar button of Clear Margin, then try again.
        </p>
      )}
      <p className="dim">
        Nothing leaves this browser. The note stays in memory while its visit is in this tab; it is never
        stored. Only this site is read{grantsWholeHost && ' (the browser lets us on all ports of its host)'},
        and you can stop it at any time.
      </p>
    </>
  );
}

function HiddenPage({ canAsk }: { readonly canAsk: boolean }) {
  const { host } = useServices();
  const asking = useMutation({ mutationFn: (asked: Promise<void>) => asked });
  const keys = useOpeningKeys();
  return (
    <>
      <h2>Is the note on this tab?</h2>
      <p>
        The browser keeps this page to itself for now. Press the toolbar button of Clear Margin on the page to
        read{keys.length > 0 && <Keys keys={keys} />}.
      </p>
      {canAsk && (
        <p>
          <button
            type="button"
            className="button primary wide"
            data-primary
            onClick={() => asking.mutate(host.askForAccess())}
          >
            Ask the browser
          </button>
        </p>
      )}
      {asking.isSuccess && (
        <p role="status">
          The browser asks you beside its address bar. Press Allow there. If nothing stands there, press the
          toolbar button.
        </p>
      )}
      {asking.isError && <p role="alert">The browser could not ask. Press the toolbar button instead.</p>}
    </>
  );
}

function Keys({ keys }: { readonly keys: readonly string[] }) {
  return (
    <>
      , or its keys:{' '}
      {keys.map((key, at) => (
        <Fragment key={key}>
          {at > 0 && '+'}
          <kbd>{key}</kbd>
        </Fragment>
      ))}
    </>
  );
}

function LostPage() {
  const { host } = useServices();
  return (
    <>
      <h2>The page is gone</h2>
      <p>It was closed, or loaded anew. What was read of it is forgotten.</p>
      <p>
        <button type="button" className="button primary wide" data-primary onClick={() => host.reconnect()}>
          Reconnect
        </button>
      </p>
      <p className="dim">If that does not help, load the page again.</p>
    </>
  );
}

function TakenPage() {
  const { host } = useServices();
  return (
    <>
      <h2>Another panel reads this page</h2>
      <p>You opened Clear Margin a second time beside this page. The newer panel has taken over.</p>
      <p>
        <button type="button" className="button primary wide" data-primary onClick={() => host.reconnect()}>
          Read the page here
        </button>
      </p>
    </>
  );
}

function NoNote({ situation }: { readonly situation: Extract<Situation, { readonly state: 'no-note' }> }) {
  const { frames, site, note } = situation;
  return (
    <>
      <h2>No note found on this page</h2>
      <p>
        Looked at {count(frames, 'frame')} of {site}: no text field, editor or saved text reads like a visit
        note, and there is no diagnosis list.
      </p>
      <p>Open the visit, or the tab of it that holds the note. It is read as soon as it is there.</p>
      {!note.unread.some(({ point }) => point === true) && (
        <p>
          The note is on the screen? <PointButton />
        </p>
      )}
      <UnreadNotice unread={note.unread} />
      <ForgottenNotice parts={situation.forgotten} />
    </>
  );
}
