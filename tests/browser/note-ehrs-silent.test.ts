/** Scripts of a page fill in boxes without telling anybody: no event, no change of its nodes. */
import { afterEach, expect, test } from 'vitest';
import { closePages, follow, notesOf, openPage } from './note-page.ts';

afterEach(closePages);

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
const PAGE =
  '<label>Plan <textarea>Rest.</textarea></label><button type="button">Insert template</button><p>Chart</p>';

async function openAndFill(): Promise<{ page: Document; watch: ReturnType<typeof follow>; fill(): void }> {
  const page = await openPage(PAGE);
  const watch = follow(page);
  await wait(400);
  const field = page.querySelector('textarea');
  const fill = () => {
    if (field !== null) field.value = 'Filled in by a script.';
  };
  return { page, watch, fill };
}

test('after a click or a key anywhere in the page', async () => {
  const { page, watch, fill } = await openAndFill();
  fill();
  await wait(400);
  expect(watch.said).toHaveLength(1);
  page.querySelector('p')?.click();
  const reading = await watch.until(({ fields }) => fields[0]?.text === 'Filled in by a script.');
  expect(notesOf(reading)).toEqual(['Plan: Filled in by a script.']);
  watch.stop();
});

test('after an answer of the server, long after the click that asked for it', async () => {
  const { page, watch, fill } = await openAndFill();
  page.querySelector('button')?.click();
  await wait(700);
  // The extension reads each window from inside; here the reader stands in the window of the test.
  await fetch('/tests/fixtures/pages/plain-textareas.html?template');
  fill();
  await watch.until(({ fields }) => fields[0]?.text === 'Filled in by a script.');
  watch.stop();
});

test('after the page has changed anywhere', async () => {
  const { page, watch, fill } = await openAndFill();
  fill();
  page.querySelector('p')?.append(' saved');
  await watch.until(({ fields }) => fields[0]?.text === 'Filled in by a script.');
  watch.stop();
});

test('nothing is read for it once the panel is gone', async () => {
  const { watch, fill } = await openAndFill();
  watch.stop();
  fill();
  await fetch('/tests/fixtures/pages/plain-textareas.html?later');
  await wait(400);
  expect(watch.said).toHaveLength(1);
});
