import { Activity, lazy, type RefObject, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import type { Review } from '../utils/review/types.ts';
import { Announcer } from './Announcer.tsx';
import { type BasketOwner, BasketView } from './BasketView.tsx';
import { type BookStack, useArrival, useBookStack } from './book/use-book-stack.ts';
import type { CodeRef } from './book-client.ts';
import { BookPlacesContext } from './book-place.ts';
import { KeysSheet } from './KeysSheet.tsx';
import { NewsBar } from './NewsBar.tsx';
import { PageView } from './PageView.tsx';
import { PointingStrip } from './page/PointTool.tsx';
import { useActions } from './panel-actions.tsx';
import { useNews, useNewTables } from './panel-news.ts';
import { useWorksheets } from './procedures/use-worksheets.ts';
import { SearchField } from './SearchField.tsx';
import { SearchResults } from './SearchResults.tsx';
import { SearchFilters } from './search/SearchFilters.tsx';
import { sayResults } from './search/say-results.ts';
import type { Situation } from './situation.ts';
import { BOOK_PANEL_ID, TAB_NAMES, TAB_PANEL_ID, TABS, type Tab, Tabs, tabId } from './Tabs.tsx';
import { BookFailure } from './Trouble.tsx';
import { useBasketOwner } from './use-basket-owner.ts';
import { useFirstAnswer } from './use-first-answer.ts';
import { useKeys } from './use-keys.ts';
import { type Page, usePage } from './use-page.ts';
import { type SearchBox, useSearchBox } from './use-search-box.ts';
import { VisitBar } from './VisitBar.tsx';
import { count } from './words.ts';

/** Not needed for the first answer, so it comes when the book is first opened. */
const loadBook = async () => ({ default: (await import('./book/BookView.tsx')).BookView });
const BookView = lazy(loadBook);
const ProceduresView = lazy(async () => ({
  default: (await import('./procedures/ProceduresView.tsx')).ProceduresView,
}));

/** The panel's own views; the book is shown over them. */
type OwnTab = Exclude<Tab, 'book'>;

interface PanelBodyProps {
  readonly singleKeys: boolean;
  readonly onSingleKeys: (on: boolean) => void;
}

/** Head, page or search results, foot. */
export function PanelBody({ singleKeys, onSingleKeys }: PanelBodyProps) {
  const page = usePage();
  const owner = useBasketOwner();
  useNewTables();
  const mainRef = useRef<HTMLElement>(null);
  const stack = useBookStack(mainRef);
  const { go } = stack.places;
  const openCard = useCallback((ref: CodeRef) => go({ kind: 'card', ref }), [go]);
  const box = useSearchBox(page.visit.date, openCard, stack.isUp);
  const [tab, setTab] = useState<OwnTab>('review');
  const [keysOpen, setKeysOpen] = useState(false);
  const searchRef = useRef<HTMLInputElement>(null);
  const isSearching = box.isSearching && !stack.isUp;
  useFirstAnswer(isSearching ? box.result !== undefined : page.review !== undefined);
  useArrival(mainRef, stack.isUp ? null : stack.arrival);
  useEffect(() => {
    // Who searches is one key away from a card. Where this fails, it is asked for once more when the book is opened.
    if (isSearching) loadBook().catch(() => undefined);
  }, [isSearching]);

  const goTo = (next: Tab) => {
    box.clear();
    if (next === 'book') stack.show();
    else {
      stack.leave();
      setTab(next);
    }
  };
  useKeys({
    '/': () => {
      searchRef.current?.focus();
      searchRef.current?.select();
      box.look();
    },
    '?': () => setKeysOpen(true),
    ...Object.fromEntries(TABS.map((name, index) => [String(index + 1), () => goTo(name)])),
  });
  const search = (text: string) => {
    box.setText(text);
    searchRef.current?.focus();
  };

  return (
    <BookPlacesContext value={stack.places}>
      <div className="panel">
        <header>
          <h1 className="unseen">Clear Margin</h1>
          <SearchField box={box} inputRef={searchRef} isCovered={stack.isUp} onUse={stack.leave} />
          <VisitBar visit={page.visit} situation={page.situation} facts={page.book.data} />
          {isSearching ? (
            <SearchFilters box={box} />
          ) : (
            <PageTabs page={page} tab={stack.isUp ? 'book' : tab} onTab={goTo} />
          )}
        </header>
        <PointingStrip />
        <main ref={mainRef}>
          <Activity mode={stack.isUp ? 'hidden' : 'visible'}>
            <OwnViews owner={owner} page={page} box={box} tab={tab} onTab={goTo} onSearch={search} />
          </Activity>
          <Book
            stack={stack}
            page={page}
            mainRef={mainRef}
            panelName={box.isSearching ? 'the search' : TAB_NAMES[tab]}
          />
        </main>
        <NewsBar />
        <Footer hint={hintFor(isSearching, stack)} onKeys={() => setKeysOpen(true)} />
        <Announcer sentence={isSearching ? sayResults(box) : sayFindings(page.situation, page.review)} />
        <KeysSheet
          isOpen={keysOpen}
          onClose={() => setKeysOpen(false)}
          singleKeys={singleKeys}
          onSingleKeys={onSingleKeys}
        />
      </div>
    </BookPlacesContext>
  );
}

interface TabsProps {
  readonly page: Page;
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
}

function PageTabs({ page: { review }, tab, onTab }: TabsProps) {
  const { basket } = useActions();
  const counts = {
    review: review?.findings.length ?? null,
    codes: review?.codes.length ?? null,
    basket: basket.items.length,
    book: null,
    procedures: null,
  };
  return <Tabs tab={tab} onTab={onTab} counts={counts} />;
}

interface BookProps {
  readonly stack: BookStack;
  readonly page: Page;
  readonly mainRef: RefObject<HTMLElement | null>;
  /** What is shown where the book is put away. */
  readonly panelName: string;
}

/** The code book, once it has been opened. It stays as it is while another view is shown. */
function Book({ stack, page: { book, visit }, mainRef, panelName }: BookProps) {
  const [isWanted, setWanted] = useState(false);
  if (stack.isUp && !isWanted) setWanted(true);
  if (!isWanted) return null;
  return (
    <div id={BOOK_PANEL_ID} role="tabpanel" aria-labelledby={tabId('book')} hidden={!stack.isUp}>
      {stack.isUp && <BookTrouble book={book} />}
      <Suspense>
        <BookView stack={stack} date={visit.date} mainRef={mainRef} panelName={panelName} />
      </Suspense>
    </div>
  );
}

function BookTrouble({ book }: Pick<Page, 'book'>) {
  if (!book.isError) return null;
  return <BookFailure error={book.error} onRetry={() => void book.refetch()} isTrying={book.isFetching} />;
}

interface OwnViewsProps {
  readonly owner: BasketOwner;
  readonly page: Page;
  readonly tab: OwnTab;
  readonly onTab: (tab: Tab) => void;
  readonly box: SearchBox;
  readonly onSearch: (text: string) => void;
}

/** The search while something is searched, else the chosen tab. */
function OwnViews({ owner, page, box, tab, onTab, onSearch }: OwnViewsProps) {
  const [blockStyle, setBlockStyle] = useState({ withTitles: false, withDots: true });
  const worksheets = useWorksheets(page.encounter);
  return (
    <>
      <BookTrouble book={page.book} />
      {box.isSearching ? (
        <SearchResults box={box} />
      ) : (
        <div id={TAB_PANEL_ID} role="tabpanel" aria-labelledby={tabId(tab)} className="tab-panel">
          {tab === 'basket' ? (
            <BasketView owner={owner} date={page.visit.date} style={blockStyle} onStyle={setBlockStyle} />
          ) : tab === 'procedures' ? (
            <Suspense>
              <ProceduresView
                worksheets={worksheets}
                date={page.visit.date}
                initial={page.review?.worked?.facts}
              />
            </Suspense>
          ) : (
            <PageView page={page} tab={tab} onReview={() => onTab('review')} onSearch={onSearch} />
          )}
        </div>
      )}
    </>
  );
}

function hintFor(isSearching: boolean, { isUp, backTo, places }: BookStack): string {
  if (isSearching) return 'Enter copies, → opens the card';
  if (!isUp || backTo === null) return 'Nothing leaves this browser';
  switch (places.place.kind) {
    case 'neoplasm':
      return 'Arrows walk, Enter opens';
    case 'changes':
      return 'j and k walk, Enter opens';
    default:
      return 'Esc goes back, u goes up';
  }
}

function Footer({ hint, onKeys }: { readonly hint: string; readonly onKeys: () => void }) {
  const { notice } = useActions();
  const { openOptions } = useNews();
  return (
    <footer>
      <p className={notice?.isTrouble ? 'notice trouble' : 'notice'} role="status">
        {notice?.sentence ?? ''}
      </p>
      {notice === null && <p>{hint}</p>}
      <button type="button" className="button quiet" onClick={openOptions}>
        Settings
      </button>
      <button type="button" className="button quiet" aria-haspopup="dialog" onClick={onKeys}>
        Keys <kbd>?</kbd>
      </button>
    </footer>
  );
}

function sayFindings(situation: Situation, review: Review | undefined): string {
  if (situation.state === 'no-note') return 'No note found on this page.';
  if (review === undefined) return '';
  const { findings } = review;
  const of = (grade: string) => findings.filter((finding) => finding.grade === grade).length;
  if (findings.length === 0) return 'No findings.';
  return `${count(findings.length, 'finding')}: ${of('block')} stop, ${of('warn')} check, ${of('inform')} ask.`;
}
