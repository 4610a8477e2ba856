import { bareCode, codeKey, codeOfKey, keyAfter, withDot } from './code-text.ts';
import { openIcd } from './icd-history.ts';
import { judgementsOf } from './judgements.ts';
import { openPack } from './pack.ts';
import { openProcedures } from './procedure-history.ts';
import { readReleases } from './release-rows.ts';
import { firstNotBelow } from './sorted-keys.ts';
import type { ReleaseRow } from './tables.ts';
import { openTitles } from './title-heap.ts';
import {
  CODE_SYSTEMS,
  type CodeBook,
  type CodeSystem,
  type Entry,
  type EntryId,
  type IsoDate,
  type Stand,
} from './types.ts';
import { standOfUnknown } from './unknown-code.ts';
import { openUnspecified } from './unspecified.ts';

/**
 * Open a compiled code book. The buffer stays in use: do not write to it and do not transfer it.
 * @throws DamagedTable where the bytes are not a whole code book
 */
export function openBook(bytes: ArrayBuffer): CodeBook {
  const pack = openPack('book', bytes);
  const releases = readReleases(pack.text('releases'), 'the code book');
  const keys = pack.f64('keys');
  const titleOf = openTitles(pack);
  const icdCount = firstNotBelow(keys, codeKey('hcpcs', ''));
  const releasesOf = (system: CodeSystem): ReleaseRow[] =>
    releases.filter((release) => release.system === system);

  const checkId = (id: EntryId): void => {
    if (!Number.isInteger(id) || id < 0 || id >= keys.length)
      throw new RangeError(`No entry ${id} in the book.`);
  };
  const codeOf = (id: EntryId): { readonly system: CodeSystem; readonly bare: string } => {
    checkId(id);
    return codeOfKey(keys[id] ?? 0);
  };
  const writtenOf = (id: EntryId): string => {
    const { system, bare } = codeOf(id);
    return system === 'icd10cm' ? withDot(bare) : bare;
  };
  const findBare = (bare: string, system: CodeSystem): EntryId | undefined => {
    const key = codeKey(system, bare);
    const at = firstNotBelow(keys, key);
    return keys[at] === key ? at : undefined;
  };
  const findIn = (code: string, system: CodeSystem): EntryId | undefined => {
    const bare = bareCode(code, system);
    return bare === undefined ? undefined : findBare(bare, system);
  };
  /** Entries below this one lie right behind it, up to here. */
  const subtreeEnd = (id: EntryId): EntryId => {
    const { system, bare } = codeOf(id);
    return firstNotBelow(keys, keyAfter(system, bare));
  };

  const icd = openIcd(pack, releasesOf('icd10cm'), { codeOf: (id) => codeOf(id).bare, subtreeEnd, titleOf });
  const procedures = openProcedures(pack, icdCount, releases, judgementsOf(pack.text).grounds);
  const isIcd = (id: EntryId): boolean => id < icdCount;

  const stand = (id: EntryId, date: IsoDate): Stand => {
    checkId(id);
    return isIcd(id) ? icd.stand(id, date) : procedures.stand(id, codeOf(id), date);
  };
  const find: CodeBook['find'] = (code, system) =>
    system === undefined ? firstOf(CODE_SYSTEMS, (each) => findIn(code, each)) : findIn(code, system);
  const parent = (id: EntryId): EntryId | undefined => {
    const { system, bare } = codeOf(id);
    if (system !== 'icd10cm') return undefined;
    for (let length = bare.length - 1; length >= 3; length -= 1) {
      const found = findBare(bare.slice(0, length), system);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const unspecified = openUnspecified(pack, icd.isBillable);

  return {
    size: keys.length,
    releases: releases.map(({ name, system, from, to }) => ({ name, system, from, to })),
    find,
    findAll: (code) => CODE_SYSTEMS.map((system) => findIn(code, system)).filter((id) => id !== undefined),
    entry: (id, date): Entry => {
      const { system, bare } = codeOf(id);
      return {
        id,
        system,
        code: writtenOf(id),
        title: titleOf(isIcd(id) ? icd.titleNumber(id, date) : procedures.titleNumber(id)),
        isModifier: system === 'hcpcs' && bare.length === 2,
      };
    },
    codeOf: writtenOf,
    stand,
    standOf: (code, system, date) => {
      const id = findIn(code, system);
      return id === undefined
        ? standOfUnknown(code, system, date, releasesOf(system), findIn)
        : stand(id, date);
    },
    parent,
    children: (id, date) => (checkIcd(id, checkId, isIcd) ? icd.children(id, date) : []),
    billableBelow: (id, date) => (checkIcd(id, checkId, isIcd) ? icd.billableBelow(id, date) : []),
    history: (id) => {
      checkId(id);
      return isIcd(id)
        ? icd.events(id)
        : procedures.events(id, codeOf(id), titleOf(procedures.titleNumber(id)));
    },
    successors: (id, date) => (checkIcd(id, checkId, isIcd) ? icd.successors(id, date) : null),
    unspecified: (id, date) => (checkIcd(id, checkId, isIcd) ? unspecified(id, date) : null),
  };
}

function checkIcd(id: EntryId, checkId: (id: EntryId) => void, isIcd: (id: EntryId) => boolean): boolean {
  checkId(id);
  return isIcd(id);
}

function firstOf<T, R>(items: readonly T[], look: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = look(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
