/**
 * What coders and browsers do to a note under its marks: composing, undoing, pasting, dragging, taking a correction.
 * Whatever happens, a line is under the words it was drawn for, or it is gone.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { byId, ownPage } from './marks-open.ts';
import { highlighted, lettersIn, painted, underlined } from './marks-page.ts';

const NOTE = 'Plaque psoriasis of the left elbow.';
const MORE = 'Scalp is clear. Eczema of the hands.';
const UNDO = '{Control>}z{/Control}';
const REDO = '{Control>}{Shift>}z{/Shift}{/Control}';

const here = ownPage();
beforeEach(async () => {
  document.body.innerHTML = '';
  await userEvent.hover(document.body, { position: { x: 2, y: 2 } });
});

interface Place {
  readonly name: string;
  readonly html: string;
  /** Words that are underlined now, in order; fails where a line is not under its words. */
  readonly drawn: () => readonly string[];
  /** Selects a run of the note's first line. */
  readonly select: (words: string) => void;
  readonly text: () => string;
}

const field = () => byId('e');
function area(): HTMLTextAreaElement {
  const found = document.querySelector('textarea');
  if (found === null) throw new Error('The page has a textarea.');
  return found;
}
function textsIn(root: Node): readonly Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  for (let at = walker.nextNode(); at !== null; at = walker.nextNode()) {
    if (at instanceof Text) found.push(at);
  }
  return found;
}

const PLACES: readonly Place[] = [
  {
    name: 'an editor',
    html: `<h2>Assessment</h2><div contenteditable="true" id="e" style="width: 500px; margin: 30px; font: 16px/24px sans-serif"><p style="margin: 0">${NOTE}</p><p style="margin: 0">${MORE}</p></div>`,
    drawn: () => Object.values(highlighted(document)).flat().sort(),
    select(words) {
      for (const text of textsIn(field())) {
        const at = text.data.indexOf(words);
        if (at !== -1) getSelection()?.setBaseAndExtent(text, at, text, at + words.length);
      }
    },
    text: () =>
      field()
        .innerText.replace(/\u00A0/gu, ' ')
        .replace(/\n+/gu, '\n')
        .trim(),
  },
  {
    name: 'a textarea',
    html: `<h2>Assessment</h2><textarea id="e" style="width: 500px; height: 200px; margin: 30px; padding: 0; border: 0; font: 16px/24px sans-serif">${NOTE}\n${MORE}</textarea>`,
    drawn() {
      expect(lettersIn(area()).filter(({ isOnIts }) => !isOnIts)).toEqual([]);
      return underlined()
        .map(({ words }) => words)
        .sort();
    },
    select(words) {
      const at = area().value.indexOf(words);
      area().setSelectionRange(at, at + words.length);
    },
    text: () => area().value,
  },
];

describe.each(PLACES)('in $name', ({ html, drawn, select, text }) => {
  const start = (...words: readonly string[]) => {
    document.body.innerHTML = html;
    here.watch();
    here.marks.mark(...words);
    field().focus();
  };

  test('composing before a mark moves it, composing in it takes it away', async () => {
    start('psoriasis', 'Eczema');
    select('psoriasis');
    await userEvent.keyboard('{ArrowLeft}');
    for (const words of ['り', 'りよ', 'りょうこう']) {
      await cdp().send('Input.imeSetComposition', {
        text: words,
        selectionStart: words.length,
        selectionEnd: words.length,
      });
      await painted();
      for (const word of drawn()) expect(['psoriasis', 'Eczema']).toContain(word);
    }
    await cdp().send('Input.insertText', { text: '良好 ' });
    await painted();
    expect(text()).toContain('良好 psoriasis');
    expect(drawn()).toContain('Eczema');
    select('czem');
    await cdp().send('Input.imeSetComposition', { text: 'x', selectionStart: 1, selectionEnd: 1 });
    await painted();
    expect(drawn()).not.toContain('Eczema');
    await cdp().send('Input.insertText', { text: 'x' });
  });

  test('undo and redo carry the marks that are left along', async () => {
    start('psoriasis', 'Scalp', 'Eczema');
    select('Plaque');
    await userEvent.keyboard('Guttate');
    await painted();
    expect(drawn()).toEqual(['Eczema', 'Scalp', 'psoriasis']);
    select('of the left');
    await userEvent.keyboard('{Delete}');
    for (const key of [UNDO, UNDO, UNDO, REDO, REDO, REDO]) {
      await userEvent.keyboard(key);
      await painted();
      expect(drawn()).toEqual(['Eczema', 'Scalp', 'psoriasis']);
    }
  });

  test('pasting 20 kB over a selection takes the marks in it away and moves those behind', async () => {
    start('psoriasis', 'elbow', 'Scalp', 'Eczema');
    const long = 'Itchy since spring, no bleeding, uses emollients. '.repeat(400);
    const source = document.createElement('textarea');
    document.body.append(source);
    source.value = long;
    source.focus();
    source.select();
    await userEvent.keyboard('{Control>}c{/Control}');
    source.remove();
    field().focus();
    select('psoriasis of the left elbow');
    await userEvent.keyboard('{Control>}v{/Control}');
    await painted();
    await painted();
    expect(text().length).toBeGreaterThan(19_000);
    expect(text()).toContain('Plaque Itchy since');
    for (const word of drawn()) expect(['Scalp', 'Eczema']).toContain(word);
    field().scrollTo(0, 1e6);
    scrollTo(0, 1e6);
    await painted();
    await painted();
    expect(drawn()).toEqual(['Eczema', 'Scalp']);
    await userEvent.keyboard(UNDO);
    await painted();
    for (const word of drawn()) expect(['Scalp', 'Eczema']).toContain(word);
    expect(text()).toContain(NOTE);
  });

  test('words dragged from one place to another', async () => {
    start('Plaque', 'Scalp', 'Eczema', 'hands');
    select('Eczema of the hands');
    await userEvent.dragAndDrop(field(), field(), {
      sourcePosition: { x: 160, y: 36 },
      targetPosition: { x: 2, y: 12 },
    });
    await painted();
    await painted();
    expect(text().startsWith('Eczema of the hands')).toBe(true);
    expect(text()).not.toContain(MORE);
    for (const word of drawn()) expect(['Plaque', 'Scalp', 'Eczema', 'hands']).toContain(word);
    expect(drawn()).toContain('Scalp');
    // Read again, it is marked again where it now stands.
    await here.marks.until(({ fields }) => fields[0]?.text.startsWith('Eczema') ?? false);
    await new Promise((done) => setTimeout(done, 1600));
    here.marks.mark('Plaque', 'Scalp', 'Eczema', 'hands');
    await painted();
    expect(drawn()).toEqual(['Eczema', 'Plaque', 'Scalp', 'hands']);
  });

  test('a word put right by the browser takes its own mark away and no other', async () => {
    start('psoriasis', 'elbow', 'Eczema');
    select('psoriasis');
    // As spelling checkers do: a selected word is replaced, in one step that can be undone.
    document.execCommand('insertText', false, 'pityriasis');
    await painted();
    expect(text()).toContain('Plaque pityriasis of the left elbow.');
    expect(drawn()).toEqual(['Eczema', 'elbow']);
    await userEvent.keyboard(UNDO);
    await painted();
    expect(text()).toContain(NOTE);
    expect(drawn()).toEqual(['Eczema', 'elbow']);
  });

  test('a line cut in two, and joined again', async () => {
    start('psoriasis', 'left elbow', 'Scalp');
    select('of');
    await userEvent.keyboard('{ArrowLeft}{Enter}');
    await painted();
    await painted();
    expect(drawn()).toEqual(['Scalp', 'left elbow', 'psoriasis']);
    await userEvent.keyboard('{Backspace}');
    await painted();
    await painted();
    expect(drawn()).toEqual(['Scalp', 'left elbow', 'psoriasis']);
    select('elbow');
    await userEvent.keyboard('{ArrowLeft}{Enter}');
    await painted();
    await painted();
    expect(drawn()).toEqual(['Scalp', 'psoriasis']);
  });
});
