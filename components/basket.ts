/** The basket of collected codes. In memory only: it empties when the panel closes. */
import { isSameCode } from '../utils/codes/code-text.ts';
import type { CodeRef } from './book-client.ts';
import { withoutDot } from './words.ts';

export interface BasketItem extends CodeRef {
  /** As it read when it was collected. */
  readonly title: string;
  /** Of a worked line; left out for a code by itself. */
  readonly units?: number;
  readonly modifiers?: readonly string[];
}

type BasketRef = Omit<BasketItem, 'title'>;

/** One line of the claim: a code with other modifiers is another line. */
export function isSameItem(one: BasketRef, other: BasketRef): boolean {
  return isSameCode(one, other) && modifiersOf(one) === modifiersOf(other);
}

/** "C44.311", "11730-TA", "17003 x3" */
export function writeItem(item: BasketRef, withDots = true): string {
  const code = withDots ? item.code : withoutDot(item.code);
  const units = item.units ?? 1;
  return `${code}${modifiersOf(item)}${units === 1 ? '' : ` x${units}`}`;
}

function modifiersOf({ modifiers = [] }: BasketRef): string {
  return modifiers.map((one) => `-${one}`).join('');
}

export interface Basket {
  readonly items: readonly BasketItem[];
  /** What it held before the last removal, to bring back; `null` where there is nothing to undo. */
  readonly before: readonly BasketItem[] | null;
}

export type BasketChange =
  | { readonly do: 'add'; readonly item: BasketItem }
  | { readonly do: 'remove'; readonly ref: BasketRef }
  | { readonly do: 'clear' }
  | { readonly do: 'undo' };

export const EMPTY_BASKET: Basket = { items: [], before: null };

/** A line is collected once, with the units it was given last; adding another forgets the last removal. */
export function changeBasket(basket: Basket, change: BasketChange): Basket {
  switch (change.do) {
    case 'add': {
      const items = addItem(basket.items, change.item);
      return items === basket.items ? basket : { items, before: null };
    }
    case 'remove': {
      const items = basket.items.filter((item) => !isSameItem(item, change.ref));
      return items.length === basket.items.length ? basket : { items, before: basket.items };
    }
    case 'clear':
      return basket.items.length === 0 ? basket : { items: [], before: basket.items };
    case 'undo':
      return basket.before === null ? basket : { items: basket.before, before: null };
  }
}

function addItem(items: readonly BasketItem[], item: BasketItem): readonly BasketItem[] {
  const held = items.find((one) => isSameItem(one, item));
  if (held === undefined) return [...items, item];
  if (item.units === undefined || item.units === held.units) return items;
  return items.map((one) => (one === held ? item : one));
}

export interface BlockStyle {
  readonly withTitles: boolean;
  readonly withDots: boolean;
}

/** All codes as one text to paste: one a line, the title after a tab. */
export function writeBlock(items: readonly BasketItem[], style: BlockStyle): string {
  return items
    .map((item) => {
      const code = writeItem(item, style.withDots);
      return style.withTitles && item.title !== '' ? `${code}\t${item.title}` : code;
    })
    .join('\n');
}
