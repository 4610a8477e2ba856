/** What the switches for marks say. Pure: nothing here asks the browser. */
import { covers } from './addresses.ts';

export interface MarkSettings {
  readonly everywhere: boolean;
  /** Patterns of the sites where the user does not want marks. */
  readonly off: readonly string[];
  /** The organization has switched marks off. */
  readonly isManaged: boolean;
}

/** Until the user says otherwise. */
export const MARKS_AT_INSTALL: MarkSettings = { everywhere: true, off: [], isManaged: false };

/** @param pattern the site, as the browser grants it */
export function areMarksOn({ everywhere, off, isManaged }: MarkSettings, pattern: string): boolean {
  return everywhere && !isManaged && isOnHere({ off }, pattern);
}

/** The user's switch for one site, whatever holds everywhere. */
export function isOnHere({ off }: Pick<MarkSettings, 'off'>, pattern: string): boolean {
  return !off.some((one) => covers(one, pattern));
}
