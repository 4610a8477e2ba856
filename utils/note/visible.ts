/** What a person in front of the page can see. */
import { ancestorsOf, attr, closest, hasAttr, isTextarea, rootElementOf, styleOf } from './dom.ts';
import { wording } from './words.ts';

/** Smaller than this on either side is a trick of the page, not a place to type. */
const MIN_PIXELS = 4;
/** Farther to the left than anybody scrolls. */
const FAR_OUT = 2000;

/**
 * Whether an element is shown. In a frame that is hidden as a whole (an EHR keeps its other tabs so) nothing has a
 * box: there, hiding styles inside the frame decide, as if the tab were in front.
 */
export function isShown(element: Element): boolean {
  return frameIsShown(element) ? isDrawn(element) : !isStyledAway(element);
}

/** An invisible box that a library keeps to measure the height of text, or to take keys: never a field. */
export function isMeasuringTwin(element: Element): boolean {
  if (attr(element, 'aria-hidden') === 'true') return true;
  if (!isTextarea(element)) return false;
  if (closest(element, wording('lineDrawers')) !== null) return true;
  if (attr(element, 'tabindex') !== '-1') return false;
  return hasAttr(element, 'readonly') || isLifted(element);
}

/** Placed by itself, out of the page's flow. */
function isLifted(element: Element): boolean {
  return /^(absolute|fixed)$/.test(styleOf(element)?.position ?? '');
}

function frameIsShown(element: Element): boolean {
  const root = rootElementOf(element.ownerDocument);
  // A frame that was hidden while it loaded is laid out with no width at all.
  return (root?.getBoundingClientRect().width ?? 0) > 0;
}

function isDrawn(element: Element): boolean {
  if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
  const box = element.getBoundingClientRect();
  return box.width >= MIN_PIXELS && box.height >= MIN_PIXELS && !isParkedOutside(element, box);
}

/** Parked left of or above the page, where no scrolling leads: by itself, or far out with all that it stands in. */
function isParkedOutside(element: Element, box: DOMRect): boolean {
  if (box.right > 0 && box.bottom > 0) return false;
  if (box.right < -FAR_OUT) return true;
  return (box.right < -500 || box.bottom < -500) && isLifted(element);
}

function isStyledAway(element: Element): boolean {
  const own = styleOf(element);
  if (own?.display === 'none' || /^(hidden|collapse)$/.test(own?.visibility ?? '')) return true;
  for (const around of ancestorsOf(element)) {
    if (hasAttr(around, 'hidden') || styleOf(around)?.display === 'none') return true;
  }
  return hasAttr(element, 'hidden');
}
