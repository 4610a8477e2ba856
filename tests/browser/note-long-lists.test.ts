/** Charts with lists of hundreds of rows: most say nothing, and what one of them says is found all the same. */
import { afterEach, describe, expect, test } from 'vitest';
import { closePages, codesOf, notesOf, openPage, readPage } from './note-page.ts';

afterEach(closePages);

const ROWS = 300;
/** Behind so many rows that say nothing. */
const PLACE = 200;

/** @param row what stands in the one row that is not like the others */
function timeline(row: string, tag = 'li'): string {
  const rows = Array.from({ length: ROWS }, (_, at) =>
    at === PLACE
      ? row
      : `<${tag} class="item"><div class="item-header"><b>Day ${at}</b></div><p>Seen in <i>room</i> 4.</p></${tag}>`,
  );
  return `<style>textarea, [contenteditable] { width: 300px; height: 60px }</style><ul>${rows.join('')}</ul>`;
}

describe('in the middle of a long list', () => {
  test.each([
    ['a text box', '<li class="item"><label>HPI <textarea>Itchy plaques.</textarea></label></li>'],
    [
      'an editor, deep in its row',
      '<li class="item"><div><h3>HPI</h3><div><div contenteditable="true">Itchy plaques.</div></div></div></li>',
    ],
    [
      'a saved note that is built like the rows around it',
      '<li class="item"><div class="item-header"><b>HPI</b></div><p>Itchy <i>plaques</i>.</p></li>',
    ],
    [
      'a component that keeps its text box to itself',
      '<li class="item"><chart-note><template shadowrootmode="open"><h3>HPI</h3><textarea>Itchy plaques.</textarea></template></chart-note></li>',
    ],
    [
      'a list of its own with a text box',
      '<li class="item"><ul><li><label>HPI <textarea>Itchy plaques.</textarea></label></li></ul></li>',
    ],
  ])('%s is found', async (_, row) => {
    const page = await openPage('<div></div>');
    page.body.setHTMLUnsafe(timeline(row));
    expect(notesOf(readPage(page))).toEqual(['HPI: Itchy plaques.']);
  });
});

test('every line of a long claim is read', async () => {
  const lines = Array.from({ length: ROWS }, () => '<tr><td><span>L40.0</span></td><td>Psoriasis</td></tr>');
  const page = `<table><thead><tr><th>Code</th><th>Description</th></tr></thead><tbody>${lines.join('')}</tbody></table>`;
  const [codes = ''] = codesOf(readPage(await openPage(page)));
  expect(codes.split('\n')).toHaveLength(ROWS);
});

test('a heading in the last row of a long list still stands above what comes behind it', async () => {
  const page = await openPage('<div></div>');
  const box = '<textarea>Itchy plaques.</textarea>';
  page.body.setHTMLUnsafe(`${timeline('')}<ul><li><h4>Assessment</h4></li></ul>${box}`);
  expect(notesOf(readPage(page))).toEqual(['Assessment: Itchy plaques.']);
});
