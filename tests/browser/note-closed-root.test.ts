/** Pages hide their boxes in closed shadow roots, some of them on plain elements. */
import { afterEach, expect, test } from 'vitest';
import { createFrameReader } from '../../utils/note/read-frame.ts';
import { closePages, notesOf, openPage } from './note-page.ts';

afterEach(closePages);

test.each(['div', 'section', 'x-note'])('a note in the closed root of a %s is read', async (tag) => {
  const page = await openPage(`<h1>Visit</h1><${tag} id="host"></${tag}>`);
  const host = page.querySelector('#host');
  const root = host?.attachShadow({ mode: 'closed' });
  if (root === undefined) throw new Error('The page has no host.');
  root.innerHTML = '<label>HPI <textarea>Itchy elbows.</textarea></label>';
  const reader = createFrameReader(page, (element) => (element === host ? root : null));
  expect(notesOf(reader.readAll())).toEqual(['HPI: Itchy elbows.']);
});
