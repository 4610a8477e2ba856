/** The facts a field is judged by, gathered from the page. */
import {
  ancestorsOf,
  attr,
  byId,
  closest,
  isElement,
  isInput,
  isText,
  isTextarea,
  matches,
  parentElementOf,
  parentOf,
  queryAll,
  shortText,
  squeeze,
  tagOf,
  textOf,
  viewOf,
} from './dom.ts';
import type { FieldFacts } from './judge-field.ts';
import { partWords } from './judge-field.ts';
import { isShown } from './visible.ts';
import { MAX_LABEL_CHARS } from './wire.ts';
import { says, wording, wordsFor } from './words.ts';

/** Text longer than this beside a field is not its label. */
const LABEL_LIMIT = 120;
/** How far out to look for a label, and for a section's name. */
const NEAR_LEVELS = 3;
const SECTION_LEVELS = 8;
/** Editors wrap themselves in up to five boxes inside the one that stands beside their textarea. */
const TWIN_LEVELS = 6;
const TALK_LEVELS = 5;
/** How much of a field's content the judgement looks at. */
const SAMPLE = 2000;

/**
 * @param heading the heading above the field, as the walk over the page met it
 *
 * A rich-text editor often fills a blank frame, and hides the textarea it stands for beside it. Such an editor is
 * described by all three: its own words, its frame's, and its hidden textarea's.
 */
export function describeField(element: Element, heading: string): FieldFacts {
  const control = isTextarea(element) ? 'textarea' : isInput(element) ? 'input' : 'editor';
  const frame = control === 'editor' ? frameAround(element) : null;
  const outer = frame ?? element;
  const twin = control === 'editor' ? hiddenTextareaOf(outer) : null;
  const parts = [element, frame, twin].filter((part) => part !== null);
  return {
    control,
    inputType: isInput(element) ? element.type : '',
    role: closest(outer, '[role=search]') === null ? attr(element, 'role') : 'searchbox',
    own: squeeze([...new Set(parts.map(ownLabel))].join(' '), LABEL_LIMIT * 2),
    hints: squeeze(parts.map(hintWords).join(' '), LABEL_LIMIT * 2),
    near: nearText(twin ?? outer),
    legend: legendOf(outer),
    section: sectionWords(outer),
    heading,
    talk: talkAround(outer),
    sample: sampleOf(element),
  };
}

/** The name to show for a field: the nearest words a person can read. */
export function visibleLabel(element: Element, facts: FieldFacts): string {
  const words = [facts.own, facts.near, facts.legend, facts.heading, attr(element, 'placeholder')];
  return squeeze(words.find((text) => text !== '') ?? '', MAX_LABEL_CHARS).replace(/\s*[:*]+$/u, '');
}

function hintWords(element: Element): string {
  const names = wording('nameAttrs')
    .split(' ')
    .map((name) => attr(element, name));
  // Component libraries put the test id on the box around the control.
  let level = 0;
  for (const around of ancestorsOf(element)) {
    if (names.some((name) => name !== '') || level++ >= NEAR_LEVELS) break;
    names.push(attr(around, 'data-testid'));
  }
  return [attr(element, 'placeholder'), attr(element, 'data-placeholder'), partWords(names.join(' '))].join(
    ' ',
  );
}

/** The frame element that an editor's document is in; `null` for the top of what we may reach. */
function frameAround(element: Element): Element | null {
  if (tagOf(element) !== 'body' && tagOf(element) !== 'html') return null;
  try {
    return viewOf(element)?.frameElement ?? null;
  } catch {
    return null;
  }
}

/** The textarea that an editor hides and stands for: right before or after the editor's outermost box. */
function hiddenTextareaOf(editor: Element): HTMLTextAreaElement | null {
  let at: Element | null = editor;
  for (let level = 0; at !== null && level < TWIN_LEVELS; level++) {
    for (const beside of [at.previousElementSibling, at.nextElementSibling]) {
      if (beside !== null && isTextarea(beside) && !isShown(beside)) return beside;
    }
    const parent: Element | null = parentElementOf(at);
    at = parent !== null && !matches(parent, wording('outer')) ? parent : null;
  }
  return null;
}

function ownLabel(element: Element): string {
  const texts = [attr(element, 'aria-label')];
  const root = element.getRootNode();
  for (const id of attr(element, 'aria-labelledby').split(/\s+/u)) {
    const labelling = id === '' ? null : byId(root, id);
    if (labelling !== null) texts.push(shortText(labelling, LABEL_LIMIT));
  }
  if (isTextarea(element) || isInput(element)) {
    for (const label of element.labels ?? []) texts.push(shortText(label, LABEL_LIMIT));
  }
  texts.push(attr(element, 'title'));
  const words = [...new Set(texts.filter((text) => text !== ''))].join(' ');
  return squeeze(words.replace(new RegExp(wordsFor('editorName'), 'gi'), ' '), LABEL_LIMIT);
}

/** A short text right before the field, or before one of the few boxes around it. */
function nearText(element: Element): string {
  let at: Node = element;
  for (let level = 0; level < NEAR_LEVELS; level++) {
    for (let before = at.previousSibling; before !== null; before = before.previousSibling) {
      if (isElement(before) && matches(before, wording('bar'))) continue;
      if (
        isElement(before) &&
        (matches(before, wording('fields')) || queryAll(before, wording('fields')).length > 0)
      )
        return '';
      const text = isElement(before) || isText(before) ? labelIn(before) : '';
      if (text !== '') return text;
    }
    const parent = parentOf(at);
    if (!isElement(parent) || matches(parent, wording('outer'))) return '';
    at = parent;
  }
  return '';
}

/** Of tabs and steps, the one in front is the label of what it shows. */
function labelIn(node: Element | Text): string {
  const chosen = isElement(node) ? queryAll(node, wording('chosen')) : [];
  const [front] = chosen;
  return front !== undefined && chosen.length === 1
    ? squeeze(textOf(front), LABEL_LIMIT)
    : shortText(node, LABEL_LIMIT);
}

function legendOf(element: Element): string {
  const fieldset = closest(element, 'fieldset');
  if (fieldset === null) return '';
  for (let child = fieldset.firstElementChild; child !== null; child = child.nextElementSibling) {
    if (matches(child, 'legend')) return shortText(child, LABEL_LIMIT);
  }
  return '';
}

function sectionWords(element: Element): string {
  const words: string[] = [];
  let level = 0;
  for (const around of ancestorsOf(element)) {
    if (level++ >= SECTION_LEVELS) break;
    words.push(attr(around, 'aria-label'));
    const names = partWords(attr(around, 'id')).split(' ');
    words.push(...names.filter((name) => says('talkClass', name)));
  }
  return squeeze(words.filter((word) => word !== '').join(' '), LABEL_LIMIT * 2);
}

/** The chat or mail that a place is part of, or the button that sends what is written there; empty for neither. */
export function talkAround(element: Element): string {
  let level = 0;
  let isAlone = true;
  for (const around of ancestorsOf(element)) {
    if (level++ >= TALK_LEVELS || matches(around, 'body, html')) break;
    const talk = partWords(attr(around, 'class'))
      .split(' ')
      .find((name) => says('talkClass', name));
    if (talk !== undefined) return talk;
    isAlone =
      isAlone &&
      queryAll(around, wording('boxes')).every(
        (box) => box === element || element.contains(box) || box.contains(element),
      );
    if (!isAlone) continue;
    const buttons = queryAll(around, wording('buttons')).map(wordsOn);
    if (buttons.some((words) => says('keep', words))) isAlone = false;
    else if (buttons.some((words) => says('send', words))) return 'Send';
  }
  return '';
}

function wordsOn(button: Element): string {
  return squeeze(attr(button, 'aria-label') || attr(button, 'value') || textOf(button), 40);
}

function sampleOf(element: Element): string {
  if (isTextarea(element) || isInput(element)) return element.value.slice(0, SAMPLE);
  return textOf(element).slice(0, SAMPLE);
}
