/** `cm mirror FOLDER`: the list that the practice's IT puts beside the official zips. */
import { readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MANIFEST_NAME, type MirrorManifest, manifestShape } from '../updates/mirror-manifest.ts';
import { nameOfRelease } from '../updates/releases.ts';
import { sayTrouble } from '../updates/say-trouble.ts';
import { isTrouble } from '../updates/trouble.ts';
import { unpackPackage } from '../updates/unpack.ts';
import { sha256 } from './official/unzip.ts';

export interface MirrorAnswer {
  readonly manifest: MirrorManifest;
  /** Zips that are no release, or one that stands there twice: a sentence each. */
  readonly leftOut: readonly string[];
}

type Package = MirrorManifest['packages'][number];

/** Read every zip in a folder and those below it, and say what each is. */
export async function answerMirror(folder: string): Promise<MirrorAnswer | { readonly problem: string }> {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    return { problem: `There is no folder “${folder}”.` };
  }
  const packages: Package[] = [];
  const leftOut: string[] = [];
  for (const file of zipsBelow(folder)) {
    const read = await readPackage(folder, file);
    const twin = 'problem' in read ? undefined : packages.find((each) => isSame(each, read));
    if ('problem' in read) leftOut.push(read.problem);
    else if (twin) leftOut.push(`${file} holds the same release as ${twin.file}.`);
    else packages.push(read);
  }
  if (packages.length === 0) {
    return { problem: ['There is no official zip in this folder.', ...leftOut].join('\n') };
  }
  packages.sort((a, b) => a.kind.localeCompare(b.kind) || a.from.localeCompare(b.from));
  return { manifest: { clearMarginMirror: 1, packages }, leftOut };
}

/** Write the list into its folder: whoever reads at the same time sees the old one or the new one. */
export function writeManifest(folder: string, manifest: MirrorManifest): void {
  const path = join(folder, MANIFEST_NAME);
  const half = `${path}.${process.pid}.tmp`;
  writeFileSync(half, `${JSON.stringify(manifestShape.parse(manifest), null, 2)}\n`);
  renameSync(half, path);
}

export function printMirror({ manifest, leftOut }: MirrorAnswer): string {
  const lines = manifest.packages.map(({ release, file }) => `${nameOfRelease(release)}: ${file}`);
  const left = leftOut.map((sentence) => `Left out: ${sentence}`);
  return [`${MANIFEST_NAME} lists ${lines.length} of the zips.`, ...lines, ...left].join('\n');
}

async function readPackage(folder: string, file: string): Promise<Package | { readonly problem: string }> {
  const bytes = new Uint8Array(readFileSync(join(folder, file)));
  const unpacked = await unpackPackage(bytes, file, null, async () => undefined);
  if (isTrouble(unpacked)) return { problem: sayTrouble({ ...unpacked, about: file }).sentence };
  const { kind, release, from } = unpacked;
  return { kind, release, from, file, sha256: sha256(bytes), bytes: bytes.length };
}

function zipsBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.zip$/i.test(path))
    .sort();
}

function isSame(one: Package, other: Package): boolean {
  return one.kind === other.kind && one.release === other.release;
}
