/** CMS publishes under names that can be told beforehand, and lists them nowhere: one asks for the head of a file. */
import { foundAt, type LookContext, type Sight } from './look.ts';
import { hcpcsRelease, icdRelease, type NamedRelease, QUARTERS, type Quarter } from './releases.ts';
import { CMS_FOLDER } from './source.ts';
import { isTrouble, type Trouble } from './trouble.ts';
import type { PackageKind } from './types.ts';

interface Candidate {
  readonly kind: PackageKind;
  readonly release: NamedRelease;
  readonly name: string;
}

/** Names asked for in one look. */
const NAMES_A_LOOK = 2;
const DAY = 24 * 3600_000;
/** A name that was not there is left alone for this long. */
const PATIENCE = 3 * DAY;
/** Files come some weeks before the quarter begins, ICD-10-CM some months before October. */
const HCPCS_AHEAD = 40 * DAY;
const ICD_AHEAD = 130 * DAY;

/** The newest HCPCS file that is newer than the one in use. */
export function lookForHcpcs(context: LookContext, folder = CMS_FOLDER): Promise<Sight> {
  const now = context.world.now();
  const candidates = hcpcsCandidates(now).filter(({ release }) => release.from > context.inUse.hcpcs);
  return lookForNames(context, folder, candidates);
}

/** Order files at CMS, where CDC cannot be read: the next release, or the one after an April. */
export function lookForOrderFile(context: LookContext, folder = CMS_FOLDER): Promise<Sight> {
  const now = context.world.now();
  const year = new Date(now).getUTCFullYear();
  const kind = 'icd10cm-order';
  const candidates = [year, year + 1].flatMap((each): Candidate[] => [
    { kind, release: icdRelease(each, null), name: `${each}-code-descriptions-tabular-order.zip` },
    {
      kind,
      release: icdRelease(each, 'april'),
      name: `april-1-${each}-code-descriptions-tabular-order.zip`,
    },
  ]);
  const due = candidates.filter(
    ({ release }) => release.from > context.inUse[kind] && Date.parse(release.from) < now + ICD_AHEAD,
  );
  due.sort((a, b) => (a.release.from < b.release.from ? -1 : 1));
  return lookForNames(context, folder, due);
}

/** The quarter to come where it is near, and the one that runs, each under the two names that CMS uses. */
function hcpcsCandidates(now: number): Candidate[] {
  return [...new Set([quarterAt(now + HCPCS_AHEAD), quarterAt(now)])].flatMap((text) => {
    const [month, year] = text.split(' ');
    const quarter: Quarter = QUARTERS.find((each) => each === month) ?? 'january';
    const release = hcpcsRelease(Number(year), quarter);
    return ['file', 'files'].map((word) => ({
      kind: 'hcpcs' as const,
      release,
      name: `${quarter}-${year}-alpha-numeric-hcpcs-${word}.zip`,
    }));
  });
}

function quarterAt(time: number): string {
  const date = new Date(time);
  return `${QUARTERS[Math.floor(date.getUTCMonth() / 3)]} ${date.getUTCFullYear()}`;
}

async function lookForNames(
  context: LookContext,
  folder: string,
  candidates: readonly Candidate[],
): Promise<Sight> {
  let asked = 0;
  for (const { kind, release, name } of candidates) {
    const url = `${folder}${name}`;
    const known = await context.world.store.address(url);
    const isRecent = known?.text === null && context.world.now() - known.askedAt < PATIENCE;
    if (isRecent && !context.isAsked) continue;
    if (asked >= NAMES_A_LOOK) break;
    asked += 1;
    const found = await isThere(context, url);
    if (isTrouble(found)) return { packages: [], trouble: found };
    if (found) return { packages: [foundAt(kind, release, url)], trouble: null };
  }
  return { packages: [], trouble: null };
}

async function isThere({ world, ask }: LookContext, url: string): Promise<boolean | Trouble> {
  const answer = await ask(url, { method: 'HEAD' });
  if (isTrouble(answer) && answer.trouble !== 'not-found') return answer;
  const isZip = !isTrouble(answer) && !/text\/html/i.test(answer.headers.get('content-type') ?? '');
  if (!isTrouble(answer)) answer.end();
  const text = isZip ? 'there' : null;
  await world.store.keepAddress({ url, etag: null, lastModified: null, text, askedAt: world.now() });
  return isZip;
}
