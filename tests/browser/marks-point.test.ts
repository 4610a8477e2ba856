/** "This is my note": the page is pointed at, never changed. */
import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { FIELD_WORDS } from '../../utils/overlay/field-words.ts';
import { byId, ownPage } from './marks-open.ts';
import { ownRoot, painted } from './marks-page.ts';

const here = ownPage();
const { open } = here;
describe('pointing', () => {
  const PAGE =
    '<div data-testid="hpi-notes"><textarea id="mantine-a7b21c9" rows="3" style="width: 300px"></textarea></div>' +
    '<div><div><textarea rows="3" style="width: 300px"></textarea></div><div><textarea id="second" name="patient_4471882_note" rows="3" style="width: 300px"></textarea></div></div>' +
    '<div id="saved" style="width: 300px"><p>Seen for <i>psoriasis</i>.</p></div>';
  const start = () => here.marks.overlay.obey({ kind: 'point', stop: false, words: FIELD_WORDS });
  const finds = (selector: string | null | undefined) => [...document.querySelectorAll(selector ?? 'none')];

  test('a click takes the box under the pointer; the page hears nothing of it', async () => {
    open(PAGE);
    const heard: string[] = [];
    const hear = (event: Event) => heard.push(event.type);
    for (const type of ['mousedown', 'click', 'focusin']) document.addEventListener(type, hear);
    start();
    const field = byId('mantine-a7b21c9');
    await userEvent.hover(field);
    expect(ownRoot().querySelector('.pick')?.getBoundingClientRect().width).toBeCloseTo(field.offsetWidth, 0);
    await userEvent.click(field);
    expect(here.marks.pointed).toEqual(['[data-testid="hpi-notes"] textarea']);
    expect(finds(here.marks.pointed[0])).toEqual([field]);
    expect(heard).toEqual([]);
    expect(document.activeElement).toBe(document.body);
    expect(ownRoot().querySelector('.pick:not([hidden])')).toBeNull();
    for (const type of ['mousedown', 'click', 'focusin']) document.removeEventListener(type, hear);
  });

  test('numbers of patients and of libraries are in no selector, and it finds this box alone', async () => {
    open(PAGE);
    start();
    await userEvent.hover(document.querySelectorAll('textarea')[2] ?? document.body);
    await userEvent.click(document.querySelectorAll('textarea')[2] ?? document.body);
    expect(here.marks.pointed[0]).toBe('[id="second"]'.replace('[', 'textarea['));
    start();
    await userEvent.hover(document.querySelectorAll('textarea')[1] ?? document.body);
    await userEvent.click(document.querySelectorAll('textarea')[1] ?? document.body);
    expect(finds(here.marks.pointed[1])).toEqual([document.querySelectorAll('textarea')[1]]);
    expect(here.marks.pointed.join()).not.toMatch(/\d{2}/);
  });

  test('no selector holds the name of a patient, whatever the page calls its boxes', async () => {
    open('<div id="note-Doe-Jane"><textarea name="janeDoeNote">Itch.</textarea></div><textarea></textarea>');
    start();
    await userEvent.hover(document.querySelectorAll('textarea')[0] ?? document.body);
    await userEvent.click(document.querySelectorAll('textarea')[0] ?? document.body);
    expect(finds(here.marks.pointed[0])).toEqual([document.querySelectorAll('textarea')[0]]);
    expect(here.marks.pointed[0]).not.toMatch(/doe|jane/i);
  });

  test('a saved note is taken as the block of text it stands in', async () => {
    open(PAGE);
    start();
    await userEvent.hover(document.querySelector('i') ?? document.body);
    await userEvent.click(document.querySelector('i') ?? document.body);
    expect(finds(here.marks.pointed[0])).toEqual([document.querySelector('#saved p')]);
  });

  test('by keys: from box to box, Enter takes, Esc gives up', async () => {
    open(PAGE);
    byId('second').focus();
    start();
    await userEvent.keyboard('{Tab}{Tab}');
    await painted();
    expect(document.activeElement).toBe(byId('second'));
    await userEvent.keyboard('{Enter}');
    expect(finds(here.marks.pointed[0])).toEqual([document.querySelectorAll('textarea')[1]]);
    start();
    await userEvent.keyboard('{Escape}');
    expect(here.marks.pointed.at(-1)).toBeNull();
  });

  test('stopped from outside it gives no answer', async () => {
    open(PAGE);
    start();
    here.marks.overlay.obey({ kind: 'point', stop: true });
    await userEvent.click(byId('second'));
    expect(here.marks.pointed).toEqual([]);
    expect(document.activeElement).toBe(byId('second'));
  });
});
