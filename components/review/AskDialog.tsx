import { useEffect, useId, useRef, useState } from 'react';
import type { NoteText } from '../../utils/note/types.ts';
import { askPhysician, type QueryRequest, type QuotedFact } from '../../utils/review/ask-physician.ts';
import type { Finding, Review } from '../../utils/review/types.ts';
import { findCard, useCards } from '../book-queries.ts';
import { findProblem } from '../group-findings.ts';
import { quoteFinding } from '../mark-quote.ts';
import { useActions } from '../panel-actions.tsx';

interface AskDialogProps {
  readonly finding: Finding;
  readonly review: Review;
  readonly note: NoteText;
  readonly onClose: () => void;
}

/** A question to the physician, to be read over, changed and copied. It is not kept anywhere. */
export function AskDialog({ finding, review, note, onClose }: AskDialogProps) {
  const dialogRef = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (dialogRef.current?.open === false) dialogRef.current.showModal();
  }, []);
  const { data, isPending } = useCards([{ system: finding.system, code: finding.code }], review.date);
  const more = findCard(data, finding)?.moreSpecific ?? null;
  const { text } = askPhysician(requestOf(finding, review, note, more));
  return (
    <dialog ref={dialogRef} className="keys ask" aria-labelledby={titleId} onClose={onClose}>
      <div className="keys-head">
        <h2 id={titleId}>Ask the physician</h2>
        <button type="button" className="button" onClick={() => dialogRef.current?.close()}>
          Close
        </button>
      </div>
      {isPending ? <p className="dim">Looking up the choices…</p> : <Draft key={text} text={text} />}
    </dialog>
  );
}

function Draft({ text }: { readonly text: string }) {
  const { copy, copied } = useActions();
  const [draft, setDraft] = useState(text);
  const id = useId();
  return (
    <>
      <label htmlFor={id} className="dim">
        Read it over, and change it where you need to.
      </label>
      <textarea
        id={id}
        rows={16}
        spellCheck={false}
        value={draft}
        onChange={({ target }) => setDraft(target.value)}
      />
      <button type="button" className="button primary wide" onClick={() => copy(draft, 'Question copied.')}>
        {copied === draft ? 'Copied' : 'Copy the question'}
      </button>
    </>
  );
}

interface More {
  readonly codes: QueryRequest['choices'];
  readonly total: number;
}

function requestOf(finding: Finding, review: Review, note: NoteText, more: More | null): QueryRequest {
  const { suggestions, system, code } = finding;
  // What the rule found to fit the record is nearer than all that the code leaves open.
  const choices = suggestions.length > 1 ? suggestions : (more?.codes ?? suggestions);
  return {
    date: review.date,
    facts: quoteFacts(finding, review, note),
    recorded: review.codes.find((one) => one.system === system && one.code === code)?.title ?? '',
    choices,
    isComplete: suggestions.length > 1 || more === null || more.total === more.codes.length,
  };
}

/** A longer passage is cut: the physician knows the note. */
const MOST_CHARS = 300;
const MOST_FACTS = 4;

/** What the finding rests on, and what else the note says of its problem. A code alone tells a physician nothing. */
function quoteFacts(finding: Finding, review: Review, note: NoteText): QuotedFact[] {
  const facts = quoteFinding(finding, review, note).map(({ label, parts }) => ({
    label,
    quote: parts.map(({ text }) => text).join(''),
  }));
  for (const { start, end } of findProblem(finding, review.problems)?.spans ?? []) {
    const label = note.fields.find((field) => field.start <= start && start < field.end)?.label ?? '';
    const passage = note.text.slice(start, end).trim();
    facts.push({ label, quote: passage.length > MOST_CHARS ? `${passage.slice(0, MOST_CHARS)}…` : passage });
  }
  const telling = facts.filter(({ quote }) => quote !== '' && quote !== finding.code);
  const held = telling.filter(
    ({ quote }, at) => !telling.some((other, place) => place !== at && holds(other.quote, quote, place < at)),
  );
  return held.slice(0, MOST_FACTS);
}

/** Whether one passage says all that another says; of two that are alike, the first. */
function holds(wide: string, narrow: string, isBefore: boolean): boolean {
  return wide === narrow ? isBefore : wide.includes(narrow);
}
