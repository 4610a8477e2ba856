/**
 * A selector that finds an element again the next day: by the names its makers gave it, never by words of a note, of a
 * patient, or by numbers that a library made up. It is stored: so a name counts only where every word of it is one that
 * fields are called by.
 */
import type { Root } from '../note/dom.ts';
import { attr, isElement, parentElementOf, queryAll, tagOf } from '../note/dom.ts';
import { MAX_LABEL_CHARS } from '../note/wire.ts';

const NAMES = ['data-testid', 'data-test-id', 'data-test', 'data-cy', 'name', 'id'] as const;
/** Letters and few digits: "plan", "form.note_1", "bill[0][code]". */
const NAME = /^[a-z][\w.[\]-]{1,60}$/iu;
/** Numbers of records, hashes, counters of component libraries. */
const MADE_UP =
  /\d{3,}|[\da-f]{8}|(?:^|[-_])(?=[a-z]*\d)[a-z\d]{5,}(?:$|[-_])|^(?:mantine|mui|radix|react|ember|headlessui|ext|yui|cke_\d|mce_\d|ui-id|input|field|textarea)[-_:]?\w?\d/iu;
/** How far up names are looked for. */
const LEVELS = 12;

/**
 * @param known words that fields are called by
 * @returns `null` where nothing finds this element alone among all of its root
 */
export function selectorOf(element: Element, known: ReadonlySet<string>): string | null {
  const root = element.getRootNode();
  if (!isRoot(root)) return null;
  const tag = tagOf(element);
  const isFound = (selector: string) => {
    if (selector.length > MAX_LABEL_CHARS) return false;
    const [first, ...others] = queryAll(root, selector);
    return first === element && others.length === 0;
  };
  const path: string[] = [];
  let at: Element | null = element;
  for (let level = 0; at !== null && level < LEVELS; level++) {
    for (const name of namesOf(at, known)) {
      const under = path.join(' > ');
      const wishes = path.length === 0 ? [`${tagOf(at)}${name}`] : [`${name} ${tag}`, `${name} > ${under}`];
      const found = wishes.find(isFound);
      if (found !== undefined) return found;
    }
    path.unshift(stepOf(at));
    at = parentElementOf(at);
  }
  return [tag, path.join(' > ')].find(isFound) ?? null;
}

function* namesOf(element: Element, known: ReadonlySet<string>): Generator<string> {
  for (const name of NAMES) {
    const value = attr(element, name);
    if (NAME.test(value) && !MADE_UP.test(value) && isOfFields(value, known)) yield `[${name}="${value}"]`;
  }
}

function isOfFields(name: string, known: ReadonlySet<string>): boolean {
  const words =
    name
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .match(/[a-z]+/g) ?? [];
  return words.every((word) => known.has(word));
}

/** An element among its like under one parent. */
function stepOf(element: Element): string {
  const tag = tagOf(element);
  let place = 1;
  let alike = 0;
  for (const child of parentElementOf(element)?.children ?? []) {
    if (!isElement(child) || tagOf(child) !== tag) continue;
    alike++;
    if (child === element) place = alike;
  }
  return alike > 1 ? `${tag}:nth-of-type(${place})` : tag;
}

function isRoot(node: Node): node is Root {
  return node.nodeType === 9 || node.nodeType === 11;
}
