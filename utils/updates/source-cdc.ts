/** CDC's folders of ICD-10-CM releases, at CDC or copied to a mirror. Names are read, never assumed. */
import type { Link } from './listing.ts';
import { askListing, foundAt, isTooFarAhead, type LookContext, type Sight } from './look.ts';
import { type NamedRelease, releaseOfFolder, releaseOfHcpcsFile } from './releases.ts';
import { isTrouble, type Trouble } from './trouble.ts';
import type { FoundPackage } from './types.ts';

/** Folders opened in one look: what is missing beyond that comes with the next one. */
const FOLDERS_A_LOOK = 3;

interface Folder extends Link {
  readonly release: NamedRelease;
}

/**
 * Look into CDC's folders for what is newer than what is in use.
 * @param root address of the folder of folders
 */
export async function lookAtCdc(context: LookContext, root: string): Promise<Sight> {
  const links = await askListing(context, root);
  if (links === null)
    return { packages: [], trouble: { trouble: 'not-found', about: 'the list of releases' } };
  if (isTrouble(links)) return { packages: [], trouble: links };
  const known = links.flatMap(readFolder).sort((a, b) => (a.release.from < b.release.from ? -1 : 1));
  if (known.length === 0) return { packages: [], trouble: { trouble: 'listing-unreadable' } };
  const folders = known.filter(({ release }) => !isTooFarAhead(release, context.world.now()));
  const [ahead] = known.filter((folder) => !folders.includes(folder));
  const sight = await openFolders(context, folders);
  const tooNew: Trouble | null = ahead ? { trouble: 'too-new', about: ahead.release.name } : null;
  return { packages: [...sight.packages, ...hcpcsOf(context, links)], trouble: sight.trouble ?? tooNew };
}

/** A mirror may keep the HCPCS files beside the folders. */
function hcpcsOf({ inUse }: LookContext, links: readonly Link[]): FoundPackage[] {
  const found = links.flatMap((link) => {
    if (!/hcpcs.*\.zip$/i.test(link.name)) return [];
    const release = releaseOfHcpcsFile(link.name);
    return release && release.from > inUse.hcpcs ? [foundAt('hcpcs', release, link.url)] : [];
  });
  return found.sort((a, b) => (a.from < b.from ? 1 : -1)).slice(0, 1);
}

function readFolder(link: Link): Folder[] {
  const release = releaseOfFolder(link.name);
  const url = link.url.endsWith('/') ? link.url : `${link.url}/`;
  return release ? [{ name: link.name, url, release }] : [];
}

/** Every newer order file, since releases stand on one another; of the tables only the newest. */
async function openFolders({ ...context }: LookContext, folders: readonly Folder[]): Promise<Sight> {
  const packages: FoundPackage[] = [];
  const { inUse } = context;
  const newer = folders.filter(
    ({ release }) => release.from > inUse['icd10cm-order'] || release.from > inUse['icd10cm-tables'],
  );
  // Where there are more than a look opens, the oldest missing ones go first: none can be left out.
  const missing = newer.filter(({ release }) => release.from > inUse['icd10cm-order']);
  const [newest] = newer.slice(-1);
  const chosen = new Set([...missing.slice(0, FOLDERS_A_LOOK), ...(newest ? [newest] : [])]);
  for (const { url, release } of chosen) {
    const links = await askListing(context, url);
    if (isTrouble(links)) return { packages, trouble: links };
    const order = chooseFile(links ?? [], scoreOrder);
    if (order && release.from > inUse['icd10cm-order'])
      packages.push(foundAt('icd10cm-order', release, order));
    const tables = chooseFile(links ?? [], scoreTables);
    if (tables && release.from > inUse['icd10cm-tables'])
      packages.push(foundAt('icd10cm-tables', release, tables));
  }
  const tables = packages.findLast((each) => each.kind === 'icd10cm-tables');
  return {
    packages: packages.filter((each) => each.kind !== 'icd10cm-tables' || each === tables),
    trouble: null,
  };
}

/** The address of the file that fits best. */
function chooseFile(links: readonly Link[], score: (name: string) => number): string | undefined {
  const scored = links
    .filter(({ name }) => /\.zip$/i.test(name))
    .map(({ name, url }) => ({ url, fit: score(name) }))
    .filter(({ fit }) => fit > 0);
  return scored.sort((a, b) => b.fit - a.fit)[0]?.url;
}

const OTHER_FILE = /addend|guideline|conversion|present|exempt|poa|update[_ -]?notes/i;

/** "icd10cm-code-descriptions-2027.zip", "icd10-Order-CodeFiles2023.zip", "Code Descriptions zip.zip". */
function scoreOrder(name: string): number {
  if (OTHER_FILE.test(name) || /tab(?:le|ular)(?!.*order).*index/i.test(name)) return 0;
  return (
    (/order/i.test(name) ? 2 : 0) +
    (/codes?[^a-z]*desc/i.test(name) ? 2 : 0) +
    (/descriptions/i.test(name) ? 1 : 0)
  );
}

/** "icd10cm-table-and-index-2027.zip", "icd10cm-table-index-2025.zip". */
function scoreTables(name: string): number {
  if (OTHER_FILE.test(name)) return 0;
  return /tab(?:le|ular).*index/i.test(name)
    ? 2
    : /tab(?:le|ular)s?\b/i.test(name) && !/order|desc/i.test(name)
      ? 1
      : 0;
}
