import { CODE_SYSTEMS, type CodeSystem, type IsoDate, type Release } from '../utils/codes/types.ts';

/** The release of a system that answers on a date. */
export interface Answering {
  readonly system: CodeSystem;
  readonly release: Release;
  /** The date lies past its last day; it answers all the same, and the panel says so. */
  readonly pastEnd: boolean;
  /** The date lies before the oldest release in the book. */
  readonly beforeStart: boolean;
}

/** For each system, the newest release in force on the date; before the oldest, the oldest. */
export function findReleases(releases: readonly Release[], date: IsoDate): Answering[] {
  return CODE_SYSTEMS.flatMap((system) => {
    const own = releases
      .filter((release) => release.system === system)
      .sort((a, b) => (a.from < b.from ? -1 : 1));
    const oldest = own[0];
    if (oldest === undefined) return [];
    const release = own.findLast((candidate) => candidate.from <= date) ?? oldest;
    return [
      {
        system,
        release,
        pastEnd: release.to !== null && release.to < date,
        beforeStart: date < oldest.from,
      },
    ];
  });
}
