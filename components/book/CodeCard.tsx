import { useRef } from 'react';
import type { CodeDescription, Serves } from '../../utils/codes/describe-code-types.ts';
import { MARK_SENTENCES } from '../../utils/codes/describe-code-words.ts';
import type { IsoDate } from '../../utils/codes/types.ts';
import type { CodeRef } from '../book-client.ts';
import { useAskNotesAgain, useCodeCard } from '../book-queries.ts';
import { count, joinWords } from '../words.ts';
import { CardHead, PathBar } from './CardHead.tsx';
import { CardHistory } from './CardHistory.tsx';
import { IndexTerms, TableCells } from './CardIndex.tsx';
import { CardNotes } from './CardNotes.tsx';
import { CardSeventh } from './CardSeventh.tsx';
import { CodeRows } from './CodeRows.tsx';
import { useCardKeys } from './use-card-keys.ts';
import { useKeepOpened } from './use-kept.ts';

interface CodeCardProps {
  readonly code: CodeRef;
  readonly date: IsoDate;
}

/** Everything about one code on the date of service. */
export function CodeCard({ code, date }: CodeCardProps) {
  const answer = useCodeCard(code, date);
  const cardRef = useRef<HTMLElement>(null);
  useCardKeys(answer.data, cardRef);
  const isHere = answer.data !== undefined && !answer.isPlaceholderData;
  useKeepOpened(isHere && answer.data.stand.standing !== 'unknown' ? answer.data : null);
  const card = answer.data;
  return (
    <article ref={cardRef} className="book-place" aria-busy={answer.isPlaceholderData || card === undefined}>
      <PathBar path={card?.path ?? []} />
      <CardHead asked={code.code} card={card} />
      {card !== undefined && <CardBody card={card} isAsking={answer.isFetching} />}
      {card === undefined && answer.isError && <CardFailure onRetry={() => void answer.refetch()} />}
      {card === undefined && !answer.isError && <Waiting />}
    </article>
  );
}

function Waiting() {
  return <p className="dim">Looking it up…</p>;
}

/** A mistake of ours: the code can still be copied from the search. */
function CardFailure({ onRetry }: { readonly onRetry: () => void }) {
  return (
    <div role="alert">
      <p>Clear Margin made a mistake here and has no card for this code.</p>
      <p>
        <button type="button" className="button" onClick={onRetry}>
          Try again
        </button>
      </p>
    </div>
  );
}

function CardBody({ card, isAsking }: { readonly card: CodeDescription; readonly isAsking: boolean }) {
  const { aside, children, siblings, leftOpen, serves, meant, stand } = card;
  const hasFinished = aside?.seventh?.choices.some(({ finished }) => finished !== null) ?? false;
  return (
    <>
      {meant.length > 0 && (
        <section className="card-part">
          <h3>With X in the empty places it is</h3>
          <CodeRows lines={{ codes: meant, total: meant.length }} />
        </section>
      )}
      {stand.standing === 'unknown' && <NearestStep card={card} />}
      <Marks card={card} />
      {serves !== null && <ServesInstead serves={serves} />}
      {leftOpen !== null && (
        <section className="card-part">
          <h3>
            Leaves open: {joinWords(leftOpen.axes)}
            <small>: more exact codes</small>
          </h3>
          <CodeRows lines={leftOpen} first={4} />
        </section>
      )}
      {aside?.seventh && <CardSeventh seventh={aside.seventh} />}
      {children.total > 0 && !(hasFinished && card.aside?.seventh?.choices.every(({ isOwn }) => !isOwn)) && (
        <section className="card-part">
          <h3>
            Below it
            <small>: {count(card.billableBelow, 'billable code')}</small>
          </h3>
          <CodeRows lines={children} first={12} />
        </section>
      )}
      {aside === null && card.system === 'icd10cm' && stand.standing !== 'unknown' && (
        <NotesMissing isAsking={isAsking} />
      )}
      {aside !== null && <CardNotes aside={aside} />}
      {siblings.total > 0 && (
        <details className="card-part">
          <summary>Beside it, {count(siblings.total, 'code')}</summary>
          <CodeRows lines={siblings} first={12} />
        </details>
      )}
      {aside !== null && <IndexTerms aside={aside} />}
      {aside !== null && <TableCells cells={aside.tableCells} />}
      <CardHistory events={card.history} system={card.system} />
      {card.sources.map((sentence) => (
        <p key={sentence} className="read-in">
          {sentence}
        </p>
      ))}
    </>
  );
}

function NearestStep({ card }: { readonly card: CodeDescription }) {
  const nearest = card.path.at(-1);
  if (nearest === undefined) return <p className="dim">Look it up by words with the search.</p>;
  return (
    <p className="dim">
      The nearest step that exists is {nearest.key}, {nearest.title}. It stands last in the path above.
    </p>
  );
}

/** What serves in its place on the date. */
function ServesInstead({ serves }: { readonly serves: Serves }) {
  return (
    <section className="card-part">
      <h3>
        Use instead
        {serves.kind === 'neighbours' && <small>: our own reading, not an official mapping</small>}
      </h3>
      <CodeRows lines={serves} />
    </section>
  );
}

function Marks({ card: { aside } }: { readonly card: CodeDescription }) {
  return aside?.marks.map(({ mark, release }) => (
    <p key={mark} className={mark === 'manifestation' ? 'mark stands-out' : 'mark'}>
      {MARK_SENTENCES[mark]} <small>{release}</small>
    </p>
  ));
}

function NotesMissing({ isAsking }: { readonly isAsking: boolean }) {
  const askAgain = useAskNotesAgain();
  return (
    <div className="mark stands-out" role="status">
      <p>The notes of the official list would not open. This is what the code book alone knows.</p>
      <p>
        <button type="button" className="button" disabled={isAsking} onClick={askAgain}>
          {isAsking ? 'Trying…' : 'Try again'}
        </button>
      </p>
    </div>
  );
}
