import { useEffect, useState } from 'react';

/** Long enough that a word typed in one go is announced once. */
const SETTLE_MS = 400;

/** Tells a screen reader, politely, what has changed: how many results, how many findings. */
export function Announcer({ sentence }: { readonly sentence: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(sentence), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [sentence]);
  return (
    <p className="unseen" role="status" aria-live="polite">
      {said}
    </p>
  );
}
