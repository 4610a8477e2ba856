import { CODE_SYSTEMS, type CodeSystem, type IsoDate, type Release } from '../../utils/codes/types.ts';
import { findReleases } from '../release-on.ts';

/** The releases of a system, the oldest first. */
export function releasesOf(releases: readonly Release[], system: CodeSystem): readonly Release[] {
  return releases
    .filter((release) => release.system === system)
    .toSorted((one, other) => (one.from < other.from ? -1 : 1));
}

/** Systems of which the book holds more than one release: the others have nothing to compare. */
export function comparableSystems(releases: readonly Release[]): readonly CodeSystem[] {
  return CODE_SYSTEMS.filter((system) => releasesOf(releases, system).length > 1);
}

/** The release in force on the date and the one before it; before the second release, the first two. */
export function pickReleases(
  releases: readonly Release[],
  system: CodeSystem,
  date: IsoDate,
): { readonly from: string; readonly to: string } {
  const own = releasesOf(releases, system);
  const inForce = findReleases(releases, date).find((answering) => answering.system === system)?.release;
  const at = Math.max(
    own.findIndex(({ name }) => name === inForce?.name),
    1,
  );
  return { from: own[at - 1]?.name ?? '', to: own[at]?.name ?? '' };
}
