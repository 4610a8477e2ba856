/** The sieve of the walk over a page (`page-scan.ts`): which elements are worth more than a glance. */
import { attr, isElement, isText, tagOf, textOf } from './dom.ts';
import { isAmong, says, wording } from './words.ts';

/** Longer text is no heading, and may be a whole note. */
export const BARE_LIMIT = 60;
/** An element is asked whether its words name a section, unless so many of its kind were asked in vain. */
const ASKED_IN_VAIN = 300;

/**
 * A quick sieve: most elements of a page are nothing to us, and selectors are slow to say so of each. Decided by tag name
 * and class; else by the element's own words (`saysSections`), which are asked for until its kind has said nothing a few
 * hundred times: so the cells of a large table are left alone. A kind is a class, or standing plain in a box of a class;
 * what has neither is always asked.
 */
export function siftFor(): (element: Element, tag: string) => boolean {
  const tags = new Set(wording('tags').split(' '));
  /** How often in vain; below zero where the class is that of a title. */
  const inVain = new Map<string, number>();
  const inVainIn = new Map<string, number>();
  return (element, tag) => {
    if (tags.has(tag)) return true;
    const own: unknown = element.className;
    const names = typeof own === 'string' ? own : attr(element, 'class');
    const counts = names === '' ? inVainIn : inVain;
    const kind = names === '' ? (element.parentElement?.className ?? '') : names;
    const count = counts.get(kind) ?? (says('titleClass', names) ? -1 : 0);
    if (count > ASKED_IN_VAIN) return false;
    const isWanted = count < 0 || saysSections(element);
    if (kind !== '') counts.set(kind, count < 0 ? count : isWanted ? 0 : count + 1);
    return isWanted;
  };
}

/** Whether an element is, by its words alone, the heading of a section or a whole note in plain text. */
export function saysSections(element: Element): boolean {
  const text = plainText(element);
  if (text.length < BARE_LIMIT) return text.length > 1 && says('alone', text);
  return !isAmong('neverText', tagOf(element)) && says('lines', text);
}

/** The text of an element that holds nothing but text, perhaps parted by line breaks; else empty. */
export function plainText(element: Element): string {
  if (tagOf(element) === 'pre') return textOf(element);
  const first = element.firstChild;
  if (first === null || !isText(first)) return '';
  const next = first.nextSibling;
  if (next === null) return first.data;
  return isElement(next) && tagOf(next) === 'br' ? [...element.childNodes].map(textOf).join('\n') : '';
}
