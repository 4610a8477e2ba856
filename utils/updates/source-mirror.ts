/** The practice's own folder: our list with hashes where there is one, else a copy of CDC's folders. */
import { askText } from './ask.ts';
import { isTooFarAhead, type LookContext, type Sight } from './look.ts';
import { MANIFEST_NAME, type MirrorManifest, readManifest } from './mirror-manifest.ts';
import { nameOfRelease } from './releases.ts';
import { lookAtCdc } from './source-cdc.ts';
import { isTrouble } from './trouble.ts';
import type { FoundPackage } from './types.ts';

/** @param folder ends with a slash */
export async function lookAtMirror(context: LookContext, folder: string): Promise<Sight> {
  const text = await askText(context.world, context.ask, `${folder}${MANIFEST_NAME}`);
  if (isTrouble(text)) return { packages: [], trouble: text };
  // Some servers answer with a page of their own where there is no file. If it is a sign-in page, the folder shows it.
  if (text === null || /^\s*</.test(text)) return lookAtCdc(context, folder);
  const manifest = readManifest(text);
  if (isTrouble(manifest)) return { packages: [], trouble: manifest };
  return choosePackages(context, manifest, folder);
}

/** Every newer order file; of the tables and of HCPCS only the newest, since each is whole. */
function choosePackages({ inUse, world }: LookContext, { packages }: MirrorManifest, folder: string): Sight {
  const newer = packages
    .filter(({ kind, from }) => from > inUse[kind])
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .map(
      ({ kind, release, from, file, sha256, bytes }): FoundPackage => ({
        kind,
        release,
        name: nameOfRelease(release),
        from,
        url: folder + file.split('/').map(encodeURIComponent).join('/'),
        sha256,
        bytes,
      }),
    );
  const near = newer.filter((each) => !isTooFarAhead(each, world.now()));
  const [ahead] = newer.filter((each) => !near.includes(each));
  const isNewest = (each: FoundPackage): boolean => near.findLast(({ kind }) => kind === each.kind) === each;
  return {
    packages: near.filter((each) => each.kind === 'icd10cm-order' || isNewest(each)),
    trouble: ahead ? { trouble: 'too-new', about: ahead.name } : null,
  };
}
