import { CODE_SYSTEMS, type CodeSystem } from '../../utils/codes/types.ts';
import type { SearchBox } from '../use-search-box.ts';
import { SYSTEM_NAMES } from '../words.ts';
import { type ChapterName, OTHER_CHAPTERS, SKIN_CHAPTERS } from './chapters.ts';

/** Where to search, in one row: code system, billable or not, chapter. All at first. */
export function SearchFilters({ box: { filters, setFilters } }: { readonly box: SearchBox }) {
  const { system, billableOnly, chapter } = filters;
  return (
    <fieldset className="filter">
      <legend className="unseen">Search in</legend>
      <select
        className={system === null ? 'chip' : 'chip is-chosen'}
        aria-label="Code system"
        title="Alt+S"
        value={system ?? ''}
        onChange={(event) => setFilters({ system: findSystem(event.target.value) })}
      >
        <option value="">All systems</option>
        {CODE_SYSTEMS.map((each) => (
          <option key={each} value={each}>
            {SYSTEM_NAMES[each]}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="chip"
        aria-pressed={billableOnly}
        title="Alt+B"
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
    </fieldset>
  );
}

function findSystem(value: string): CodeSystem | null {
  return CODE_SYSTEMS.find((system) => system === value) ?? null;
}

function Chapters({ chapters }: { readonly chapters: readonly ChapterName[] }) {
  return chapters.map(({ key, name, codes }) => (
    <option key={key} value={key}>
      {name} ({codes})
    </option>
  ));
}
