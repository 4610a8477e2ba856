import type { BasketItem } from './basket.ts';
import { useActions } from './panel-actions.tsx';

/** A code, set in type that lines up. It never wraps and is never cut. */
export function Code({ children }: { readonly children: string }) {
  return <code className="code">{children}</code>;
}

interface CodeButtonsProps {
  readonly item: BasketItem;
  /** The one thing to do here: `j` and `k` bring the focus to it. */
  readonly isPrimary?: boolean;
  /** Id of the sentence that a screen reader hears with the button. */
  readonly describedBy?: string;
}

/** Copy the code, or collect it. */
export function CodeButtons({ item, isPrimary = false, describedBy }: CodeButtonsProps) {
  const { copy, copied, collect, basket } = useActions();
  const { code, system, title } = item;
  const isHeld = basket.items.some((held) => held.system === system && held.code === code);
  return (
    <span className="code-buttons">
      <button
        type="button"
        className={isPrimary ? 'button primary' : 'button'}
        data-primary={isPrimary || undefined}
        aria-label={`Copy ${code}`}
        aria-describedby={describedBy}
        onClick={() => copy(code, `${code} copied.`)}
      >
        {copied === code ? 'Copied' : 'Copy'}
      </button>
      <button
        type="button"
        className="button quiet"
        aria-label={isHeld ? `${code} is in the basket` : `Add ${code} to the basket`}
        title={isHeld ? 'In the basket' : 'Add to the basket'}
        onClick={() => collect({ system, code, title })}
      >
        <span aria-hidden="true">{isHeld ? '✓' : '+'}</span>
      </button>
    </span>
  );
}
