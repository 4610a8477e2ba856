import type { KeyboardEvent } from 'react';

export const TABS = ['review', 'codes', 'basket', 'book', 'procedures'] as const;
export type Tab = (typeof TABS)[number];

export const TAB_NAMES: Readonly<Record<Tab, string>> = {
  review: 'Review',
  codes: 'Codes',
  basket: 'Basket',
  book: 'Book',
  procedures: 'Procedures',
};

interface TabsProps {
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
  /** How many things wait behind a tab; `null` where that is not known yet. */
  readonly counts: Readonly<Record<Tab, number | null>>;
}

export const TAB_PANEL_ID = 'tab-panel';
/** The book stays drawn beside the other views, so it has a panel of its own. */
export const BOOK_PANEL_ID = 'book-panel';
export const tabId = (tab: Tab) => `tab-${tab}`;

/** Review, Codes, Basket, Book, Procedures. Arrow keys walk them, as in every tab list. */
export function Tabs({ tab, onTab, counts }: TabsProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length] ?? tab;
    onTab(next);
    document.getElementById(tabId(next))?.focus();
  };
  return (
    <div role="tablist" aria-label="Views" className="tabs">
      {TABS.map((name) => (
        <button
          key={name}
          id={tabId(name)}
          type="button"
          role="tab"
          aria-selected={name === tab}
          aria-controls={name === 'book' ? BOOK_PANEL_ID : TAB_PANEL_ID}
          tabIndex={name === tab ? 0 : -1}
          onClick={() => onTab(name)}
          onKeyDown={onKeyDown}
        >
          {TAB_NAMES[name]}
          {counts[name] !== null && <span className="count"> {counts[name]}</span>}
        </button>
      ))}
    </div>
  );
}
