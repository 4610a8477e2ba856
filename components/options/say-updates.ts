/** The options page's words for updates. Pure. */
import { sayDay } from '../../utils/codes/days.ts';
import type { PartRelease, UpdateState } from '../../utils/updates/types.ts';

type Job = NonNullable<UpdateState['job']>;

export const PART_NAMES: Readonly<Record<PartRelease['part'], string>> = {
  icd10cm: 'ICD-10-CM codes',
  hcpcs: 'HCPCS codes',
  cpt: 'CPT numbers of dermatology',
  tabular: 'Notes of the Tabular List',
  'tabular-skin': 'Notes of the skin chapter',
  neoplasm: 'Neoplasm table',
  index: 'Alphabetic Index',
  'claim-marks': 'Marks of the Medicare claim editor',
};

/** "23 November 2026, 14:05", in the user's own time. */
export function sayTime(time: number): string {
  const then = new Date(time);
  const two = (part: number): string => String(part).padStart(2, '0');
  const day = `${then.getFullYear()}-${two(then.getMonth() + 1)}-${two(then.getDate())}`;
  return `${sayDay(day)}, ${two(then.getHours())}:${two(then.getMinutes())}`;
}

/** What an update does at the moment: "Fetching FY2028". */
export function sayStep({ step, name }: Job): string {
  const of = name === '' ? 'the new code sets' : name;
  switch (step) {
    case 'look':
      return 'Looking for new code sets';
    case 'fetch':
      return `Fetching ${of}`;
    case 'unpack':
      return `Unpacking ${of}`;
    case 'compile':
      return `Building the tables of ${of}`;
    case 'check':
      return `Checking ${of} against the tables in use`;
    case 'save':
      return `Storing ${of}`;
    case 'swap':
      return `Putting ${of} in use`;
  }
}

/** "1.2 of 20.4 MB", where bytes are fetched; else nothing. */
export function sayAmount({ step, done, total }: Job): string {
  if (step !== 'fetch' || (done === 0 && total === null)) return '';
  return total === null ? `${megabytes(done)} MB so far` : `${megabytes(done)} of ${megabytes(total)} MB`;
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}

/** What the last look came to, and when. */
export function sayLastLook({ lastLook, lastResult }: UpdateState): string {
  if (lastLook === null) return 'Not looked yet.';
  const came = { 'nothing-new': 'There was nothing new.', updated: 'New tables came into use.', trouble: '' };
  return `Last look: ${sayTime(lastLook)}. ${lastResult === null ? '' : came[lastResult]}`.trim();
}

/** When the next look is due. */
export function sayNextLook({ nextLook }: UpdateState, now: number): string {
  if (nextLook === null) return '';
  return nextLook <= now ? 'The next look is due.' : `Next look: about ${sayTime(nextLook)}.`;
}

/** Names of the releases of a set, the code systems alone: "FY2027 and January 2026". */
export function sayReleases(releases: readonly PartRelease[]): string {
  const names = releases.filter(({ part }) => part === 'icd10cm' || part === 'hcpcs').map(({ name }) => name);
  return names.join(' and ');
}
