import { FavouriteButton } from '../book/FavouriteButton.tsx';
import { Code, CollectButton } from '../CodeButtons.tsx';
import { cutAt } from '../mark-quote.ts';
import { STANDING_WORDS, SYSTEM_NAMES } from '../words.ts';
import type { HitLine } from './hit-groups.ts';
import type { HitAction } from './search-keys.ts';

/** The roles are said in full: the style sheet lays the rows out by itself, and browsers then take them for no rows. */
const ROW = { role: 'row' };
const CELL = { role: 'gridcell' };

interface HitRowProps {
  readonly hit: HitLine;
  readonly id: string;
  readonly isActive: boolean;
  /** What the user has done with the code before: "Used last". Empty for nothing. */
  readonly history: string;
  /** Why it is here, a sentence each; `null` where that is not asked for. */
  readonly why: readonly string[] | null;
  readonly onAct: (action: HitAction) => void;
  /** Left out where there is nothing to explain. */
  readonly onWhy?: () => void;
}

/** Buttons in a row are for the mouse; the keys reach the row from the search box, so Tab passes them by. */
export function HitRow({ hit, id, isActive, history, why, onAct, onWhy }: HitRowProps) {
  const notes = [hit.standing === 'billable' ? '' : STANDING_WORDS[hit.standing], history].filter(
    (note) => note !== '',
  );
  return (
    <tr
      {...ROW}
      id={id}
      className={hit.standing === 'billable' ? 'hit' : 'hit faint'}
      aria-selected={isActive}
    >
      <td {...CELL}>
        <button type="button" tabIndex={-1} className="hit-main" onClick={() => onAct('copy')}>
          <span>
            <Code>{hit.code}</Code> {hit.system !== 'icd10cm' && <small>{SYSTEM_NAMES[hit.system]} </small>}
          </span>
          <span className="title">
            {cutAt(hit.title || 'No title in the official files', hit.marks).map(({ text, isMarked }, at) => {
              const key = `${at} ${text}`;
              return isMarked ? <em key={key}>{text}</em> : <span key={key}>{text}</span>;
            })}{' '}
            {notes.length > 0 && <small>{notes.join('. ')}</small>}
          </span>
        </button>
        {why !== null && (
          <ul className="hit-why">
            {why.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        )}
      </td>
      <td {...CELL} className="hit-tools">
        {onWhy && (
          <button
            type="button"
            tabIndex={-1}
            className="button quiet"
            aria-expanded={why !== null}
            aria-label={`Why ${hit.code} is here`}
            title="Why is it here? (Alt+W)"
            onClick={onWhy}
          >
            Why
          </button>
        )}
        <FavouriteButton item={hit} isForMouse />
        <CollectButton item={hit} isForMouse />
        <button
          type="button"
          tabIndex={-1}
          className="button quiet"
          aria-label={`Open the card of ${hit.code}`}
          title="Open the card (→)"
          onClick={() => onAct('open')}
        >
          <span aria-hidden="true">›</span>
        </button>
      </td>
    </tr>
  );
}
