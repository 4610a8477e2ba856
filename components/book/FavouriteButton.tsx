import type { CodeRef } from '../book-client.ts';
import { useActions } from '../panel-actions.tsx';
import { isFavourite, useKept } from './use-kept.ts';

interface FavouriteButtonProps {
  readonly item: CodeRef;
  readonly word?: string;
  /** Left out of the Tab order where keys reach it in another way. */
  readonly isForMouse?: boolean;
}

/** A star: full for a favourite, empty for any other code. */
export function FavouriteButton({ item, word = '', isForMouse = false }: FavouriteButtonProps) {
  const { keep } = useActions();
  const isKept = isFavourite(useKept(), item);
  const { system, code } = item;
  const press = () => {
    if (isKept) keep({ do: 'unfavour', code: { system, code } }, `${code} is no favorite any more.`);
    else keep({ do: 'favour', code: { system, code } }, `${code} is a favorite.`);
  };
  return (
    <button
      type="button"
      tabIndex={isForMouse ? -1 : undefined}
      className={isKept ? 'button quiet star is-kept' : 'button quiet star'}
      aria-pressed={isKept}
      aria-label={`Favorite ${code}`}
      title={isKept ? 'Remove from the favorites' : 'Add to the favorites'}
      onClick={press}
    >
      <span aria-hidden="true">{isKept ? '★' : '☆'}</span>
      {word !== '' && ` ${word}`}
    </button>
  );
}
