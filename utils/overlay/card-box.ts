/**
 * The card as it is seen: one node for each layer, made once and written over for every mark. Nothing is ever taken out
 * of it, for that would cut the user's steps of undoing (see `Layer.bury`), and nothing piles up.
 */
import { viewOf } from '../note/dom.ts';
import type { Mark } from '../note/wire.ts';
import type { Layer } from './layer.ts';
import { BOX_LOOK, write } from './layer.ts';
import type { Box } from './places.ts';
import { GRADE_WORDS, nameMark } from './speak.ts';

export interface CardBox {
  readonly layer: Layer;
  readonly element: HTMLElement;
  /** Shows these findings beside some words. @param anchor the words, in the view of the layer's document */
  show(marks: readonly Mark[], anchor: Box): void;
  hide(): void;
}

/** Between the words and the card. */
export const GAP = 6;
const SHORT_OF = 8;
const WIDEST = 340;
/** Findings on one card, and better codes of one finding. */
const FINDINGS = 4;
const SUGGESTIONS = 3;
/** Where the card must squeeze, it scrolls. */
const LEAST_HEIGHT = 60;
const NO_COPY = 'To copy a code, open Clear Margin.';

export const CARD_CSS =
  `.card{${BOX_LOOK}position:absolute;box-sizing:border-box;width:max-content;overflow:auto;` +
  'padding:10px 12px;border:1px solid light-dark(#b9c0c7,#56606a);box-shadow:0 4px 16px #0004;' +
  'font:13px/1.45 system-ui,sans-serif;text-align:start;cursor:default;user-select:none}' +
  '.card p{margin:0 0 6px}.card section+section{border-top:1px solid light-dark(#dde1e5,#3a424a);margin-top:8px;padding-top:8px}' +
  '.card b{margin-inline-end:8px}.card .gb{color:light-dark(#a4262c,#ff948b)}.card .gw{color:light-dark(#7c5100,#f2be5c)}' +
  '.card .gi{color:light-dark(#1f5fb8,#8fbcff)}.card small{display:block;font-size:12px;opacity:.85}' +
  '.card li{margin:0 0 6px;padding:0;list-style:none}.card ul{margin:0;padding:0}' +
  '.card button{font:inherit;margin:3px 0 0;padding:1px 8px;border:1px solid;border-radius:5px;background:none;color:inherit;cursor:pointer}' +
  '.card[hidden],.card [hidden]{display:none}';

/** A part that is written over: shown with its words, hidden and empty without. */
interface Part<T> {
  fill(words: T | null): void;
}

export function createCardBox(layer: Layer): CardBox {
  const { document } = layer;
  const box = document.createElement('div');
  const sections = Array.from({ length: FINDINGS }, () => addSection(box));
  box.className = 'card';
  box.hidden = true;
  box.setAttribute('role', 'group');
  box.setAttribute('aria-label', 'Clear Margin');
  // The focus and the selection stay where they are, and the page need not hear of clicks on what is not its own.
  for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
    box.addEventListener(type, (event) => {
      event.stopPropagation();
      if (type.endsWith('down')) event.preventDefault();
    });
  }
  layer.root.append(box);
  const fill = (marks: readonly Mark[]) => {
    for (const [place, section] of sections.entries()) section.fill(marks[place] ?? null);
  };
  return {
    layer,
    element: box,
    show(marks, anchor) {
      fill(marks);
      box.hidden = false;
      box.scrollTop = 0;
      place(box, anchor, layer);
    },
    hide() {
      box.hidden = true;
      fill([]);
    },
  };
}

function addSection(box: HTMLElement): Part<Mark> {
  const section = add(box, 'section');
  const head = add(section, 'p');
  const grade = add(head, 'b');
  const code = add(head, 'b');
  const message = add(section, 'p');
  const list = add(section, 'ul');
  const items = Array.from({ length: SUGGESTIONS }, () => addItem(list));
  const help = add(section, 'small');
  return {
    fill(mark) {
      const { suggestions = [] } = mark ?? {};
      const canCopy = mayCopy(box.ownerDocument);
      section.hidden = mark === null;
      grade.className = mark === null ? '' : `g${mark.grade.charAt(0)}`;
      say(grade, mark === null ? '' : GRADE_WORDS[mark.grade]);
      say(code, mark === null ? '' : nameMark(mark));
      say(message, mark?.message ?? '');
      list.hidden = suggestions.length === 0;
      for (const [place, item] of items.entries()) item.fill(suggestions[place] ?? null);
      help.hidden = list.hidden || canCopy;
      say(help, help.hidden ? '' : NO_COPY);
    },
  };
}

function addItem(list: HTMLElement): Part<Mark['suggestions'][number]> {
  const item = add(list, 'li');
  const code = add(item, 'b');
  const title = add(item, 'span');
  const why = add(item, 'small');
  const button = add(item, 'button');
  const help = add(item, 'span');
  let wanted = '';
  button.type = 'button';
  // Reached by the pointer only: by keys, codes are copied in the panel.
  button.tabIndex = -1;
  const failed = () => {
    button.hidden = true;
    say(help, 'To copy, open Clear Margin.');
  };
  button.addEventListener('click', (event) => {
    const asked = wanted;
    if (event.isTrusted)
      navigator.clipboard.writeText(asked).then(() => asked === wanted && say(button, 'Copied'), failed);
  });
  return {
    fill(suggestion) {
      wanted = suggestion?.code ?? '';
      item.hidden = suggestion === null;
      say(code, wanted);
      say(title, suggestion?.title ?? '');
      say(why, suggestion?.why ?? '');
      button.hidden = suggestion === null || !mayCopy(list.ownerDocument);
      say(button, button.hidden ? '' : `Copy ${wanted}`);
      say(help, '');
    },
  };
}

/** A new child that holds words to be written over. */
function add<K extends keyof HTMLElementTagNameMap>(box: Element, tag: K): HTMLElementTagNameMap[K] {
  const element = box.ownerDocument.createElement(tag);
  element.append('');
  box.append(element);
  return element;
}

function say({ firstChild }: Element, words: string): void {
  write(firstChild, words);
}

function mayCopy(document: Document): boolean {
  return viewOf(document)?.isSecureContext === true && 'clipboard' in navigator;
}

/** Under the words if there is room, else over them; never on them, and inside the view. */
function place(box: HTMLElement, anchor: Box, layer: Layer): void {
  const view = viewOf(layer.document);
  if (view === null) return;
  const { innerWidth, innerHeight } = view;
  box.style.maxHeight = '';
  box.style.maxWidth = `${Math.min(WIDEST, innerWidth - 2 * SHORT_OF)}px`;
  const below = innerHeight - anchor.bottom - GAP - SHORT_OF;
  const above = anchor.top - GAP - SHORT_OF;
  const height = box.offsetHeight;
  const isBelow = height <= below || below >= above;
  const fits = Math.min(height, Math.max(LEAST_HEIGHT, isBelow ? below : above));
  if (fits < height) box.style.maxHeight = `${fits}px`;
  const corner = layer.corner();
  const left = Math.max(SHORT_OF, Math.min(anchor.left, innerWidth - box.offsetWidth - SHORT_OF));
  const top = isBelow ? anchor.bottom + GAP : anchor.top - GAP - fits;
  box.style.left = `${left - corner.left}px`;
  box.style.top = `${top - corner.top}px`;
}
