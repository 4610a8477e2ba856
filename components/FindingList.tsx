import {
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { NoteSpan } from '../utils/browser/panel-types.ts';
import type { NoteText } from '../utils/note/types.ts';
import type { Finding, Review, Suggestion } from '../utils/review/types.ts';
import { useBookPlaces } from './book-place.ts';
import { FindingCard } from './FindingCard.tsx';
import { type FindingGroup, groupFindings } from './group-findings.ts';
import { isDecided } from './mark-quote.ts';
import { useActions } from './panel-actions.tsx';
import { useKeys } from './use-keys.ts';

/** More findings than this are shown one line each, and only the one at hand is open. */
const ALL_OPEN_UP_TO = 6;

interface FindingListProps {
  readonly review: Review;
  readonly note: NoteText;
  readonly onSearch: (text: string) => void;
  /** Shows words of the note on the page; `null` where the note is not of a page. */
  readonly onShow: ((words: NoteSpan) => void) | null;
}

/**
 * All findings by problem, worst first. `j` and `k` walk them, `c` copies the better code, `b` collects it, `s` shows
 * the words in the note.
 */
export function FindingList({ review, note, onSearch, onShow }: FindingListProps) {
  const listRef = useRef<HTMLDivElement>(null);
  const groups = useMemo(() => nameGroups(groupFindings(review)), [review]);
  const items = useMemo(() => groups.flatMap((group) => group.items), [groups]);
  const walk = useFindingWalk(items, listRef, onShow);
  const loud = items.filter(isLoud).length;
  const isOpen = (item: KeyedFinding) => walk.isWanted(item) ?? (isLoud(item) && loud <= ALL_OPEN_UP_TO);

  const renderItem = (item: KeyedFinding) => (
    <li key={item.key} data-finding={item.key} className={item.key === walk.current ? 'current' : undefined}>
      <FindingCard
        finding={item.finding}
        review={review}
        note={note}
        onSearch={onSearch}
        onShow={onShow}
        isOpen={isOpen(item)}
        onToggle={() => walk.turn(item, !isOpen(item))}
      />
    </li>
  );

  return (
    <div ref={listRef} className="findings">
      {groups.map((group) => (
        <ProblemGroup key={group.key} group={group} renderItem={renderItem} />
      ))}
    </div>
  );
}

interface ProblemGroupProps {
  readonly group: KeyedGroup;
  readonly renderItem: (item: KeyedFinding) => ReactNode;
}

/** One problem of the visit: what to act on, then what the note leaves open. */
function ProblemGroup({ group, renderItem }: ProblemGroupProps) {
  const headingId = useId();
  const loud = group.items.filter(isLoud);
  const quiet = group.items.filter((item) => !isLoud(item));
  return (
    <section aria-labelledby={headingId} className="problem">
      <h2 id={headingId} className="problem-heading">
        {group.heading}
      </h2>
      {loud.length > 0 && <ul>{loud.map(renderItem)}</ul>}
      {quiet.length > 0 && <ul className="quiet-findings">{quiet.map(renderItem)}</ul>}
    </section>
  );
}

function isLoud({ finding }: KeyedFinding): boolean {
  return finding.grade !== 'inform';
}

/** Where the user is among the findings, what was opened and closed, and the keys that walk and take. */
function useFindingWalk(
  items: readonly KeyedFinding[],
  listRef: RefObject<HTMLElement | null>,
  onShow: FindingListProps['onShow'],
) {
  const [current, setCurrent] = useState<string | null>(null);
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [arrival, setArrival] = useState<{ readonly key: string } | null>(null);

  const go = (step: number) => {
    const here = findFocused(listRef.current) ?? current;
    const at = items.findIndex(({ key }) => key === here);
    const next = items[at < 0 ? 0 : Math.min(Math.max(at + step, 0), items.length - 1)];
    if (next === undefined) return;
    setCurrent(next.key);
    setToggled(without(toggled, next.key));
    setArrival({ key: next.key });
  };
  // As soon as it is open: the button to press does not exist before, and the next key must find it.
  useLayoutEffect(() => {
    if (arrival !== null) focusFinding(listRef.current, arrival.key);
  }, [arrival, listRef]);
  useNextInPlace(items, listRef);
  useKeys({ j: () => go(1), k: () => go(-1) });
  useTakeKeys(items, () => findFocused(listRef.current) ?? current, onShow, listRef);
  return {
    current,
    /** What the user did with it; `undefined` where nothing was done. */
    isWanted: ({ key }: KeyedFinding) => toggled.get(key) ?? (key === current ? true : undefined),
    turn: (item: KeyedFinding, isOpen: boolean) => {
      setCurrent(item.key);
      setToggled(new Map(toggled).set(item.key, isOpen));
    },
  };
}

/**
 * A finding that goes while it holds the focus, since it was dismissed, leaves it to the one that takes its place: not
 * to the top of the panel. A focus on the page beside is left alone.
 */
function useNextInPlace(items: readonly KeyedFinding[], listRef: RefObject<HTMLElement | null>): void {
  const heldRef = useRef<string | null>(null);
  const beforeRef = useRef(items);
  useLayoutEffect(() => {
    const before = beforeRef.current;
    beforeRef.current = items;
    const isIn = (list: readonly KeyedFinding[]) => list.some(({ key }) => key === heldRef.current);
    const isLost = document.hasFocus() && document.activeElement === document.body;
    if (!isLost || !isIn(before) || isIn(items)) return;
    const at = before.findIndex(({ key }) => key === heldRef.current);
    const next = items[Math.min(at, items.length - 1)];
    if (next !== undefined) focusFinding(listRef.current, next.key);
  }, [items, listRef]);
  useEffect(() => {
    const hold = () => {
      heldRef.current = findFocused(listRef.current);
    };
    document.addEventListener('focusin', hold);
    return () => document.removeEventListener('focusin', hold);
  }, [listRef]);
}

/**
 * `a` drafts a question to the physician. `c` and `b` take the better code of the finding at hand, and of no other; `o`
 * opens the card of the present one, `s` shows its words in the note. Where the note does not choose one they take
 * nothing: the coder presses the one that the record bears out.
 * @param getKey name of the finding that has the focus, else of the one walked to last
 */
function useTakeKeys(
  items: readonly KeyedFinding[],
  getKey: () => string | null,
  onShow: FindingListProps['onShow'],
  listRef: RefObject<HTMLElement | null>,
): void {
  const { copy, collect } = useActions();
  const { go } = useBookPlaces();
  const findHere = () => {
    const key = getKey();
    return items.find((item) => item.key === key)?.finding;
  };
  const take = (act: (best: Suggestion) => void) => () => {
    const here = findHere();
    const best = here !== undefined && isDecided(here) ? here.suggestions[0] : undefined;
    if (best !== undefined) act(best);
  };
  const open = () => {
    const here = findHere();
    const ref = here?.code === '' ? here.suggestions[0] : here;
    if (ref !== undefined) go({ kind: 'card', ref: { system: ref.system, code: ref.code } });
  };
  const show = () => {
    const words = findHere()?.evidence[0];
    if (words !== undefined) onShow?.({ start: words.start, end: words.end });
  };
  const ask = () => {
    const key = getKey();
    if (key !== null) findItem(listRef.current, key)?.querySelector<HTMLElement>('[data-ask]')?.click();
  };
  useKeys({
    s: show,
    c: take((best) => copy(best.code, `${best.code} copied.`, best)),
    b: take(collect),
    o: open,
    a: ask,
  });
}

interface KeyedFinding {
  readonly key: string;
  readonly finding: Finding;
}

interface KeyedGroup {
  readonly key: string;
  readonly heading: string;
  readonly items: readonly KeyedFinding[];
}

/** Names that stay while the note is edited elsewhere, so that an open finding stays open. */
function nameGroups(groups: readonly FindingGroup[]): KeyedGroup[] {
  const seen = new Map<string, number>();
  return groups.map(({ problem, findings }) => ({
    key: problem === null ? 'claim' : `problem ${problem.index}`,
    heading: problem === null ? 'Codes on the claim' : problem.heading || `Problem ${problem.index + 1}`,
    items: findings.map((finding) => {
      const name = `${finding.rule} ${finding.system} ${finding.code}`;
      const times = seen.get(name) ?? 0;
      seen.set(name, times + 1);
      return { key: `${name} ${times}`, finding };
    }),
  }));
}

function without(map: ReadonlyMap<string, boolean>, key: string): ReadonlyMap<string, boolean> {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}

/** Name of the finding that holds the focus. */
function findFocused(list: HTMLElement | null): string | null {
  const item = document.activeElement?.closest<HTMLElement>('[data-finding]');
  return item != null && list?.contains(item) ? (item.dataset.finding ?? null) : null;
}

function findItem(list: HTMLElement | null, key: string): HTMLElement | undefined {
  return [...(list?.querySelectorAll<HTMLElement>('[data-finding]') ?? [])].find(
    (candidate) => candidate.dataset.finding === key,
  );
}

function focusFinding(list: HTMLElement | null, key: string): void {
  const item = findItem(list, key);
  const target = item?.querySelector<HTMLElement>('[data-primary]') ?? item?.querySelector('button');
  target?.focus({ preventScroll: true });
  item?.scrollIntoView({ block: 'nearest' });
}
