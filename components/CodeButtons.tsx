import { type BasketItem, isSameItem, writeItem } from './basket.ts';
import { useActions } from './panel-actions.tsx';

/** A code, set in type that lines up. It never wraps and is never cut. */
export function Code({ children }: { readonly children: string }) {
  return <code className="code">{children}</code>;
}

interface CodeButtonsProps {
  readonly item: BasketItem;
  /** The one thing to do here: `j` and `k` bring the focus to it. */
  readonly isPrimary?: boolean;
  /** Buttons in full words, where there is room for them. */
  readonly isSpelledOut?: boolean;
  /** A header may be copied, and it is said that it is one. */
  readonly isBillable?: boolean;
  /** Id of the sentence that a screen reader hears with the button. */
  readonly describedBy?: string;
}

/** Copy the code, or collect it. */
export function CodeButtons({
  item,
  isPrimary,
  isSpelledOut,
  isBillable = true,
  describedBy,
}: CodeButtonsProps) {
  const { copy, copied } = useActions();
  const { system, code, title } = item;
  const said = isBillable ? `${code} copied.` : `${code} copied. It is not billable.`;
  const copyWord = isSpelledOut ? `Copy ${code}` : 'Copy';
  return (
    <span className="code-buttons">
      <button
        type="button"
        className={isPrimary ? 'button primary' : 'button'}
        data-primary={isPrimary || undefined}
        aria-label={`Copy ${code}`}
        aria-describedby={describedBy}
        // Without a title it may be anything that a page wrote where codes stand: that is not kept.
        onClick={() => copy(code, said, title === '' ? undefined : { system, code })}
      >
        {copied === code ? 'Copied' : copyWord}
      </button>
      <CollectButton item={item} word={isSpelledOut ? 'Basket' : ''} />
    </span>
  );
}

interface CollectButtonProps {
  readonly item: BasketItem;
  readonly word?: string;
  /** Left out of the Tab order where keys reach it in another way. */
  readonly isForMouse?: boolean;
}

/** A plus to add the code to the basket, a tick once it is there. */
export function CollectButton({ item, word = '', isForMouse = false }: CollectButtonProps) {
  const { collect, basket } = useActions();
  const { system, code, title, units, modifiers } = item;
  const isHeld = basket.items.some((held) => isSameItem(held, item));
  const line = { system, code, title, ...(units && { units }), ...(modifiers && { modifiers }) };
  const name = writeItem(item);
  return (
    <button
      type="button"
      tabIndex={isForMouse ? -1 : undefined}
      className="button quiet"
      aria-label={isHeld ? `${name} is in the basket` : `Add ${name} to the basket`}
      title={isHeld ? 'In the basket' : 'Add to the basket'}
      onClick={() => collect(line)}
    >
      <span aria-hidden="true">{isHeld ? '✓' : '+'}</span>
      {word !== '' && ` ${word}`}
    </button>
  );
}
