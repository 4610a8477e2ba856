/** The marks of all textareas and inputs of a page: a mirror for each, which follows its field. No timers. */
import type { Root, TextControl } from '../note/dom.ts';
import { attempt, isDocument, isShadowRoot, viewOf } from '../note/dom.ts';
import type { WatchedPage } from '../note/watch.ts';
import type { Unmarked } from '../note/wire.ts';
import { atFrame } from './burst.ts';
import type { Layers } from './layers.ts';
import type { ControlPainter, MarkedField } from './marked-field.ts';
import type { Mirror } from './mirror.ts';
import { createMirror } from './mirror.ts';
import type { Span } from './mirror-lines.ts';

export interface Controls extends ControlPainter {
  mirrorOf(element: TextControl): Mirror | null;
  /** Lights up a run of a control's text besides its marks; `null` puts it out. */
  light(field: Pick<MarkedField, 'control' | 'base'>, run: Span | null): void;
  /** Fields where marks are missing, and why. */
  lacks(): ReadonlyMap<TextControl, Unmarked['why']>;
}

/** Typing ends in a reading, and that in a look: between, this often is enough. */
const LOOK_MS = 400;
const MOVES = ['scroll', 'resize', 'transitionend', 'animationend', 'toggle', 'load'] as const;

/** What is to be seen in a field. */
interface Wish {
  readonly text: string;
  readonly marks: readonly Span[];
  readonly lit: Span | null;
}

/** @param onSync called when marks may have gone missing, or come back */
export function createControls(page: WatchedPage, layers: Layers, onSync: () => void): Controls {
  /** Kept when a field has nothing to be seen, as long as it is on the page: it may have something again at the next key. */
  const mirrors = new Map<TextControl, Mirror>();
  const wishes = new Map<TextControl, Wish>();
  const heard = new WeakSet<EventTarget>();
  const sizes = new ResizeObserver(() => ask());
  let frame = 0;
  let lookedAt = 0;
  let isOff = false;

  function sync(look: boolean): void {
    if (isOff) return;
    if (look) lookedAt = performance.now();
    for (const [element, mirror] of mirrors) {
      if (wishes.has(element)) attempt(() => mirror.sync(look));
      else if (!element.isConnected) remove(element);
    }
    onSync();
  }

  function ask(): void {
    if (frame !== 0 || wishes.size === 0) return;
    frame = atFrame(page.document, () => {
      frame = 0;
      sync(true);
    });
  }

  function draw(element: TextControl, wish: Wish): void {
    const all = [...wish.marks, ...(wish.lit === null ? [] : [wish.lit])];
    if (all.length === 0) empty(element);
    else {
      wishes.set(element, wish);
      if (isOff) return;
      const mirror = mirrors.get(element) ?? start(element);
      mirror?.show(wish.text, all);
      mirror?.sync(false);
      sizes.observe(element);
    }
    // What covers it is looked at in the next frame, once for all that was drawn; while the user types, now and then.
    if (performance.now() - lookedAt > LOOK_MS) ask();
  }

  function start(element: TextControl): Mirror | null {
    const layer = layers.of(element.ownerDocument);
    if (layer === null) return null;
    const mirror = createMirror(element, layer);
    mirrors.set(element, mirror);
    listen(viewOf(element));
    // Scrolling inside a shadow root is not heard outside of it.
    for (const root of rootsAround(element)) listen(root);
    return mirror;
  }

  function empty(element: TextControl): void {
    const mirror = mirrors.get(element);
    wishes.delete(element);
    sizes.unobserve(element);
    mirror?.show('', []);
    mirror?.sync(false);
    if (!element.isConnected) remove(element);
  }

  function remove(element: TextControl): void {
    mirrors.get(element)?.remove();
    mirrors.delete(element);
  }

  function listen(target: EventTarget | null): void {
    if (target === null || heard.has(target)) return;
    heard.add(target);
    const options = { capture: true, passive: true, signal: page.signal };
    for (const type of MOVES) target.addEventListener(type, ask, options);
  }

  return {
    sync,
    mirrorOf: (element) => (isOff ? null : (mirrors.get(element) ?? null)),
    lacks() {
      const lacks = new Map<TextControl, Unmarked['why']>();
      for (const element of wishes.keys()) {
        const lack = mirrors.get(element)?.lacks() ?? null;
        if (lack !== null) lacks.set(element, lack);
      }
      return lacks;
    },
    paint({ control, base, items }) {
      if (control === null) return;
      const marks = items
        .filter(({ held }) => !held)
        .map(({ run, mark }) => ({ start: run.start, end: run.end, paint: mark.grade }));
      draw(control, { text: base, marks, lit: wishes.get(control)?.lit ?? null });
    },
    light({ control, base }, lit) {
      if (control !== null) draw(control, { text: base, marks: wishes.get(control)?.marks ?? [], lit });
    },
    pause(isPaused) {
      isOff = isPaused;
      if (isPaused) for (const mirror of mirrors.values()) mirror.hide();
      else for (const [element, wish] of wishes) attempt(() => draw(element, wish));
    },
    clear() {
      for (const element of [...mirrors.keys()]) remove(element);
      wishes.clear();
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
