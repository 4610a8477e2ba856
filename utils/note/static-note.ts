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
  textOf,
} from './dom.ts';
import type { Field } from './field.ts';
import { isPartOfNote, namesNoteSection, namesWholeNote } from './judge-field.ts';
import type { Heading, ScanItem } from './page-scan.ts';
import type { TextMap } from './read-text.ts';
import { readText } from './read-text.ts';
import type { Unread } from './types.ts';
import { isShown } from './visible.ts';
import { wording } from './words.ts';

/** Less than this is a button's help or an empty section. */
const MIN_LETTERS = 3;

/** Lists of what was written before. */
const OTHER_VISITS = ['feed', 'timeline', 'previous', 'snippet'].map((name) => `[class*="${name}" i]`).join();

/** Sections of a note that stand as plain text, with their place among the items of the page; and the folded ones. */
export function findStaticNotes(items: readonly ScanItem[]): {
  readonly found: readonly { readonly field: Field; readonly place: number }[];
  readonly unread: readonly Unread[];
} {
  const found: { field: Field; place: number }[] = [];
  const unread: Unread[] = [];
  let isInNote = false;
  items.forEach((item, place) => {
    const { heading } = item;
    if (item.kind !== 'heading' || heading === null) return;
    isInNote = !heading.codes && (namesNoteSection(heading.text) || (isInNote && isPartOfNote(heading.text)));
    if (!isInNote) return;
    if (isFolded(heading.element)) {
      unread.push({
        what: `“${heading.text}”`,
        why: wording('foldedWhy'),
      });
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
    const field = sectionUnder(heading, items[end]?.element ?? null);
    if (field !== null) found.push({ field, place });
  });
  return { found, unread };
}

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
  if (matches(element, 'details:not([open]) > summary')) return true;
  const toggles = [element, ...queryAll(element, '[aria-expanded]'), ...ancestorsOf(element)].slice(0, 6);
  return toggles.some((toggle) => attr(toggle, 'aria-expanded') === 'false');
}

function sectionUnder(heading: Heading, until: Element | null): Field | null {
  const { element, text: label } = heading;
  if (
    closest(element, wording('notNote')) !== null ||
    closest(element, OTHER_VISITS) !== null ||
    !isShown(element) ||
    talkAround(element) !== ''
  )
    return null;
  const box = boxOf(heading, until);
  if (box === null) return null;
  const read = (limit: number): TextMap =>
    readText(box, { limit, after: element, until, leaveOut: (inner) => matches(inner, wording('notNote')) });
  const letters = read(4000).text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < MIN_LETTERS) return null;
  return { element, variant: 'under', kind: 'note', control: 'text', label, system: null, read };
}

/** The smallest box around the heading that holds text after it. */
function boxOf(heading: Heading, until: Element | null): Element | null {
  for (let at: Element = heading.element; ; ) {
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
