import { useId, useState } from 'react';
import type { NoteText } from '../../utils/note/types.ts';
import { askPhysician } from '../../utils/review/ask-physician.ts';
import type { Finding, Review } from '../../utils/review/types.ts';
import { findCard, useCards } from '../book-queries.ts';
import { Dialog } from '../Dialog.tsx';
import { useActions } from '../panel-actions.tsx';
import { queryAbout } from './query-about.ts';

interface AskDialogProps {
  readonly finding: Finding;
  readonly review: Review;
  readonly note: NoteText;
  readonly onClose: () => void;
}

/** A question to the physician, to be read over, changed and copied. It is not kept anywhere. */
export function AskDialog({ finding, review, note, onClose }: AskDialogProps) {
  const { data, isPending } = useCards([{ system: finding.system, code: finding.code }], review.date);
  const more = findCard(data, finding)?.moreSpecific ?? null;
  const query = queryAbout(finding, review, note, more);
  const { text } = askPhysician(query);
  return (
    <Dialog title="Ask the physician" className="ask" onClose={onClose}>
      {() =>
        isPending ? (
          <p className="dim">Looking up the choices…</p>
        ) : (
          <Draft key={text} text={text} hasFacts={query.facts.length > 0} />
        )
      }
    </Dialog>
  );
}

function Draft({ text, hasFacts }: { readonly text: string; readonly hasFacts: boolean }) {
  const { copy, copied } = useActions();
  const [draft, setDraft] = useState(text);
  const id = useId();
  return (
    <>
      <label htmlFor={id} className="dim">
        {hasFacts
          ? 'Read it over, and change it where you need to.'
          : 'The note says nothing of this condition. Add what the record shows of it before you send the question.'}
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
