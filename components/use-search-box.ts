import { type KeyboardEvent, useCallback, useDeferredValue, useEffect, useRef, useState } from 'react';
import type { CodeSystem, IsoDate } from '../utils/codes/types.ts';
import type { Hit, SearchResult } from '../utils/search/types.ts';
import type { CodeRef } from './book-client.ts';
import { FIRST_HITS, MORE_HITS, useSearch } from './book-queries.ts';
import { useActions } from './panel-actions.tsx';
import { withoutDot } from './words.ts';

/** What can be done with a hit. */
export type HitAction = 'copy' | 'copy-without-dot' | 'collect' | 'open';

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
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
}

/** Everything typed starts afresh: the first hit, the first twenty, spelling repaired. */
const FRESH = { activeIndex: 0, literal: false, limit: FIRST_HITS };

/** The state of the search: text, system, the hit that the arrow keys stand on, and what the keys do. */
export function useSearchBox(date: IsoDate, openCard: (ref: CodeRef) => void): SearchBox {
  const [text, setPlainText] = useState('');
  const [system, setPlainSystem] = useState<CodeSystem | null>(null);
  const [{ activeIndex, literal, limit }, setView] = useState(FRESH);
  const typed = text.trim();
  const asked = useDeferredValue(typed);
  const search = useSearch({ text: asked, date, system, literal, limit });
  const isStale = search.isPlaceholderData || asked !== typed;
  const hits = search.data?.hits ?? [];
  const active = Math.min(activeIndex, Math.max(hits.length - 1, 0));
  const act = useHitAction(openCard);
  const owe = useOwedAction(isStale, hits[0], act);

  const setText = (next: string) => {
    owe(null);
    setPlainText(next);
    setView(FRESH);
  };
  const bindings: SearchKeys = {
    text,
    hits,
    active,
    setActive: (index) => setView((view) => ({ ...view, activeIndex: index })),
    act: (hit, action) => {
      if (isStale || search.data === undefined) owe(typed === '' ? null : action);
      else if (hit !== undefined) act(hit, action);
    },
    setText,
  };
  return {
    text,
    setText,
    system,
    setSystem: (next) => {
      setPlainSystem(next);
      setView((view) => ({ ...view, activeIndex: 0, limit: FIRST_HITS }));
    },
    searchLiterally: () => setView((view) => ({ ...view, literal: true, activeIndex: 0 })),
    showMore: () => setView((view) => ({ ...view, limit: MORE_HITS })),
    result: typed === '' ? undefined : search.data,
    isStale,
    isBroken: search.isError,
    activeIndex: active,
    act,
    onKeyDown: (event) => answerKey(event, bindings),
  };
}

type Act = (hit: Hit, action: HitAction) => void;

/** Copy a hit, collect it, or open its card. */
function useHitAction(openCard: (ref: CodeRef) => void): Act {
  const { copy, collect } = useActions();
  return useCallback(
    (hit, action) => {
      if (action === 'collect') {
        collect({ system: hit.system, code: hit.code, title: hit.title });
        return;
      }
      if (action === 'open') {
        openCard({ system: hit.system, code: hit.code });
        return;
      }
      const code = action === 'copy' ? hit.code : withoutDot(hit.code);
      const said = hit.standing === 'billable' ? `${code} copied.` : `${code} copied. It is not billable.`;
      copy(code, said, hit);
    },
    [collect, copy, openCard],
  );
}

/** Enter came before the answer: it means the first hit of what was typed, not of what was shown before. */
function useOwedAction(isStale: boolean, first: Hit | undefined, act: Act) {
  const owed = useRef<HitAction | null>(null);
  useEffect(() => {
    if (isStale || owed.current === null) return;
    const action = owed.current;
    owed.current = null;
    if (first !== undefined) act(first, action);
  }, [isStale, first, act]);
  return (action: HitAction | null) => {
    owed.current = action;
  };
}

/** What the keys of the search box work on. */
interface SearchKeys {
  readonly text: string;
  readonly hits: readonly Hit[];
  readonly active: number;
  readonly setActive: (index: number) => void;
  /** `undefined`: there is no hit, or none yet. */
  readonly act: (hit: Hit | undefined, action: HitAction) => void;
  readonly setText: (text: string) => void;
}

function answerKey(event: KeyboardEvent<HTMLInputElement>, keys: SearchKeys): void {
  if (event.nativeEvent.isComposing) return;
  const { hits, active } = keys;
  const hit = hits[active];
  const action = readAction(event);
  if (action !== null) {
    event.preventDefault();
    keys.act(hit, action);
  } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    if (hits.length === 0) return;
    event.preventDefault();
    const step = event.key === 'ArrowDown' ? 1 : -1;
    keys.setActive((active + step + hits.length) % hits.length);
  } else if (event.key === 'Escape') {
    event.preventDefault();
    if (keys.text === '') event.currentTarget.blur();
    else keys.setText('');
  }
}

/** Enter copies; Ctrl (Cmd) or the full stop leaves the dot out; Shift collects; the right arrow opens the card. */
function readAction(event: KeyboardEvent<HTMLInputElement>): HitAction | null {
  const isCommand = event.ctrlKey || event.metaKey;
  if (event.key === 'ArrowRight') return isPlain(event) && isAtEnd(event.currentTarget) ? 'open' : null;
  if (event.key === '.' && isCommand) return 'copy-without-dot';
  if (event.key !== 'Enter') return null;
  if (isCommand) return 'copy-without-dot';
  return event.shiftKey ? 'collect' : 'copy';
}

function isPlain({ altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return !altKey && !ctrlKey && !metaKey && !shiftKey;
}

function isAtEnd(input: HTMLInputElement): boolean {
  return input.selectionStart === input.value.length && input.selectionEnd === input.value.length;
}
