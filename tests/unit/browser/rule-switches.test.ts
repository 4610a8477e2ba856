import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createReviewer } from '../../../utils/browser/reviewer.ts';
import { changeRule, followRulesOff, readRulesOff } from '../../../utils/browser/rule-switches.ts';
import { readTablesAsOpened } from '../../../utils/cli/read-book.ts';
import { noteFromText } from '../../../utils/note/note-text.ts';

beforeEach(() => fakeBrowser.reset());

describe('rules that the user switches off', () => {
  it('are none at first, are kept in the order they were switched, and go when switched on', async () => {
    expect(await readRulesOff()).toEqual([]);
    await changeRule('excludes1', false);
    await changeRule('header-code', false);
    expect(await readRulesOff()).toEqual(['excludes1', 'header-code']);
    await changeRule('excludes1', true);
    expect(await readRulesOff()).toEqual(['header-code']);
  });

  it('stand once, however often they are switched', async () => {
    await changeRule('excludes1', false);
    await changeRule('excludes1', false);
    expect(await readRulesOff()).toEqual(['excludes1']);
  });

  it('are none where what is kept cannot be read', async () => {
    for (const rules of ['excludes1', { version: 1, off: 'all' }, { version: 9, off: ['excludes1'] }]) {
      await fakeBrowser.storage.local.set({ rules });
      expect(await readRulesOff()).toEqual([]);
    }
    await changeRule('excludes1', false);
    expect(await readRulesOff()).toEqual(['excludes1']);
  });

  it('hold nothing but their names', async () => {
    await changeRule('excludes1', false);
    expect(await fakeBrowser.storage.local.get(null)).toEqual({ rules: { version: 1, off: ['excludes1'] } });
  });

  it('are heard of until the listener goes', async () => {
    const leaving = new AbortController();
    let told = 0;
    followRulesOff(() => {
      told += 1;
    }, leaving.signal);
    await changeRule('excludes1', false);
    expect(told).toBe(1);
    leaving.abort();
    await changeRule('excludes1', true);
    expect(told).toBe(1);
  });

  it('do not look in the review in the background, which says so', async () => {
    const reviewer = createReviewer(async () => readTablesAsOpened());
    const note = noteFromText('Eczema, L20.8.');
    expect((await reviewer.review(note))?.findings).toMatchObject([{ rule: 'header-code' }]);
    let again = 0;
    reviewer.onNewTables(() => {
      again += 1;
    });
    await changeRule('header-code', false);
    expect(again).toBe(1);
    const review = await reviewer.review(note);
    expect(review?.findings.map(({ rule }) => rule)).not.toContain('header-code');
    expect(review?.switchedOff).toEqual(['header-code']);
  });
});
