/** The marks of all textareas and inputs of a page: a mirror for each, which follows its field. No timers. */
import type { Root, TextControl } from '../note/dom.ts';
import { attempt, isDocument, isShadowRoot, viewOf } from '../note/dom.ts';
import type { WatchedPage } from '../note/watch.ts';
import type { Unmarked } from '../note/wire.ts';
import type { Layers } from './layers.ts';
import type { ControlPainter, MarkedField } from './marked-field.ts';
import type { Mirror } from './mirror.ts';
import { createMirror } from './mirror.ts';
import type { Span } from './mirror-lines.ts';

export interface Controls extends ControlPainter {
  mirrorOf(element: Element): Mirror | null;
  /** Lights up a run of a control's text besides its marks; `null` puts it out. */
  light(field: Pick<MarkedField, 'control' | 'base'>, run: Span | null): void;
  /** Fields where marks are missing, and why. */
  lacks(): ReadonlyMap<TextControl, Unmarked['why']>;
}

/** Typing ends in a reading, and that in a look: between, this often is enough. */
const LOOK_MS = 400;
const MOVES = ['scroll', 'resize', 'transitionend', 'animationend', 'toggle', 'load'] as const;

/** @param onSync called when marks may have gone missing, or come back */
export function createControls(page: WatchedPage, layers: Layers, onSync: () => void): Controls {
  return new PageControls(page, layers, onSync);
}

/** What is to be seen in a field. */
interface Wish {
  readonly text: string;
  readonly marks: readonly Span[];
  readonly lit: Span | null;
}

class PageControls implements Controls {
  readonly #page: WatchedPage;
  readonly #layers: Layers;
  readonly #onSync: () => void;
  /** Kept when a field has nothing to be seen, as long as it is on the page: it may have something again at the next key. */
  readonly #mirrors = new Map<TextControl, Mirror>();
  readonly #wishes = new Map<TextControl, Wish>();
  readonly #heard = new WeakSet<EventTarget>();
  readonly #sizes = new ResizeObserver(() => this.#ask());
  #frame = 0;
  #lookedAt = 0;

  constructor(page: WatchedPage, layers: Layers, onSync: () => void) {
    this.#page = page;
    this.#layers = layers;
    this.#onSync = onSync;
  }

  sync(look: boolean): void {
    if (look) this.#lookedAt = performance.now();
    for (const [element, mirror] of this.#mirrors) {
      if (this.#wishes.has(element)) attempt(() => mirror.sync(look));
      else if (!element.isConnected) this.#remove(element);
    }
    this.#onSync();
  }

  mirrorOf(element: Element): Mirror | null {
    return [...this.#mirrors.values()].find((mirror) => mirror.element === element) ?? null;
  }

  lacks(): ReadonlyMap<TextControl, Unmarked['why']> {
    const lacks = new Map<TextControl, Unmarked['why']>();
    for (const element of this.#wishes.keys()) {
      const lack = this.#mirrors.get(element)?.lacks() ?? null;
      if (lack !== null) lacks.set(element, lack);
    }
    return lacks;
  }

  paint({ control, base, items }: MarkedField): void {
    if (control === null) return;
    const marks = items
      .filter(({ held }) => !held)
      .map(({ run, mark }) => ({ start: run.start, end: run.end, paint: mark.grade }));
    this.#draw(control, { text: base, marks, lit: this.#wishes.get(control)?.lit ?? null });
  }

  light({ control, base }: Pick<MarkedField, 'control' | 'base'>, lit: Span | null): void {
    if (control === null) return;
    this.#draw(control, { text: base, marks: this.#wishes.get(control)?.marks ?? [], lit });
  }

  clear(): void {
    for (const element of [...this.#mirrors.keys()]) this.#remove(element);
    this.#wishes.clear();
    this.#sizes.disconnect();
  }

  #draw(element: TextControl, wish: Wish): void {
    const all = [...wish.marks, ...(wish.lit === null ? [] : [wish.lit])];
    if (all.length === 0) this.#empty(element);
    else {
      this.#wishes.set(element, wish);
      const mirror = this.#mirrors.get(element) ?? this.#start(element);
      mirror?.show(wish.text, all);
      mirror?.sync(false);
      this.#sizes.observe(element);
    }
    // What covers it is looked at in the next frame, once for all that was drawn; while the user types, now and then.
    if (performance.now() - this.#lookedAt > LOOK_MS) this.#ask();
  }

  #start(element: TextControl): Mirror | null {
    const layer = this.#layers.of(element.ownerDocument);
    if (layer === null) return null;
    const mirror = createMirror(element, layer);
    this.#mirrors.set(element, mirror);
    this.#listen(viewOf(element));
    // Scrolling inside a shadow root is not heard outside of it.
    for (const root of rootsAround(element)) this.#listen(root);
    return mirror;
  }

  #empty(element: TextControl): void {
    this.#wishes.delete(element);
    this.#sizes.unobserve(element);
    if (!element.isConnected) this.#remove(element);
    this.#mirrors.get(element)?.show('', []);
    this.#mirrors.get(element)?.sync(false);
  }

  #remove(element: TextControl): void {
    this.#mirrors.get(element)?.remove();
    this.#mirrors.delete(element);
  }

  #ask(): void {
    const view = this.#frame === 0 && this.#wishes.size > 0 ? viewOf(this.#page.document) : null;
    if (view === null) return;
    this.#frame = view.requestAnimationFrame(() => {
      this.#frame = 0;
      this.sync(true);
    });
  }

  #listen(target: EventTarget | null): void {
    if (target === null || this.#heard.has(target)) return;
    this.#heard.add(target);
    const options = { capture: true, passive: true, signal: this.#page.signal };
    for (const type of MOVES) target.addEventListener(type, () => this.#ask(), options);
  }
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
