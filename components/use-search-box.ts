import { type KeyboardEvent, useCallback, useDeferredValue, useEffect, useRef, useState } from 'react';
import type { CodeSystem, IsoDate } from '../utils/codes/types.ts';
import type { Hit, SearchResult } from '../utils/search/types.ts';
import { FIRST_HITS, MORE_HITS, useSearch } from './book-queries.ts';
import { useActions } from './panel-actions.tsx';
import { withoutDot } from './words.ts';

/** What can be done with a hit. */
export type HitAction = 'copy' | 'copy-without-dot' | 'collect';

export interface SearchBox {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly system: CodeSystem | null;
  readonly setSystem: (system: CodeSystem | null) => void;
  /** Search once more for the words as they were typed. */
  readonly searchLiterally: () => void;
  readonly showMore: () => void;
  readonly result: SearchResult | undefined;
  /** The hits are those of an older text. */
  readonly isStale: boolean;
  readonly isBroken: boolean;
  readonly activeIndex: number;
  readonly act: (hit: Hit, action: HitAction) => void;
  /** Show the codes below a heading. */
  readonly openHeading: (hit: Hit) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
}

/** Everything typed starts afresh: the first hit, the first twenty, spelling repaired. */
const FRESH = { activeIndex: 0, literal: false, limit: FIRST_HITS };

/** The state of the search: text, system, the hit that the arrow keys stand on, and what the keys do. */
export function useSearchBox(date: IsoDate): SearchBox {
  const { copy, collect } = useActions();
  const [text, setPlainText] = useState('');
  const [system, setPlainSystem] = useState<CodeSystem | null>(null);
  const [{ activeIndex, literal, limit }, setView] = useState(FRESH);
  const asked = useDeferredValue(text.trim());
  const search = useSearch({ text: asked, date, system, literal, limit });
  const result = search.data;
  const isStale = search.isPlaceholderData || asked !== text.trim();
  const hits = result?.hits ?? [];
  const active = Math.min(activeIndex, Math.max(hits.length - 1, 0));
  const owed = useRef<HitAction | null>(null);

  const setText = (next: string) => {
    owed.current = null;
    setPlainText(next);
    setView(FRESH);
  };
  const setSystem = (next: CodeSystem | null) => {
    setPlainSystem(next);
    setView((view) => ({ ...view, activeIndex: 0, limit: FIRST_HITS }));
  };
  const openHeading = (hit: Hit) => setText(hit.code);

  const act = useCallback(
    (hit: Hit, action: HitAction) => {
      if (action === 'collect') {
        collect({ system: hit.system, code: hit.code, title: hit.title });
        return;
      }
      const code = action === 'copy' ? hit.code : withoutDot(hit.code);
      copy(code, hit.standing === 'billable' ? `${code} copied.` : `${code} copied. It is not billable.`);
    },
    [collect, copy],
  );

  // Enter came before the answer: it means the first hit of what was typed, not of what was shown before.
  const first = result?.hits[0];
  useEffect(() => {
    if (isStale || owed.current === null) return;
    const action = owed.current;
    owed.current = null;
    if (first !== undefined) act(first, action);
  }, [isStale, first, act]);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const action = readAction(event);
    const hit = hits[active];
    if (action !== null) {
      event.preventDefault();
      if (isStale || result === undefined) owed.current = text.trim() === '' ? null : action;
      else if (hit !== undefined) act(hit, action);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (hits.length === 0) return;
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const next = (active + step + hits.length) % hits.length;
      setView((view) => ({ ...view, activeIndex: next }));
    } else if (event.key === 'ArrowRight' && hit?.standing === 'header' && isAtEnd(event.currentTarget)) {
      event.preventDefault();
      openHeading(hit);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (text === '') event.currentTarget.blur();
      else setText('');
    }
  };

  return {
    text,
    setText,
    system,
    setSystem,
    searchLiterally: () => setView((view) => ({ ...view, literal: true, activeIndex: 0 })),
    showMore: () => setView((view) => ({ ...view, limit: MORE_HITS })),
    result: text.trim() === '' ? undefined : result,
    isStale,
    isBroken: search.isError,
    activeIndex: active,
    act,
    openHeading,
    onKeyDown,
  };
}

/** Enter copies; Ctrl (Cmd) or the full stop leaves the dot out; Shift collects. */
function readAction(event: KeyboardEvent): HitAction | null {
  const isCommand = event.ctrlKey || event.metaKey;
  if (event.key === '.' && isCommand) return 'copy-without-dot';
  if (event.key !== 'Enter') return null;
  if (isCommand) return 'copy-without-dot';
  return event.shiftKey ? 'collect' : 'copy';
}

function isAtEnd(input: HTMLInputElement): boolean {
  return input.selectionStart === input.value.length && input.selectionEnd === input.value.length;
}
