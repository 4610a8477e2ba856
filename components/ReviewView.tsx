import { lazy, Suspense, useState } from 'react';
import { shortDay } from '../utils/codes/calendar.ts';
import type { Review } from '../utils/review/types.ts';
import type { BookFacts } from './book-client.ts';
import { FindingList } from './FindingList.tsx';
import { EarlierNotice, ForgottenNotice } from './page/EarlierNotice.tsx';
import { UnmarkedNotice } from './page/UnmarkedNotice.tsx';
import type { SheetRequest } from './print/sheet.ts';
import { Coverage } from './review/Coverage.tsx';
import { SetAsideList } from './review/SetAsideList.tsx';
import { useSetAside } from './set-aside.ts';
import { PASTED, type Situation } from './situation.ts';
import { UnreadNotice } from './UnreadNotice.tsx';
import { useKeys } from './use-keys.ts';
import { useShowInNote } from './use-show-in-note.ts';
import { count, joinWords } from './words.ts';

/** Not needed for the first answer. */
const PrintDialog = lazy(async () => ({ default: (await import('./print/PrintDialog.tsx')).PrintDialog }));

interface ReviewViewProps {
  readonly situation: Extract<Situation, { readonly state: 'note' }>;
  readonly review: Review | undefined;
  readonly facts: BookFacts | undefined;
  readonly onBackToPage: () => void;
  readonly onSearch: (text: string) => void;
}

const NO_RULES: BookFacts['rules'] = [];

/** What the review has to say about the note. */
export function ReviewView({ situation, review, facts, onBackToPage, onSearch }: ReviewViewProps) {
  const { note, source } = situation;
  const show = useShowInNote(note);
  return (
    <>
      {source === PASTED && (
        <p className="strip">
          This is the note you pasted.{' '}
          <button type="button" className="link" onClick={onBackToPage}>
            Back to the page
          </button>
        </p>
      )}
      <EarlierNotice note={note} />
      <ForgottenNotice parts={situation.forgotten} />
      <UnreadNotice unread={note.unread} />
      {source !== PASTED && <UnmarkedNotice />}
      <SetAsideList rules={facts?.rules ?? NO_RULES} />
      {review === undefined ? (
        <p className="dim state">Reviewing…</p>
      ) : review.findings.length > 0 ? (
        <FindingList
          review={review}
          note={note}
          onSearch={onSearch}
          onShow={source === PASTED ? null : show}
        />
      ) : (
        <NothingToSay review={review} situation={situation} facts={facts} />
      )}
      {review !== undefined && <Coverage review={review} note={note} />}
      {review !== undefined && <PrintButton review={review} note={note} facts={facts} />}
    </>
  );
}

/** The key is named on the button: a page is printed once a day, and the sheet of keys is long. */
function PrintButton({ review, note, facts }: Pick<SheetRequest, 'review' | 'note' | 'facts'>) {
  const [isOpen, setOpen] = useState(false);
  const setAside = useSetAside();
  useKeys({ p: () => setOpen(true) });
  return (
    <div className="bar">
      <button type="button" className="button quiet" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Print… <kbd>p</kbd>
      </button>
      {isOpen && (
        <Suspense>
          <PrintDialog
            review={review}
            note={note}
            facts={facts}
            setAside={setAside}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </div>
  );
}

function NothingToSay({
  review,
  situation,
  facts,
}: Pick<ReviewViewProps, 'situation' | 'facts'> & { review: Review }) {
  const { note } = situation;
  const { dismissed, rulesOff } = useSetAside();
  const words = note.text.split(/\s+/).filter((word) => word !== '').length;
  const titles = review.checked.map((id) => facts?.rules.find((rule) => rule.id === id)?.title ?? id);
  const read = note.fields.length === 0 ? 'no note text' : count(words, 'word');
  return (
    <div className="state">
      <h2>{sayNothing(review.codes.length, dismissed.length, rulesOff.length)}</h2>
      <p>
        Read {read} in {count(note.fields.length, 'note field')} and{' '}
        {count(note.codeFields.length, 'code field')}.{' '}
        {review.codes.length === 0
          ? 'No code stands there. Findings appear here as soon as one does.'
          : `${count(review.codes.length, 'code')} looked up for ${shortDay(review.date)}.`}
      </p>
      {review.codes.length > 0 && titles.length > 0 && (
        <details className="more" open={titles.length <= 6}>
          <summary>What was checked</summary>
          <ul className="plain">
            {titles.map((title) => (
              <li key={title}>{title}</li>
            ))}
          </ul>
        </details>
      )}
      {review.codes.length > 0 && (
        <p className="dim">
          {joinWords([...new Set(review.codes.map((code) => code.code))].slice(0, 6))}
          {review.codes.length > 6 && ' and others'}: see Codes for their standing.
        </p>
      )}
    </div>
  );
}

function sayNothing(codes: number, dismissed: number, off: number): string {
  if (dismissed > 0) return 'All findings are dismissed';
  if (codes === 0) return 'No codes to check yet';
  return off > 0 ? 'The rules that are on have nothing to say' : 'Nothing to say about these codes';
}
