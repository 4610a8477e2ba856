import type { ReactNode } from 'react';
import type { CodeCard, CodeRef } from '../book-client.ts';
import { useBookPlaces } from '../book-place.ts';
import { findCard } from '../book-queries.ts';
import { Code } from '../CodeButtons.tsx';
import { STANDING_WORDS } from '../words.ts';

interface KeptRowsProps {
  readonly codes: readonly CodeRef[];
  /** Not there until the book has answered. */
  readonly cards: readonly CodeCard[] | undefined;
  /** The buttons of a row. */
  readonly buttons: (code: CodeRef & { readonly title: string }, at: number) => ReactNode;
}

/** Kept codes one under the other: press one to open its card. */
export function KeptRows({ codes, cards, buttons }: KeptRowsProps) {
  const { go } = useBookPlaces();
  return (
    <ul className="code-rows">
      {codes.map(({ system, code }, at) => {
        const card = findCard(cards, { system, code });
        const standing = card?.stand.standing ?? 'billable';
        return (
          <li
            key={`${system} ${code}`}
            className={standing === 'billable' ? 'code-line' : 'code-line faint'}
            data-code-row={`${system} ${code}`}
          >
            <button
              type="button"
              className="choice"
              onClick={() => go({ kind: 'card', ref: { system, code } })}
            >
              <span className="unseen">Open </span>
              <Code>{code}</Code>{' '}
              <span className="title">
                {card?.title}
                {standing !== 'billable' && <small>{STANDING_WORDS[standing]}</small>}
              </span>
            </button>
            <span className="code-buttons">{buttons({ system, code, title: card?.title ?? '' }, at)}</span>
          </li>
        );
      })}
    </ul>
  );
}
