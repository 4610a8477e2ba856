import type { Ref } from 'react';
import type { SearchBox } from './use-search-box.ts';

/** Id of the table of hits, and of its rows. */
export const HITS_ID = 'hits';
export const hitId = (index: number) => `hit-${index}`;

/** The search box. The focus stays in it while the arrow keys walk the hits. */
export function SearchField({
  box,
  inputRef,
  isCovered,
  onUse,
}: {
  readonly box: SearchBox;
  readonly inputRef: Ref<HTMLInputElement>;
  /** Something else is shown in place of the hits. */
  readonly isCovered: boolean;
  /** The user turns to the search. */
  readonly onUse: () => void;
}) {
  const isOpen = box.text.trim() !== '';
  const hasHits = !isCovered && (box.result?.hits.length ?? 0) > 0;
  return (
    <search className="search">
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <circle cx="6.8" cy="6.8" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.6" />
        <path d="m10.4 10.4 3.6 3.6" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
      </svg>
      <input
        ref={inputRef}
        type="text"
        role="combobox"
        aria-label="Search codes or words"
        aria-autocomplete="list"
        aria-haspopup="grid"
        aria-expanded={isOpen && hasHits}
        aria-controls={HITS_ID}
        aria-activedescendant={isOpen && hasHits ? hitId(box.activeIndex) : undefined}
        placeholder="Search codes or words"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={200}
        value={box.text}
        onChange={(event) => {
          onUse();
          box.setText(event.target.value);
        }}
        onFocus={() => isOpen && onUse()}
        onKeyDown={box.onKeyDown}
      />
      {isOpen ? (
        <button
          type="button"
          className="button quiet"
          onClick={(event) => {
            // The button goes with the text; the focus must not go with it.
            event.currentTarget.closest('search')?.querySelector('input')?.focus();
            box.setText('');
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
