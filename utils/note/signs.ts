/** What tells that a page is worth another look. Asked of every change and every key: nothing here may be dear. */
import type { Root } from './dom.ts';
import { attempt, isElement, matches } from './dom.ts';
import { wording } from './words.ts';

/** Of a large batch of changes, so many are looked at. */
const RECORDS_LOOKED_AT = 100;

/** Hears what the user and the page do in a root. Heard once, however often asked for. */
export function listenTo(
  root: Root,
  signal: AbortSignal,
  onUser: (event: Event) => void,
  onPage: (event: Event) => void,
): void {
  const options = { capture: true, passive: true, signal };
  hearAll(root, 'userEvents', onUser, options);
  hearAll(root, 'pageEvents', onPage, options);
}

/** @param types name of the list of events */
export function hearAll(
  on: EventTarget,
  types: 'userEvents' | 'pageEvents' | 'moveEvents',
  hear: (event: Event) => void,
  options: AddEventListenerOptions,
): void {
  for (const type of wording(types).split(' ')) on.addEventListener(type, hear, options);
}

/** The Navigation API, where the browser has it: it tells of `history.pushState`, which no event does. */
export function navigationOf(view: Window): EventTarget | null {
  const navigation: unknown = Reflect.get(view, 'navigation');
  return navigation instanceof EventTarget ? navigation : null;
}

/**
 * Whether something the user did tells that a page without a note may have one now: they write, or they open a part of
 * it. Any other click is a click on a page that has no note.
 */
export function mayBringNote({ type }: Event, target: unknown): boolean {
  const selector = wording(/^(input|focusin)$/.test(type) ? 'writtenIn' : 'opens');
  return holds(target, (element) => matches(element, selector));
}

/** A page can make any look throw: then it tells nothing. */
function holds(node: unknown, look: (element: Element) => boolean): boolean {
  let found = false;
  attempt(() => {
    found = isElement(node) && look(node);
  });
  return found;
}

/** What some changes of nodes are worth, beside the fields: nothing, a look at the page at leisure, or at once. */
const NOTHING = 0;
const LATER = 1;
export const SOON = 2;

/**
 * @param own our own nodes beside the page's
 * @param isInField whether a node is a known field or stands in one
 * @returns whether the known fields are worth a look, and how much the page is
 */
export function worthOf(
  records: readonly MutationRecord[],
  own: WeakSet<Node>,
  isInField: (node: Node) => boolean,
): { readonly fields: boolean; readonly page: number } {
  const isStorm = records.length > RECORDS_LOOKED_AT;
  let fields = isStorm;
  let page = isStorm ? LATER : NOTHING;
  let last: Node | undefined;
  let isLastInField = false;
  let turned: Node | undefined;
  for (const record of records.slice(0, RECORDS_LOOKED_AT)) {
    const { target, type } = record;
    if (type === 'attributes') {
      if (page === NOTHING && target !== turned && !own.has(target) && bring([record], 'shown')) page = LATER;
      turned = target;
      continue;
    }
    if (target !== last) {
      last = target;
      isLastInField = isInField(target);
    }
    if (isLastInField) fields = true;
    // Lists of nodes are made when asked for: changes of text are not asked.
    else if (type === 'characterData') page = Math.max(page, LATER);
    else if (!isOwn(record, own)) page = page === SOON || bring([record], 'fieldsBrought') ? SOON : LATER;
  }
  return { fields, page };
}

function isOwn({ addedNodes, removedNodes }: MutationRecord, own: WeakSet<Node>): boolean {
  return [...addedNodes, ...removedNodes].every((node) => own.has(node));
}

/**
 * Whether changes put something on the page, or may have shown or hidden it.
 * @param what name of the selector of things that are, or hold, what is looked for
 */
export function bring(records: readonly MutationRecord[], what: 'fieldsBrought' | 'shown'): boolean {
  const isIt = (element: Element) => matches(element, wording(what));
  return records
    .slice(0, RECORDS_LOOKED_AT)
    .some(({ type, target, addedNodes }) =>
      (type === 'attributes' ? [target] : [...addedNodes]).some((node) => holds(node, isIt)),
    );
}
