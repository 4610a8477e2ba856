/** What is known of a page beforehand, found on it: the elements that the hints name. */
import type { CodeSystem } from '../codes/types.ts';
import type { Root } from './dom.ts';
import { attempt, isInput, isTextarea, matches, queryAll, textOf, urlOf } from './dom.ts';
import type { PageHints } from './wire.ts';
import { wording } from './words.ts';

/** What stands at a place that is known. */
export interface KnownField {
  readonly kind: 'note' | 'codes';
  readonly system: CodeSystem | null;
}

export interface KnownPlaces {
  readonly fields: ReadonlyMap<Element, KnownField>;
  readonly leave: ReadonlySet<Element>;
  readonly dates: readonly Element[];
  readonly encounter: readonly Element[];
  /** Looks for the places in one more root of the page. */
  enter(root: Root): void;
}

/** Hints whose page this is not say nothing. A selector that no browser understands is passed over. */
export function findKnownPlaces(document: Document, hints: readonly PageHints[]): KnownPlaces {
  const fields = new Map<Element, KnownField>();
  const leave = new Set<Element>();
  const dates: Element[] = [];
  const encounter: Element[] = [];
  const mine: PageHints[] = [];
  for (const hint of hints) attempt(() => holds(document, hint.when) && mine.push(hint));
  const each = (root: Root, selector: string, take: (element: Element) => void) =>
    attempt(() => queryAll(root, selector).forEach(take));
  const enter = (root: Root) => {
    for (const hint of mine) {
      for (const selector of hint.leave) each(root, selector, (element) => leave.add(element));
      for (const selector of hint.note) {
        each(root, selector, (element) => {
          for (const field of fieldsIn(element)) fields.set(field, { kind: 'note', system: null });
        });
      }
      for (const { selector, system } of hint.codes) {
        each(root, selector, (element) => fields.set(element, { kind: 'codes', system }));
      }
      for (const selector of hint.date) each(root, selector, (element) => dates.push(element));
      for (const selector of hint.encounter) each(root, selector, (element) => encounter.push(element));
    }
  };
  return { fields, leave, dates, encounter, enter };
}

/** What a person reads at a place: its text, or what is typed into it. */
export function wordsAt(element: Element): string {
  return (isTextarea(element) || isInput(element) ? element.value : textOf(element)).slice(0, 400);
}

function holds(document: Document, { path, selector }: PageHints['when']): boolean {
  const address = new URL(urlOf(document));
  const here = address.pathname + address.search + address.hash;
  if (path !== '' && !new RegExp(path, 'u').test(here.slice(0, 2000))) return false;
  return selector === '' || queryAll(document, selector).length > 0;
}

/** A hint may name the box around a field. */
function fieldsIn(element: Element): readonly Element[] {
  const fields = wording('typedInto');
  const inner = matches(element, fields) ? [] : queryAll(element, fields);
  return inner.length > 0 ? inner : [element];
}
