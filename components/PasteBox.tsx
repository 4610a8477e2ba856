import { useId, useState } from 'react';

/** Review a note that is not on the page: pasted text, and the codes meant for its claim. */
export function PasteBox({ onReview }: { readonly onReview: (text: string, codes: string) => void }) {
  const [text, setText] = useState('');
  const [codes, setCodes] = useState('');
  const textId = useId();
  const codesId = useId();
  const isEmpty = text.trim() === '' && codes.trim() === '';
  return (
    <details className="paste">
      <summary>Paste a note instead</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!isEmpty) onReview(text, codes);
        }}
      >
        <label htmlFor={textId}>Note</label>
        <textarea
          id={textId}
          rows={6}
          value={text}
          spellCheck={false}
          onChange={(event) => setText(event.target.value)}
        />
        <label htmlFor={codesId}>Codes on the claim, if they are not in the note</label>
        <input
          id={codesId}
          type="text"
          value={codes}
          placeholder="L20.9, 11102 x1"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setCodes(event.target.value)}
        />
        <button type="submit" className="button primary" disabled={isEmpty}>
          Review this note
        </button>
        <p className="dim">The text stays in this panel and is gone when you close it.</p>
      </form>
    </details>
  );
}
