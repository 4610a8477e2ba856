import type { CodeRef } from './book-client.ts';
import { useBookPlaces } from './book-place.ts';
import { Code } from './CodeButtons.tsx';

/** A code that opens its card. */
export function CodeLink({ to }: { readonly to: CodeRef }) {
  const { go } = useBookPlaces();
  const { system, code } = to;
  return (
    <button
      type="button"
      className="code-link"
      aria-label={`Open the card of ${code}`}
      title="Open the card"
      onClick={() => go({ kind: 'card', ref: { system, code } })}
    >
      <Code>{code}</Code>
    </button>
  );
}
