/** The marks of all textareas and inputs of a page: a mirror for each, which follows its field. No timers. */
import type { Root, TextControl } from '../note/dom.ts';
import { attempt, isDocument, isShadowRoot, viewOf } from '../note/dom.ts';
import type { WatchedPage } from '../note/watch.ts';
import type { Layers } from './layers.ts';
import type { ControlPainter, MarkedField } from './marked-field.ts';
import type { Mirror, Span } from './mirror.ts';
import { createMirror } from './mirror.ts';

export interface Controls extends ControlPainter {
  mirrorOf(element: Element): Mirror | null;
  /** Lights up a run of a control's text besides its marks; `null` puts it out. */
  light(field: Pick<MarkedField, 'control' | 'base'>, run: Span | null): void;
}

/** Typing ends in a reading, and that in a look: between, this often is enough. */
const LOOK_MS = 400;
const MOVES = ['scroll', 'resize', 'transitionend', 'animationend', 'toggle', 'load'] as const;

export function createControls(page: WatchedPage, layers: Layers): Controls {
  const mirrors = new Map<TextControl, Mirror>();
  const spans = new Map<TextControl, { text: string; marks: readonly Span[]; lit: Span | null }>();
  const heard = new WeakSet<EventTarget>();
  let frame = 0;
  let lookedAt = 0;

  const sync = (look: boolean) => {
    if (look) lookedAt = performance.now();
    for (const mirror of mirrors.values()) attempt(() => mirror.sync(look));
  };
  const ask = () => {
    const view = frame === 0 && mirrors.size > 0 ? viewOf(page.document) : null;
    if (view === null) return;
    frame = view.requestAnimationFrame(() => {
      frame = 0;
      sync(true);
    });
  };
  const sizes = new ResizeObserver(ask);
  const listen = (target: EventTarget | null) => {
    if (target === null || heard.has(target)) return;
    heard.add(target);
    for (const type of MOVES) {
      target.addEventListener(type, ask, { capture: true, passive: true, signal: page.signal });
    }
  };
  /** Scrolling inside a shadow root is not heard outside of it. */
  const follow = (element: Element) => {
    listen(viewOf(element));
    for (const root of rootsAround(element)) listen(root);
    sizes.observe(element);
  };
  const draw = (element: TextControl) => {
    const wish = spans.get(element);
    const all = wish === undefined ? [] : [...wish.marks, ...(wish.lit === null ? [] : [wish.lit])];
    if (wish === undefined || all.length === 0) {
      mirrors.get(element)?.remove();
      mirrors.delete(element);
      spans.delete(element);
      sizes.unobserve(element);
      return;
    }
    let mirror = mirrors.get(element);
    if (mirror === undefined) {
      const layer = layers.of(element.ownerDocument);
      if (layer === null) return;
      mirror = createMirror(element, layer);
      mirrors.set(element, mirror);
      follow(element);
    }
    mirror.show(wish.text, all);
    mirror.sync(false);
    // What covers it is looked at in the next frame, once for all that was drawn; while the user types, now and then.
    if (performance.now() - lookedAt > LOOK_MS) ask();
  };
  return {
    sync,
    mirrorOf: (element) => [...mirrors.values()].find((mirror) => mirror.element === element) ?? null,
    paint({ control, base, items }) {
      if (control === null) return;
      const marks = items
        .filter(({ held }) => !held)
        .map(({ run, mark }) => ({ start: run.start, end: run.end, paint: mark.grade }));
      spans.set(control, { text: base, marks, lit: spans.get(control)?.lit ?? null });
      draw(control);
    },
    light({ control, base }, lit) {
      if (control === null) return;
      spans.set(control, { text: base, marks: spans.get(control)?.marks ?? [], lit });
      draw(control);
    },
    clear() {
      for (const mirror of mirrors.values()) mirror.remove();
      mirrors.clear();
      spans.clear();
      sizes.disconnect();
    },
  };
}

/** The shadow roots a node is in, from inside out, and its document. */
function* rootsAround(node: Node): Generator<Root> {
  let root = node.getRootNode();
  while (isShadowRoot(root)) {
    yield root;
    root = root.host.getRootNode();
  }
  if (isDocument(root)) yield root;
}
