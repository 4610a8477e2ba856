/** What a coder has on the screen, page by page, and what Clear Margin takes from it. */
import { afterEach, describe, expect, test } from 'vitest';
import { isReadByParent } from '../../utils/note/who-reads.ts';
import { closePages, codesOf, documentIn, notesOf, openPage, readPage } from './note-page.ts';

afterEach(closePages);

describe('plain pages', () => {
  test('a note in four textareas, named by their fieldsets', async () => {
    const reading = readPage(await openPage('plain-textareas.html'));
    expect(notesOf(reading)).toEqual([
      'Subjective: 61-year-old man with a pearly spot on his nose for six months. It bleeds when he shaves.',
      'Objective: Left nasal ala: 7 mm pearly papule with rolled border. No other lesion.',
      'Assessment: Basal cell carcinoma of the nose, C44.31. Atopic dermatitis L20.9 is quiet.',
      'Plan: Shave biopsy today, 11102. Return in two weeks for the result.',
    ]);
    expect(codesOf(reading)).toEqual([]);
    expect(reading.dateOfService).toEqual({ date: '2026-11-10', from: 'Date of service: 11/10/2026' });
    expect(reading.unread).toEqual([]);
  });

  test('a signed note that cannot be typed into', async () => {
    const reading = readPage(await openPage('static-note.html'));
    expect(notesOf(reading)).toEqual([
      'History of present illness: New spot on the left forearm, growing.',
      'Exam: Left forearm: 9 mm scaly plaque.',
      'Assessment: Squamous cell carcinoma in situ, D04.62.\nDiscussed treatment.',
      'Plan: Curettage today, 17262.',
      'Addendum: Pathology sent.',
    ]);
    expect(reading.dateOfService?.date).toBe('2026-11-10');
  });

  test('all that misleads: prompts, chats, searches, twins, parked copies, forms that lie about themselves', async () => {
    const reading = readPage(await openPage('hostile.html'));
    expect(notesOf(reading)).toEqual([
      'Dermatology note: Contact dermatitis of both hands, L25.9. Broken emoji: \uFFFD',
      'Addendum: Patch test booked.',
    ]);
    expect(codesOf(reading)).toEqual([]);
    expect(reading.dateOfService?.date).toBe('2026-11-10');
  });
});

/** Shapes measured on running systems, in our own words. */
describe('boxes of real charts', () => {
  const style = '<style>textarea { width: 300px; height: 80px; }</style>';

  test.each([
    [
      'a heading far above, a random id',
      '<h2>Fill chart note</h2><div><div><textarea id="m-r4">Rash.</textarea></div></div>',
    ],
    [
      'a header box beside it',
      '<div class="form-section"><div class="section-header">HPI</div><textarea>Rash.</textarea></div>',
    ],
    [
      'a test id on the box around it',
      '<div data-testid="hpi-notes"><div><textarea>Rash.</textarea></div></div>',
    ],
    ['a name in one word', '<div><textarea name="caseNote_note">Rash.</textarea></div>'],
    [
      'an editor without any name',
      '<div class="richtext" contenteditable="true">Itchy red rash on both arms.</div>',
    ],
    ['a cell before it', '<table><tr><td>Plan</td><td><textarea>Rash.</textarea></td></tr></table>'],
    [
      'a box that is locked',
      '<label>Plan <textarea readonly>Rash.</textarea></label><label>X <input disabled></label>',
    ],
  ])('%s', async (_, html) => {
    const reading = readPage(await openPage(style + html));
    expect(reading.fields.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      expect.stringMatching(/^note: (Rash\.|Itchy red rash on both arms\.)$/),
    ]);
  });
});

test('a note stays one beside a Send button that its own label does not mean', async () => {
  const label = (words: string, button: string) =>
    `<div>${words}<textarea style="width: 300px; height: 60px">Plaque psoriasis.</textarea><button>${button}</button></div>`;
  expect(notesOf(readPage(await openPage(label('<h2>Assessment</h2>', 'Send'))))).toEqual([
    'Assessment: Plaque psoriasis.',
  ]);
  expect(notesOf(readPage(await openPage(label('<h2>Message to patient</h2>', 'Send'))))).toEqual([]);
});

describe('codes beside the note', () => {
  test('a diagnosis list, a fee sheet, a charge table and a code field', async () => {
    const reading = readPage(await openPage('fee-sheet.html'));
    expect(codesOf(reading)).toEqual([
      'Diagnoses (icd10cm): D48.5 Neoplasm of uncertain behavior of skin\nAtopic dermatitis, unspecified',
      'Fee sheet (icd10cm): L20.9',
      'Fee sheet (cpt): 11102-59 x2\n11103 x1',
      'Charges (hcpcs): J3301 x4 Injection',
      'Charges (cpt): 99213-25 x1 Visit',
      'Primary diagnosis code (icd10cm): C44.319',
    ]);
    expect(notesOf(reading)).toEqual(['Assessment and plan: Two lesions of the back biopsied.']);
    expect(reading.dateOfService).toEqual({ date: '2026-11-10', from: 'Service date: 10 Nov 2026' });
  });
});

describe('frames', () => {
  test('frames in frames are read each by itself, a tab that is not in front too', async () => {
    const top = await openPage('nested-iframes.html');
    const encounter = documentIn(top.querySelector('iframe'));
    const [soap, fees] = [...encounter.querySelectorAll('iframe')].map((frame) => documentIn(frame));
    expect(notesOf(readPage(top))).toEqual([]);
    expect(readPage(encounter).dateOfService?.date).toBe('2026-11-10');
    if (soap === undefined || fees === undefined) throw new Error('The page has two inner frames.');
    expect(notesOf(readPage(soap))).toEqual([
      'Subjective: Itchy rash in the elbow folds since spring.',
      'Assessment: Atopic dermatitis, L20.9.',
    ]);
    expect(codesOf(readPage(fees))).toEqual(['Fee sheet (icd10cm): L20.9', 'Fee sheet (cpt): 99213-25 x1']);
    expect(readPage(fees).path).toEqual([...readPage(encounter).path, 1]);
    expect([top, encounter, soap, fees].map(isReadByParent)).toEqual([false, false, false, false]);
  });

  test('a rich-text frame without an address is read by the page around it, once', async () => {
    const page = await openPage('rich-text-iframe.html');
    const reading = readPage(page);
    expect(notesOf(reading).map((note) => note.replace('\u00A0', ' '))).toEqual([
      'assessment: Psoriasis of the scalp and elbows.\nPlaque type, L40.9.\nBetter on calcipotriene.',
      'Plan: Continue. See again in three months.',
    ]);
    expect(reading.dateOfService?.date).toBe('2026-11-10');
    expect(isReadByParent(documentIn(page.querySelector('iframe')))).toBe(true);
  });

  test('a document in design mode is one editor', async () => {
    const page = await openPage('<h2>Visit note</h2><iframe style="height: 200px"></iframe>');
    const inner = documentIn(page.querySelector('iframe'));
    inner.designMode = 'on';
    inner.body.innerHTML = 'Vitiligo of the face, L80.<br>Tacrolimus.';
    expect(notesOf(readPage(page))).toEqual(['Visit note: Vitiligo of the face, L80.\nTacrolimus.']);
  });

  test('a frame of another site is named, with its place', async () => {
    const page = await openPage(
      '<iframe sandbox="allow-scripts" srcdoc="x" style="height: 300px"></iframe>' +
        '<iframe src="http://127.0.0.1:9/note" style="height: 300px"></iframe>' +
        '<iframe src="http://127.0.0.1:9/pixel" width="1" height="1"></iframe>',
    );
    await new Promise((done) => setTimeout(done, 200));
    expect(readPage(page).unread.map(({ what, frame }) => `${what}, ${frame}`)).toEqual([
      'A closed-off frame, 0',
      'A frame from 127.0.0.1:9, 1',
    ]);
  });
});

describe('editors and components', () => {
  test('an editor on the page, with its lists, tables and empty lines', async () => {
    const reading = readPage(await openPage('contenteditable.html'));
    expect(notesOf(reading)).toEqual([
      'Progress note: Seborrheic keratosis of the back, L82.1.\n\nPlan:\nReassured\nCryotherapy, 17110 if it itches\nSite\tSize\nBack\t8 mm',
    ]);
  });

  test('web components, one inside the other', async () => {
    const reading = readPage(await openPage('shadow.html'));
    expect(notesOf(reading)).toEqual(['Assessment: Actinic keratosis of the scalp, L57.0.']);
  });
});
