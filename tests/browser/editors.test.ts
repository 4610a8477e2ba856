/**
 * The real editors, untouched. In every one of them the note is found to the letter and followed key by key; and
 * everything the editor has, does and saves is what it would be without us.
 */
import { afterEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Within } from './editor-page.ts';
import { openEditor, sitBeside, standingOf, underlinedIn } from './editor-page.ts';
import { drawn, playThrough, settled } from './editor-play.ts';
import { closePages, openPage, readPage } from './note-page.ts';

afterEach(closePages);

const LINES = [
  'Psoriasis of the scalp and both elbows, plaque type, L40.0.',
  'Two lesions:',
  'left forearm, 9 mm, scaly',
  'nose,\u00A06 mm',
  'Cryotherapy today.',
  'Next visit in May.',
  '',
  'Atopic dermatitis is quiet.',
];
/** Editors that know no lists keep them as lines; a box of the browser is read letter by letter. */
const PLAIN_LINES = LINES.map((line, place) => (place === 2 || place === 3 ? `- ${line}` : line));

const PLAN = ['Return in three months.'];

interface Place extends Within {
  readonly name: string;
  /** The page, where the name is not its own. */
  readonly page?: string;
  /** All that is note on it, field by field. */
  readonly note: readonly (readonly string[])[];
  /** Which of the fields the editor is. */
  readonly at?: number;
  /** It takes over a selection or what was composed this many ms late. */
  readonly late?: number;
}

const PLACES: readonly Place[] = [
  { name: 'contenteditable', note: [LINES, PLAN] },
  { name: 'TinyMCE', page: 'tinymce', note: [LINES, PLAN] },
  { name: 'CKEditor 5', page: 'ckeditor5', note: [LINES, PLAN] },
  { name: 'Quill', page: 'quill', note: [LINES, PLAN] },
  { name: 'ProseMirror', page: 'prosemirror', note: [LINES, PLAN] },
  { name: 'Lexical', page: 'lexical', note: [LINES, PLAN] },
  { name: 'Slate', page: 'slate', note: [LINES, PLAN], late: 150 },
  { name: 'Draft', page: 'draft', note: [LINES, PLAN], late: 40 },
  { name: 'CodeMirror', page: 'codemirror', note: [PLAIN_LINES, PLAN] },
  { name: 'textarea', note: [PLAIN_LINES.map((line) => line.replace('Atopic', 'Atopic\u200B')), PLAN] },
  { name: 'ProseMirror in an open shadow root', page: 'shadow', note: [LINES, PLAIN_LINES] },
  { name: 'CodeMirror in a closed one', page: 'shadow', note: [LINES, PLAIN_LINES], at: 1, closed: true },
  { name: 'a blank frame', page: 'frames', note: [LINES, LINES] },
  {
    name: 'TinyMCE without a frame of its own, in a srcdoc frame',
    page: 'frames',
    note: [LINES, LINES],
    at: 1,
    filled: '#filled',
  },
  {
    name: 'CKEditor 4 in frames in frames',
    page: 'nested',
    frames: ['[name=enc]', '[name=enctabs-101]'],
    note: [LINES, PLAN],
  },
];

/** Words in a paragraph, over bold, in a list, and after a mark of zero width. */
const OVER_BOLD = 'mm, scaly';
const LAST = 'dermatitis';
const WORDS = ['Psoriasis', 'elbows', OVER_BOLD, 'nose', LAST];

describe.each(PLACES)('$name', (place) => {
  const { name, page = name, note, at = 0, late = 0 } = place;
  const lines = note[at] ?? [];
  const isBox = name === 'textarea';

  test('the note is found to the letter, and nothing that is not note', async () => {
    const beside = sitBeside(await openEditor(page, place), at);
    const { fields, unread } = beside.last();
    expect(fields.map(({ text }) => text.split('\n'))).toEqual(note);
    expect(fields.filter(({ kind }) => kind !== 'note')).toEqual([]);
    expect(fields.filter(({ label }) => /edit|alt/iu.test(label))).toEqual([]);
    expect(unread).toEqual([]);
    beside.stop();
  });

  test('marks come, change and go without a trace', async () => {
    const editor = await openEditor(page, place);
    const { place: box } = editor;
    box.focus();
    await userEvent.keyboard('{Control>}{Home}{/Control}{ArrowDown}{ArrowRight}{Shift>}{ArrowRight}{/Shift}');
    editor.page.scrollingElement?.scrollTo(0, 30);
    box.scrollTo(0, 15);
    await settled(editor);
    const before = standingOf(editor);
    const changes: MutationRecord[] = [];
    const observer = new MutationObserver((records) => changes.push(...records));
    observer.observe(box, { attributes: true, childList: true, characterData: true, subtree: true });

    const beside = sitBeside(editor, at);
    beside.mark(WORDS);
    await drawn();
    if (!isBox) expect(underlinedIn(box)).toEqual(shownAs(WORDS, lines));
    expect(standingOf(editor)).toEqual(before);
    beside.mark(WORDS.slice(1));
    await drawn();
    if (!isBox) expect(underlinedIn(box)).toEqual(shownAs(WORDS.slice(1), lines));
    beside.show(LAST);
    await drawn();
    // It may scroll there, and does nothing else.
    expect({ ...standingOf(editor), scrolled: [] }).toEqual({ ...before, scrolled: [] });
    beside.stop();
    await drawn();
    expect(underlinedIn(box)).toEqual([]);
    expect({ ...standingOf(editor), scrolled: [] }).toEqual({ ...before, scrolled: [] });
    changes.push(...observer.takeRecords());
    expect(changes.map(told)).toEqual([]);
  });

  test('typing, composing, undoing and saving go as they would without us, and are followed', async () => {
    const alone = await playThrough(await openEditor(page, place), { late });
    closePages();
    const editor = await openEditor(page, place);
    const beside = sitBeside(editor, at);
    const followed = await playThrough(editor, { late, beside, words: WORDS });
    beside.stop();
    expect(followed.standings).toEqual(alone.standings);
    // The word that was typed at goes; the one behind it moves along; what is out of view is not drawn.
    const kept = shownAs(['elbows', OVER_BOLD, 'nose'], lines);
    if (isBox) return;
    for (const words of followed.underlined) expect(words.filter((word) => word !== LAST)).toEqual(kept);
  });
});

describe('editors that do not draw all of their text', () => {
  test('a long note in CodeMirror: what is in sight is read, and the rest is said to be unread', async () => {
    const editor = await openEditor('codemirror-long');
    const beside = sitBeside(editor);
    const unread = [
      {
        what: '“Assessment”',
        why: 'Only the lines in sight could be read. Copy the note to have all of it checked.',
      },
    ];
    expect(beside.text()).toMatch(/^Visit 1: /u);
    expect(beside.last().unread).toEqual(unread);
    editor.place.parentElement?.scrollTo(0, 20_000);
    await beside.until((text) => /\nVisit 9\d\d: /u.test(text));
    expect(beside.last().unread).toEqual(unread);
    beside.stop();
  });

  test.each(['CodeMirror', 'monaco-editor', 'ace_editor'])(
    '%s: the note is not read, and that is said',
    async (name) => {
      const lines = '<div>Plaque psoriasis of the scalp, L40.0.</div>'.repeat(9);
      const box = '<textarea style="position: absolute; width: 1px; height: 1px"></textarea>';
      const page = await openPage(
        `<h2>Assessment</h2><div class="${name}" style="height: 200px">${box}${lines}</div>`,
      );
      expect(readPage(page).fields).toEqual([]);
      expect(readPage(page).unread).toEqual([
        { what: 'A code editor', why: 'It could not be read. Copy the note from it if you need it checked.' },
      ]);
    },
  );
});

/** Underlined words as the page has them: a mark that runs over bold is drawn in two. */
function shownAs(words: readonly string[], lines: readonly string[]): readonly string[] {
  if (lines !== LINES) return [...words].sort();
  return words.flatMap((word) => (word === OVER_BOLD ? ['mm, ', 'scaly'] : [word])).sort();
}

function told({ type, target, attributeName }: MutationRecord): string {
  return `${type} of ${target.nodeName} ${attributeName ?? ''}`;
}
