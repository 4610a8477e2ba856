import { describe, expect, test } from 'vitest';
import { sayTrouble } from '../../../utils/updates/say-trouble.ts';
import { troubleOf } from '../../../utils/updates/trouble.ts';
import { UPDATE_TROUBLES } from '../../../utils/updates/types.ts';

const JARGON =
  /\b(?:HTTP|URL|404|500|status|null|undefined|parse|JSON|manifest|checksum|hash|IndexedDB|quota|exception|error|fetch failed|timeout|ETag|XML|service worker|worker|database|retry|bytes?)\b/i;

describe.each(UPDATE_TROUBLES)('%s, as a tired coder reads it', (trouble) => {
  const said = sayTrouble({
    trouble,
    about: 'FY2028',
    until: new Date(2026, 10, 23, 18, 5).getTime(),
    detail: 'It holds 3 codes.',
  });

  test('is one plain sentence and one next step', () => {
    for (const text of [said.sentence, said.nextStep]) {
      expect(text).toMatch(/^[A-Z].*\.$|^cm mirror/);
      expect(text).not.toMatch(/[!{}]|\.\.|\s\s/);
      expect(text).not.toMatch(JARGON);
      expect(text).not.toMatch(/https?:|\?/);
      expect(text.length).toBeLessThan(170);
    }
  });

  test('reads well without a name, a time or a detail', () => {
    const bare = sayTrouble({ trouble });
    expect(`${bare.sentence} ${bare.nextStep}`).not.toMatch(/undefined|[{}]|\s\s/);
  });
});

test('a time is written out, so that no country reads it the wrong way round', () => {
  const until = new Date(2026, 10, 23, 18, 5).getTime();
  expect(sayTrouble({ trouble: 'server-busy', until }).sentence).toBe(
    'The server is busy and asks to be left alone until 23 November 2026, 18:05.',
  );
});

test('what the browser throws is told apart: a full disk, a broken store, a fault of ours', () => {
  expect(troubleOf(new DOMException('', 'QuotaExceededError')).trouble).toBe('storage-full');
  expect(troubleOf(new DOMException('', 'UnknownError')).trouble).toBe('storage-broken');
  expect(troubleOf(new TypeError('x is not a function')).trouble).toBe('fault');
  expect(troubleOf('thrown').trouble).toBe('fault');
});
