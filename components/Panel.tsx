import { QueryClientProvider } from '@tanstack/react-query';
import { useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { noteFromText } from '../utils/note/note-text.ts';
import type { NoteText } from '../utils/note/types.ts';
import type { Review } from '../utils/review/types.ts';
import { Announcer } from './Announcer.tsx';
import { BasketView } from './BasketView.tsx';
import { makeQueryClient, useBook, useReview } from './book-queries.ts';
import { CodesView } from './CodesView.tsx';
import { KeysSheet } from './KeysSheet.tsx';
import { PageState } from './PageState.tsx';
import { PanelBoundary } from './PanelBoundary.tsx';
import { PanelActionsProvider, useActions } from './panel-actions.tsx';
import { type PanelServices, PanelServicesContext, useServices } from './panel-services.ts';
import { ReviewView } from './ReviewView.tsx';
import { SearchField } from './SearchField.tsx';
import { SearchResults, SystemFilter } from './SearchResults.tsx';
import { noteOf, readSituation, type Situation, sourceOf } from './situation.ts';
import { TAB_PANEL_ID, TABS, type Tab, Tabs, tabId } from './Tabs.tsx';
import { BookFailure, ReviewFailure } from './Trouble.tsx';
import { useFirstAnswer } from './use-first-answer.ts';
import { SingleKeysContext, useKeys } from './use-keys.ts';
import { type SearchBox, useSearchBox } from './use-search-box.ts';
import { useVisitDate } from './use-visit-date.ts';
import { VisitBar } from './VisitBar.tsx';
import { count } from './words.ts';

/** The whole panel. `services` must stay the same object: it is what the panel stands on. */
export function Panel({ services }: { readonly services: PanelServices }) {
  const [queries] = useState(makeQueryClient);
  const [singleKeys, setSingleKeys] = useState(true);
  return (
    <QueryClientProvider client={queries}>
      <PanelServicesContext value={services}>
        <PanelActionsProvider>
          <SingleKeysContext value={singleKeys}>
            <PanelBoundary>
              <PanelBody singleKeys={singleKeys} onSingleKeys={setSingleKeys} />
            </PanelBoundary>
          </SingleKeysContext>
        </PanelActionsProvider>
      </PanelServicesContext>
    </QueryClientProvider>
  );
}

interface PanelBodyProps {
  readonly singleKeys: boolean;
  readonly onSingleKeys: (on: boolean) => void;
}

function PanelBody({ singleKeys, onSingleKeys }: PanelBodyProps) {
  const { host } = useServices();
  const { basket } = useActions();
  const beside = useSyncExternalStore(
    (listener) => host.subscribe(listener),
    () => host.beside(),
  );
  const [pasted, setPasted] = useState<NoteText | null>(null);
  const [tab, setTab] = useState<Tab>('review');
  const [keysOpen, setKeysOpen] = useState(false);
  const [blockStyle, setBlockStyle] = useState({ withTitles: false, withDots: true });
  const searchRef = useRef<HTMLInputElement>(null);

  const situation = useMemo(() => readSituation(beside, pasted), [beside, pasted]);
  const note = noteOf(situation);
  const visit = useVisitDate(note?.dateOfService ?? null, sourceOf(situation));
  const book = useBook();
  const review = useReview(note, visit.date, sourceOf(situation));
  const box = useSearchBox(visit.date);
  const isSearching = box.text.trim() !== '';
  const shown = note === null ? undefined : review.data;
  useFirstAnswer(isSearching ? box.result !== undefined : shown !== undefined);

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

  const renderTab = () => {
    if (tab === 'basket') return <BasketView date={visit.date} style={blockStyle} onStyle={setBlockStyle} />;
    if (situation.state !== 'note') {
      return (
        <PageState
          situation={situation}
          onPaste={(text, codes) => {
            setPasted(noteFromText(text, codes));
            setTab('review');
          }}
        />
      );
    }
    if (book.isError) return null;
    if (review.isError) return <ReviewFailure onRetry={() => void review.refetch()} />;
    if (tab === 'codes') return shown && <CodesView codes={shown.codes} date={visit.date} />;
    return (
      <ReviewView
        situation={situation}
        review={shown}
        facts={book.data}
        onBackToPage={() => setPasted(null)}
        onSearch={(text) => {
          box.setText(text);
          searchRef.current?.focus();
        }}
      />
    );
  };

  return (
    <div className="panel">
      <header>
        <h1 className="unseen">Clear Margin</h1>
        <SearchField box={box} inputRef={searchRef} />
        <VisitBar visit={visit} situation={situation} facts={book.data} />
        {isSearching ? (
          <SystemFilter box={box} />
        ) : (
          <Tabs
            tab={tab}
            onTab={setTab}
            counts={{
              review: shown?.findings.length ?? null,
              codes: shown?.codes.length ?? null,
              basket: basket.items.length,
            }}
          />
        )}
      </header>
      <main>
        {book.isError && (
          <BookFailure error={book.error} onRetry={() => void book.refetch()} isTrying={book.isFetching} />
        )}
        {isSearching ? (
          <SearchResults box={box} />
        ) : (
          <div id={TAB_PANEL_ID} role="tabpanel" aria-labelledby={tabId(tab)} className="tab-panel">
            {renderTab()}
          </div>
        )}
      </main>
      <Footer isSearching={isSearching} onKeys={() => setKeysOpen(true)} />
      <Announcer sentence={isSearching ? sayResults(box) : sayFindings(situation, shown)} />
      <KeysSheet
        isOpen={keysOpen}
        onClose={() => setKeysOpen(false)}
        singleKeys={singleKeys}
        onSingleKeys={onSingleKeys}
      />
    </div>
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
