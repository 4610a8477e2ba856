/** What tells that a page is worth another look. Asked of every change and every key: nothing here may be dear. */
import type { Root } from './dom.ts';
import { attempt, closest, isElement, matches, queryAll } from './dom.ts';
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
  for (const type of wording('userEvents').split(' ')) root.addEventListener(type, onUser, options);
  for (const type of wording('pageEvents').split(' ')) root.addEventListener(type, onPage, options);
}

/** The Navigation API, where the browser has it: it tells of `history.pushState`, which no event does. */
export function navigationOf(view: Window | null): EventTarget | null {
  if (view === null || !('navigation' in view)) return null;
  return view.navigation instanceof EventTarget ? view.navigation : null;
}

/**
 * Whether something the user did tells that a page without a note may have one now: they write, or they open a part of
 * it. Any other click is a click on a page that has no note.
 */
export function mayBringNote({ type }: Event, target: unknown): boolean {
  const isWriting = /^(input|focusin)$/.test(type);
  return holds(target, (element) =>
    isWriting ? matches(element, wording('writtenIn')) : closest(element, wording('opens')) !== null,
  );
}

/** A page can make any look throw: then it tells nothing. */
function holds(node: unknown, look: (element: Element) => boolean): boolean {
  let found = false;
  attempt(() => {
    found = isElement(node) && look(node);
  });
  return found;
}

/** What some changes of nodes are worth: nothing, a look at the known fields, at the page at leisure, or at once. */
export interface Worth {
  readonly fields: boolean;
  readonly page: 'no' | 'later' | 'soon';
}

/**
 * @param own our own nodes beside the page's
 * @param isInField whether a node is a known field or stands in one
 */
export function worthOf(
  records: readonly MutationRecord[],
  own: WeakSet<Node>,
  isInField: (node: Node) => boolean,
): Worth {
  const isStorm = records.length > RECORDS_LOOKED_AT;
  let fields = isStorm;
  let page: Worth['page'] = isStorm ? 'later' : 'no';
  let last: Node | undefined;
  let isLastInField = false;
  for (const record of isStorm ? records.slice(0, RECORDS_LOOKED_AT) : records) {
    const { target } = record;
    if (target !== last) {
      last = target;
      isLastInField = isInField(target);
    }
    if (isLastInField) fields = true;
    // Lists of nodes are made when asked for: changes of text are not asked.
    else if (record.type === 'characterData') page = page === 'no' ? 'later' : page;
    else if (!isOwn(record, own)) page = page === 'soon' || bringsFields(record) ? 'soon' : 'later';
  }
  return { fields, page };
}

function isOwn({ addedNodes, removedNodes }: MutationRecord, own: WeakSet<Node>): boolean {
  const [node = removedNodes[0]] = addedNodes;
  return addedNodes.length + removedNodes.length === 1 && node !== undefined && own.has(node);
}

/** Whether a change put boxes to type into on the page. */
function bringsFields({ addedNodes }: MutationRecord): boolean {
  const boxes = wording('fieldsBrought');
  const isOrHolds = (element: Element) => matches(element, boxes) || queryAll(element, boxes).length > 0;
  return [...addedNodes].some((node) => holds(node, isOrHolds));
}
