import { describe, expect, it } from 'vitest';
import { findReleases } from '../../../components/release-on.ts';
import { DATE, tables } from './ask-desk.ts';

describe('the release named in the header', () => {
  // A number that no list holds is answered by the newest list; older HCPCS codes may be answered by an older one.
  const PROBES = { icd10cm: 'L57.0', hcpcs: 'A9617', cpt: '11102' } as const;

  it.each([
    '2015-10-01',
    '2019-09-30',
    '2019-10-01',
    '2024-04-01',
    '2025-01-01',
    '2026-05-01',
    DATE,
    '2030-01-01',
  ])('is the one that answers in the book on %s', (date) => {
    for (const { system, release, pastEnd } of findReleases(tables.book.releases, date)) {
      const stand = tables.book.standOf(PROBES[system], system, date);
      expect([system, release.name, pastEnd]).toEqual([system, stand.release, stand.pastEnd]);
    }
  });
});
