/** Where the caret stands in a field's text, and how nodes lead back to offsets. */
import type { TextControl } from '../note/dom.ts';
import { isText } from '../note/dom.ts';
import type { TextMap } from '../note/read-text.ts';
import type { Run } from './carry.ts';

/** Segments by their node. */
export function placesOf({ segments }: TextMap): Map<Text, TextMap['segments']> {
  return Map.groupBy(segments, ({ node }) => node);
}

export function offsetOf(node: Text, at: number, places: ReturnType<typeof placesOf>): number | null {
  for (const { start, end, from } of places.get(node) ?? []) {
    if (at >= from && at <= from + end - start) return start + at - from;
  }
  return null;
}

/** The caret as an offset of a field's text; `null` where it is elsewhere. */
export function caretOf(
  { element, control }: { readonly element: Element; readonly control: TextControl | null },
  map: TextMap,
): number | null {
  const root = element.getRootNode();
  if (control !== null) {
    return Reflect.get(root, 'activeElement') === control ? control.selectionEnd : null;
  }
  const owner: unknown = 'getSelection' in root ? root : element.ownerDocument;
  const selection = typeof owner === 'object' && owner !== null ? selectionOf(owner) : null;
  const node = selection?.focusNode ?? null;
  if (selection === null || node === null || !element.contains(node)) return null;
  const at = isText(node) ? selection.focusOffset : 0;
  const text = isText(node) ? node : textNear(node, selection.focusOffset);
  return text === null ? null : offsetOf(text, at, placesOf(map));
}

/** The line of a field's text that the caret is on; `null` where it is elsewhere. */
export function lineOfCaret(field: Parameters<typeof caretOf>[0], map: TextMap): Run | null {
  const at = caretOf(field, map);
  if (at === null) return null;
  const { text } = map;
  const end = text.indexOf('\n', at);
  return { start: text.lastIndexOf('\n', at - 1) + 1, end: end === -1 ? text.length : end };
}

function selectionOf(owner: object): Selection | null {
  const look: unknown = Reflect.get(owner, 'getSelection');
  const found: unknown = typeof look === 'function' ? Reflect.apply(look, owner, []) : null;
  return found !== null && typeof found === 'object' && isSelection(found) ? found : null;
}

function isSelection(value: object): value is Selection {
  return 'focusNode' in value && 'focusOffset' in value;
}

/** The first text at or after a child of an element. */
function textNear(node: Node, offset: number): Text | null {
  let at: Node | null = node.childNodes[offset] ?? node.lastChild;
  while (at !== null && !isText(at)) at = at.firstChild;
  return at;
}
