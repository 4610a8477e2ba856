import { useId } from 'react';
import type { IsoDate } from '../utils/codes/types.ts';
import type { Finding, Review, Suggestion } from '../utils/review/types.ts';
import { findCard, useCards } from './book-queries.ts';
import { Code, CodeButtons } from './CodeButtons.tsx';
import { diffWords } from './diff-words.ts';
import { markQuote } from './mark-quote.ts';
import { GRADE_MEANINGS, GRADE_WORDS, nameAxes } from './words.ts';

interface FindingCardProps {
  readonly finding: Finding;
  readonly review: Review;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** One finding: what is wrong, the words that prove it, the better code, and where the rule comes from. */
export function FindingCard({ finding, review, isOpen, onToggle }: FindingCardProps) {
  const messageId = useId();
  const bodyId = useId();
  const [best, ...others] = finding.suggestions;
  return (
    <article className={`finding ${finding.grade}${isOpen ? ' open' : ''}`}>
      <h3 className="finding-head">
        <button type="button" aria-expanded={isOpen} aria-controls={bodyId} onClick={onToggle}>
          <span className="grade">
            {GRADE_WORDS[finding.grade]}
            <span className="unseen">: {GRADE_MEANINGS[finding.grade]}.</span>
          </span>{' '}
          <span className="finding-codes">
            <Code>{finding.code}</Code>
            {!isOpen && best !== undefined && (
              <>
                <span aria-hidden="true">→</span>
                <span className="unseen">better: </span>
                <Code>{best.code}</Code>
              </>
            )}
          </span>
          <span id={messageId} className="message">
            {finding.message}
          </span>
        </button>
      </h3>
      <div id={bodyId} className="finding-body" hidden={!isOpen}>
        {isOpen && (
          <>
            <Quotes finding={finding} review={review} />
            {best === undefined ? (
              <OpenChoice finding={finding} date={review.date} />
            ) : (
              <>
                <Swap finding={finding} review={review} best={best} messageId={messageId} />
                <Others suggestions={others} />
              </>
            )}
            <p className="source">{finding.source}</p>
          </>
        )}
      </div>
    </article>
  );
}

/** The present code struck out over the better one, only the difference in bold. */
function Swap({
  finding,
  review,
  best,
  messageId,
}: {
  readonly finding: Finding;
  readonly review: Review;
  readonly best: Suggestion;
  readonly messageId: string;
}) {
  const present = review.codes.find(
    (code) => code.system === finding.system && code.code === finding.code,
  )?.title;
  return (
    <>
      <div className="swap">
        <s className="old">
          <Code>{finding.code}</Code>
        </s>
        <s className="old title">{present || 'not in the code book'}</s>
        <Code>{best.code}</Code>
        <span className="title">
          <span className="unseen">Better: </span>
          {diffWords(present ?? '', best.title).map(({ text, isNew }, at) => {
            const key = `${at} ${text}`;
            return isNew ? <b key={key}>{text}</b> : <span key={key}>{text}</span>;
          })}
        </span>
        <CodeButtons item={best} isPrimary describedBy={messageId} />
      </div>
      {best.why !== '' && <p className="why">{capitalise(best.why)}</p>}
    </>
  );
}

function Others({ suggestions }: { readonly suggestions: readonly Suggestion[] }) {
  if (suggestions.length === 0) return null;
  return (
    <details className="more">
      <summary>Or one of {suggestions.length} more</summary>
      <ChoiceList codes={suggestions} />
    </details>
  );
}

/** Where the note does not decide: the codes that would say more, for the coder to choose once the fact is known. */
function OpenChoice({ finding, date }: { readonly finding: Finding; readonly date: IsoDate }) {
  const cards = useCards([{ system: finding.system, code: finding.code }], date);
  const more = findCard(cards.data, finding)?.moreSpecific;
  if (more === null || more === undefined) return null;
  const axes = nameAxes(more.axes);
  return (
    <details className="more">
      <summary data-primary>
        {more.total === 1 ? 'The code that says more' : `${more.total} codes that say more`}
        {axes !== '' && <span className="dim"> about {axes}</span>}
      </summary>
      <ChoiceList codes={more.codes} />
      {more.total > more.codes.length && (
        <p className="dim">
          {more.total - more.codes.length} more: search for {finding.code}.
        </p>
      )}
    </details>
  );
}

function ChoiceList({ codes }: { readonly codes: readonly (Omit<Suggestion, 'why'> & { why?: string })[] }) {
  return (
    <ul className="choices">
      {codes.map((choice) => (
        <li key={`${choice.system} ${choice.code}`}>
          <Code>{choice.code}</Code>
          <span className="title">
            {choice.title}
            {choice.why !== undefined && choice.why !== '' && <small>{capitalise(choice.why)}</small>}
          </span>
          <CodeButtons item={choice} />
        </li>
      ))}
    </ul>
  );
}

function Quotes({ finding, review }: { readonly finding: Finding; readonly review: Review }) {
  return finding.evidence.map((evidence) => (
    <blockquote key={`${evidence.start} ${evidence.end}`} className="quote">
      {markQuote(evidence, finding, review.mentions).map(({ text, isMarked }, at) => {
        const key = `${at} ${text}`;
        return isMarked ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>;
      })}
    </blockquote>
  ));
}

function capitalise(sentence: string): string {
  const first = sentence.charAt(0).toUpperCase() + sentence.slice(1);
  return /[.!?…]$/.test(first) ? first : `${first}.`;
}
