import { useRef, useState } from 'react';
import type { NoteText } from '../utils/note/types.ts';
import type { Finding, Review } from '../utils/review/types.ts';
import { FindingCard } from './FindingCard.tsx';
import { isDecided } from './mark-quote.ts';
import { useActions } from './panel-actions.tsx';
import { useKeys } from './use-keys.ts';
import { count } from './words.ts';

/** More findings than this are shown one line each, and only the one at hand is open. */
const ALL_OPEN_UP_TO = 6;

interface FindingListProps {
  readonly review: Review;
  readonly note: NoteText;
  readonly onSearch: (text: string) => void;
}

/** All findings, worst first. `j` and `k` walk them, `c` copies the better code, `b` collects it. */
export function FindingList({ review, note, onSearch }: FindingListProps) {
  const { findings } = review;
  const listRef = useRef<HTMLDivElement>(null);
  const { copy, collect } = useActions();
  const [current, setCurrent] = useState<string | null>(null);
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  const keyed = nameFindings(findings);
  const loud = keyed.filter(({ finding }) => finding.grade !== 'inform');
  const quiet = keyed.filter(({ finding }) => finding.grade === 'inform');
  const at = keyed.findIndex(({ key }) => key === current);
  const here = keyed[at];

  const isOpen = ({ key, finding }: KeyedFinding) =>
    toggled.get(key) ?? (key === current || (finding.grade !== 'inform' && loud.length <= ALL_OPEN_UP_TO));

  const go = (step: number) => {
    const next = keyed[at < 0 ? 0 : Math.min(Math.max(at + step, 0), keyed.length - 1)];
    if (next === undefined) return;
    setCurrent(next.key);
    setToggled(without(toggled, next.key));
    // After React has opened it: the button to press does not exist before.
    requestAnimationFrame(() => focusFinding(listRef.current, next.key));
  };
  const toggle = (item: KeyedFinding) => {
    setCurrent(item.key);
    setToggled(new Map(toggled).set(item.key, !isOpen(item)));
  };
  const best = here !== undefined && isDecided(here.finding) ? here.finding.suggestions[0] : undefined;
  useKeys({
    j: () => go(1),
    k: () => go(-1),
    ...(best !== undefined && {
      c: () => copy(best.code, `${best.code} copied.`),
      b: () => collect(best),
    }),
  });

  const renderItem = (item: KeyedFinding) => (
    <li key={item.key} data-finding={item.key} className={item.key === current ? 'current' : undefined}>
      <FindingCard
        finding={item.finding}
        review={review}
        note={note}
        onSearch={onSearch}
        isOpen={isOpen(item)}
        onToggle={() => toggle(item)}
      />
    </li>
  );

  return (
    <div ref={listRef} className="findings">
      {loud.length > 0 && (
        <>
          <h2 className="unseen">{count(loud.length, 'finding')} to act on</h2>
          <ul>{loud.map(renderItem)}</ul>
        </>
      )}
      {quiet.length > 0 && (
        <section aria-labelledby="quiet-heading">
          <h2 id="quiet-heading" className="quiet-heading">
            {count(quiet.length, 'question')} the note leaves open
          </h2>
          <ul className="quiet-findings">{quiet.map(renderItem)}</ul>
        </section>
      )}
    </div>
  );
}

interface KeyedFinding {
  readonly key: string;
  readonly finding: Finding;
}

/** Names that stay while the note is edited elsewhere, so that an open finding stays open. */
function nameFindings(findings: readonly Finding[]): KeyedFinding[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const name = `${finding.rule} ${finding.system} ${finding.code}`;
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    return { key: `${name} ${times}`, finding };
  });
}

function without(map: ReadonlyMap<string, boolean>, key: string): ReadonlyMap<string, boolean> {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}

function focusFinding(list: HTMLElement | null, key: string): void {
  const item = [...(list?.querySelectorAll<HTMLElement>('[data-finding]') ?? [])].find(
    (candidate) => candidate.dataset.finding === key,
  );
  const target = item?.querySelector<HTMLElement>('[data-primary]') ?? item?.querySelector('button');
  target?.focus({ preventScroll: true });
  item?.scrollIntoView({ block: 'nearest' });
}
