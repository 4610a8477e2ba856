/**
 * Standing of a HCPCS code by what the releases prove: a dated file says first and last days of everything, a list says
 * what is in use when it was published, and not always of every kind of code.
 */
import { dayNumber, dayOfNumber, sayDay } from './days.ts';
import type { GroundsRow, ReleaseRow } from './tables.ts';
import type { IsoDate, Stand } from './types.ts';

export interface HcpcsRelease extends ReleaseRow {
  readonly grounds: GroundsRow['grounds'];
}

/** What the tables know of one code. Days as numbers, 0 for none; releases by their place, oldest first. */
export interface HcpcsFacts {
  readonly added: number;
  readonly terminated: number;
  /** The dated file that holds it; -1 for none. */
  readonly datesFrom: number;
  /** The lists that show it in use, oldest first. */
  readonly inUse: readonly number[];
  /** True for the kinds of code that a covering list covers. */
  readonly isCovered: boolean;
}

type Base = Omit<Stand, 'standing' | 'reason'>;

/** @param releases oldest first */
export function standOfHcpcs(facts: HcpcsFacts, date: IsoDate, releases: readonly HcpcsRelease[]): Stand {
  const origin = releases[facts.datesFrom];
  const base: Base = {
    release: origin?.name ?? '',
    pastEnd: date > (releases.at(-1)?.to ?? date),
    since: dayOfNumber(facts.added),
    until: dayOfNumber(facts.terminated),
  };
  const day = dayNumber(date);
  if (facts.terminated !== 0 && day > facts.terminated) {
    const release = releases[toldEnd(facts, releases)]?.name ?? base.release;
    return {
      ...base,
      release,
      standing: 'retired',
      reason: `Ended; last valid ${sayDay(base.until ?? '')}.`,
    };
  }
  if (facts.added > day)
    return { ...base, standing: 'not-yet', reason: `New on ${sayDay(base.since ?? '')}.` };
  if (!origin) return standOfUndated(facts, date, base, releases);
  if (date <= origin.to || facts.terminated !== 0) return { ...base, standing: 'billable', reason: '' };
  return standAfter(facts, date, base, releases);
}

/** After the dated file that holds the code: what the later releases say of it. */
function standAfter(facts: HcpcsFacts, date: IsoDate, base: Base, releases: readonly HcpcsRelease[]): Stand {
  const shownBy = releases[witnessOn(facts, date, releases)];
  const gone = goneBy(facts, date, base, releases);
  if (gone && !(shownBy && gone.standing === 'billable')) return gone;
  if (shownBy) return { ...base, release: shownBy.name, standing: 'billable', reason: '' };
  const isNewest = facts.datesFrom === releases.length - 1;
  const reason = isNewest ? '' : `As of ${base.release}; later lists do not cover it.`;
  return { ...base, standing: 'billable', reason };
}

/** A code in no dated file: in use by the list that shows it, but no file at hand says since when. */
function standOfUndated(
  facts: HcpcsFacts,
  date: IsoDate,
  base: Base,
  releases: readonly HcpcsRelease[],
): Stand {
  const witness = witnessOf(facts, releases);
  const shownBy = releases[witnessOn(facts, date, releases)];
  const end = witness < 0 ? releases.length - 1 : witness;
  const dated = releases.slice(0, end).findLast((release) => release.grounds === 'dated');
  if (dated && date <= dated.to) {
    const reason = `Newer than ${dated.name}; its first day is not in our table.`;
    return { ...base, release: dated.name, standing: 'not-yet', reason };
  }
  const gone = goneBy(facts, date, base, releases);
  if (gone?.standing === 'retired') return gone;
  const known = shownBy !== undefined && date >= shownBy.from && facts.terminated === 0;
  const start = known ? `In the CMS list of ${shownBy.name}; ` : dated ? `Newer than ${dated.name}; ` : '';
  return {
    ...base,
    release: shownBy?.name ?? '',
    standing: 'billable',
    reason: `${start}its first day is not in our table.`,
  };
}

function goneBy(
  facts: HcpcsFacts,
  date: IsoDate,
  base: Base,
  releases: readonly HcpcsRelease[],
): Stand | undefined {
  const gone = releases[whenGone(facts, releases)];
  if (!gone) return undefined;
  const what = gone.grounds === 'dated' ? 'file' : 'list';
  const reason = `Gone from the CMS ${what} of ${gone.name}; its last day is not in our table.`;
  return { ...base, release: gone.name, standing: date < gone.from ? 'billable' : 'retired', reason };
}

/** Place of the first list after the code's dated file that shows it in use; -1 for none. */
export function witnessOf(facts: HcpcsFacts, releases: readonly HcpcsRelease[]): number {
  return witnessesOf(facts, releases)[0] ?? -1;
}

/** Of the lists that show the code in use, the newest one that had begun on the date, or else the first to come. */
function witnessOn(facts: HcpcsFacts, date: IsoDate, releases: readonly HcpcsRelease[]): number {
  const begun = witnessesOf(facts, releases).filter((at) => (releases[at]?.from ?? '') <= date);
  return begun.at(-1) ?? witnessOf(facts, releases);
}

function witnessesOf(facts: HcpcsFacts, releases: readonly HcpcsRelease[]): readonly number[] {
  return facts.inUse.filter((at) => at > facts.datesFrom && releases[at]?.grounds !== 'dated');
}

/**
 * Place of the release that a last day is told by. A dated file tells the ends up to its own; a later one became known
 * after it, and the first list from then on no longer holds the code.
 */
export function toldEnd(facts: HcpcsFacts, releases: readonly HcpcsRelease[]): number {
  const until = dayOfNumber(facts.terminated) ?? '';
  const own = releases[facts.datesFrom];
  if (!own || until <= own.to) return facts.datesFrom;
  const after = releases.findIndex((release) => release.from > until);
  return after < 0 ? facts.datesFrom : after;
}

/** Place of the first release that should hold the code and does not, after the last one that does; -1 for none. */
export function whenGone(facts: HcpcsFacts, releases: readonly HcpcsRelease[]): number {
  if (facts.terminated !== 0) return -1;
  const lastShown = Math.max(facts.datesFrom, ...facts.inUse);
  return releases.findIndex((release, at) => {
    if (at <= lastShown) return false;
    return release.grounds === 'dated' || (release.grounds === 'covering' && facts.isCovered);
  });
}
