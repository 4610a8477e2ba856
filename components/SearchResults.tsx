import { useEffect } from 'react';
import type { CodeRef } from './book-client.ts';
import { HITS_ID, hitId } from './SearchField.tsx';
import { HitRow } from './search/HitRow.tsx';
import { type HitGroup, keyOf } from './search/hit-groups.ts';
import { NoHits } from './search/NoHits.tsx';
import { SearchLines } from './search/SearchLines.tsx';
import { sayWhy } from './search/say-why.ts';
import type { SearchBox } from './use-search-box.ts';

/** A table that the keys walk from the search box. */
const GRID = { role: 'grid' };
const ROW_GROUP = { role: 'rowgroup' };

/** The hits of the search, or what to try when there are none; before anything is typed, the codes used last. */
export function SearchResults({ box }: { readonly box: SearchBox }) {
  const { result, groups, activeIndex } = box;
  useEffect(() => {
    if (groups.length > 0) document.getElementById(hitId(activeIndex))?.scrollIntoView({ block: 'nearest' });
  }, [groups, activeIndex]);
  if (box.isBroken && box.asked !== '') {
    return (
      <div className="state">
        <h2>This search has no answer</h2>
        <p>Clear Margin made a mistake here. Try other words, or type the code.</p>
      </div>
    );
  }
  if (groups.length === 0 && result === undefined) {
    return box.isSlow ? <p className="search-line dim">Opening the code book.</p> : null;
  }
  return (
    <>
      {result && <SearchLines box={box} result={result} />}
      {groups.length === 0 ? <NoHits box={box} /> : <Hits box={box} />}
      {result && result.total > result.hits.length && (
        <p className="more-hits">
          {result.hits.length} of {result.total.toLocaleString('en-US')} shown.{' '}
          <button type="button" className="link" onClick={box.showMore}>
            Show more
          </button>
        </p>
      )}
    </>
  );
}

function Hits({ box }: { readonly box: SearchBox }) {
  const { groups } = box;
  const starts = groups.map((_, at) => groups.slice(0, at).reduce((sum, { hits }) => sum + hits.length, 0));
  return (
    <table
      {...GRID}
      id={HITS_ID}
      aria-label={box.result === undefined ? 'Codes used before' : 'Codes found'}
      className="hits"
      aria-busy={box.isStale}
    >
      {groups.map((group, at) => (
        <HitRows key={group.name} box={box} group={group} start={starts[at] ?? 0} />
      ))}
    </table>
  );
}

interface HitRowsProps {
  readonly box: SearchBox;
  readonly group: HitGroup;
  /** Number of its first row, counted over all groups. */
  readonly start: number;
}

function HitRows({ box, group: { name, hits }, start }: HitRowsProps) {
  const isSearch = box.result !== undefined;
  const isRecent = (hit: CodeRef) => box.own.recents.some((recent) => keyOf(recent) === keyOf(hit));
  return (
    <tbody {...ROW_GROUP} aria-label={name || undefined}>
      {hits.map((hit, at) => (
        <HitRow
          key={keyOf(hit)}
          hit={hit}
          id={hitId(start + at)}
          isActive={start + at === box.activeIndex}
          history={isSearch && isRecent(hit) ? 'Used lately' : ''}
          why={isSearch && box.explained === keyOf(hit) ? sayWhy(hit, box.asked) : null}
          onAct={(action) => box.act(hit, action)}
          {...(isSearch && { onWhy: () => box.explain(hit) })}
        />
      ))}
    </tbody>
  );
}
