import { CODE_SYSTEMS, type CodeSystem } from '../../utils/codes/types.ts';
import type { SearchBox } from '../use-search-box.ts';
import { SYSTEM_NAMES } from '../words.ts';
import { type ChapterName, OTHER_CHAPTERS, SKIN_CHAPTERS } from './chapters.ts';

const SYSTEMS: readonly (readonly [CodeSystem | null, string])[] = [
  [null, 'All'],
  ...CODE_SYSTEMS.map((system) => [system, SYSTEM_NAMES[system]] as const),
];

/** Where to search: code system, billable or not, chapter. All at first. */
export function SearchFilters({ box: { filters, setFilters } }: { readonly box: SearchBox }) {
  const { system, billableOnly, chapter } = filters;
  return (
    <fieldset className="filter">
      <legend className="unseen">Search in</legend>
      {SYSTEMS.map(([choice, name]) => (
        <button
          key={name}
          type="button"
          className="chip"
          aria-pressed={system === choice}
          onClick={() => setFilters({ system: choice })}
        >
          {name}
        </button>
      ))}
      <span className="filter-pair">
        <button
          type="button"
          className="chip"
          aria-pressed={billableOnly}
          onClick={() => setFilters({ billableOnly: !billableOnly })}
        >
          Billable only
        </button>
        <select
          className={chapter === null ? 'chip' : 'chip is-chosen'}
          aria-label="Chapter"
          value={chapter ?? ''}
          onChange={(event) => setFilters({ chapter: event.target.value || null })}
        >
          <option value="">All chapters</option>
          <optgroup label="Skin practice">
            <Chapters chapters={SKIN_CHAPTERS} />
          </optgroup>
          <optgroup label="Others">
            <Chapters chapters={OTHER_CHAPTERS} />
          </optgroup>
        </select>
      </span>
    </fieldset>
  );
}

function Chapters({ chapters }: { readonly chapters: readonly ChapterName[] }) {
  return chapters.map(({ key, name, codes }) => (
    <option key={key} value={key}>
      {name} ({codes})
    </option>
  ));
}
