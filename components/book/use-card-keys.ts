import type { RefObject } from 'react';
import type { CodeDescription, CodeLine } from '../../utils/codes/describe-code-types.ts';
import type { CodeRef } from '../book-client.ts';
import { useBookPlaces } from '../book-place.ts';
import { useActions } from '../panel-actions.tsx';
import { useKeys } from '../use-keys.ts';

/**
 * `u` and `d` go up and down, `n` and `p` to the code beside. `j` and `k` walk the codes on the card; `c` and `b` take
 * the one that has the focus, or else the card's own.
 */
export function useCardKeys(card: CodeDescription | undefined, cardRef: RefObject<HTMLElement | null>): void {
  const { go } = useBookPlaces();
  const { copy, collect } = useActions();
  const open = (line: CodeRef | null | undefined) => {
    if (line) go({ kind: 'card', ref: { system: line.system, code: line.code } });
  };
  const up = () => {
    const above = card?.path.at(-1);
    if (above === undefined) return;
    if (above.kind === 'code') open({ system: 'icd10cm', code: above.key });
    else go({ kind: 'outline', key: above.key });
  };
  const take = (act: (item: CodeLine) => void) => () => {
    if (card === undefined) return;
    const { standing } = card.stand;
    const item = findFocused(card) ?? (standing === 'unknown' ? null : { ...card, standing });
    if (item !== null) act(item);
  };
  useKeys({
    u: up,
    d: () => open(card?.children.codes[0]),
    n: () => open(card?.after),
    p: () => open(card?.before),
    j: () => walkRows(cardRef.current, 1),
    k: () => walkRows(cardRef.current, -1),
    c: take(({ system, code, standing }) => {
      const said = standing === 'billable' ? `${code} copied.` : `${code} copied. It is not billable.`;
      copy(code, said, { system, code });
    }),
    b: take(({ system, code, title }) => collect({ system, code, title })),
  });
}

/** The code on the card whose line has the focus. */
function findFocused(card: CodeDescription): CodeLine | null {
  const name = document.activeElement?.closest<HTMLElement>('[data-code-row]')?.dataset.codeRow;
  const finished = card.aside?.seventh?.choices.map((choice) => choice.finished) ?? [];
  const lists = [card.children, card.siblings, card.serves, card.leftOpen];
  const lines = [...lists.flatMap((list) => list?.codes ?? []), ...finished, ...card.meant];
  return lines.find((line) => line !== null && `${line.system} ${line.code}` === name) ?? null;
}

/** Bring the focus to the next code that is in sight. */
export function walkRows(card: HTMLElement | null, step: 1 | -1): void {
  const rows = [...(card?.querySelectorAll<HTMLElement>('[data-code-row] > button') ?? [])].filter(
    (row) => row.closest('details:not([open])') === null,
  );
  const at = rows.findIndex((row) => row.parentElement?.contains(document.activeElement));
  const next =
    at < 0 ? (step === 1 ? 0 : rows.length - 1) : Math.min(Math.max(at + step, 0), rows.length - 1);
  rows[next]?.focus({ preventScroll: true });
  rows[next]?.scrollIntoView({ block: 'nearest' });
}
