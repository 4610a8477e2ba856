import { codeOfKey, withDot } from './code-text.ts';
import { dayOfNumber } from './days.ts';
import { judgementsOf } from './judgements.ts';
import { BEGAN_EARLIER, BILLABLE } from './marks.ts';
import { openPack, type Pack } from './pack.ts';
import { readReleases } from './release-rows.ts';
import type { AprilRow, BookTables, CptRow, HcpcsRow, SpanRow } from './tables.ts';
import { openTitles } from './title-heap.ts';

/**
 * The tables a compiled book was made from: `compileBook` makes the same bytes of them again. What a book does not
 * carry, such as remarks and provenance, is not in them.
 * @throws DamagedTable where the bytes are not a whole code book
 */
export function tablesOfBook(bytes: ArrayBuffer): BookTables {
  const pack = openPack('book', bytes);
  const releases = readReleases(pack.text('releases'), 'the code book');
  const keysOf = (system: string): string[] =>
    releases.filter((release) => release.system === system).map((release) => release.key);
  const titleOf = openTitles(pack);
  return {
    releases,
    ...icdTables(pack, keysOf('icd10cm'), titleOf),
    ...procedureTables(pack, keysOf('hcpcs'), titleOf),
    ...judgementsOf(pack.text),
  };
}

function icdTables(
  pack: Pack,
  editions: readonly string[],
  titleOf: (title: number) => string,
): { icd10cm: SpanRow[]; april: AprilRow[] } {
  const keys = pack.f64('keys');
  const starts = pack.u32('span-start');
  const firsts = pack.u8('span-first');
  const lasts = pack.u8('span-last');
  const flags = pack.u8('span-flags');
  const titles = pack.u32('span-title');
  const icd10cm: SpanRow[] = [];
  const april: AprilRow[] = [];
  for (let id = 0; id + 1 < starts.length; id += 1) {
    const code = withDot(codeOfKey(keys[id] ?? 0).bare);
    for (let at = starts[id] ?? 0; at < (starts[id + 1] ?? 0); at += 1) {
      const bits = flags[at] ?? 0;
      const last = lasts[at] ?? 0;
      const first = editions[firsts[at] ?? 0] ?? '';
      icd10cm.push({
        code,
        billable: (bits & BILLABLE) !== 0,
        first,
        last: last === editions.length - 1 ? '' : (editions[last] ?? ''),
        title: titleOf(titles[at] ?? 0),
      });
      if ((bits & BEGAN_EARLIER) !== 0) april.push({ code, release: first });
    }
  }
  return { icd10cm, april };
}

function procedureTables(
  pack: Pack,
  releases: readonly string[],
  titleOf: (title: number) => string,
): { hcpcs: HcpcsRow[]; cpt: CptRow[] } {
  const keys = pack.f64('keys');
  const firstId = pack.u32('span-start').length - 1;
  const titles = pack.u32('procedure-title');
  const added = pack.u32('procedure-added');
  const terminated = pack.u32('procedure-terminated');
  const textFrom = pack.u8('procedure-text-from');
  const datesFrom = pack.u8('procedure-dates-from');
  const setOf = pack.u16('procedure-in-use');
  const sets = pack.text('in-use-sets').split('\n');
  const hcpcs: HcpcsRow[] = [];
  const cpt: CptRow[] = [];
  for (let at = 0; at < titles.length; at += 1) {
    const { system, bare } = codeOfKey(keys[firstId + at] ?? 0);
    const title = titleOf(titles[at] ?? 0);
    const last = dayOfNumber(terminated[at] ?? 0) ?? '';
    const first = dayOfNumber(added[at] ?? 0) ?? '';
    const inUse = sets[setOf[at] ?? 0] ?? '';
    if (system === 'cpt') cpt.push({ code: bare, label: title, first, last });
    else
      hcpcs.push({
        code: bare,
        isModifier: bare.length === 2,
        title,
        added: first,
        terminated: last,
        textFrom: releases[(textFrom[at] ?? 0) - 1] ?? '',
        datesFrom: releases[(datesFrom[at] ?? 0) - 1] ?? '',
        inUse: inUse === '' ? [] : inUse.split(' '),
      });
  }
  return { hcpcs, cpt };
}
