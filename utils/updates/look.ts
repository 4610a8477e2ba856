/** What every source shares: what is in use, and what a look comes back with. */
import type { IsoDate } from '../codes/types.ts';
import { type Ask, askText } from './ask.ts';
import { type Link, readListing } from './listing.ts';
import type { NamedRelease } from './releases.ts';
import { isTrouble, type Trouble } from './trouble.ts';
import type { FoundPackage, PackageKind } from './types.ts';
import type { UpdateWorld } from './world.ts';

/** First day of the newest release in use, by what a package would replace. */
export type InUse = Readonly<Record<PackageKind, IsoDate>>;

export interface LookContext {
  readonly world: UpdateWorld;
  readonly ask: Ask;
  readonly inUse: InUse;
  /** A look by hand asks again for what was not there a while ago. */
  readonly isAsked: boolean;
}

/** What was seen, and what went wrong on the way: a source may have both. */
export interface Sight {
  readonly packages: readonly FoundPackage[];
  readonly trouble: Trouble | null;
}

/** A release is published some months before it begins; what lies further ahead is a wrong date somewhere. */
const FURTHEST_AHEAD = 550 * 24 * 3600_000;

/** @returns `null` for a folder that is not there */
export async function askListing(
  { world, ask }: LookContext,
  folder: string,
): Promise<readonly Link[] | null | Trouble> {
  const page = await askText(world, ask, folder);
  return page === null || isTrouble(page) ? page : readListing(page, folder);
}

export function isTooFarAhead({ from }: NamedRelease, now: number): boolean {
  return Date.parse(from) > now + FURTHEST_AHEAD;
}

/** A package without a hash or a size: listings state neither in a form to rely on. */
export function foundAt(kind: PackageKind, release: NamedRelease, url: string): FoundPackage {
  const { release: key, name, from } = release;
  return { kind, release: key, name, from, url, sha256: null, bytes: null };
}
