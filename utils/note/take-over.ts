/** Name of the symbol that the copy at work stands under. */
export const AT_WORK_NAME = 'clear-margin at work';

/** The copy of the content script that is at work in this document's own world, which the page cannot see. */
const AT_WORK = Symbol.for(AT_WORK_NAME);

/**
 * Ends the older copy, if there is one. The event by which WXT does so is lost on documents that the page has opened
 * anew with `document.open()`: that strips them of their listeners.
 * @returns a signal that ends when a newer copy takes over
 */
export function takeOver(): AbortSignal {
  const older: unknown = Reflect.get(globalThis, AT_WORK);
  if (older instanceof AbortController) older.abort();
  const mine = new AbortController();
  Reflect.set(globalThis, AT_WORK, mine);
  return mine.signal;
}
