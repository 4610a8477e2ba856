/** Labels in the static text of a page, with the words after them: "DOS: 11/10/2026", "MRN | 1042". */
import type { Root } from './dom.ts';
import { closest, isText, parentElementOf, viewOf, walkerOf } from './dom.ts';
import { isShown } from './visible.ts';
import { wording } from './words.ts';

/** How much text after a label may belong to it. */
const REACH = 80;
/** Longer runs of static text are prose. */
const LONGEST_NODE = 2000;

/**
 * Goes through the text that a person sees and cannot type into, until `take` says that it has enough.
 * @param take gets the text of a node in which the label stands, and a little of what follows: labels and values often
 *   stand in boxes of their own
 * @param beside selector of boxes in which labels are of something else
 * @param most text nodes to look at: labels stand near the top, and a page of endless text is not searched to its end
 */
export function eachLabel(
  roots: readonly Root[],
  label: RegExp,
  take: (text: string) => boolean,
  most: number,
  beside = 'textarea',
): void {
  let left = most;
  for (const root of roots) {
    const walker = walkerOf(root, 4);
    for (let node = walker.nextNode(); node !== null && left-- > 0; node = walker.nextNode()) {
      if (isText(node) && label.test(node.data) && isRead(node, beside) && take(textFrom(node, root))) return;
    }
  }
}

function isRead(node: Text, beside: string): boolean {
  const parent = parentElementOf(node);
  if (parent === null || viewOf(node) === null) return false;
  return closest(parent, `${wording('notRead')}, ${beside}`) === null && isShown(parent);
}

function textFrom(node: Text, root: Root): string {
  const walker = walkerOf(root, 4);
  walker.currentNode = node;
  let text = node.data.slice(0, LONGEST_NODE);
  const end = text.length + REACH;
  for (let next = walker.nextNode(); next !== null && text.length < end; next = walker.nextNode()) {
    if (isText(next)) text += ` ${next.data.slice(0, REACH)}`;
  }
  return text;
}
