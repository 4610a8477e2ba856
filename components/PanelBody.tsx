import { useRef, useState } from 'react';
import type { Review } from '../utils/review/types.ts';
import { Announcer } from './Announcer.tsx';
import { BasketView } from './BasketView.tsx';
import { KeysSheet } from './KeysSheet.tsx';
import { PageView } from './PageView.tsx';
import { useActions } from './panel-actions.tsx';
import { SearchField } from './SearchField.tsx';
import { SearchResults, SystemFilter } from './SearchResults.tsx';
import type { Situation } from './situation.ts';
import { TAB_PANEL_ID, TABS, type Tab, Tabs, tabId } from './Tabs.tsx';
import { BookFailure } from './Trouble.tsx';
import { useFirstAnswer } from './use-first-answer.ts';
import { useKeys } from './use-keys.ts';
import { type Page, usePage } from './use-page.ts';
import { type SearchBox, useSearchBox } from './use-search-box.ts';
import { VisitBar } from './VisitBar.tsx';
import { count } from './words.ts';

interface PanelBodyProps {
  readonly singleKeys: boolean;
  readonly onSingleKeys: (on: boolean) => void;
}

/** Head, page or search results, foot. */
export function PanelBody({ singleKeys, onSingleKeys }: PanelBodyProps) {
  const page = usePage();
  const box = useSearchBox(page.visit.date);
  const [tab, setTab] = useState<Tab>('review');
  const [keysOpen, setKeysOpen] = useState(false);
  const searchRef = useRef<HTMLInputElement>(null);
  const isSearching = box.text.trim() !== '';
  useFirstAnswer(isSearching ? box.result !== undefined : page.review !== undefined);

  const goTo = (next: Tab) => {
    box.setText('');
    setTab(next);
  };
  useKeys({
    '/': () => {
      searchRef.current?.focus();
      searchRef.current?.select();
    },
    '?': () => setKeysOpen(true),
    ...Object.fromEntries(TABS.map((name, index) => [String(index + 1), () => goTo(name)])),
  });
  const search = (text: string) => {
    box.setText(text);
    searchRef.current?.focus();
  };

  return (
    <div className="panel">
      <header>
        <h1 className="unseen">Clear Margin</h1>
        <SearchField box={box} inputRef={searchRef} />
        <VisitBar visit={page.visit} situation={page.situation} facts={page.book.data} />
        {isSearching ? <SystemFilter box={box} /> : <PageTabs page={page} tab={tab} onTab={setTab} />}
      </header>
      <Main page={page} box={box} tab={tab} onTab={setTab} onSearch={search} />
      <Footer isSearching={isSearching} onKeys={() => setKeysOpen(true)} />
      <Announcer sentence={isSearching ? sayResults(box) : sayFindings(page.situation, page.review)} />
      <KeysSheet
        isOpen={keysOpen}
        onClose={() => setKeysOpen(false)}
        singleKeys={singleKeys}
        onSingleKeys={onSingleKeys}
      />
    </div>
  );
}

interface TabProps {
  readonly page: Page;
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
}

function PageTabs({ page: { review }, tab, onTab }: TabProps) {
  const { basket } = useActions();
  const counts = {
    review: review?.findings.length ?? null,
    codes: review?.codes.length ?? null,
    basket: basket.items.length,
  };
  return <Tabs tab={tab} onTab={onTab} counts={counts} />;
}

interface MainProps extends TabProps {
  readonly box: SearchBox;
  readonly onSearch: (text: string) => void;
}

/** The search while something is searched, else the chosen tab. */
function Main({ page, box, tab, onTab, onSearch }: MainProps) {
  const { book, visit } = page;
  const [blockStyle, setBlockStyle] = useState({ withTitles: false, withDots: true });
  return (
    <main>
      {book.isError && (
        <BookFailure error={book.error} onRetry={() => void book.refetch()} isTrying={book.isFetching} />
      )}
      {box.text.trim() !== '' ? (
        <SearchResults box={box} />
      ) : (
        <div id={TAB_PANEL_ID} role="tabpanel" aria-labelledby={tabId(tab)} className="tab-panel">
          {tab === 'basket' ? (
            <BasketView date={visit.date} style={blockStyle} onStyle={setBlockStyle} />
          ) : (
            <PageView page={page} tab={tab} onReview={() => onTab('review')} onSearch={onSearch} />
          )}
        </div>
      )}
    </main>
  );
}

function Footer({ isSearching, onKeys }: { readonly isSearching: boolean; readonly onKeys: () => void }) {
  const { notice } = useActions();
  return (
    <footer>
      <p className={notice?.isTrouble ? 'notice trouble' : 'notice'} role="status">
        {notice?.sentence ?? ''}
      </p>
      {notice === null && (
        <p>{isSearching ? 'Enter copies, Shift+Enter collects' : 'Nothing leaves this browser'}</p>
      )}
      <button type="button" className="button quiet" aria-haspopup="dialog" onClick={onKeys}>
        Keys <kbd>?</kbd>
      </button>
    </footer>
  );
}

function sayResults({ result, isStale }: SearchBox): string {
  if (result === undefined || isStale) return '';
  if (result.total === 0) return 'No results.';
  return `${count(result.total, 'result')}.`;
}

function sayFindings(situation: Situation, review: Review | undefined): string {
  if (situation.state === 'no-note') return 'No note found on this page.';
  if (review === undefined) return '';
  const { findings } = review;
  const of = (grade: string) => findings.filter((finding) => finding.grade === grade).length;
  if (findings.length === 0) return 'No findings.';
  return `${count(findings.length, 'finding')}: ${of('block')} stop, ${of('warn')} check, ${of('inform')} ask.`;
}
