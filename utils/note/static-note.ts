/** Notes that are shown, not typed: a signed visit note as headings with text under them. */
import { closest, isElement, isText, matches, parentElementOf, shortText } from './dom.ts';
import type { Field } from './field.ts';
import { namesNoteSection } from './judge-field.ts';
import type { Heading, ScanItem } from './page-scan.ts';
import type { TextMap } from './read-text.ts';
import { readText } from './read-text.ts';
import { isShown } from './visible.ts';

/** Less than this is a button's help or an empty section. */
const MIN_WORDS = 2;
const NOT_NOTE =
  'nav, aside, footer, button, select, textarea, [role=navigation], [role=button], [role=menu], [role=toolbar], [role=tablist], [role=search], [role=dialog], [contenteditable]';

/** Sections of a note that stand as plain text, with their place among the items of the page. */
export function findStaticNotes(
  items: readonly ScanItem[],
): readonly { readonly field: Field; readonly place: number }[] {
  const found: { field: Field; place: number }[] = [];
  items.forEach((item, place) => {
    const { heading } = item;
    if (item.kind !== 'heading' || heading === null || heading.codes || !namesNoteSection(heading.text))
      return;
    const next = items.findIndex((other, at) => at > place && other.kind === 'heading');
    const between = items.slice(place + 1, next === -1 ? undefined : next);
    if (between.some(({ kind, heading: above }) => kind === 'field' && above === heading)) return;
    const field = sectionUnder(heading, items[next]?.element ?? null);
    if (field !== null) found.push({ field, place });
  });
  return found;
}

function sectionUnder(heading: Heading, until: Element | null): Field | null {
  const { element, text: label } = heading;
  if (closest(element, NOT_NOTE) !== null || !isShown(element)) return null;
  const box = boxOf(heading, until);
  if (box === null) return null;
  const read = (limit: number): TextMap =>
    readText(box, { limit, after: element, until, leaveOut: (inner) => matches(inner, NOT_NOTE) });
  const words = read(4000).text.match(/\p{L}{2,}/gu)?.length ?? 0;
  if (words < MIN_WORDS) return null;
  const reasons = [`heading “${label}” names a part of a note, and text stands under it`];
  return { element, variant: 'under', kind: 'note', control: 'text', label, system: null, reasons, read };
}

/** The smallest box around the heading that holds text after it. */
function boxOf(heading: Heading, until: Element | null): Element | null {
  for (let at: Element = heading.element; ; ) {
    const parent = parentElementOf(at);
    if (parent === null || matches(parent, 'html')) return null;
    for (let after = at.nextSibling; after !== null; after = after.nextSibling) {
      if (isElement(after) && until !== null && after.contains(until)) break;
      if (isText(after) && after.data.trim() !== '') return parent;
      if (isElement(after) && (shortText(after, 40) !== '' || (after.textContent ?? '').length > 40))
        return parent;
    }
    if (until !== null && parent.contains(until)) return null;
    if (parent === heading.scope) return null;
    at = parent;
  }
}
