import type { CodeAside, TableCell } from '../../utils/codes/describe-code-types.ts';
import type { IndexTerm } from '../../utils/codes/notes-types.ts';
import { useBookPlaces } from '../book-place.ts';
import { count } from '../words.ts';
import { ReadIn } from './CardNotes.tsx';
import { COLUMN_NAMES, nameSite } from './neoplasm-words.ts';

/** A few lines are read at a glance; more wait folded. */
const OPEN_UP_TO = 5;

/** The lines of the Alphabetic Index that lead to the code. */
export function IndexTerms({ aside }: { readonly aside: CodeAside }) {
  const { indexTerms: terms, indexTermsTotal: total } = aside;
  if (total === 0) return null;
  const releases = [...new Set(terms.map(({ release }) => release))];
  return (
    <details className="card-part" open={total <= OPEN_UP_TO}>
      <summary>The index leads here from {count(total, 'term')}</summary>
      <ul className="note-lines">
        {terms.map((term) => (
          <li key={`${term.path.join(' > ')} ${term.isOpen}`}>
            <Term term={term} />
          </li>
        ))}
      </ul>
      {terms.length < total && (
        <p className="dim">
          {terms.length} of {total.toLocaleString('en-US')} shown.
        </p>
      )}
      <ReadIn release={releases.join(', ')} />
    </details>
  );
}

function Term({ term: { path, isOpen, manifestation } }: { readonly term: IndexTerm }) {
  const [main, ...rest] = path;
  return (
    <>
      <b>{main}</b>
      {rest.map((word) => `, ${word}`)}
      {isOpen && <small> (more characters needed)</small>}
      {manifestation !== null && (
        <small>
          {' '}
          with <code className="code">{manifestation}</code> after it
        </small>
      )}
    </>
  );
}

/** The cells of the neoplasm table that hold the code. */
export function TableCells({ cells }: { readonly cells: readonly TableCell[] }) {
  const { go } = useBookPlaces();
  if (cells.length === 0) return null;
  return (
    <details className="card-part" open={cells.length <= OPEN_UP_TO}>
      <summary>The neoplasm table leads here from {count(cells.length, 'cell')}</summary>
      <ul className="note-lines">
        {cells.map(({ path, column }) => (
          <li key={`${path.join(' > ')} ${column}`}>
            {nameSite(path)}
            <small>: {COLUMN_NAMES[column].toLowerCase()}</small>
          </li>
        ))}
      </ul>
      <button type="button" className="link" onClick={() => go({ kind: 'neoplasm' })}>
        Open the table
      </button>
      <ReadIn release={[...new Set(cells.map(({ release }) => release))].join(', ')} />
    </details>
  );
}
