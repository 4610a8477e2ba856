import type { SearchBox } from '../use-search-box.ts';

/** The words set aside, each to be taken back with a press, the last one with Backspace. */
export function SearchChips({ box }: { readonly box: SearchBox }) {
  return box.chips.map((words, at) => (
    <button
      key={words}
      type="button"
      className="chip within"
      title="Take back into the box (Backspace)"
      onClick={(event) => {
        event.currentTarget.closest('search')?.querySelector('input')?.focus();
        box.widen(at);
      }}
    >
      <span className="unseen">Take back: </span>
      {words}
      <span aria-hidden="true"> ›</span>
    </button>
  ));
}
