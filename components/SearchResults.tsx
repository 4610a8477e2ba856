import { useEffect } from 'react';
import { CODE_SYSTEMS, type CodeSystem } from '../utils/codes/types.ts';
import type { Hit } from '../utils/search/types.ts';
import { FavouriteButton } from './book/FavouriteButton.tsx';
import { Code, CollectButton } from './CodeButtons.tsx';
import { cutAt } from './mark-quote.ts';
import { HITS_ID, hitId } from './SearchField.tsx';
import type { SearchBox } from './use-search-box.ts';
import { count, STANDING_WORDS, SYSTEM_NAMES } from './words.ts';

/**
 * A table that the keys walk from the search box. The roles are said in full because the style sheet lays the rows
 * out by itself, and browsers then no longer take them for the rows of a table.
 */
const GRID = { role: 'grid' };
const ROW_GROUP = { role: 'rowgroup' };
const ROW = { role: 'row' };
const CELL = { role: 'gridcell' };

/** Which code system to search; all at first. */
export function SystemFilter({ box }: { readonly box: SearchBox }) {
  const choices: readonly (readonly [CodeSystem | null, string])[] = [
    [null, 'All'],
    ...CODE_SYSTEMS.map((system) => [system, SYSTEM_NAMES[system]] as const),
  ];
  return (
    <fieldset className="filter">
      <legend className="unseen">Search in</legend>
      {choices.map(([system, name]) => (
        <button
          key={name}
          type="button"
          className="chip"
          aria-pressed={box.system === system}
          onClick={() => box.setSystem(system)}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}

/** The hits of the search, or what to try when there are none. */
export function SearchResults({ box }: { readonly box: SearchBox }) {
  const { result, activeIndex } = box;
  useEffect(() => {
    if (result !== undefined)
      document.getElementById(hitId(activeIndex))?.scrollIntoView({ block: 'nearest' });
  }, [result, activeIndex]);
  if (box.isBroken) {
    return (
      <div className="state">
        <h2>This search has no answer</h2>
        <p>Clear Margin made a mistake here. Try other words, or type the code.</p>
      </div>
    );
  }
  if (result === undefined) return null;
  return (
    <>
      <Repairs box={box} />
      {result.hits.length === 0 ? (
        <NoHits box={box} />
      ) : (
        <table {...GRID} id={HITS_ID} aria-label="Codes found" className="hits" aria-busy={box.isStale}>
          <tbody {...ROW_GROUP}>
            {result.hits.map((hit, index) => (
              <HitRow key={hit.id} box={box} hit={hit} index={index} />
            ))}
          </tbody>
        </table>
      )}
      {result.total > result.hits.length && (
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

/** Buttons in a row are for the mouse; the keys reach the row from the search box, so Tab passes them by. */
function HitRow({ box, hit, index }: { readonly box: SearchBox; readonly hit: Hit; readonly index: number }) {
  const isActive = index === box.activeIndex;
  const notes = [
    hit.standing === 'billable' ? '' : STANDING_WORDS[hit.standing],
    isRepair(hit, box) ? '' : hit.why,
    hit.system === 'icd10cm' ? '' : SYSTEM_NAMES[hit.system],
  ].filter((note) => note !== '');
  return (
    <tr
      {...ROW}
      id={hitId(index)}
      className={hit.standing === 'billable' ? 'hit' : 'hit faint'}
      aria-selected={isActive}
    >
      <td {...CELL}>
        <button type="button" tabIndex={-1} className="hit-main" onClick={() => box.act(hit, 'copy')}>
          <Code>{hit.code}</Code>{' '}
          <span className="title">
            {cutAt(hit.title || 'No title in the official files', hit.marks).map(({ text, isMarked }, at) => {
              const key = `${at} ${text}`;
              return isMarked ? <em key={key}>{text}</em> : <span key={key}>{text}</span>;
            })}
            {notes.length > 0 && <small>{notes.join('. ')}</small>}
          </span>
        </button>
      </td>
      <td {...CELL}>
        <FavouriteButton item={hit} isForMouse />
      </td>
      <td {...CELL}>
        <CollectButton item={hit} isForMouse />
      </td>
      <td {...CELL}>
        <button
          type="button"
          tabIndex={-1}
          className="button quiet"
          aria-label={`Open the card of ${hit.code}`}
          title="Open the card (→)"
          onClick={() => box.act(hit, 'open')}
        >
          <span aria-hidden="true">›</span>
        </button>
      </td>
    </tr>
  );
}

/** Said once above the hits, it need not be said on each. */
function isRepair({ why }: Hit, { result }: SearchBox): boolean {
  return result?.repairs.some(([typed, taken]) => why === `${typed} taken for ${taken}`) ?? false;
}

function Repairs({ box }: { readonly box: SearchBox }) {
  const repairs = new Map(box.result?.repairs.map(([typed, taken]) => [typed.toLowerCase(), taken]));
  if (repairs.size === 0) return null;
  const words = box.text.trim().split(/\s+/);
  return (
    <p className="repairs">
      Showing results for <b>{words.map((word) => repairs.get(word.toLowerCase()) ?? word).join(' ')}</b>.{' '}
      <button type="button" className="link" onClick={box.searchLiterally}>
        Search for {words.join(' ')} instead
      </button>
    </p>
  );
}

function NoHits({ box }: { readonly box: SearchBox }) {
  return (
    <div className="state">
      <h2>No code found</h2>
      <p>
        Nothing fits “{box.text.trim()}”{box.system !== null && ` in ${SYSTEM_NAMES[box.system]}`}.
      </p>
      <ul>
        {box.system !== null && (
          <li>
            <button type="button" className="link" onClick={() => box.setSystem(null)}>
              Search all code systems
            </button>
          </li>
        )}
        <li>Use fewer words: the disease first, then the site.</li>
        <li>Type the start of a code: {count(3, 'character')} are enough.</li>
      </ul>
    </div>
  );
}
