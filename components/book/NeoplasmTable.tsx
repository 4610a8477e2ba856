import { type KeyboardEvent, useDeferredValue, useId, useMemo, useRef, useState } from 'react';
import { NEOPLASM_COLUMNS } from '../../utils/codes/notes-types.ts';
import type { IsoDate } from '../../utils/codes/types.ts';
import type { NeoplasmFound } from '../book-client.ts';
import { useAskNotesAgain, useNeoplasm } from '../book-queries.ts';
import { useActions } from '../panel-actions.tsx';
import { useKeys } from '../use-keys.ts';
import { count } from '../words.ts';
import { NeoplasmSites } from './NeoplasmSites.tsx';
import { PLACE_HEADING } from './use-book-stack.ts';
import { type Place, useNeoplasmGrid } from './use-neoplasm-grid.ts';

/** Sites drawn at first, and after each "Show more". */
const PAGE = 15;

/** Site by behaviour: type a site, walk to the cell, open its card. */
export function NeoplasmTable({ date }: { readonly date: IsoDate }) {
  const [text, setText] = useState('');
  const [limit, setLimit] = useState(PAGE);
  const asked = useDeferredValue(text.trim());
  const answer = useNeoplasm({ text: asked, date, limit });
  const inputRef = useRef<HTMLInputElement>(null);
  const search = (next: string) => {
    setText(next);
    setLimit(PAGE);
    inputRef.current?.focus();
  };
  const found = answer.data ?? null;
  const isMissing = answer.isError || answer.data === null;
  return (
    <article className="book-place">
      <SiteField text={text} onText={search} inputRef={inputRef} found={found} />
      {isMissing && <TableMissing isAsking={answer.isFetching} onRetry={() => void answer.refetch()} />}
      {answer.isPending && <p className="dim">Opening the table…</p>}
      {found !== null && found.sites.length === 0 && <NoSite text={asked} />}
      {found !== null && found.sites.length > 0 && (
        <FoundSites
          found={found}
          inputRef={inputRef}
          onSearch={search}
          onMore={() => setLimit(limit + 2 * PAGE)}
        />
      )}
    </article>
  );
}

interface SiteFieldProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly inputRef: React.RefObject<HTMLInputElement | null>;
  readonly found: NeoplasmFound | null;
}

/** The field has the focus when the place is opened: a site is what one comes to type. */
function SiteField({ text, onText, inputRef, found }: SiteFieldProps) {
  const fieldId = useId();
  const hintId = useId();
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && text !== '') {
      event.preventDefault();
      onText('');
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      const place = event.currentTarget.closest('.book-place');
      place?.querySelector<HTMLElement>('[data-cell][tabindex="0"]')?.focus();
    }
  };
  return (
    <div className="site-field">
      <h2 className="place-title">
        <label htmlFor={fieldId}>Neoplasm table</label>
      </h2>
      <input
        ref={inputRef}
        id={fieldId}
        type="text"
        className="field"
        {...{ [PLACE_HEADING]: '' }}
        aria-describedby={hintId}
        placeholder="Site: nose, bcc calf, benign back"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={100}
        value={text}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <p id={hintId} className="dim" role="status">
        {found === null ? '' : `${count(found.total, 'site')}, skin first`}
      </p>
    </div>
  );
}

interface FoundSitesProps {
  readonly found: NeoplasmFound;
  readonly inputRef: React.RefObject<HTMLInputElement | null>;
  readonly onSearch: (text: string) => void;
  readonly onMore: () => void;
}

function FoundSites({ found, inputRef, onSearch, onMore }: FoundSitesProps) {
  const gridRef = useRef<HTMLTableElement>(null);
  const start = useMemo(() => findStart(found), [found]);
  const grid = useNeoplasmGrid(gridRef, start, () => inputRef.current?.focus());
  useCellKeys(found);
  return (
    <>
      <NeoplasmSites found={found} grid={grid} gridRef={gridRef} onSearch={onSearch} />
      {found.total > found.sites.length && (
        <p>
          <span className="dim">
            {found.sites.length} of {found.total.toLocaleString('en-US')} shown.
          </span>{' '}
          <button type="button" className="link" onClick={onMore}>
            Show more
          </button>
        </p>
      )}
      <p className="read-in">
        Official neoplasm table, {found.release}. A dash means that more characters are needed. Lines marked
        with a star are ours: the same site in the lists of melanoma, Merkel cell and nevus.
      </p>
    </>
  );
}

/** Where Tab leads first: the growth and the behaviour asked for, as far as the first site has them. */
function findStart({ sites, askedColumn }: NeoplasmFound): Place {
  const [site] = sites;
  if (site === undefined) return { row: 0, column: 0 };
  const rows = [site.cells, ...site.types.map(({ cells }) => cells)];
  const asked = site.askedType === null ? 0 : site.askedType + 1;
  const wanted = askedColumn === null ? -1 : NEOPLASM_COLUMNS.indexOf(askedColumn);
  if (askedColumn !== null) {
    const row = [asked, 0].find((at) => rows[at]?.[askedColumn] !== undefined);
    if (row !== undefined) return { row, column: wanted };
  }
  const column = NEOPLASM_COLUMNS.findIndex((name) => rows[asked]?.[name] !== undefined);
  return { row: asked, column: Math.max(column, 0) };
}

/** `c` copies and `b` collects the code of the cell that has the focus. */
function useCellKeys({ codes }: NeoplasmFound): void {
  const { copy, collect } = useActions();
  const take = (act: (code: string, title: string, isBillable: boolean) => void) => () => {
    const code = document.activeElement?.closest<HTMLElement>('[data-cell]')?.dataset.code;
    const known = code === undefined ? undefined : codes[code];
    if (code !== undefined && known !== undefined) act(code, known.title, known.standing === 'billable');
  };
  useKeys({
    c: take((code, _, isBillable) => {
      const said = isBillable ? `${code} copied.` : `${code} copied. It is not billable.`;
      copy(code, said, { system: 'icd10cm', code });
    }),
    b: take((code, title) => collect({ system: 'icd10cm', code, title })),
  });
}

function NoSite({ text }: { readonly text: string }) {
  return (
    <div className="state">
      <h3>No such site in the table</h3>
      <p>
        Nothing fits “{text}”. Type a site, with fewer words: the table knows places of the body, and basal
        cell, squamous cell, sebaceous cell, melanoma, Merkel cell and nevus.
      </p>
    </div>
  );
}

function TableMissing({ isAsking, onRetry }: { readonly isAsking: boolean; readonly onRetry: () => void }) {
  const askAgain = useAskNotesAgain();
  return (
    <div className="mark stands-out" role="alert">
      <p>The neoplasm table would not open. The search finds its codes all the same.</p>
      <p>
        <button
          type="button"
          className="button"
          disabled={isAsking}
          onClick={() => {
            askAgain();
            onRetry();
          }}
        >
          {isAsking ? 'Trying…' : 'Try again'}
        </button>
      </p>
    </div>
  );
}
