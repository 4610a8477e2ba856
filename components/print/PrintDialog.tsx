import { type FormEvent, useId, useState } from 'react';
import { Dialog } from '../Dialog.tsx';
import { useActions } from '../panel-actions.tsx';
import { printReview } from './print-review.tsx';
import { makeSheet, type SheetRequest } from './sheet.ts';

interface PrintDialogProps extends Omit<SheetRequest, 'withWords'> {
  readonly onClose: () => void;
}

/** What is to be printed: with the words of the note, or codes and rules alone. */
export function PrintDialog({ onClose, ...request }: PrintDialogProps) {
  const { report } = useActions();
  const [withWords, setWithWords] = useState(false);
  const print = (event: FormEvent) => {
    event.preventDefault();
    const isOpen = printReview(makeSheet({ ...request, withWords }));
    if (!isOpen) report('The browser did not open a window to print from. Allow pop-ups for Clear Margin.');
  };
  return (
    <Dialog title="Print the review" onClose={onClose}>
      {(close) => (
        <form
          className="print-form"
          onSubmit={(event) => {
            print(event);
            close();
          }}
        >
          <fieldset>
            <legend className="dim">What goes on the page</legend>
            <Choice
              label="Codes and rules only"
              help="No words of the note, no reasons of your own."
              isOn={!withWords}
              onChoose={() => setWithWords(false)}
            />
            <Choice
              label="With words of the note"
              help="Quotes and headings too. The page is then a part of the record."
              isOn={withWords}
              onChoose={() => setWithWords(true)}
            />
          </fieldset>
          <button type="submit" className="button primary wide">
            Print one page
          </button>
        </form>
      )}
    </Dialog>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly help: string;
  readonly isOn: boolean;
  readonly onChoose: () => void;
}

function Choice({ label, help, isOn, onChoose }: ChoiceProps) {
  const id = useId();
  const helpId = useId();
  return (
    <p className="radio">
      <input
        id={id}
        type="radio"
        name="print-words"
        checked={isOn}
        aria-describedby={helpId}
        onChange={onChoose}
      />
      <label htmlFor={id}>{label}</label>
      <small id={helpId}>{help}</small>
    </p>
  );
}
