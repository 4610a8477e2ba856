import type { Ref } from 'react';
import { SearchChips } from './search/SearchChips.tsx';
import type { SearchBox } from './use-search-box.ts';
import '../assets/styles/search.css';

/** Id of the table of hits, and of its rows. */
export const HITS_ID = 'hits';
export const hitId = (index: number) => `hit-${index}`;

interface SearchFieldProps {
  readonly box: SearchBox;
  readonly inputRef: Ref<HTMLInputElement>;
  /** Something else is shown in place of the hits. */
  readonly isCovered: boolean;
  /** The user turns to the search. */
  readonly onUse: () => void;
}

/** The search box. The focus stays in it while the arrow keys walk the hits. */
export function SearchField({ box, inputRef, isCovered, onUse }: SearchFieldProps) {
  const hasRows = !isCovered && box.groups.length > 0;
  const isNarrowing = box.chips.length > 0;
  return (
    <search className={box.isSlow ? 'search is-slow' : 'search'}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <circle cx="6.8" cy="6.8" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.6" />
        <path d="m10.4 10.4 3.6 3.6" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
      </svg>
      <div className="search-words">
        <SearchChips box={box} />
        <input
          ref={inputRef}
          type="text"
          role="combobox"
          aria-label={isNarrowing ? `Search within ${box.chips.join(', ')}` : 'Search codes or words'}
          aria-autocomplete="list"
          aria-haspopup="grid"
          aria-expanded={hasRows}
          aria-controls={HITS_ID}
          aria-activedescendant={hasRows ? hitId(box.activeIndex) : undefined}
          placeholder={isNarrowing ? 'Search within' : 'Search codes or words'}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={200}
          value={box.text}
          onChange={(event) => {
            onUse();
            box.setText(event.target.value);
          }}
          onFocus={() => box.asked !== '' && onUse()}
          onClick={box.look}
          onKeyDown={box.onKeyDown}
        />
      </div>
      {(box.isSearching && !isCovered) || box.text !== '' ? (
        <button
          type="button"
          className="button quiet"
          onClick={(event) => {
            // The button goes with the text; the focus must not go with it.
            event.currentTarget.closest('search')?.querySelector('input')?.focus();
            box.clear();
          }}
        >
          <span className="unseen">Clear the search: </span>
          <kbd>esc</kbd>
        </button>
      ) : (
        <kbd title="Press / to search">/</kbd>
      )}
    </search>
  );
}
