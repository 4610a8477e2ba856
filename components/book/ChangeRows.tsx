import type { Change } from '../../utils/codes/changes.ts';
import type { CodeSystem } from '../../utils/codes/types.ts';
import { useBookPlaces } from '../book-place.ts';
import { Code, CodeButtons } from '../CodeButtons.tsx';
import { diffWords } from '../diff-words.ts';
import { sayChange } from './change-words.ts';

interface ChangeRowsProps {
  readonly rows: readonly Change[];
  readonly system: CodeSystem;
}

/** Changed codes one under the other: press one to open its card. */
export function ChangeRows({ rows, system }: ChangeRowsProps) {
  return (
    <ul className="code-rows changes">
      {rows.map((row) => (
        <ChangeRow key={row.id} row={row} system={system} />
      ))}
    </ul>
  );
}

function ChangeRow({ row, system }: { readonly row: Change; readonly system: CodeSystem }) {
  const { go } = useBookPlaces();
  const { code, kind, title, isHeader } = row;
  const { what, when } = sayChange(row);
  const isBillable = !isHeader && kind !== 'retired' && kind !== 'became-header';
  return (
    <li
      className={isBillable ? 'code-line' : 'code-line faint'}
      data-code-row={`${system} ${code}`}
      data-kind={kind}
    >
      <div className="change">
        <button type="button" className="choice" onClick={() => go({ kind: 'card', ref: { system, code } })}>
          <span className="unseen">Open </span>
          <Code>{code}</Code>{' '}
          <span className="title">
            <ChangedTitle row={row} />
            <small>
              <span className="change-kind">{what}</span>
              {when}
            </small>
          </span>
        </button>
        <Instead row={row} system={system} />
      </div>
      {isBillable && <CodeButtons item={{ system, code, title }} />}
    </li>
  );
}

/** The title; where it is a new one, what is new in it and what went from the old one. */
function ChangedTitle({ row: { title, oldTitle } }: { readonly row: Change }) {
  if (oldTitle === null || oldTitle === '') return title || 'No title in the official files';
  return (
    <>
      <DiffedTitle parts={diffWords(oldTitle, title)} tag="ins" />
      <small>
        Was: <DiffedTitle parts={diffWords(title, oldTitle)} tag="del" />
      </small>
    </>
  );
}

interface DiffedTitleProps {
  readonly parts: ReturnType<typeof diffWords>;
  readonly tag: 'ins' | 'del';
}

function DiffedTitle({ parts, tag: Tag }: DiffedTitleProps) {
  return parts.map(({ text, isNew }, at) => {
    const key = `${at} ${text}`;
    return isNew ? <Tag key={key}>{text}</Tag> : <span key={key}>{text}</span>;
  });
}

/** More would be a list of its own; the card has it. */
const MOST_INSTEAD = 4;

function Instead({ row, system }: { readonly row: Change; readonly system: CodeSystem }) {
  const { go } = useBookPlaces();
  const { instead, insteadKind, code } = row;
  if (insteadKind === null || instead.length === 0) return null;
  const more = instead.length - MOST_INSTEAD;
  return (
    <p className="instead">
      Use{' '}
      {instead.slice(0, MOST_INSTEAD).map((other) => (
        <button
          key={other}
          type="button"
          className="in-text"
          onClick={() => go({ kind: 'card', ref: { system, code: other } })}
        >
          <Code>{other}</Code>
        </button>
      ))}
      {more > 0 && (
        <button type="button" className="in-text" onClick={() => go({ kind: 'card', ref: { system, code } })}>
          or {more} more
        </button>
      )}
      {insteadKind === 'neighbours' && <small> our reading, not an official mapping</small>}
    </p>
  );
}
