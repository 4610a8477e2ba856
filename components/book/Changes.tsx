import { useMutation } from '@tanstack/react-query';
import { useDeferredValue, useRef, useState } from 'react';
import type { ChangeFilter } from '../../utils/codes/filter-changes.ts';
import type { IsoDate } from '../../utils/codes/types.ts';
import type { ChangesFound, ChangesQuestion, CodeRef } from '../book-client.ts';
import { useBook, useChanges } from '../book-queries.ts';
import { useActions } from '../panel-actions.tsx';
import { useServices } from '../panel-services.ts';
import { count } from '../words.ts';
import { PlaceTitle } from './CardHead.tsx';
import { ChangeFilters, type ReleaseChoice, ReleasePicker } from './ChangeFilters.tsx';
import { ChangeRows } from './ChangeRows.tsx';
import { pickReleases, releasesOf } from './pick-releases.ts';
import { saveText } from './save-text.ts';
import { useKept } from './use-kept.ts';
import { useRowKeys } from './use-row-keys.ts';

/** Rows drawn at first, and how many each "Show more" adds. */
const PAGE = 40;

const NO_FILTER: ChangeFilter = { kind: null, text: '', dermatologyOnly: false, withHeaders: false };

/** What changed between two releases; at first, those of the date of service and the one before. */
export function Changes({ date }: { readonly date: IsoDate }) {
  const book = useBook();
  const [chosen, setChosen] = useState<ReleaseChoice | null>(null);
  const [filter, setFilter] = useState(NO_FILTER);
  const [limit, setLimit] = useState(PAGE);
  const text = useDeferredValue(filter.text.trim());
  const placeRef = useRef<HTMLElement>(null);
  const releases = book.data?.releases ?? [];
  const choice = chosen ?? { system: 'icd10cm', ...pickReleases(releases, 'icd10cm', date) };
  const question = { ...choice, ...filter, text };
  const oldest = releasesOf(releases, choice.system)[0]?.name ?? choice.from;
  const choose = (next: ReleaseChoice) => {
    setChosen(next);
    setFilter({ ...filter, kind: null });
    setLimit(PAGE);
  };
  return (
    <article ref={placeRef} className="book-place">
      <PlaceTitle title="What changed" />
      {book.data !== undefined && (
        <>
          <ReleasePicker releases={releases} choice={choice} date={date} onChoice={choose} />
          {choice.from === choice.to ? (
            <p>Choose two different releases to compare.</p>
          ) : (
            <Compared
              question={question}
              limit={limit}
              onMore={() => setLimit(limit + 2 * PAGE)}
              older={oldest === choice.from ? null : oldest}
              onOlder={() => {
                choose({ ...choice, from: oldest });
                // The button goes; the focus goes to what it has set.
                placeRef.current?.querySelector('select')?.focus();
              }}
              filter={filter}
              onFilter={(next) => {
                setFilter(next);
                setLimit(PAGE);
              }}
            />
          )}
        </>
      )}
    </article>
  );
}

interface ComparedProps {
  readonly question: ChangesQuestion;
  readonly limit: number;
  readonly onMore: () => void;
  /** The oldest release, where it is not compared yet. */
  readonly older: string | null;
  readonly onOlder: () => void;
  readonly filter: ChangeFilter;
  readonly onFilter: (filter: ChangeFilter) => void;
}

function Compared({ question, limit, onMore, older, onOlder, filter, onFilter }: ComparedProps) {
  const { favourites, recents } = useKept();
  const mine = distinct([...favourites, ...recents]);
  const answer = useChanges({ ...question, mine, limit });
  const found = answer.data ?? null;
  const rowsRef = useRef<HTMLDivElement>(null);
  const { system } = question;
  useRowKeys(
    rowsRef,
    [...(found?.mine ?? []), ...(found?.rows ?? [])].map((row) => ({ ...row, system })),
  );
  if (answer.isError) {
    return (
      <div role="alert">
        <p>Clear Margin made a mistake here and cannot compare these releases.</p>
        <button type="button" className="button" onClick={() => void answer.refetch()}>
          Try again
        </button>
      </div>
    );
  }
  return (
    <div ref={rowsRef} className="compared" aria-busy={answer.isPlaceholderData || found === null}>
      {found !== null && mine.length > 0 && <MyCodes found={found} mine={mine} system={system} />}
      <ChangeFilters filter={filter} onFilter={onFilter} found={found} />
      {found === null ? (
        <p className="dim">Comparing…</p>
      ) : (
        <>
          {found.total === 0 ? (
            <NoChanges question={question} older={older} onOlder={onOlder} />
          ) : (
            <FoundChanges found={found} question={question} onMore={onMore} />
          )}
          {found.notKnown.map((sentence) => (
            <p key={sentence} className="read-in">
              {sentence}
            </p>
          ))}
        </>
      )}
    </div>
  );
}

interface MyCodesProps {
  readonly found: ChangesFound;
  readonly mine: readonly CodeRef[];
  readonly system: ChangesQuestion['system'];
}

/** The user's own codes first: that is what one comes for. */
function MyCodes({ found, mine, system }: MyCodesProps) {
  const own = mine.filter((code) => code.system === system).length;
  if (own === 0) return null;
  return (
    <section className="card-part">
      <h3>Your codes</h3>
      {found.mine.length === 0 ? (
        <p className="dim">
          {own === 1 ? 'Your one code did not change.' : `None of your ${own} codes changed.`}
        </p>
      ) : (
        <>
          <p className="dim">
            {found.mine.length} of your {count(own, 'code')} changed.
          </p>
          <ChangeRows rows={found.mine} system={system} />
        </>
      )}
    </section>
  );
}

type NoChangesProps = Pick<ComparedProps, 'question' | 'older' | 'onOlder'>;

/** Between two lists that only show what is in use, nothing may be known to have changed: an older one says more. */
function NoChanges({ question, older, onOlder }: NoChangesProps) {
  if (question.text !== '' || question.kind !== null || question.dermatologyOnly)
    return <p role="status">Nothing changed that fits these filters.</p>;
  return (
    <>
      <p role="status">Our files show no change between these two releases.</p>
      {older !== null && (
        <p>
          <button type="button" className="button" onClick={onOlder}>
            Compare from {older} on
          </button>
        </p>
      )}
    </>
  );
}

interface FoundChangesProps {
  readonly found: ChangesFound;
  readonly question: ChangesQuestion;
  readonly onMore: () => void;
}

function FoundChanges({ found, question, onMore }: FoundChangesProps) {
  const { rows, total } = found;
  const skin = rows.filter((row) => row.isDermatology);
  const others = rows.filter((row) => !row.isDermatology);
  return (
    <>
      {skin.length > 0 && (
        <section className="card-part">
          <h3>Dermatology</h3>
          <ChangeRows rows={skin} system={question.system} />
        </section>
      )}
      {others.length > 0 && (
        <section className="card-part">
          <h3>{skin.length > 0 ? 'Other fields' : 'All in other fields'}</h3>
          <ChangeRows rows={others} system={question.system} />
        </section>
      )}
      {total > rows.length && (
        <p>
          <span className="dim">
            {rows.length} of {total.toLocaleString('en-US')} shown.
          </span>{' '}
          <button type="button" className="link" onClick={onMore}>
            Show more
          </button>
        </p>
      )}
      <SaveButton found={found} question={question} />
    </>
  );
}

/** Saves what the filters leave, whole and not only the rows drawn. */
function SaveButton({ found, question }: Omit<FoundChangesProps, 'onMore'>) {
  const { client } = useServices();
  const { report } = useActions();
  const { mutate, isPending } = useMutation({
    mutationFn: () => client.changesCsv(question),
    onSuccess: (csv) => {
      // Spreadsheets take a text for UTF-8 only where it begins with this mark.
      if (csv !== null) saveText(`\uFEFF${csv}`, nameFile(found, question), 'text/csv;charset=utf-8');
    },
    onError: () => report('The list could not be made. Try again.'),
  });
  return (
    <p>
      <button type="button" className="button" disabled={isPending} onClick={() => mutate()}>
        Save {count(found.total, 'change')} as CSV
      </button>
    </p>
  );
}

/** "icd10cm-changes-FY2026-to-FY2027.csv" */
function nameFile({ from, to }: ChangesFound, { system }: ChangesQuestion): string {
  const part = (name: string) => name.replace(/[^A-Za-z0-9]+/g, '-');
  return `${system}-changes-${part(from.name)}-to-${part(to.name)}.csv`;
}

function distinct(codes: readonly CodeRef[]): CodeRef[] {
  const names = codes.map(({ system, code }) => `${system} ${code}`);
  return codes.filter((_, at) => names.indexOf(names[at] ?? '') === at);
}
