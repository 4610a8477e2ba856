import type { TextMap } from './read-text.ts';
import type { FieldReading } from './types.ts';

/** A field of the page that is worth reading. */
export interface Field extends Omit<FieldReading, 'id' | 'text'> {
  /** The control or editor; for rows of codes, the table or list they are in. */
  readonly element: Element;
  /** Tells fields apart that share an element. */
  readonly variant: string;
  /** Reads it as it stands now. @param limit most UTF-16 units to read */
  read(limit: number): TextMap;
}
