/** Pages that are made to mislead or to exhaust the reader: it says what it can, soon, and throws nothing. */
import { afterEach, describe, expect, test } from 'vitest';
import { EHR_HINTS } from '../../utils/note/ehr-hints.ts';
import { createFrameReader } from '../../utils/note/read-frame.ts';
import type { PageHints } from '../../utils/note/wire.ts';
import { closePages, noClosedRoots, notesOf, openPage, readPage } from './note-page.ts';

afterEach(closePages);

const STYLE = '<style>textarea { width: 300px; height: 60px; }</style>';
const read = (page: Document, hints: readonly PageHints[] = EHR_HINTS) =>
  createFrameReader(page, noClosedRoots, { hints, salt: 'test' }).readAll();

test('forms whose inputs are named like everything an element has', async () => {
  const names =
    'id name action parentNode nodeType localName className shadowRoot contains matches closest getAttribute hasAttribute firstChild textContent children ownerDocument getBoundingClientRect checkVisibility';
  const inputs = names.split(' ').map((name) => `<input name="${name}" value="x">`);
  const page = await openPage(
    `${STYLE}<form class="form-header">${inputs.join('')}<label>Plan <textarea>Rest.</textarea></label></form>`,
  );
  expect(notesOf(read(page))).toEqual(['Plan: Rest.']);
});

test('a page that replaces what its elements can do', async () => {
  const page = await openPage(
    `${STYLE}<label>Plan <textarea>Rest.</textarea></label><script>
      for (const name of ['getAttribute', 'querySelectorAll', 'matches', 'closest', 'contains'])
        Element.prototype[name] = () => { throw new Error('mine'); };
      Document.prototype.createTreeWalker = () => null;
      Array.prototype.map = String.prototype.slice = () => 'mine';
    </script>`,
  );
  expect(notesOf(read(page))).toEqual(['Plan: Rest.']);
});

test('two hundred frames with a note each', async () => {
  const frame = `<iframe srcdoc="<label>Plan <textarea style='height:40px'>Rest.</textarea></label>"></iframe>`;
  const page = await openPage(frame.repeat(200));
  for (let tries = 0; tries < 100 && notesOf(read(page)).length < 200; tries++) {
    await new Promise((done) => setTimeout(done, 50));
  }
  expect(notesOf(read(page))).toHaveLength(200);
});

test('a note of five million letters is cut, and says so', async () => {
  const page = await openPage(`${STYLE}<label>Plan <textarea></textarea></label>`);
  const field = page.querySelector('textarea');
  if (field !== null) field.value = 'itch '.repeat(1_000_000);
  const reading = read(page);
  expect(reading.fields[0]?.text).toHaveLength(1_000_000);
  expect(reading.unread.map(({ what }) => what)).toEqual(['“Plan”']);
});

describe('labels without end', () => {
  test.each([
    ['of a record number', `mrn ${'a'.repeat(2000)}`],
    ['of a birthday', `dob ${'1 '.repeat(1000)}`],
    ['of a visit', 'visit no '.repeat(220)],
    ['of a note', 'assessment plan '.repeat(120)],
  ])('%s', async (_, words) => {
    const page = await openPage(
      `${`<p>${words}</p>`.repeat(500)}${STYLE}<label>Plan <textarea>Rest.</textarea></label>`,
    );
    // Grown with the square of the words, this would outlast the test.
    expect(notesOf(read(page))).toContain('Plan: Rest.');
  });
});

test('a box of no size is not read; one that something covers is', async () => {
  const page = await openPage(
    `${STYLE}<label>HPI <textarea style="width:0;height:0;border:0;padding:0">Nobody sees this.</textarea></label>
    <label>Plan <textarea>Under a dialog.</textarea></label>
    <div style="position:fixed;inset:0;background:white"></div>`,
  );
  expect(notesOf(read(page))).toEqual(['Plan: Under a dialog.']);
});

describe('hints', () => {
  const hint = (parts: Partial<PageHints>): PageHints => ({
    when: { path: '', selector: '' },
    note: [],
    leave: [],
    codes: [],
    date: [],
    encounter: [],
    ...parts,
  });
  const PAGE = `${STYLE}<div id="chat" class="chat"><textarea id="odd">Rash on the arm.</textarea></div>
    <div id="team"><label>Plan <textarea>Of someone else.</textarea></label></div><p id="day">Seen Nov 9, 2026</p>`;

  test('what the user pointed at is the note, whatever else it looks like', async () => {
    const page = await openPage(PAGE);
    expect(notesOf(readPage(page))).toEqual(['Plan: Of someone else.']);
    const reading = read(page, [hint({ note: ['#odd'], leave: ['#team'], date: ['#day'] })]);
    expect(reading.fields.map(({ text }) => text)).toEqual(['Rash on the arm.']);
    expect(reading.dateOfService?.date).toBe('2026-11-09');
  });

  test('once it is said which box is the note, no other is taken for one by its words alone', async () => {
    const page = await openPage('ehrs/doubt.html');
    const reading = read(page, [hint({ note: ['#y'] })]);
    expect(reading.fields.map(({ text }) => text)).toEqual([
      'Remember that she moves to another town in spring and wants her photographs and papers before then.',
    ]);
    expect(reading.unread).toEqual([]);
  });

  test('a block of text can be the note as well, and a box around a field', async () => {
    const page = await openPage(
      `${PAGE}<div id="text"><p>First.</p><p>Second.</p><button>Edit</button></div>`,
    );
    const reading = read(page, [hint({ note: ['#text', '#chat'], leave: ['#team'] })]);
    expect(reading.fields.map(({ text }) => text)).toEqual(['Rash on the arm.', 'First.\nSecond.']);
  });

  test('hints of another page, or that no browser understands, change nothing', async () => {
    const page = await openPage(PAGE);
    for (const wrong of [
      hint({ when: { path: '/elsewhere/', selector: '' }, note: ['#odd'] }),
      hint({ when: { path: '(', selector: '' }, note: ['#odd'] }),
      hint({ when: { path: '', selector: '#missing' }, note: ['#odd'] }),
      hint({ note: ['###', ''] }),
    ]) {
      expect(notesOf(read(page, [wrong]))).toEqual(['Plan: Of someone else.']);
    }
  });

  test('a hint that fits counts although another is broken', async () => {
    const page = await openPage(PAGE);
    const broken = hint({ when: { path: '(', selector: '' } });
    const reading = read(page, [broken, hint({ note: ['#odd'], leave: ['#team'] })]);
    expect(reading.fields.map(({ text }) => text)).toEqual(['Rash on the arm.']);
  });
});

describe('the encounter', () => {
  const keyOf = async (html: string, salt = 'one') =>
    createFrameReader(await openPage(html), noClosedRoots, { hints: [], salt }).readAll().encounter;

  test('is told by what the header says, in whatever boxes it stands', async () => {
    const key = await keyOf('<p>MRN: 10422 | DOB: 03/12/1975</p>');
    expect(key).toMatch(/^[a-z0-9.]{8,60}$/);
    expect(await keyOf('<dl><dt>DOB</dt><dd>03/12/1975</dd><dt>MRN</dt><dd>10422</dd></dl>')).toBe(key);
    expect(await keyOf('<p>MRN: 10423 | DOB: 03/12/1975</p>')).not.toBe(key);
  });

  test('no word of it leaves the page, and another session makes another key', async () => {
    const key = await keyOf('<p>MRN: 10422</p>');
    expect(key).not.toContain('10422');
    expect(await keyOf('<p>MRN: 10422</p>', 'two')).not.toBe(key);
    expect(await keyOf('<p>MRN: 10422</p>', '')).toBeNull();
  });

  test('beside a list of patients it is told by the header, or by nothing: never by another patient', async () => {
    const list = '<ul><li>Smith MRN: 1111</li><li>Jones MRN: 2222</li></ul>';
    const header = '<header>Jones MRN: 2222</header>';
    expect(await keyOf(`${list}${header}`)).toBe(await keyOf(header));
    const aside = '<aside><div>Smith MRN: 1111</div><div>Jones MRN: 2222</div></aside>';
    expect(await keyOf(`${aside}${header}`)).toBeNull();
    expect(await keyOf(`${aside}<header>Smith MRN: 1111, DOB: 03/12/1975</header>`)).toBe(
      await keyOf('<p>DOB: 03/12/1975</p>'),
    );
  });

  test('a page that names nobody has none; nor does what is typed into a note', async () => {
    expect(await keyOf('<p>New patient</p><p>Patient list</p>')).toBeNull();
    expect(await keyOf(`${STYLE}<label>Plan <textarea>MRN: 10422</textarea></label>`)).toBeNull();
  });
});
