/** Where a window stands in the frame tree, told without reaching into other origins. */
import { MAX_PATH } from './wire.ts';

/**
 * @returns [] for the top page, [1, 0] for the first frame inside its second frame. Places are those of
 * `window.frames`, which every origin may count. A frame the count does not show (it stands in a shadow root) takes
 * the place after the last.
 */
export function framePath(window: Window): readonly number[] {
  const path: number[] = [];
  for (let inner = window; inner.parent !== inner && path.length < MAX_PATH; inner = inner.parent) {
    path.unshift(placeAmong(inner.parent, inner));
  }
  return path;
}

/** The place of a window among the frames of its parent. */
export function placeAmong(parent: Window, frame: Window): number {
  for (let place = 0; place < parent.length; place++) {
    if (parent[place] === frame) return place;
  }
  return parent.length;
}
