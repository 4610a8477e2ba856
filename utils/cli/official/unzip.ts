import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';

/** A file out of a release package. */
export interface Member {
  /** "fy2027.zip/icd10cm-order-2027.txt". */
  readonly source: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/**
 * Take the one member out of a zip whose file name matches.
 * @param label the zip's own name, for provenance
 * @throws Error where none or several match: the publisher has changed the package
 */
export function takeMember(path: string, label: string, wanted: RegExp, unwanted?: RegExp): Member {
  const isWanted = (name: string): boolean => {
    const last = name.split('/').at(-1) ?? '';
    return wanted.test(last) && !unwanted?.test(last);
  };
  const members = Object.entries(unzipSync(readFileSync(path), { filter: (file) => isWanted(file.name) }));
  const [found] = members;
  if (!found || members.length > 1) throw new Error(`${label} holds ${members.length} files like ${wanted}.`);
  return { source: `${label}/${found[0]}`, bytes: found[1], sha256: sha256(found[1]) };
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
