interface BookFailureProps {
  readonly error: Error;
  readonly onRetry: () => void;
  readonly isTrying: boolean;
}

/** The code tables would not open: nothing can be looked up until they do. */
export function BookFailure({ error, onRetry, isTrying }: BookFailureProps) {
  return (
    <div className="state trouble" role="alert">
      <h2>The code tables are not open</h2>
      <p>{error.message} Codes cannot be looked up or checked until they are.</p>
      <p>
        <button type="button" className="button primary" disabled={isTrying} onClick={onRetry}>
          {isTrying ? 'Trying…' : 'Try again'}
        </button>
      </p>
      <p className="dim">If it happens again, install Clear Margin anew.</p>
    </div>
  );
}

/** A mistake of ours in a review. The note's text is in no message. */
export function ReviewFailure({ onRetry }: { readonly onRetry: () => void }) {
  return (
    <div className="state trouble" role="alert">
      <h2>This note could not be reviewed</h2>
      <p>Clear Margin made a mistake on it. Search and the basket work all the same.</p>
      <p>
        <button type="button" className="button" onClick={onRetry}>
          Try again
        </button>
      </p>
    </div>
  );
}
