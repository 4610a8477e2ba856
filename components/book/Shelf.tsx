import { useBookPlaces } from '../book-place.ts';
import { PLACE_HEADING } from './use-book-stack.ts';

/** The ways into the book. */
export function Shelf() {
  const { go } = useBookPlaces();
  return (
    <div className="book-place">
      <h2 className="place-title" tabIndex={-1} {...{ [PLACE_HEADING]: '' }}>
        The code book
      </h2>
      <p>
        <button type="button" className="link" onClick={() => go({ kind: 'outline', key: null })}>
          Chapters
        </button>
      </p>
    </div>
  );
}
