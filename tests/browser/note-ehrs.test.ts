/** The note found by itself: page after page of real EHRs' shapes, with and without what is known of each. */
import { afterEach, describe, expect, test } from 'vitest';
import { EHR_HINTS } from '../../utils/note/ehr-hints.ts';
import { joinKeys } from '../../utils/note/encounter-key.ts';
import type { PageTruth } from '../fixtures/ehr-pages.ts';
import { compareCodes, EHR_PAGES, precisionOf, recallOf, scoreNote } from '../fixtures/ehr-pages.ts';
import { act, framesLoaded, readTab } from './ehr-tab.ts';
import { closePages, openPage } from './note-page.ts';

afterEach(closePages);

const truths = await Promise.all(
  EHR_PAGES.map(async (name) => {
    const answer = await fetch(`/tests/fixtures/pages/ehrs/${name}.truth.json`);
    const truth: PageTruth = await answer.json();
    return { name, ...truth };
  }),
);

describe.each([
  ['without its adapter', false],
  ['with all adapters', true],
])('%s', (_, withAdapters) => {
  test.each(truths)('$name: $about', async ({ page, adapter, states }) => {
    const top = await openPage(`ehrs/${page}`);
    await framesLoaded(top);
    const keys = new Map<string, string>();
    for (const state of states) {
      await act(top, state.do);
      await framesLoaded(top);
      const reading = readTab(top, withAdapters ? EHR_HINTS : []);
      const where = `in “${state.name}”`;
      const score = scoreNote(reading.texts, state.note);
      expect.soft(reading.texts, where).toEqual(state.note);
      expect.soft(precisionOf(score), where).toBeGreaterThanOrEqual(0.99);
      expect.soft(recallOf(score), where).toBeGreaterThanOrEqual(0.99);
      expect.soft(compareCodes(reading.codes, state.codes, withAdapters), where).toEqual([]);
      expect.soft(reading.unread, where).toEqual(state.unread);
      expect.soft(reading.doubt, where).toBe(state.doubt ?? false);
      const dates = withAdapters && adapter !== null ? [state.date] : [state.date, null];
      expect.soft(dates, where).toContain(reading.note.dateOfService?.date ?? null);
      for (const [letter, key] of keys) {
        const same = reading.encounter !== null && joinKeys(key, reading.encounter) !== null;
        expect.soft(same, `${where} and ${letter}`).toBe(letter === state.encounter);
      }
      if (withAdapters || adapter === null) {
        expect.soft(reading.encounter !== null, where).toBe(state.encounter !== null);
      }
      if (state.encounter !== null && reading.encounter !== null)
        keys.set(state.encounter, reading.encounter);
    }
  });
});
