/** Notes that are shown, not typed: a signed visit note as headings with text under them. */
import { talkAround } from './describe-field.ts';
import {
  ancestorsOf,
  attr,
  closest,
  isElement,
  isText,
  matches,
  parentElementOf,
  queryAll,
  shortText,
  tagOf,
  textOf,
} from './dom.ts';
import type { Field } from './field.ts';
import { isPartOfNote, namesNoteSection, namesWholeNote } from './judge-field.ts';
import type { Heading, ScanItem } from './page-scan.ts';
import type { TextMap } from './read-text.ts';
import { readText } from './read-text.ts';
import type { Unread } from './types.ts';
import { isShown } from './visible.ts';
import { says, wording } from './words.ts';

/** Less than this is a button's help or an empty section. */
const MIN_LETTERS = 3;

/** A heading of another visit, and what stands beside it, are shorter than what was written then. */
const OTHER_CHARS = 100;

/** Sections of a note that stand as plain text, with their place among the items of the page; and the folded ones. */
export function findStaticNotes(all: readonly ScanItem[]): {
  readonly found: readonly { readonly field: Field; readonly place: number }[];
  readonly unread: readonly Unread[];
} {
  const found: { field: Field; place: number }[] = [];
  const unread: Unread[] = [];
  const items = withoutLoneWords(all);
  const others = otherVisits(items);
  /** The last heading of the note: parts of it look alike. */
  let last: Element | null = null;
  items.forEach((item, place) => {
    const { heading, kind, element } = item;
    if (kind === 'lines' && mayBeNote(element, others)) {
      const read = (limit: number) => readText(element, { limit });
      found.push({ field: shownText(element, '', read), place });
    }
    if (kind !== 'heading' || heading === null) return;
    const isPart = last !== null && tagOf(last) === tagOf(element) && isPartOfNote(heading.text);
    last = !heading.codes && (namesNoteSection(heading.text) || isPart) ? element : null;
    if (last === null) return;
    if (isFolded(element)) {
      const what = `“${heading.text}”`;
      if (unread.at(-1)?.what !== what) unread.push({ what, why: wording('foldedWhy') });
      return;
    }
    const end = items.findIndex((other, at) => at > place && endsSection(other, heading));
    const between = items.slice(place + 1, end === -1 ? undefined : end);
    if (
      between.some(
        ({ kind, element }) => kind === 'known' || (kind === 'field' && isOwnField(element, heading)),
      )
    )
      return;
    const next = items[end]?.heading?.text ?? '';
    if (namesWholeNote(heading.text) && namesNoteSection(next)) return;
    const field = sectionUnder(heading, items[end]?.element ?? null, others);
    if (field !== null) found.push({ field, place });
  });
  return { found, unread };
}

/** The boxes of the page that hold what was written at other visits, by the heading each begins with. */
export function otherVisits(items: readonly ScanItem[]): readonly Element[] {
  const boxes: Element[] = [];
  for (const { kind, element, heading } of items) {
    if (kind !== 'heading' || heading === null || !says('otherVisit', heading.text)) continue;
    let box: Element | null = element;
    while (box !== null && textOf(box).length < OTHER_CHARS) box = parentElementOf(box);
    if (box !== null && !matches(box, 'body, main, form')) boxes.push(box);
  }
  return boxes;
}

/** Words that only stand like a heading's are one where others of the same looks name other sections. */
function withoutLoneWords(items: readonly ScanItem[]): readonly ScanItem[] {
  const looks = new Map<string, Set<string>>();
  for (const { element, heading } of items) {
    if (heading?.element !== element || !heading.isBare) continue;
    const look = lookOf(element);
    looks.set(look, (looks.get(look) ?? new Set()).add(heading.text.toLowerCase()));
  }
  return items.filter(
    ({ element, heading }) =>
      heading?.element !== element || !heading.isBare || (looks.get(lookOf(element))?.size ?? 0) > 1,
  );
}

const lookOf = (element: Element) => `${tagOf(element)} ${attr(element, 'class')}`;

/** A heading inside a section that is deeper and names nothing else is part of the section: "Actinic keratoses". */
function endsSection({ kind, heading: other }: ScanItem, heading: Heading): boolean {
  if (kind !== 'heading' || other === null) return false;
  return (
    other.level <= heading.level || other.codes || namesNoteSection(other.text) || isPartOfNote(other.text)
  );
}

/** A field that stands for the section's text: not the small ones of a toolbar. */
function isOwnField(element: Element, heading: Heading): boolean {
  return !matches(element, 'input') && (heading.scope === null || heading.scope.contains(element));
}

/** A toggle says that what it opens is closed. */
function isFolded(element: Element): boolean {
  if (!isShown(element)) return false;
  if (matches(element, wording('closedDetails'))) return true;
  const toggles = [element, ...queryAll(element, '[aria-expanded]'), ...ancestorsOf(element)].slice(0, 6);
  return toggles.some((toggle) => attr(toggle, 'aria-expanded') === 'false');
}

/** Shown, and no part of a chat, of a list of choices, or of what was written at another visit. */
function mayBeNote(element: Element, others: readonly Element[]): boolean {
  return (
    !others.some((other) => other.contains(element)) &&
    closest(element, `${wording('notNote')}, ${wording('otherVisits')}`) === null &&
    isShown(element) &&
    talkAround(element) === ''
  );
}

function sectionUnder(heading: Heading, before: Element | null, others: readonly Element[]): Field | null {
  const { element, text: label } = heading;
  if (!mayBeNote(element, others)) return null;
  const until = (heading.isBare ? twinAfter(element, before) : null) ?? before;
  const box = boxOf(heading, until);
  if (box === null) return null;
  const read = (limit: number): TextMap =>
    readText(box, { limit, after: element, until, leaveOut: (inner) => matches(inner, wording('notNote')) });
  const letters = read(4000).text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < MIN_LETTERS) return null;
  return shownText(element, label, read);
}

function shownText(element: Element, label: string, read: Field['read']): Field {
  return { element, variant: 'under', kind: 'note', control: 'text', label, system: null, read };
}

/** The next heading of the same looks beside this one, whatever it says. */
function twinAfter(element: Element, until: Element | null): Element | null {
  if (attr(element, 'class') === '') return null;
  for (let next = element.nextElementSibling; next !== null; next = next.nextElementSibling) {
    if (until !== null && next.contains(until)) return null;
    if (lookOf(next) === lookOf(element)) return next;
  }
  return null;
}

/** The smallest box around the heading that holds text after it. */
function boxOf(heading: Heading, until: Element | null): Element | null {
  let level = 0;
  for (let at: Element = heading.element; ; ) {
    if (heading.isBare && level++ > 1) return null;
    const parent = parentElementOf(at);
    // What a row names stands in that row.
    if (parent === null || matches(parent, 'html') || matches(at, 'tr')) return null;
    for (let after = at.nextSibling; after !== null; after = after.nextSibling) {
      if (isElement(after) && until !== null && after.contains(until)) break;
      if (isText(after) && after.data.trim() !== '') return parent;
      if (isElement(after) && (shortText(after, 40) !== '' || textOf(after).length > 40)) return parent;
    }
    if (until !== null && parent.contains(until)) return null;
    if (parent === heading.scope) return null;
    at = parent;
  }
}
