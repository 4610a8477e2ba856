/** What a coder does in an editor, key by key, and what Clear Margin does beside it meanwhile. */
import { cdp, userEvent } from 'vitest/browser';
import type { Beside, OpenedEditor, Standing } from './editor-page.ts';
import { standingOf, underlinedIn } from './editor-page.ts';

/** The browser has drawn: what follows a key at once has followed by then. */
export const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Until an editor has come to rest: nothing changes for so long as the slowest of their own clocks takes. */
export async function settled(editor: OpenedEditor): Promise<void> {
  let changed = performance.now();
  const observer = new MutationObserver(() => {
    changed = performance.now();
  });
  observer.observe(editor.place, { attributes: true, childList: true, characterData: true, subtree: true });
  for (let before = ''; performance.now() - changed < REST_MS; await drawn()) {
    const now = JSON.stringify(standingOf(editor));
    if (now !== before) changed = performance.now();
    before = now;
  }
  observer.disconnect();
}

/** CKEditor 4 looks at its selection this often, by way of an id it sets and takes away. */
const REST_MS = 250;

/** Far enough back to undo the composing and a line. */
const STEPS_BACK = 4;

/** Who else is there. */
export interface Company {
  /** The editor takes over a selection or what was composed this many ms late. */
  readonly late: number;
  readonly beside?: Beside;
  /** To underline, as far as they still stand there. */
  readonly words?: readonly string[];
}

export interface Played {
  /** Every step with how the editor stands after it. */
  readonly standings: readonly (readonly [string, Standing])[];
  /** What is underlined right after typing before the first mark, and after typing in it. */
  readonly underlined: readonly (readonly string[])[];
}

/** A coder's few minutes in the editor. */
export async function playThrough(
  editor: OpenedEditor,
  { late, beside, words = [] }: Company,
): Promise<Played> {
  const standings: (readonly [string, Standing])[] = [];
  const underlined: (readonly string[])[] = [];
  const mark = () => beside?.mark(words.filter((word) => beside.text().includes(word)));
  const play = async (
    step: string,
    act: string | (() => Promise<unknown>),
    reads?: (text: string) => boolean,
  ) => {
    await (typeof act === 'string' ? userEvent.keyboard(act) : act());
    if (beside !== undefined && reads !== undefined) {
      await beside.until(reads);
      mark();
    }
    await drawn();
    standings.push([step, standingOf(editor)]);
  };
  const compose = (text: string) => () =>
    cdp().send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });

  const insert = (text: string) => cdp().send('Input.insertText', { text });
  const undo = '{Control>}z{/Control}';
  const redo = '{Control>}{Shift>}z{/Shift}{/Control}';

  mark();
  editor.place.focus();
  await play('at the top', '{Control>}{Home}{/Control}');
  // All four keys within one frame are one edit beside the word, which then rightly moves along.
  await play('at the first word', 'N');
  await play('before the note', 'ew ');
  underlined.push(underlinedIn(editor.place));
  await play('behind a letter of a marked word', '{ArrowRight}');
  await play('inside a marked word', '{Backspace}p', (text) => text.startsWith('New psoriasis of'));
  underlined.push(underlinedIn(editor.place));
  await play('over a mark', '{Shift>}{ArrowLeft}{ArrowLeft}{/Shift}');
  await wait(late);
  await play('bold', '{Control>}b{/Control}');
  await play('at the end', '{Control>}{End}{/Control}');
  await play('after the note', ' O', (text) => text.endsWith(' is quiet. O'));
  await play('on, in the same step of undoing', 'k.');
  await play('a line more', '{Enter}');
  await play('in a new line', 'May');
  await play('over a selection', '{Shift>}{ArrowLeft}{/Shift}');
  await wait(late);
  await play('in its place', 'x', (text) => text.endsWith('\nMax'));
  await play('composing', compose('りよう'));
  await play('composing on', compose('りょうこう'), (text) => text.endsWith('\nMaxりょうこう'));
  await play(
    'composed',
    async () => {
      await insert('良好');
      await wait(late);
    },
    (text) => text.endsWith('\nMax良好'),
  );
  await wait(late);
  for (let step = 1; step <= STEPS_BACK; step++) await play(`undone ${step}`, undo);
  for (let step = 1; step <= STEPS_BACK; step++) await play(`done again ${step}`, redo);
  await beside?.until((text) => text === beside.fresh());
  return { standings, underlined };
}
