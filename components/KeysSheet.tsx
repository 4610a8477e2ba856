import { useEffect, useId, useRef } from 'react';

interface KeysSheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly singleKeys: boolean;
  readonly onSingleKeys: (on: boolean) => void;
}

const KEYS: readonly (readonly [string, readonly (readonly [readonly string[], string])[]])[] = [
  [
    'Anywhere',
    [
      [['/'], 'search'],
      [['1', '2', '3', '4', '5'], 'Review, Codes, Basket, Book, Procedures'],
      [['?'], 'these keys'],
    ],
  ],
  [
    'In the search',
    [
      [['↑', '↓'], 'choose'],
      [['Enter'], 'copy the code'],
      [['Ctrl+Enter', 'Ctrl .'], 'copy without the dot (Cmd on a Mac)'],
      [['Shift+Enter'], 'put in the basket'],
      [['→'], 'open the card of the code'],
      [['Alt+W', 'Shift+→'], 'why the code is here'],
      [['>', '⌫'], 'search within what was found, and back'],
      [['Alt+↓', 'Alt+↑'], 'choose what an abbreviation means'],
      [['Alt+Enter'], 'take the words as typed, or repair them'],
      [['Alt+B'], 'billable codes only, or all'],
      [['Alt+S'], 'next code system'],
      [['Tab'], 'to these filters without Alt'],
      [['↓'], 'in the empty box: codes used last'],
      [['Esc'], 'clear, then leave'],
    ],
  ],
  [
    'In the review',
    [
      [['j', 'k'], 'next, previous finding'],
      [['Enter', 'c'], 'copy the better code'],
      [['b'], 'put it in the basket'],
      [['o'], 'open the card of the code'],
      [['s'], 'show the words in the note'],
      [['a'], 'ask the physician'],
      [['u'], 'bring back what was dismissed last'],
      [['p'], 'print it on one page'],
    ],
  ],
  [
    'On the page',
    [
      [['Alt+Shift .'], 'with the caret in underlined words: their card'],
      [['Esc'], 'put the card away'],
    ],
  ],
  [
    'In the basket',
    [
      [['c'], 'copy all'],
      [['u'], 'undo'],
    ],
  ],
  [
    'In the procedures',
    [
      [['c'], 'copy the lines'],
      [['b'], 'put them in the basket'],
    ],
  ],
  [
    'In the book',
    [
      [['u', 'd'], 'up to the step above, down to the first below'],
      [['n', 'p'], 'next, previous code beside it'],
      [['j', 'k'], 'next, previous code on the card or in the list'],
      [['↑', '↓', '←', '→'], 'walk the neoplasm table'],
      [['c', 'b'], 'copy it, put it in the basket'],
      [['Esc', 'Alt+←'], 'back'],
    ],
  ],
];

/** All keys on one sheet. It is long, and seldom looked at: it is drawn while it is open. */
export function KeysSheet({ isOpen, onClose, singleKeys, onSingleKeys }: KeysSheetProps) {
  const dialogRef = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = dialogRef.current;
    if (isOpen && dialog?.open === false) dialog.showModal();
    if (!isOpen && dialog?.open === true) dialog.close();
  }, [isOpen]);
  return (
    <dialog ref={dialogRef} className="keys" aria-labelledby={titleId} onClose={onClose}>
      {isOpen && (
        <>
          <div className="keys-head">
            <h2 id={titleId}>Keys</h2>
            <button type="button" className="button" onClick={onClose}>
              Close
            </button>
          </div>
          <KeyLists />
          <SingleKeysSwitch isOn={singleKeys} onSwitch={onSingleKeys} />
        </>
      )}
    </dialog>
  );
}

function KeyLists() {
  return KEYS.map(([where, keys]) => (
    <section key={where}>
      <h3>{where}</h3>
      <dl>
        {keys.map(([names, does]) => (
          <div key={does}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}

interface SwitchProps {
  readonly isOn: boolean;
  readonly onSwitch: (on: boolean) => void;
}

function SingleKeysSwitch({ isOn, onSwitch }: SwitchProps) {
  const id = useId();
  return (
    <p className="switch">
      <input id={id} type="checkbox" checked={isOn} onChange={(event) => onSwitch(event.target.checked)} />
      <label htmlFor={id}>Single keys work. Switch off if you speak your commands.</label>
    </p>
  );
}
