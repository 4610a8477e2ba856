/** Underlines in textareas and inputs lie exactly over the words, however the field is laid out. */
import { describe, expect, test } from 'vitest';
import { framedPages, NOTE } from './marks-open.ts';
import { ownRoot, painted, underlined } from './marks-page.ts';
import { openPage } from './note-page.ts';

const frames = framedPages();

function open(style: string, more = '', text = NOTE) {
  return frames.openArea(
    `<!doctype html><body style="margin:30px"><h2>Assessment</h2><div id="box"><textarea id="t" rows="6" style="${style}"></textarea></div>${more}`,
    text,
  );
}

/** What the browser itself says stands at both ends of what is underlined. */
function wordsUnder(page: Document, field: HTMLTextAreaElement | HTMLInputElement): readonly string[] {
  return underlined().map(({ rects }) =>
    rects
      .map((rect) => {
        const y = (rect.top + rect.bottom) / 2;
        const first = page.caretPositionFromPoint(rect.left + 1, y);
        const last = page.caretPositionFromPoint(rect.right - 1, y);
        if (first?.offsetNode !== field || last?.offsetNode !== field) return '(elsewhere)';
        const ends = [first.offset, last.offset].sort((a, b) => a - b);
        return field.value.slice(ends[0], ends[1]);
      })
      .join('')
      .replaceAll(' ', ''),
  );
}

describe('a textarea', () => {
  test.each([
    ['as browsers draw it', ''],
    [
      'with a font and room of its own',
      'font: 17px/1.6 serif; padding: 9px 14px 3px 22px; border: 5px solid; width: 333.3px',
    ],
    [
      'with wide letters and words, in capitals',
      'letter-spacing: 2.3px; word-spacing: 7px; text-transform: uppercase; width: 300px',
    ],
    ['that counts its border in', 'box-sizing: border-box; width: 61%; padding: 11px; border-width: 3px'],
    ['with a scroll bar', 'width: 180px; height: 70px; overflow-y: scroll'],
    ['from right to left', 'direction: rtl; width: 260px; height: 200px'],
    ['that is scaled', 'transform: scale(1.5); transform-origin: 0 0; width: 250px'],
    ['that is zoomed', 'zoom: 1.25; width: 250px'],
    ['that breaks words', 'word-break: break-all; width: 130px; height: 300px'],
    [
      'in bold italics, indented',
      'font: italic 700 15px sans-serif; text-indent: 40px; width: 280px; height: 200px',
    ],
    ['set to the middle', 'text-align: center; width: 310px'],
  ])('%s', async (_, style) => {
    const { page, field, marks } = await open(style);
    marks.mark('psoriasis', 'left elbow', 'Scalp', 'nails', 'calcipotriene');
    await painted();
    const seen = ['psoriasis', 'leftelbow', 'Scalp', 'nails', 'calcipotriene'];
    expect(underlined().map(({ words }) => words.replaceAll(' ', ''))).toEqual(seen);
    const inView = underlined().map(({ rects }) =>
      rects.every((rect) => rect.bottom < field.getBoundingClientRect().bottom),
    );
    expect(wordsUnder(page, field).filter((__, at) => inView[at])).toEqual(
      seen.filter((__, at) => inView[at]),
    );
    expect(inView.filter(Boolean).length).toBeGreaterThan(1);
  });

  test('scrolled, the lines scroll along and do not leave the field', async () => {
    const { page, field, marks } = await open('width: 200px; height: 60px');
    marks.mark('psoriasis', 'May');
    field.scrollTop = 1000;
    await painted();
    await painted();
    expect(wordsUnder(page, field).at(-1)).toBe('May');
    const clip = ownRoot().querySelector('.c')?.getBoundingClientRect();
    expect(clip?.height).toBeCloseTo(field.clientHeight, 0);
  });

  test('resized, moved, and in a box that scrolls', async () => {
    const { page, field, marks } = await open('width: 400px', '<p style="height: 900px"></p>');
    marks.mark('calcipotriene');
    const box = page.getElementById('box');
    box?.setAttribute(
      'style',
      'box-sizing: border-box; height: 300px; overflow: auto; margin-top: 50px; padding: 60px 20px 400px',
    );
    field.style.width = '210px';
    field.style.height = '180px';
    await painted();
    await painted();
    expect(wordsUnder(page, field)).toEqual(['calcipotriene']);
    box?.scrollTo(0, 90);
    await painted();
    await painted();
    expect(wordsUnder(page, field)).toEqual(['calcipotriene']);
    // Scrolled out of the box: cut off.
    box?.scrollTo(0, 400);
    await painted();
    await painted();
    expect(ownRoot().querySelector<HTMLElement>('.c')?.style.clipPath).toContain('inset');
  });

  test('typing moves the lines with their words, and takes away what was typed in', async () => {
    const { page, field, marks } = await open('width: 300px; height: 200px');
    marks.mark('psoriasis', 'nails', 'May');
    field.setRangeText('Old and well known, ', 0, 0);
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await painted();
    expect(wordsUnder(page, field)).toEqual(['psoriasis', 'nails', 'May']);
    const at = field.value.indexOf('nails');
    field.setRangeText('ger', at, at + 2);
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await painted();
    expect(underlined().map(({ words }) => words)).toEqual(['psoriasis', 'May']);
  });

  test('hidden, of no size or covered: nothing is drawn', async () => {
    const { page, field, marks } = await open(
      'width: 300px',
      '<div id="menu" hidden style="position: fixed; inset: 0; background: white"></div>',
    );
    marks.mark('psoriasis');
    expect(underlined()).toHaveLength(1);
    const menu = page.getElementById('menu');
    menu?.removeAttribute('hidden');
    page.dispatchEvent(new Event('scroll'));
    await painted();
    expect(underlined()).toHaveLength(0);
    menu?.setAttribute('hidden', '');
    page.dispatchEvent(new Event('scroll'));
    await painted();
    expect(underlined()).toHaveLength(1);
    field.style.visibility = 'hidden';
    page.dispatchEvent(new Event('scroll'));
    await painted();
    expect(underlined().flatMap(({ rects }) => rects)).toEqual([]);
  });

  test('in a dialog of the browser, above which nothing else lies', async () => {
    const page = await openPage('<dialog><h2>Plan</h2><textarea>Cream for psoriasis.</textarea></dialog>');
    page.querySelector('dialog')?.showModal();
    const marks = frames.watch(page);
    marks.mark('psoriasis');
    await painted();
    expect(underlined().map(({ words }) => words)).toEqual(['psoriasis']);
    const [rect] = underlined()[0]?.rects ?? [];
    expect(rect?.width).toBeGreaterThan(20);
  });
});

test('the field itself is as it was, and everything is taken back at the end', async () => {
  const { page, field, marks } = await open('width: 300px');
  const before = page.documentElement.outerHTML;
  const changes: MutationRecord[] = [];
  const observer = new MutationObserver((records) => changes.push(...records));
  observer.observe(page.body, { subtree: true, childList: true, attributes: true, characterData: true });
  field.focus();
  field.setSelectionRange(3, 9);
  field.scrollTop = 12;
  const scroll = field.scrollTop;
  marks.mark('psoriasis', 'May');
  await painted();
  expect(ownRoot().host.parentNode).toBe(page.documentElement);
  expect([page.activeElement, field.selectionStart, field.selectionEnd, field.scrollTop]).toEqual([
    field,
    3,
    9,
    scroll,
  ]);
  marks.stop();
  changes.push(...observer.takeRecords());
  expect(changes).toEqual([]);
  expect(page.documentElement.outerHTML).toBe(before);
});

test('an input of one line', async () => {
  const page = await openPage(
    '<label>Assessment <input style="height: 50px; width: 300px; padding: 3px 20px"></label>',
  );
  const field = page.querySelector('input');
  if (field === null) throw new Error('The page has an input.');
  field.value = 'Plaque psoriasis of the left elbow';
  const marks = frames.watch(page);
  marks.mark('psoriasis', 'left');
  await painted();
  expect(wordsUnder(page, field)).toEqual(['psoriasis', 'left']);
});

test('a page that throws our element out gets it back a few times, and then is left alone', async () => {
  const { page, field, marks } = await open('width: 300px');
  const evict = new MutationObserver(() => {
    for (const node of [...page.documentElement.children]) {
      if (node.tagName === 'DIV') node.remove();
    }
  });
  evict.observe(page.documentElement, { childList: true });
  marks.mark('psoriasis');
  let seen = 0;
  const count = new MutationObserver((records) => {
    seen += records.filter(({ addedNodes }) => addedNodes.length > 0).length;
  });
  count.observe(page.documentElement, { childList: true });
  for (let round = 0; round < 30; round++) {
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await painted();
  }
  expect(seen).toBeLessThan(10);
  evict.disconnect();
});
