import { useId } from 'react';
import type { IsoDate } from '../utils/codes/types.ts';
import { type BlockStyle, writeBlock } from './basket.ts';
import { findCard, useCards } from './book-queries.ts';
import { Code } from './CodeButtons.tsx';
import { useActions } from './panel-actions.tsx';
import { useKeys } from './use-keys.ts';
import { count, STANDING_WORDS, SYSTEM_NAMES } from './words.ts';

interface BasketViewProps {
  readonly date: IsoDate;
  readonly style: BlockStyle;
  readonly onStyle: (style: BlockStyle) => void;
}

/** The collected codes, to be copied as one block. */
export function BasketView({ date, style, onStyle }: BasketViewProps) {
  const { basket, copy, remove, clear, undo } = useActions();
  const { items, before } = basket;
  const cards = useCards(items, date);
  const block = writeBlock(items, style);
  const copyAll = () => copy(block, `${count(items.length, 'code')} copied.`);
  useKeys({ ...(items.length > 0 && { c: copyAll }), ...(before !== null && { u: undo }) });
  return (
    <>
      {items.length === 0 ? (
        <div className="state">
          <h2>The basket is empty</h2>
          <p>
            Collect codes with the + button, or with <kbd>Shift</kbd>+<kbd>Enter</kbd> in the search. Then
            copy them all at once.
          </p>
        </div>
      ) : (
        <ul className="codes basket">
          {items.map((item) => {
            const card = findCard(cards.data, item);
            const isBillable = card === undefined || card.stand.standing === 'billable';
            return (
              <li
                key={`${item.system} ${item.code}`}
                className={`code-row standing-${card?.stand.standing ?? 'billable'}`}
              >
                <p className="code-head">
                  <Code>{item.code}</Code>
                  {!isBillable && <strong className="standing">{STANDING_WORDS[card.stand.standing]}</strong>}
                </p>
                <button
                  type="button"
                  className="button quiet"
                  aria-label={`Remove ${item.code}`}
                  title="Remove"
                  onClick={() => remove(item)}
                >
                  <span aria-hidden="true">×</span>
                </button>
                <div className="code-facts">
                  <p className="title">{card?.title || item.title || SYSTEM_NAMES[item.system]}</p>
                  {!isBillable && <p className="reason">{card.stand.reason}</p>}
                </div>
              </li>
            );
          })}
        </ul>
      )}
      <div className="bar">
        {items.length > 0 && (
          <>
            <button type="button" className="button primary" onClick={copyAll}>
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
      {items.length > 0 && <StyleChoice style={style} onStyle={onStyle} />}
    </>
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
