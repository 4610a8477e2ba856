/**
 * Printing: a window of its own that holds the sheet and nothing else. The panel itself is not printed, since browsers
 * print a side panel poorly or not at all. The window goes when the printing is over.
 */
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { PrintSheet } from './PrintSheet.tsx';
import { countOnSheet, cutSheet, type Sheet } from './sheet.ts';
import { SHEET_STYLE } from './sheet-style.ts';

/** Sizes of letters that are tried, in points, until all is on one page. */
const SIZES = [10, 9, 8, 7] as const;
const SMALLEST = 7;
/** What US Letter and A4 both hold inside the margins: 186 x 245 mm, at 96 pixels to 25.4 mm. */
const PAGE_HEIGHT = 926;

/**
 * Open the sheet and the browser's print dialog. Must be called in the user's own click or key.
 * @param open stands in for `window.open` in tests
 * @returns false where the browser did not let us open a window
 */
export function printReview(sheet: Sheet, open: () => Window | null = openWindow): boolean {
  const page = open();
  if (page === null) return false;
  const { document } = page;
  document.title = 'Review of codes';
  document.documentElement.lang = 'en';
  const style = document.createElement('style');
  style.textContent = SHEET_STYLE;
  document.head.append(style);
  const place = document.createElement('div');
  document.body.replaceChildren(place);
  fitOnPage(createRoot(place), sheet, () => place.scrollHeight);
  page.addEventListener('afterprint', () => page.close());
  page.focus();
  page.print();
  return true;
}

function openWindow(): Window | null {
  // No address: nothing of the note can stand in one.
  return window.open('', '', 'popup,width=820,height=1000');
}

/** Smaller letters first, then fewer findings: the worst ones stay. */
function fitOnPage(root: Root, whole: Sheet, measure: () => number): void {
  const draw = (size: number, most: number): number => {
    const { sheet, left } = cutSheet(whole, most);
    flushSync(() => root.render(<PrintSheet sheet={sheet} left={left} size={size} />));
    return measure();
  };
  const all = countOnSheet(whole);
  if (SIZES.some((size) => draw(size, all) <= PAGE_HEIGHT)) return;
  let [fits, tooMany] = [0, all];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (draw(SMALLEST, middle) <= PAGE_HEIGHT) fits = middle;
    else tooMany = middle;
  }
  draw(SMALLEST, fits);
}
