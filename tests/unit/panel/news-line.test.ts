import { describe, expect, it } from 'vitest';
import { readNewsLine } from '../../../components/news-line.ts';
import { PACKAGED, QUIET, TROUBLE, UPDATED } from '../../fixtures/options/states.ts';

const DAY = 86_400_000;
const ON = { ...QUIET, settings: { ...QUIET.settings, isOn: true } };

describe('the panel says of updates', () => {
  it('nothing while nothing happens', () => {
    expect(readNewsLine(QUIET, UPDATED.madeAt)).toBeNull();
    expect(readNewsLine(ON, UPDATED.madeAt)).toBeNull();
  });

  it('that new tables are in use, for two weeks', () => {
    const updates = { ...ON, inUse: UPDATED, previous: PACKAGED };
    expect(readNewsLine(updates, UPDATED.madeAt + DAY)?.sentence).toBe('New code tables are in use: FY2028.');
    expect(readNewsLine(updates, UPDATED.madeAt + 15 * DAY)).toBeNull();
  });

  it('that notes are newer, where the codes are the same', () => {
    const releases = PACKAGED.releases.map((one) =>
      one.part === 'tabular' ? { ...one, name: 'FY2028' } : one,
    );
    const updates = { ...ON, inUse: { ...UPDATED, releases }, previous: PACKAGED };
    expect(readNewsLine(updates, UPDATED.madeAt)?.sentence).toBe('New code tables are in use: newer notes.');
  });

  it('that none came for long, and why, but not for a server that is away for some days', () => {
    const since = UPDATED.madeAt;
    const updates = { ...ON, trouble: TROUBLE, troubleSince: since };
    expect(readNewsLine(updates, since + 6 * DAY)).toBeNull();
    expect(readNewsLine(updates, since + 9 * DAY)?.sentence).toBe(
      'No update for 9 days. A sign-in page came instead of the release.',
    );
  });

  it('nothing of trouble where updates are off', () => {
    const updates = { ...QUIET, trouble: TROUBLE, troubleSince: UPDATED.madeAt };
    expect(readNewsLine(updates, UPDATED.madeAt + 30 * DAY)).toBeNull();
  });
});
