import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { countFindings, showCount } from '../../../utils/browser/badge.ts';
import { changeMarks, readMarkSettings } from '../../../utils/browser/mark-settings.ts';
import { areMarksOn, MARKS_AT_INSTALL } from '../../../utils/browser/mark-switches.ts';
import { addPlace, forgetPlaces, readPlaces, readPlacesOf } from '../../../utils/browser/pointed-places.ts';
import { readSalt } from '../../../utils/browser/session-salt.ts';
import type { Finding, Grade, Review } from '../../../utils/review/types.ts';

const SITE = 'https://ehr.example:443/*';
const OTHER = 'https://other.example:443/*';

beforeEach(() => fakeBrowser.reset());

const isOn = async (site: string) => areMarksOn(await readMarkSettings(), site);

describe('marks in the note', () => {
  it('are on until somebody says otherwise', async () => {
    expect(await isOn(SITE)).toBe(true);
  });

  it('go on one site, and stay on the others', async () => {
    await changeMarks(SITE, false);
    expect([await isOn(SITE), await isOn(OTHER)]).toEqual([false, true]);
    await changeMarks(SITE, true);
    expect(await isOn(SITE)).toBe(true);
  });

  it('go everywhere, and each site keeps its own switch for when they come back', async () => {
    await changeMarks(SITE, false);
    await changeMarks(null, false);
    expect([await isOn(SITE), await isOn(OTHER)]).toEqual([false, false]);
    await changeMarks(null, true);
    expect([await isOn(SITE), await isOn(OTHER)]).toEqual([false, true]);
  });

  it('are off for all where the organization has said so, whatever the user chose', async () => {
    Reflect.set(fakeBrowser.storage.managed, 'get', async () => ({ switchedOff: ['marks'] }));
    expect(await readMarkSettings()).toMatchObject({ isManaged: true });
    expect(await isOn(SITE)).toBe(false);
    Reflect.set(fakeBrowser.storage.managed, 'get', async () => ({}));
  });

  it.each([['words'], [{ everywhere: 'no' }], [{ version: 2, everywhere: false, off: [] }], [null]])(
    'are as at install where what is stored is %j',
    async (marks) => {
      await fakeBrowser.storage.local.set({ marks });
      expect(await readMarkSettings()).toEqual(MARKS_AT_INSTALL);
    },
  );
});

describe('places that the user has pointed at', () => {
  it('are kept by site, each once, the newest last', async () => {
    await addPlace(SITE, '#note');
    await addPlace(SITE, '#plan');
    await addPlace(OTHER, '#text');
    await addPlace(SITE, '#note');
    expect(await readPlacesOf(SITE)).toEqual(['#plan', '#note']);
    await forgetPlaces(SITE);
    expect(await readPlaces()).toEqual([{ site: OTHER, selectors: ['#text'] }]);
  });

  it('do not pile up: the oldest go', async () => {
    for (let at = 0; at < 30; at += 1) await addPlace(SITE, `#n${at}`);
    expect(await readPlacesOf(SITE)).toHaveLength(8);
    for (let at = 0; at < 300; at += 1) await addPlace(`https://s${at}.example:443/*`, '#n');
    expect(await readPlaces()).toHaveLength(200);
    expect(await readPlacesOf(SITE)).toEqual([]);
  });

  it('count as none where what is stored cannot be read', async () => {
    await fakeBrowser.storage.local.set({ 'pointed-places': [{ site: SITE, selectors: [7] }] });
    expect(await readPlaces()).toEqual([]);
  });
});

describe('the salt of this session', () => {
  it('is the same for whoever asks, and another in the next session', async () => {
    const salt = await readSalt();
    expect(salt).toMatch(/^[0-9a-f-]{36}$/);
    expect(await readSalt()).toBe(salt);
    expect(await fakeBrowser.storage.local.get(null)).toEqual({});
  });
});

describe('the count on the toolbar button', () => {
  const review = (...grades: Grade[]): Review => ({
    date: '2026-11-10',
    codes: [],
    mentions: [],
    sections: [],
    problems: [],
    checked: [],
    findings: grades.map(
      (grade): Finding => ({
        rule: 'test',
        grade,
        system: 'icd10cm',
        code: 'L40.9',
        evidence: [],
        message: '',
        suggestions: [],
        source: '',
      }),
    ),
  });

  it('is of what to stop and to check; what only asks is not counted', () => {
    expect(countFindings(review('block', 'warn', 'inform'))).toEqual({ count: 2, worst: 'block' });
    expect(countFindings(review('warn'))).toEqual({ count: 1, worst: 'warn' });
    expect(countFindings(review('inform'))).toEqual({ count: 0, worst: null });
  });

  it.each([
    [0, '', 'Clear Margin: nothing to look at'],
    [1, '1', 'Clear Margin: 1 thing to look at'],
    [2, '2', 'Clear Margin: 2 things to look at'],
    [120, '99+', 'Clear Margin: 120 things to look at'],
  ])('of %i says “%s”, and in words “%s”', async (count, text, title) => {
    const said: unknown[] = [];
    for (const name of ['setBadgeText', 'setTitle', 'setBadgeBackgroundColor']) {
      Reflect.set(fakeBrowser.action, name, async (details: unknown) => void said.push(details));
    }
    await showCount(7, { count, worst: count === 0 ? null : 'warn' });
    expect(said).toContainEqual({ tabId: 7, text });
    expect(said).toContainEqual({ tabId: 7, title });
  });

  it('of a tab that was closed meanwhile is nobody’s trouble', async () => {
    for (const name of ['setBadgeText', 'setTitle', 'setBadgeBackgroundColor']) {
      Reflect.set(fakeBrowser.action, name, async () => {
        throw new Error('No tab with id: 7.');
      });
    }
    await expect(showCount(7, { count: 1, worst: 'warn' })).resolves.toBeUndefined();
  });
});
