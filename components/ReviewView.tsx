import { shortDay } from '../utils/codes/calendar.ts';
import type { Review } from '../utils/review/types.ts';
import type { BookFacts } from './book-client.ts';
import { FindingList } from './FindingList.tsx';
import { EarlierNotice, ForgottenNotice } from './page/EarlierNotice.tsx';
import { UnmarkedNotice } from './page/UnmarkedNotice.tsx';
import { PASTED, type Situation } from './situation.ts';
import { UnreadNotice } from './UnreadNotice.tsx';
import { useShowInNote } from './use-show-in-note.ts';
import { count, joinWords } from './words.ts';

interface ReviewViewProps {
  readonly situation: Extract<Situation, { readonly state: 'note' }>;
  readonly review: Review | undefined;
  readonly facts: BookFacts | undefined;
  readonly onBackToPage: () => void;
  readonly onSearch: (text: string) => void;
}

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
    </>
  );
}

function NothingToSay({
  review,
  situation,
  facts,
}: Pick<ReviewViewProps, 'situation' | 'facts'> & { review: Review }) {
  const { note } = situation;
  const words = note.text.split(/\s+/).filter((word) => word !== '').length;
  const titles = review.checked.map((id) => facts?.rules.find((rule) => rule.id === id)?.title ?? id);
  const read = note.fields.length === 0 ? 'no note text' : count(words, 'word');
  return (
    <div className="state">
      <h2>{review.codes.length === 0 ? 'No codes to check yet' : 'Nothing to say about these codes'}</h2>
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
