import { useState } from 'react';
import type { CodeLine, CodeLines } from '../../utils/codes/describe-code-types.ts';
import { useBookPlaces } from '../book-place.ts';
import { Code, CodeButtons } from '../CodeButtons.tsx';
import { STANDING_WORDS } from '../words.ts';

interface CodeRowsProps {
  readonly lines: CodeLines;
  /** How many are shown before the user asks for all. */
  readonly first?: number;
}

/** Codes one under the other: press one to open its card, or copy it where it stands. */
export function CodeRows({ lines, first = 8 }: CodeRowsProps) {
  const [isWhole, setWhole] = useState(false);
  const { codes, total } = lines;
  // One more line takes no more room than the button that hides it.
  const shown = isWhole || codes.length <= first + 1 ? codes : codes.slice(0, first);
  return (
    <>
      <ul className="code-rows">
        {shown.map((line) => (
          <CodeRow key={`${line.system} ${line.code}`} line={line} />
        ))}
      </ul>
      {shown.length < codes.length && (
        <button type="button" className="link" onClick={() => setWhole(true)}>
          Show all {total.toLocaleString('en-US')}
        </button>
      )}
      {shown.length === codes.length && codes.length < total && (
        <p className="dim">
          {codes.length} of {total.toLocaleString('en-US')} shown.
        </p>
      )}
    </>
  );
}

/** One code. `j` and `k` find it by its mark, `c` and `b` take it while it has the focus. */
export function CodeRow({ line, label = '' }: { readonly line: CodeLine; readonly label?: string }) {
  const { go } = useBookPlaces();
  const { system, code, title, standing } = line;
  const isBillable = standing === 'billable';
  return (
    <li className={isBillable ? 'code-line' : 'code-line faint'} data-code-row={`${system} ${code}`}>
      <button type="button" className="choice" onClick={() => go({ kind: 'card', ref: { system, code } })}>
        <span className="unseen">Open </span>
        <Code>{code}</Code>{' '}
        <span className="title">
          {label !== '' && <b>{label}</b>} {label === '' && (title || 'No title in the official files')}
          {!isBillable && <small>{standing === 'header' ? 'Header' : STANDING_WORDS[standing]}</small>}
        </span>
      </button>
      {isBillable && <CodeButtons item={line} />}
    </li>
  );
}
