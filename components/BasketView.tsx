import { useId } from 'react';
import type { IsoDate } from '../utils/codes/types.ts';
import { type BasketItem, type BlockStyle, writeBlock, writeItem } from './basket.ts';
import type { CodeCard } from './book-client.ts';
import { findCard, useCards } from './book-queries.ts';
import { CodeLink } from './CodeLink.tsx';
import { useActions } from './panel-actions.tsx';
import { useKeys } from './use-keys.ts';
import { count, STANDING_WORDS, SYSTEM_NAMES } from './words.ts';

/** Whose codes the basket holds. */
export interface BasketOwner {
  /** They were collected on another visit than the one beside. */
  readonly isOther: boolean;
  /** They are for the visit beside all the same. */
  readonly keep: () => void;
}

interface BasketViewProps {
  readonly owner: BasketOwner;
  readonly date: IsoDate;
  readonly style: BlockStyle;
  readonly onStyle: (style: BlockStyle) => void;
}

/** The collected codes, to be copied as one block. */
export function BasketView({ owner, date, style, onStyle }: BasketViewProps) {
  const { basket, copy, undo } = useActions();
  const { items, before } = basket;
  const copyAll = () => copy(writeBlock(items, style), `${count(items.length, 'code')} copied.`);
  useKeys({ ...(items.length > 0 && { c: copyAll }), ...(before !== null && { u: undo }) });
  return (
    <>
      {owner.isOther && <OtherVisit owner={owner} />}
      {items.length === 0 ? <EmptyBasket /> : <BasketList items={items} date={date} />}
      <BasketButtons onCopy={copyAll} />
      {items.length > 0 && <StyleChoice style={style} onStyle={onStyle} />}
    </>
  );
}

/** One patient's codes must not slip into the next one's claim. */
function OtherVisit({ owner }: { readonly owner: BasketOwner }) {
  const { basket, clear } = useActions();
  return (
    <div className="unread" role="alert">
      <p>
        <b>Another visit.</b> {count(basket.items.length, 'code')} in the basket{' '}
        {basket.items.length === 1 ? 'was' : 'were'} collected on the visit you had open before.
      </p>
      <p className="bar">
        <button type="button" className="button" onClick={clear}>
          Clear the basket
        </button>
        <button type="button" className="button quiet" onClick={owner.keep}>
          They are for this visit
        </button>
      </p>
    </div>
  );
}

function EmptyBasket() {
  return (
    <div className="state">
      <h2>The basket is empty</h2>
      <p>
        Collect codes with the + button, or with <kbd>Shift</kbd>+<kbd>Enter</kbd> in the search. Then copy
        them all at once.
      </p>
    </div>
  );
}

function BasketList({ items, date }: { readonly items: readonly BasketItem[]; readonly date: IsoDate }) {
  const cards = useCards(items, date);
  return (
    <ul className="codes basket">
      {items.map((item) => {
        const card = findCard(cards.data, item);
        return (
          <li
            key={`${item.system} ${writeItem(item)}`}
            className={`code-row standing-${card?.stand.standing ?? 'billable'}`}
          >
            <BasketRow item={item} card={card} />
          </li>
        );
      })}
    </ul>
  );
}

/** @param card not there until the code book has answered */
function BasketRow({ item, card }: { readonly item: BasketItem; readonly card: CodeCard | undefined }) {
  const { remove } = useActions();
  const isBillable = card === undefined || card.stand.standing === 'billable';
  return (
    <>
      <p className="code-head">
        <CodeLink to={item} />
        {(item.modifiers ?? []).length > 0 && <b>{item.modifiers?.join(' ')}</b>}
        {item.units !== undefined && <span>{count(item.units, 'unit')}</span>}
        {!isBillable && <strong className="standing">{STANDING_WORDS[card.stand.standing]}</strong>}
      </p>
      <button
        type="button"
        className="button quiet"
        aria-label={`Remove ${writeItem(item)}`}
        title="Remove"
        onClick={() => remove(item)}
      >
        <span aria-hidden="true">×</span>
      </button>
      <div className="code-facts">
        <p className="title">{card?.title || item.title || SYSTEM_NAMES[item.system]}</p>
        {!isBillable && <p className="reason">{card.stand.reason}</p>}
      </div>
    </>
  );
}

function BasketButtons({ onCopy }: { readonly onCopy: () => void }) {
  const { basket, clear, undo } = useActions();
  const { items, before } = basket;
  return (
    <div className="bar">
      {items.length > 0 && (
        <>
          <button type="button" className="button primary" onClick={onCopy}>
            Copy all {items.length > 1 ? items.length : ''}
          </button>
          <button type="button" className="button quiet" onClick={clear}>
            Clear
          </button>
        </>
      )}
      {before !== null && (
        <button type="button" className="button quiet" onClick={undo}>
          Undo
        </button>
      )}
    </div>
  );
}

function StyleChoice({ style, onStyle }: Pick<BasketViewProps, 'style' | 'onStyle'>) {
  const titlesId = useId();
  const dotsId = useId();
  return (
    <div className="choice-row">
      <span>
        <input
          id={titlesId}
          type="checkbox"
          checked={style.withTitles}
          onChange={(event) => onStyle({ ...style, withTitles: event.target.checked })}
        />
        <label htmlFor={titlesId}>with titles</label>
      </span>
      <span>
        <input
          id={dotsId}
          type="checkbox"
          checked={!style.withDots}
          onChange={(event) => onStyle({ ...style, withDots: !event.target.checked })}
        />
        <label htmlFor={dotsId}>without dots</label>
      </span>
    </div>
  );
}
