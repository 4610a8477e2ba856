import { useRef, useState } from 'react';
import type { KeptChange } from '../../utils/browser/kept-codes.ts';
import type { IsoDate } from '../../utils/codes/types.ts';
import type { CodeCard, CodeRef } from '../book-client.ts';
import { type BookPlace, useBookPlaces } from '../book-place.ts';
import { findCard, useBook, useCards } from '../book-queries.ts';
import { CodeButtons } from '../CodeButtons.tsx';
import { useActions } from '../panel-actions.tsx';
import { count } from '../words.ts';
import { PlaceTitle } from './CardHead.tsx';
import { FavouriteButton } from './FavouriteButton.tsx';
import { KeptRows } from './KeptRows.tsx';
import { nameShelf } from './name-shelf.ts';
import { useKept } from './use-kept.ts';
import { useRowKeys } from './use-row-keys.ts';

const WAYS: readonly (readonly [BookPlace, string, string])[] = [
  [{ kind: 'neoplasm' }, 'Neoplasm table', 'site by behavior'],
  [{ kind: 'changes' }, 'What changed', 'between two releases'],
  [{ kind: 'outline', key: null }, 'Chapters', 'of ICD-10-CM'],
];

/** What takes the last removal back, and what that was. */
interface Undo {
  readonly what: string;
  readonly change: KeptChange;
}

/** Where the book begins: the ways in, favourites, the codes used last. */
export function Shelf({ date }: { readonly date: IsoDate }) {
  const { go } = useBookPlaces();
  const kept = useKept();
  const cards = useCards([...kept.favourites, ...kept.recents], date);
  const placeRef = useRef<HTMLElement>(null);
  const [undo, setUndo] = useState<Undo | null>(null);
  const codes = [...kept.favourites, ...kept.recents];
  useRowKeys(
    placeRef,
    codes.map((code) => ({ ...code, title: findCard(cards.data, code)?.title ?? '' })),
  );
  return (
    <article ref={placeRef} className="book-place">
      <PlaceTitle title="The code book" />
      <ul className="ways">
        {WAYS.map(([place, name, about]) => (
          <li key={name}>
            <button type="button" onClick={() => go(place)}>
              <b>{name}</b>
              <small>{about}</small>
            </button>
          </li>
        ))}
      </ul>
      {undo !== null && <UndoBar undo={undo} onDone={() => setUndo(null)} />}
      <Favourites codes={kept.favourites} cards={cards.data} onUndo={setUndo} />
      <Recents codes={kept.recents} isOn={kept.keepsRecents} cards={cards.data} onUndo={setUndo} />
      <Releases />
    </article>
  );
}

function UndoBar({ undo, onDone }: { readonly undo: Undo; readonly onDone: () => void }) {
  const { keep } = useActions();
  return (
    <p className="undo-bar">
      <span>{undo.what}</span>
      <button
        type="button"
        className="button"
        onClick={() => {
          keep(undo.change, 'Brought back.');
          onDone();
        }}
      >
        Undo
      </button>
    </p>
  );
}

interface KeptProps {
  readonly codes: readonly CodeRef[];
  readonly cards: readonly CodeCard[] | undefined;
  readonly onUndo: (undo: Undo | null) => void;
}

function Favourites({ codes, cards, onUndo }: KeptProps) {
  const [isArranging, setArranging] = useState(false);
  const { keep } = useActions();
  const remove = (code: CodeRef, at: number) => {
    keep({ do: 'unfavour', code }, `${code.code} removed.`);
    onUndo({ what: `${code.code} is no favorite any more.`, change: { do: 'favour', code, at } });
  };
  return (
    <section className="card-part">
      <div className="part-head">
        <h3>Favorites</h3>
        {codes.length > 0 && (
          <button
            type="button"
            className="button quiet"
            aria-pressed={isArranging}
            onClick={() => setArranging(!isArranging)}
          >
            {isArranging ? 'Done' : 'Arrange'}
          </button>
        )}
      </div>
      {codes.length === 0 ? (
        <p className="dim">Press the star on a card, or beside a code in the search, to keep it here.</p>
      ) : (
        <KeptRows
          codes={codes}
          cards={cards}
          buttons={(item, at) =>
            isArranging ? (
              <ArrangeButtons code={item} at={at} last={codes.length - 1} onRemove={() => remove(item, at)} />
            ) : (
              <CodeButtons item={item} />
            )
          }
        />
      )}
    </section>
  );
}

interface ArrangeProps {
  readonly code: CodeRef;
  readonly at: number;
  readonly last: number;
  readonly onRemove: () => void;
}

function ArrangeButtons({ code, at, last, onRemove }: ArrangeProps) {
  const { keep } = useActions();
  const move = (to: number) => keep({ do: 'favour', code, at: to }, `${code.code} is number ${to + 1} now.`);
  return (
    <>
      {/* Not disabled at the ends: a button that goes dead under the finger would drop the focus. */}
      <button
        type="button"
        className="button quiet"
        aria-label={`Move ${code.code} up`}
        title="Up"
        aria-disabled={at === 0}
        onClick={() => at > 0 && move(at - 1)}
      >
        <span aria-hidden="true">↑</span>
      </button>
      <button
        type="button"
        className="button quiet"
        aria-label={`Move ${code.code} down`}
        title="Down"
        aria-disabled={at === last}
        onClick={() => at < last && move(at + 1)}
      >
        <span aria-hidden="true">↓</span>
      </button>
      <button
        type="button"
        className="button quiet"
        aria-label={`Remove ${code.code} from the favorites`}
        title="Remove"
        onClick={onRemove}
      >
        <span aria-hidden="true">×</span>
      </button>
    </>
  );
}

const FORGOTTEN = 'The codes used last are forgotten.';

/** Shown before the user asks for all. */
const FIRST_RECENTS = 8;

function Recents({ codes, isOn, cards, onUndo }: KeptProps & { readonly isOn: boolean }) {
  const [isWhole, setWhole] = useState(false);
  const { keep } = useActions();
  const shown = isWhole ? codes : codes.slice(0, FIRST_RECENTS);
  const forget = (change: KeptChange, what: string, said: string) => {
    keep(change, said);
    onUndo(codes.length === 0 ? null : { what, change: { do: 'recall', codes } });
  };
  return (
    <section className="card-part">
      <div className="part-head">
        <h3>Used last</h3>
        {codes.length > 0 && (
          <button
            type="button"
            className="button quiet"
            onClick={() => forget({ do: 'forget-recents' }, FORGOTTEN, 'Cleared.')}
          >
            Clear
          </button>
        )}
      </div>
      {codes.length === 0 && (
        <p className="dim">
          {isOn
            ? 'Codes that you copy or open stand here.'
            : 'Switched off: the codes that you copy or open are not remembered.'}
        </p>
      )}
      <KeptRows
        codes={shown}
        cards={cards}
        buttons={(item) => (
          <>
            <CodeButtons item={item} />
            <FavouriteButton item={item} />
          </>
        )}
      />
      {shown.length < codes.length && (
        <button type="button" className="link" onClick={() => setWhole(true)}>
          Show all {codes.length}
        </button>
      )}
      <RecentsSwitch
        isOn={isOn}
        onSwitch={(on) =>
          forget({ do: 'keep-recents', on }, FORGOTTEN, on ? 'Switched on.' : 'Switched off.')
        }
      />
    </section>
  );
}

interface RecentsSwitchProps {
  readonly isOn: boolean;
  readonly onSwitch: (on: boolean) => void;
}

function RecentsSwitch({ isOn, onSwitch }: RecentsSwitchProps) {
  return (
    <label className="switch">
      <input type="checkbox" checked={isOn} onChange={(event) => onSwitch(event.target.checked)} />
      Remember the codes I copy or open. Only the bare codes are stored, on this machine.
    </label>
  );
}

/** What the book holds, in one quiet line. */
function Releases() {
  const book = useBook();
  if (book.data === undefined) return null;
  return (
    <p className="read-in">
      {nameShelf(book.data.releases)}. {count(book.data.size, 'code')} in all.
    </p>
  );
}
