import { lazy, Suspense, useId, useRef, useState } from 'react';
import type { NoteSpan } from '../utils/browser/panel-types.ts';
import type { NoteText } from '../utils/note/types.ts';
import type { Finding, Review, Suggestion } from '../utils/review/types.ts';
import { findCard, useCards } from './book-queries.ts';
import { Code, CodeButtons, CollectButton } from './CodeButtons.tsx';
import { CodeLink } from './CodeLink.tsx';
import { diffWords } from './diff-words.ts';
import { isDecided, nameFinding, quoteFinding, sayNoCode } from './mark-quote.ts';
import { useActions } from './panel-actions.tsx';
import { DismissForm } from './review/DismissForm.tsx';
import { GRADE_MEANINGS, GRADE_WORDS } from './words.ts';

/** Not needed for the first answer. */
const AskDialog = lazy(async () => ({ default: (await import('./review/AskDialog.tsx')).AskDialog }));
const RuleBook = lazy(async () => ({ default: (await import('./review/RuleBook.tsx')).RuleBook }));

interface FindingCardProps {
  readonly finding: Finding;
  readonly review: Review;
  readonly note: NoteText;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onSearch: (text: string) => void;
  /** Shows words of the note on the page; `null` where the note is not of a page. */
  readonly onShow: ((words: NoteSpan) => void) | null;
}

/** One finding: what is wrong, the words that prove it, the better code, and where the rule comes from. */
export function FindingCard(props: FindingCardProps) {
  const { finding, review, note, isOpen, onToggle, onSearch, onShow } = props;
  const messageId = useId();
  const bodyId = useId();
  const best = isDecided(finding) ? finding.suggestions[0] : undefined;
  return (
    <article className={`finding ${finding.grade}${isOpen ? ' open' : ''}`}>
      <h3 className="finding-head">
        <button type="button" aria-expanded={isOpen} aria-controls={bodyId} onClick={onToggle}>
          <span className="grade">
            {GRADE_WORDS[finding.grade]}
            <span className="unseen">: {GRADE_MEANINGS[finding.grade]}.</span>
          </span>{' '}
          <span className="finding-codes">
            {finding.code === '' ? (
              <span className="no-code">{sayNoCode(finding)}</span>
            ) : (
              <Code>{finding.code}</Code>
            )}
            {!isOpen && best !== undefined && (
              <>
                <span aria-hidden="true">→</span>
                <span className="unseen">{finding.code === '' ? 'it would be: ' : 'better: '}</span>
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
            <Quotes finding={finding} review={review} note={note} onShow={onShow} />
            {best === undefined ? (
              <Choice finding={finding} review={review} onSearch={onSearch} />
            ) : finding.code === '' ? (
              <Offer best={best} messageId={messageId} />
            ) : (
              <Swap finding={finding} review={review} best={best} messageId={messageId} />
            )}
            <p className="source">
              {finding.source}
              {best === undefined && finding.code !== '' && (
                <>
                  . Card of <CodeLink to={finding} />
                </>
              )}
            </p>
            <FindingTools finding={finding} review={review} note={note} />
          </>
        )}
      </div>
    </article>
  );
}

type FindingToolsProps = Pick<FindingCardProps, 'finding' | 'review' | 'note'>;

/** What can be done with a finding besides taking its code. */
function FindingTools({ finding, review, note }: FindingToolsProps) {
  const [isAsking, setAsking] = useState(false);
  const [isDismissing, setDismissing] = useState(false);
  const [isExplaining, setExplaining] = useState(false);
  const dismissRef = useRef<HTMLButtonElement>(null);
  const name = nameFinding(finding);
  const closeDismissal = () => {
    setDismissing(false);
    dismissRef.current?.focus();
  };
  return (
    <>
      <div className="finding-tools">
        {finding.system === 'icd10cm' && finding.grade !== 'block' && (
          <button
            type="button"
            className="button"
            aria-haspopup="dialog"
            data-ask
            onClick={() => setAsking(true)}
          >
            Ask the physician<span className="unseen"> about {name}</span>
          </button>
        )}
        <button
          type="button"
          className="button quiet"
          aria-haspopup="dialog"
          onClick={() => setExplaining(true)}
        >
          Why?<span className="unseen"> The rule behind {name}</span>
        </button>
        <button
          ref={dismissRef}
          type="button"
          className="button quiet"
          aria-expanded={isDismissing}
          onClick={() => setDismissing(!isDismissing)}
        >
          Dismiss…<span className="unseen"> {name}</span>
        </button>
      </div>
      {isDismissing && <DismissForm finding={finding} onDone={closeDismissal} />}
      {isExplaining && (
        <Suspense>
          <RuleBook rule={finding.rule} onClose={() => setExplaining(false)} />
        </Suspense>
      )}
      {isAsking && (
        <Suspense>
          <AskDialog finding={finding} review={review} note={note} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  );
}

type QuotesProps = Pick<FindingCardProps, 'finding' | 'review' | 'note' | 'onShow'>;

function Quotes({ finding, review, note, onShow }: QuotesProps) {
  return quoteFinding(finding, review, note).map(({ start, label, parts, words }) => (
    <div key={start} className="quoted">
      <blockquote className="quote">
        {label !== '' && <small>{label}: </small>}
        {parts.map(({ text, isMarked }, at) => {
          const key = `${at} ${text}`;
          return isMarked ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>;
        })}
      </blockquote>
      {onShow !== null && words !== null && (
        <button type="button" className="link show" onClick={() => onShow(words)}>
          Show in note
        </button>
      )}
    </div>
  ));
}

interface SwapProps {
  readonly finding: Finding;
  readonly review: Review;
  readonly best: Suggestion;
  readonly messageId: string;
}

/** The present code struck out over the better one, only the difference in bold. */
function Swap({ finding, review, best, messageId }: SwapProps) {
  const others = finding.suggestions.slice(1);
  const present = findPresentTitle(finding, review);
  return (
    <>
      <div className="swap">
        <s className="old">
          <CodeLink to={finding} />
        </s>
        <span className="old">{present || 'not in the code book'}</span>
        <CodeLink to={best} />
        <span>
          <span className="unseen">Better: </span>
          {diffWords(present, best.title).map(({ text, isNew }, at) => {
            const key = `${at} ${text}`;
            return isNew ? <b key={key}>{text}</b> : <span key={key}>{text}</span>;
          })}
          {best.why !== '' && <small>{capitalise(best.why)}</small>}
        </span>
      </div>
      <CodeButtons item={best} isPrimary isSpelledOut describedBy={messageId} />
      {others.length > 0 && (
        <details className="more">
          <summary>{others.length === 1 ? 'One more that fits' : `${others.length} more that fit`}</summary>
          <ChoiceList codes={others} />
        </details>
      )}
    </>
  );
}

/** Documented and on no line of the claim: the code it would be, should it belong there. */
function Offer({ best, messageId }: Pick<SwapProps, 'best' | 'messageId'>) {
  return (
    <>
      <p className="choice-head">If it belongs on the claim:</p>
      <div className="swap">
        <CodeLink to={best} />
        <span>
          {best.title}
          {best.why !== '' && <small>{capitalise(best.why)}</small>}
        </span>
      </div>
      <CodeButtons item={best} isPrimary isSpelledOut describedBy={messageId} />
    </>
  );
}

/** The note does not decide: codes that would say more, for the coder to choose once the fact is known. */
function Choice({ finding, review, onSearch }: Pick<FindingCardProps, 'finding' | 'review' | 'onSearch'>) {
  const cards = useCards([{ system: finding.system, code: finding.code }], review.date);
  const more = findCard(cards.data, finding)?.moreSpecific;
  const shown = finding.suggestions.length > 0 ? finding.suggestions : (more?.codes.slice(0, 6) ?? []);
  const isMoreThanShown = more !== null && more !== undefined && more.total > shown.length;
  if (shown.length === 0) return null;
  const isUncoded = finding.code === '';
  const category = finding.code.slice(0, 3);
  return (
    <>
      <p className="choice-head">
        {review.codes.some((code) => code.code === finding.code && code.stand.standing === 'header')
          ? 'Billable below it. Press one to copy it:'
          : `If ${isUncoded ? 'it belongs on the claim' : 'the record says so'}. Press one to copy it:`}
      </p>
      <ChoiceList codes={shown} />
      {isMoreThanShown && (
        <p>
          <button type="button" className="link" onClick={() => onSearch(category)}>
            All codes of {category}
          </button>
        </p>
      )}
    </>
  );
}

type ChoiceCode = Omit<Suggestion, 'why'>;

/** Each line copies its code. */
function ChoiceList({ codes }: { readonly codes: readonly ChoiceCode[] }) {
  return (
    <ul className="choices">
      {codes.map((choice) => (
        <li key={`${choice.system} ${choice.code}`}>
          <ChoiceRow choice={choice} />
        </li>
      ))}
    </ul>
  );
}

function ChoiceRow({ choice }: { readonly choice: ChoiceCode }) {
  const { copy, copied } = useActions();
  const { code, title } = choice;
  return (
    <>
      <button type="button" className="choice" onClick={() => copy(code, `${code} copied.`, choice)}>
        <span className="unseen">Copy </span>
        <Code>{code}</Code>{' '}
        <span>
          {title} {copied === code && <b className="copied">Copied</b>}
        </span>
      </button>
      <CollectButton item={choice} />
    </>
  );
}

function findPresentTitle(finding: Finding, review: Review): string {
  const found = review.codes.find((code) => code.system === finding.system && code.code === finding.code);
  return found?.title ?? '';
}

function capitalise(sentence: string): string {
  const first = sentence.charAt(0).toUpperCase() + sentence.slice(1);
  return /[.!?…]$/.test(first) ? first : `${first}.`;
}
