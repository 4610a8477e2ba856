/** A package as it came -> what is wanted out of it. The same for a fetched file and a dropped one. */

import { inflateMember, readZip, type ZipMember } from './read-zip.ts';
import { type NamedRelease, releaseOfHcpcsFile, releaseOfIcdFile, sayRelease } from './releases.ts';
import type { InputMember, UpdateInput } from './store-types.ts';
import { isTrouble, type Trouble } from './trouble.ts';
import type { PackageKind } from './types.ts';

/** A member that a kind of package must or may hold. */
interface Wanted {
  readonly part: 'order' | 'tabular' | 'index' | 'neoplasm' | 'hcpcs';
  readonly kind: PackageKind;
  readonly is: RegExp;
  readonly isNot: RegExp;
}

/** Names drift every year; what never changed is the word in them. */
const WANTED: readonly Wanted[] = [
  { part: 'order', kind: 'icd10cm-order', is: /order.*\.txt$/i, isNot: /addend/i },
  { part: 'tabular', kind: 'icd10cm-tables', is: /tabular.*\.xml$/i, isNot: /addend/i },
  {
    part: 'index',
    kind: 'icd10cm-tables',
    is: /index.*\.xml$/i,
    isNot: /addend|eindex|drug|neoplasm|external/i,
  },
  { part: 'neoplasm', kind: 'icd10cm-tables', is: /neoplasm.*\.xml$/i, isNot: /addend/i },
  { part: 'hcpcs', kind: 'hcpcs', is: /^HCPC.*ANWEB.*\.txt$/i, isNot: /correction|layout|trans/i },
];

export type MemberPart = Wanted['part'];

/** The part of a release that a member holds. */
export function partOf(name: string): MemberPart | undefined {
  return WANTED.find(({ is, isNot }) => is.test(name) && !isNot.test(name))?.part;
}

/**
 * Take what is wanted out of a package, and say which release it is.
 * @param file name of the package, as shown
 * @param expected what the listing or manifest said; `null` for a dropped file
 * @param breathe lets the event loop turn between pieces of work
 */
export async function unpackPackage(
  bytes: Uint8Array,
  file: string,
  expected: (NamedRelease & { readonly kind: PackageKind }) | null,
  breathe: () => Promise<void>,
): Promise<Omit<UpdateInput, 'id' | 'sha256'> | Trouble> {
  const members = readZip(bytes);
  if (isTrouble(members)) return { ...members, about: file };
  const kind = expected?.kind ?? kindOf(members);
  const wanted = WANTED.filter((each) => each.kind === kind);
  const chosen = chooseMembers(members, wanted, file);
  if (isTrouble(chosen)) return chosen;
  const [main] = chosen;
  if (!kind || !main) return { trouble: 'wrong-file', about: file, detail: sayContents(members) };
  const stated =
    kind === 'hcpcs'
      ? releaseOfHcpcsFile(main.name)
      : (releaseOfIcdFile(main.name) ?? releaseOfIcdFile(file));
  const release = agree(stated, expected, kind);
  if (!release) return { trouble: 'wrong-file', about: file, detail: sayMismatch(stated, expected) };
  for (const member of chosen) {
    const inflated = await inflateMember(member, breathe);
    if (isTrouble(inflated)) return { ...inflated, about: file };
  }
  return { kind, ...release, file, members: chosen.map(ownMember) };
}

/** What a dropped zip is, by what lies in it. */
function kindOf(members: readonly ZipMember[]): PackageKind | undefined {
  const parts = members.map((member) => partOf(member.name));
  return WANTED.find(({ part }) => parts.includes(part))?.kind;
}

function chooseMembers(
  members: readonly ZipMember[],
  wanted: readonly Wanted[],
  file: string,
): ZipMember[] | Trouble {
  const chosen: ZipMember[] = [];
  for (const { part } of wanted) {
    const found = members.filter((member) => partOf(member.name) === part && !isLitter(member.name));
    if (found.length > 1) {
      return { trouble: 'wrong-file', about: file, detail: `It holds several files like ${found[0]?.name}.` };
    }
    chosen.push(...found);
  }
  return chosen;
}

/** What a Mac puts beside each file. */
function isLitter(name: string): boolean {
  return name.startsWith('._');
}

/**
 * The release is the one that was expected, where the file does not say otherwise. A yearly file may carry its month
 * in one name and not in the other, so only the year must agree.
 */
function agree(
  stated: NamedRelease | null,
  expected: NamedRelease | null,
  kind: PackageKind,
): NamedRelease | null {
  if (!expected) return stated && pick(stated);
  if (!stated) return pick(expected);
  const same =
    kind === 'hcpcs'
      ? stated.release === expected.release
      : stated.release.slice(0, 6) === expected.release.slice(0, 6);
  return same ? pick(expected) : null;
}

function pick({ release, name, from }: NamedRelease): NamedRelease {
  return { release, name, from };
}

function sayMismatch(stated: NamedRelease | null, expected: NamedRelease | null): string {
  if (!stated) return 'Its name does not say which year it is for.';
  return expected
    ? `It holds ${sayRelease(stated)}, where ${expected.name} was expected.`
    : `It holds ${stated.name}.`;
}

/** Without names: a zip dropped by mistake may hold anything. */
function sayContents(members: readonly ZipMember[]): string {
  return members.length === 0 ? 'It is empty.' : 'It holds none of the files that make up a release.';
}

/** In a buffer of its own: a member must not keep the whole package alive. */
function ownMember(member: ZipMember): InputMember {
  const { name, size, crc, isDeflated } = member;
  return { name, size, crc, isDeflated, bytes: member.bytes.slice().buffer };
}
