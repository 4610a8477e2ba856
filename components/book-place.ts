/** Where the reader stands in the code book: a stack of places, so that every step into it can be taken back. */
import { createContext, useContext } from 'react';
import type { CodeRef } from './book-client.ts';

export type BookPlace =
  /** Favourites, recents, and the ways into the book. The bottom of the stack. */
  | { readonly kind: 'shelf' }
  | { readonly kind: 'card'; readonly ref: CodeRef }
  /** A chapter or block; `null` for the list of chapters. */
  | { readonly kind: 'outline'; readonly key: string | null }
  | { readonly kind: 'neoplasm' }
  | { readonly kind: 'changes' };

/** Moving about in the book. */
export interface BookPlaces {
  readonly place: BookPlace;
  /** How many places lie below this one. */
  readonly depth: number;
  /** Step into a place; the panel turns to the book where it shows something else. */
  readonly go: (place: BookPlace) => void;
  /** Back to the place before, and from the first one back to what the panel showed. */
  readonly back: () => void;
}

export const BookPlacesContext = createContext<BookPlaces | null>(null);

/** @throws Error outside of the panel */
export function useBookPlaces(): BookPlaces {
  const places = useContext(BookPlacesContext);
  if (places === null) throw new Error('The panel has not been given its book.');
  return places;
}
