/**
 * Real editors in Firefox, with the whole extension: the note is found, a finding in it underlined, and the editor has,
 * does and saves what it did before the site was granted.
 */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Served } from '../../utils/cli/serve-folders.ts';
import { z } from '../../utils/zod.ts';
import { UNDERLINED } from '../fixtures/editors/note.ts';
import type { DrivenFirefox } from './drive-firefox.ts';
import { grantBeside, openFirefox, openPanelBeside, readFindings } from './open-firefox.ts';
import { serveEditors } from './serve-editors.ts';

/** Heading code: the claim must not go out with it, whatever the note says. */
const HEADER = 'L20.8';
/** The header itself, not a code below it that something else may offer. */
const IS_SAID = /L20\.8\b/;
type Key = string | readonly string[];
const CONTROL = '\uE009';
const ENTER = '\uE006';
const END = [CONTROL, '\uE010'];
const UNDO = [CONTROL, 'z'];
const REDO = [CONTROL, '\uE008', 'z'];
const PATIENCE = { timeout: 15_000, interval: 100 };

const PLACES = [
  { name: 'contenteditable', page: 'contenteditable' },
  { name: 'TinyMCE in its blank frame', page: 'tinymce', frame: true },
  { name: 'a textarea', page: 'textarea', isBox: true },
  { name: 'ProseMirror', page: 'prosemirror' },
  { name: 'ProseMirror in an open shadow root', page: 'shadow' },
  { name: 'CodeMirror in a closed one', page: 'shadow', handle: 'closedEditor' },
];
type Place = (typeof PLACES)[number];

let served: Served;
let firefox: DrivenFirefox;
let page: string;
let panel: string;
/** What each editor did alone, before the site was granted. */
const alone = new Map<string, readonly string[]>();

beforeAll(async () => {
  served = await serveEditors();
  firefox = await openFirefox();
  page = await firefox.open('about:blank');
  for (const place of PLACES) {
    await openPlace(place);
    alone.set(place.name, await playThrough(place));
  }
  panel = await openPanelBeside(firefox, '/editors/');
  await grantBeside(firefox, panel);
  await firefox.send('browsingContext.activate', { context: page });
});

afterAll(async () => {
  await firefox?.close();
  served?.close();
});

describe.each(PLACES)('$name', (place) => {
  it('is read and underlined, and has, does and saves what it did alone', async () => {
    await openPlace(place);
    // Pages see no highlight over a text box: its lines lie in a mirror of ours.
    const lines = (expected: readonly string[]) =>
      vi.waitFor(
        async () => expect(await underlined(place)).toEqual(place.isBox === true ? [] : expected),
        PATIENCE,
      );
    await lines(UNDERLINED);
    const played = await playThrough(place, async () => {
      await vi.waitFor(async () => expect(await readFindings(firefox, panel)).toMatch(IS_SAID), PATIENCE);
      await lines([HEADER]);
      if (place.isBox !== true) expect(await ask(place, RULES)).toBe(1);
    });
    expect(played).toEqual(alone.get(place.name));
    await vi.waitFor(async () => expect(await readFindings(firefox, panel)).not.toMatch(IS_SAID), PATIENCE);
    await lines(UNDERLINED);
  });
});

async function openPlace({ page: name }: Place): Promise<void> {
  await firefox.go(page, `${served.origin}/tests/fixtures/pages/editors/${name}.html`);
}

/** Run an expression over `editor`, the editor of the page. */
async function ask({ handle = 'editor' }: Place, expression: string): Promise<unknown> {
  return JSON.parse(
    String(await firefox.run(page, `window.${handle}.then((editor) => JSON.stringify(${expression}))`)),
  );
}

/** Words under our highlights in the editor's document. */
const underlined = (place: Place) =>
  ask(
    place,
    '[...editor.place.ownerDocument.defaultView.CSS.highlights.values()].flatMap((one) => [...one].map(String))',
  );

/** Firefox takes the look of a highlight from the shadow root it is in, not from the document. */
const RULES =
  '[...editor.place.getRootNode().adoptedStyleSheets].filter(({ cssRules }) => ' +
  '[...cssRules].some(({ cssText }) => cssText.includes("::highlight"))).length';

const STANDING =
  '[editor.saved(), editor.state(), editor.place.outerHTML, editor.place.ownerDocument.activeElement.localName, ' +
  'String(editor.place.ownerDocument.getSelection().anchorOffset), editor.place.scrollTop, scrollY]';

/** Types a finding, a line more, undoes and redoes. @returns how the editor stands after every step */
async function playThrough(place: Place, look = async () => {}): Promise<readonly string[]> {
  const standings: string[] = [];
  const step = async (name: string, ...keys: readonly Key[]) => {
    await press(place, keys);
    standings.push(`${name}: ${JSON.stringify(await ask(place, STANDING))}`);
  };
  await ask(place, 'true');
  // A script can't take the focus into a frame: there, a real click does.
  if (place.frame === true) await firefox.click(await firstFrame(), 'p');
  else await ask(place, '(editor.place.focus(), true)');
  await step('at the end', END);
  await step('typed', ...`, ${HEADER}.`);
  await look();
  await step('looked at');
  await step('a line more', ENTER, 'm');
  await step('undone', UNDO, UNDO, UNDO);
  await step('done again', REDO, REDO, REDO);
  await step('all undone', ...Array.from({ length: 14 }, () => UNDO));
  return standings;
}

/** Real keys into what has the focus, one after the other; a list is pressed together. */
async function press({ frame }: Place, keys: readonly Key[]): Promise<void> {
  if (keys.length > 0) await firefox.press(frame === true ? await firstFrame() : page, ...keys);
}

const tree = z.object({
  contexts: z.tuple([z.object({ children: z.tuple([z.object({ context: z.string() })]).rest(z.unknown()) })]),
});

/** Keys go to a frame by its own name. */
async function firstFrame(): Promise<string> {
  const { contexts } = tree.parse(await firefox.send('browsingContext.getTree', { root: page }));
  return contexts[0].children[0].context;
}
