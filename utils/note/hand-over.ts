/**
 * Where the content script's two files meet: the reader, which is in every frame, and the drawing of marks, which is
 * brought into a frame once there is something to draw. Both run in our own world of the page, which the page can't see.
 */
import type { WatchedPage } from './watch.ts';
import type { DrawingAnswer } from './wire.ts';

/** Everything of ours that is seen on a page. */
export interface Overlay {
  /** Does what a message from our own extension asks, if it asks for something to be drawn. */
  obey(message: unknown): void;
  /** The extension was updated or removed under the page. Says so once, quietly, and takes everything else down. */
  orphan(): void;
}

/** @param say answers the extension */
export type CreateOverlay = (page: WatchedPage, say: (answer: DrawingAnswer) => void) => Overlay;

const DRAWING = Symbol.for('clear-margin drawing');
const AWAITED = Symbol.for('clear-margin awaits drawing');

/** The drawing is there, now or from now on. Called by its file. */
export function offerDrawing(create: CreateOverlay): void {
  Reflect.set(globalThis, DRAWING, create);
  const awaited: unknown = Reflect.get(globalThis, AWAITED);
  if (typeof awaited === 'function') awaited();
}

/**
 * @param onOffer called when the drawing has come, however often
 * @returns what draws, or `null` as long as it has not come
 */
export function drawing(onOffer: () => void): CreateOverlay | null {
  Reflect.set(globalThis, AWAITED, onOffer);
  const create: unknown = Reflect.get(globalThis, DRAWING);
  return isDrawing(create) ? create : null;
}

/** A newer reader wants newer drawing. */
export function forgetDrawing(): void {
  Reflect.deleteProperty(globalThis, DRAWING);
  Reflect.deleteProperty(globalThis, AWAITED);
}

function isDrawing(value: unknown): value is CreateOverlay {
  return typeof value === 'function';
}
