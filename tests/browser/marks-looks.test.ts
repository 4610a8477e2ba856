/** Marks in every script and on every kind of screen: right to left, Chinese, scrolled, dark, printed, in few colours. */
import { afterEach, describe, expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import { framedPages } from './marks-open.ts';
import { highlighted, lettersIn, ownRoot, painted, underlined } from './marks-page.ts';

const frames = framedPages();
afterEach(async () => {
  await cdp().send('Emulation.setEmulatedMedia', { media: '', features: [] });
});

const SIZE = 'width: 240px; height: 160px';

describe('in a textarea', () => {
  test.each([
    [
      'Hebrew, from right to left',
      `dir="rtl" lang="he" style="${SIZE}"`,
      'אקזמה של המרפק השמאלי, מגרדת מאז האביב.\nפסוריאזיס בקרקפת, L40.0, ללא דימום כלל עד היום.',
      ['אקזמה', 'פסוריאזיס', 'L40.0'],
    ],
    [
      'lines that find their own direction',
      `dir="auto" style="${SIZE}"`,
      'Eczema of the left elbow.\nפסוריאזיס בקרקפת, מאז האביב.\nReturn in May.',
      ['Eczema', 'פסוריאזיס', 'May'],
    ],
    [
      'an Arabic word in an English line',
      `style="${SIZE}"`,
      'Patient says إكزيما about it, and psoriasis in Spanish.',
      ['إكزيما', 'psoriasis'],
    ],
    [
      'Chinese, which breaks anywhere',
      `lang="zh" style="${SIZE}"`,
      '患者左肘湿疹，自春季起瘙痒。头皮银屑病，今日无出血。继续外用药物治疗，五月复诊并再次检查皮损。',
      ['湿疹', '银屑病', '皮损'],
    ],
    [
      'Japanese and emoji',
      `lang="ja" style="${SIZE}; line-break: strict"`,
      '左肘の湿疹。👩🏽‍⚕️ 春からかゆみあり。頭皮の乾癬、五月に再診。',
      ['湿疹', '乾癬', '再診'],
    ],
    [
      'tabs and runs of blanks',
      `style="${SIZE}; tab-size: 3"`,
      'Site:\tleft   elbow\nFinding:\t\teczema    today',
      ['elbow', 'eczema'],
    ],
  ])('%s: each letter has its line', async (_, attributes, text, words) => {
    const { field, marks } = await frames.openArea(
      `<!doctype html><body style="margin:40px"><h2>Assessment</h2><textarea id="t" ${attributes}></textarea>`,
      text,
    );
    marks.mark(...words);
    await painted();
    expect(underlined().map(({ words: drawn }) => drawn)).toEqual(words);
    const drawn = lettersIn(field);
    expect(new Set(drawn.map(({ word }) => word))).toEqual(new Set(words));
    expect(drawn.filter(({ isOnIts }) => !isOnIts)).toEqual([]);
  });
});

describe('on every kind of screen', () => {
  const both =
    '<h2>Assessment</h2><p contenteditable="true" id="e">Plaque psoriasis.</p><h2>Plan</h2><textarea>Cream for eczema.</textarea>';
  const open = async (html: string) => {
    const { page, marks } = await frames.open(html);
    marks.mark('psoriasis', 'eczema');
    await painted();
    return page;
  };
  const styleOf = (element: Element | null, pseudo?: string) => {
    const view = element?.ownerDocument.defaultView;
    if (element === null || view == null) throw new Error('Nothing there.');
    return view.getComputedStyle(element, pseudo);
  };
  const line = () => ownRoot().querySelector('.m span');

  test('on paper there is the record and nothing of ours', async () => {
    const page = await open(both);
    expect(styleOf(page.getElementById('e'), '::highlight(cm-2)').textDecorationLine).toBe('underline');
    expect(styleOf(line()).display).toBe('inline');
    await cdp().send('Emulation.setEmulatedMedia', { media: 'print' });
    expect(styleOf(page.getElementById('e'), '::highlight(cm-2)').textDecorationLine).toBe('none');
    expect(line()?.checkVisibility()).toBe(false);
  });

  test('in forced colours the lines are drawn in the colour of text', async () => {
    const page = await open(both);
    await cdp().send('Emulation.setEmulatedMedia', {
      features: [{ name: 'forced-colors', value: 'active' }],
    });
    const text = page.createElement('p');
    text.style.color = 'CanvasText';
    page.body.append(text);
    const canvasText = styleOf(text).color;
    expect(styleOf(page.getElementById('e'), '::highlight(cm-2)').textDecorationColor).toBe(canvasText);
    expect(styleOf(line()).textDecorationColor).toBe(canvasText);
    expect(styleOf(line()).color).toBe('rgba(0, 0, 0, 0)');
  });

  test('the lines are seen on white and on black', async () => {
    const page = await open(both);
    for (const background of ['#ffffff', '#121212', '#000000']) {
      for (const name of ['cm-1', 'cm-2', 'cm-3']) {
        const { textDecorationColor } = styleOf(page.getElementById('e'), `::highlight(${name})`);
        expect(contrast(textDecorationColor, background)).toBeGreaterThanOrEqual(3);
      }
    }
  });

  test('a note that is scrolled far down keeps its lines, and what is out of view costs nothing', async () => {
    const lines = Array.from({ length: 400 }, (_, at) => `<p>Visit ${at}: psoriasis${at}.</p>`).join('');
    const { page, marks } = await frames.open(
      `<h2>Assessment</h2><div id="e" contenteditable="true" style="height: 300px; overflow: auto">${lines}</div>`,
    );
    marks.mark('psoriasis7.', 'psoriasis395.');
    await painted();
    await painted();
    expect(highlighted(page)).toEqual({ 'cm-2': ['psoriasis7.'] });
    page.getElementById('e')?.scrollTo(0, 1e6);
    await painted();
    await painted();
    await painted();
    expect(highlighted(page)).toEqual({ 'cm-2': ['psoriasis395.'] });
  });
});

/** How far apart two colours are in lightness, as WCAG counts it. */
function contrast(one: string, other: string): number {
  const canvas = document.createElement('canvas').getContext('2d');
  if (canvas === null) throw new Error('No canvas here.');
  const lightness = [one, other].map((color) => {
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
  });
  return Math.max(...lightness) / Math.min(...lightness);
}
