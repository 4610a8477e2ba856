/**
 * Underlines lie on their words however the page turns, flips, scales or zooms the field, and whichever way its lines
 * run. Where they could not, none is drawn, and the page says so.
 */
import { expect, test } from 'vitest';
import { framedPages, NOTE } from './marks-open.ts';
import { lettersIn, painted, underlined } from './marks-page.ts';

const frames = framedPages();

const WORDS = ['psoriasis', 'left elbow', 'Scalp', 'nails', 'calcipotriene'];
const SIZE = 'width: 233px; height: 190px; padding: 7px 12px 3px 9px; border: 3px solid; ';

function open(style: string, around = '', text = NOTE, html = '') {
  return frames.openArea(
    `<!doctype html><html ${html}><body style="margin:120px"><h2>Assessment</h2><div id="around" style="${around}"><textarea id="t" style="${SIZE}${style}"></textarea></div>`,
    text,
  );
}

test.each([
  ['turned a little', 'transform: rotate(7deg)', ''],
  ['turned by half a right angle', 'transform: rotate(45deg)', ''],
  ['on its side', 'transform: rotate(90deg)', ''],
  ['upside down', 'rotate: 180deg', ''],
  ['in a page on its side, scaled', 'scale: 0.8 1.3', 'transform: rotate(-90deg)'],
  ['mirrored', 'transform: scaleX(-1)', ''],
  ['slanted', 'transform: skew(12deg, 4deg)', ''],
  ['scaled in both ways, around another corner', 'transform: scale(1.4, 0.7); transform-origin: 10% 90%', ''],
  ['zoomed', 'zoom: 1.5', ''],
  ['zoomed with what is around it', '', 'zoom: 0.75'],
  ['zoomed and turned', 'rotate: 5deg', 'zoom: 1.5'],
  ['moved in depth, seen from straight ahead', 'transform: translateZ(30px)', ''],
  ['turned over twice', 'transform: rotateY(180deg)', 'transform: rotateY(180deg)'],
  ['in lines that run down, from the right', 'writing-mode: vertical-rl', ''],
  [
    'in lines that run down, from the left',
    'writing-mode: vertical-lr; text-orientation: upright; font-size: 9px; width: 500px',
    '',
  ],
  ['in lines that run down, turned', 'writing-mode: vertical-rl; transform: rotate(-90deg)', ''],
])('%s', async (_, style, around) => {
  const { field, marks } = await open(style, around);
  marks.mark(...WORDS);
  await painted();
  await painted();
  const drawn = lettersIn(field);
  expect(new Set(drawn.map(({ word }) => word))).toEqual(new Set(WORDS));
  const off = drawn.filter(({ isOnIts }) => !isOnIts).map(({ word }) => word);
  expect(off).toEqual([]);
  expect(marks.unmarked).toEqual([]);
});

test('a page that is zoomed as a whole', async () => {
  const { field, marks } = await open('', '', NOTE, 'style="zoom: 1.5"');
  marks.mark(...WORDS);
  await painted();
  expect(lettersIn(field).filter(({ isOnIts }) => !isOnIts)).toEqual([]);
});

test('a page whose root is scaled', async () => {
  const { field, marks } = await open('', '', NOTE, 'style="transform: scale(1.2); transform-origin: 0 0"');
  marks.mark(...WORDS);
  await painted();
  expect(lettersIn(field).filter(({ isOnIts }) => !isOnIts)).toEqual([]);
});

test('lines that run down, scrolled', async () => {
  const { field, marks } = await open('writing-mode: vertical-rl; width: 60px');
  marks.mark('May', 'nails');
  field.scrollLeft = -400;
  await painted();
  await painted();
  const may = lettersIn(field).filter(({ word }) => word === 'May');
  expect(may).toHaveLength(3);
  expect(may.filter(({ isOnIts }) => !isOnIts)).toEqual([]);
});

test('it is followed while it turns', async () => {
  const { page, field, marks } = await open('');
  marks.mark(...WORDS);
  await painted();
  field.style.rotate = '30deg';
  page.dispatchEvent(new Event('transitionend'));
  await painted();
  await painted();
  expect(lettersIn(field).filter(({ isOnIts }) => !isOnIts)).toEqual([]);
});

test.each([
  ['seen from the side', 'transform: perspective(400px) rotateY(40deg)', ''],
  [
    'on a wall that stands back',
    'transform: rotateX(50deg)',
    'perspective: 300px; transform-style: preserve-3d',
  ],
  ['on a path', "offset-path: path('M 0 0 L 90 90'); offset-distance: 50%", ''],
])('%s: nothing is drawn beside the words, and that is said', async (_, style, around) => {
  const { field, marks } = await open(style, around);
  marks.mark(...WORDS);
  await painted();
  await painted();
  expect(underlined()).toEqual([]);
  const [id] = marks.said[0]?.fields.map((one) => one.id) ?? [];
  expect(marks.unmarked).toEqual([{ fieldId: id, why: 'turned' }]);
  field.style.cssText = SIZE;
  field.dispatchEvent(new Event('transitionend', { bubbles: true }));
  await painted();
  await painted();
  expect(underlined().map(({ words }) => words)).toEqual(WORDS);
  expect(marks.unmarked).toEqual([]);
});

test('turned in a box that cuts it: nothing is drawn out of the box', async () => {
  const { page, field, marks } = await open('rotate: 90deg', 'height: 120px; overflow: auto');
  marks.mark(...WORDS);
  await painted();
  await painted();
  expect(underlined()).toEqual([]);
  page.getElementById('around')?.setAttribute('style', '');
  page.dispatchEvent(new Event('scroll'));
  await painted();
  await painted();
  expect(lettersIn(field).filter(({ isOnIts }) => !isOnIts)).toEqual([]);
});

test('a text as long as a book is underlined as far as it is copied, and the rest is said', async () => {
  const line = 'The patient has an itchy scaly plaque on the left elbow. ';
  const { field, marks } = await open('', '', `${NOTE}\n${line.repeat(2000)}\nEczema.`);
  marks.mark('psoriasis');
  expect(marks.unmarked).toEqual([]);
  marks.mark('psoriasis', 'Eczema');
  expect(underlined().map(({ words }) => words)).toEqual(['psoriasis']);
  const [id] = marks.said[0]?.fields.map((one) => one.id) ?? [];
  expect(marks.unmarked).toEqual([{ fieldId: id, why: 'long' }]);
  field.value = `${NOTE}\nEczema.`;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await marks.until(({ fields }) => fields[0]?.text.endsWith('May.\nEczema.') ?? false);
  marks.mark('psoriasis', 'Eczema');
  expect(underlined().map(({ words }) => words)).toEqual(['psoriasis', 'Eczema']);
  expect(marks.unmarked).toEqual([]);
});
