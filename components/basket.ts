/** The basket of collected codes. In memory only: it empties when the panel closes. */
import { isSameCode } from '../utils/codes/code-text.ts';
import type { CodeRef } from './book-client.ts';
import { withoutDot } from './words.ts';

export interface BasketItem extends CodeRef {
  /** As it read when it was collected. */
  readonly title: string;
}

export interface Basket {
  readonly items: readonly BasketItem[];
  /** What it held before the last removal, to bring back; `null` where there is nothing to undo. */
  readonly before: readonly BasketItem[] | null;
}

export type BasketChange =
  | { readonly do: 'add'; readonly item: BasketItem }
  | { readonly do: 'remove'; readonly ref: CodeRef }
  | { readonly do: 'clear' }
  | { readonly do: 'undo' };

export const EMPTY_BASKET: Basket = { items: [], before: null };

/** A code is collected once; adding another forgets the last removal. */
export function changeBasket(basket: Basket, change: BasketChange): Basket {
  switch (change.do) {
    case 'add':
      if (basket.items.some((item) => isSameCode(item, change.item))) return basket;
      return { items: [...basket.items, change.item], before: null };
    case 'remove': {
      const items = basket.items.filter((item) => !isSameCode(item, change.ref));
      return items.length === basket.items.length ? basket : { items, before: basket.items };
    }
    case 'clear':
      return basket.items.length === 0 ? basket : { items: [], before: basket.items };
    case 'undo':
      return basket.before === null ? basket : { items: basket.before, before: null };
  }
}

export interface BlockStyle {
  readonly withTitles: boolean;
  readonly withDots: boolean;
}

/** All codes as one text to paste: one a line, the title after a tab. */
export function writeBlock(items: readonly BasketItem[], style: BlockStyle): string {
  return items
    .map((item) => {
      const code = style.withDots ? item.code : withoutDot(item.code);
      return style.withTitles && item.title !== '' ? `${code}\t${item.title}` : code;
    })
    .join('\n');
}
