/** Real editors in Chromium, with the whole extension in a world of its own: no page opens its closed roots for us. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Served } from '../../utils/cli/serve-folders.ts';
import { UNDERLINED } from '../fixtures/editors/note.ts';
import { type Opened, openExtension } from './open-extension.ts';
import { serveEditors } from './serve-editors.ts';

/** Heading code: the claim must not go out with it, whatever the note says. */
const HEADER = 'L20.8';
const PATIENCE = { timeout: 15_000, interval: 50 };

const PLACES = [
  { name: 'TinyMCE in its blank frame', page: 'tinymce' },
  { name: 'an editor in a blank frame', page: 'frames' },
  { name: 'ProseMirror in an open shadow root', page: 'shadow' },
  { name: 'CodeMirror in a closed one', page: 'shadow', handle: 'closedEditor' },
];
type Place = (typeof PLACES)[number];

let opened: Opened;
let served: Served;

beforeAll(async () => {
  opened = await openExtension();
  served = await serveEditors();
  await opened.grant();
});

afterAll(async () => {
  await opened?.close();
  served?.close();
});

/** Run an expression over `editor`, the editor of the page. */
function ask<T>({ handle = 'editor' }: Place, expression: string): Promise<T> {
  return opened.page.evaluate<T>(`window.${handle}.then((editor) => ${expression})`);
}

const underlined = (place: Place) =>
  ask<string[]>(
    place,
    '[...editor.place.ownerDocument.defaultView.CSS.highlights.values()].flatMap((one) => [...one].map(String))',
  );

it.each(PLACES)('$name is read and underlined, and saves what was typed', async (place) => {
  await opened.page.goto(`${served.origin}/tests/fixtures/pages/editors/${place.page}.html`);
  await ask(place, 'editor.place.focus()');
  const before = await ask<string>(place, 'editor.saved()');
  await vi.waitFor(async () => expect(await underlined(place)).toEqual(UNDERLINED), PATIENCE);
  await opened.page.keyboard.press('Control+End');
  await opened.page.keyboard.type(`, ${HEADER}`);
  await vi.waitFor(async () => expect(await underlined(place)).toEqual([HEADER]), PATIENCE);
  expect(await ask(place, 'editor.saved()')).toBe(before.replace('is quiet.', `is quiet., ${HEADER}`));
  for (let back = 0; back < 12; back++) await opened.page.keyboard.press('Control+z');
  expect(await ask(place, 'editor.saved()')).toBe(before);
  await vi.waitFor(async () => expect(await underlined(place)).toEqual(UNDERLINED), PATIENCE);
});
