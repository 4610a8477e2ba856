import { addDays, dayOfNumber, sayDay } from './days.ts';
import {
  type HcpcsFacts,
  type HcpcsRelease,
  standOfHcpcs,
  toldEnd,
  whenGone,
  witnessOf,
} from './hcpcs-standing.ts';
import type { Pack } from './pack.ts';
import type { GroundsRow, ReleaseRow } from './tables.ts';
import type { CodeEvent, EntryId, IsoDate, Stand } from './types.ts';

/** First and last day of a CPT number, 20190101; 0 where not known. */
interface CptDays {
  readonly added: number;
  readonly terminated: number;
}

/** HCPCS and CPT over time. Ids are those of the book. */
export interface ProcedureHistory {
  stand(id: EntryId, code: ProcedureCode, date: IsoDate): Stand;
  titleNumber(id: EntryId): number;
  /** What happened to it, oldest first, as far as the files give days. */
  events(id: EntryId, code: ProcedureCode, title: string): CodeEvent[];
}

export interface ProcedureCode {
  readonly system: 'icd10cm' | 'hcpcs' | 'cpt';
  readonly bare: string;
}

/**
 * Open the HCPCS and CPT part of the book.
 * @param firstId id of the first entry that is not ICD-10-CM
 * @param releases all releases of the book, oldest first in each system
 * @param grounds what each HCPCS release proves
 */
export function openProcedures(
  pack: Pack,
  firstId: EntryId,
  releases: readonly ReleaseRow[],
  grounds: readonly GroundsRow[],
): ProcedureHistory {
  const titles = pack.u32('procedure-title');
  const added = pack.u32('procedure-added');
  const terminated = pack.u32('procedure-terminated');
  const datesFrom = pack.u8('procedure-dates-from');
  const setOf = pack.u16('procedure-in-use');
  const hcpcs = releases
    .filter((release) => release.system === 'hcpcs')
    .map((release): HcpcsRelease => {
      const known = grounds.find((row) => row.release === release.key);
      return { ...release, grounds: known?.grounds ?? 'showing' };
    });
  const sets = pack
    .text('in-use-sets')
    .split('\n')
    .map((keys) => placesOf(keys, hcpcs));
  const cpt = releases.find((release) => release.system === 'cpt');

  const factsOf = (id: EntryId, code: string): HcpcsFacts => {
    const at = id - firstId;
    return {
      added: added[at] ?? 0,
      terminated: terminated[at] ?? 0,
      datesFrom: (datesFrom[at] ?? 0) - 1,
      inUse: sets[setOf[at] ?? 0] ?? [],
      isCovered: code.length === 5 && !/^[STH]/.test(code),
    };
  };
  const daysOf = (id: EntryId): CptDays => ({
    added: added[id - firstId] ?? 0,
    terminated: terminated[id - firstId] ?? 0,
  });
  return {
    stand: (id, { system, bare }, date) =>
      system === 'cpt' ? standOfCpt(daysOf(id), date, cpt) : standOfHcpcs(factsOf(id, bare), date, hcpcs),
    titleNumber: (id) => titles[id - firstId] ?? 0,
    events: (id, { system, bare }, title) =>
      system === 'cpt' ? eventsOfCpt(daysOf(id), cpt, title) : eventsOfHcpcs(factsOf(id, bare), hcpcs, title),
  };
}

function placesOf(keys: string, releases: readonly ReleaseRow[]): number[] {
  if (keys === '') return [];
  return keys.split(' ').map((key) => releases.findIndex((release) => release.key === key));
}

function eventsOfHcpcs(facts: HcpcsFacts, releases: readonly HcpcsRelease[], title: string): CodeEvent[] {
  const origin = releases[facts.datesFrom] ?? releases[witnessOf(facts, releases)];
  const begun = began(origin?.name ?? '', dayOfNumber(facts.added), title);
  const until = dayOfNumber(facts.terminated);
  if (until !== null) {
    const told = releases[toldEnd(facts, releases)] ?? origin;
    return [begun, ended(told?.name ?? '', addDays(until, 1), title)];
  }
  const gone = releases[whenGone(facts, releases)];
  return gone ? [begun, ended(gone.name, null, title)] : [begun];
}

function eventsOfCpt(days: CptDays, release: ReleaseRow | undefined, title: string): CodeEvent[] {
  const name = release?.name ?? '';
  const since = dayOfNumber(days.added);
  const until = dayOfNumber(days.terminated);
  return [
    ...(since === null ? [] : [began(name, since, title)]),
    ...(until === null ? [] : [ended(name, addDays(until, 1), title)]),
  ];
}

function began(release: string, date: IsoDate | null, title: string): CodeEvent {
  return { what: 'new', release, date, isBy: date === null, title, oldTitle: null };
}

function ended(release: string, date: IsoDate | null, title: string): CodeEvent {
  return { what: 'retired', release, date, isBy: date === null, title: '', oldTitle: title };
}

function standOfCpt({ added, terminated }: CptDays, date: IsoDate, release: ReleaseRow | undefined): Stand {
  if (!release) throw new Error('The book lacks a CPT release.');
  const since = dayOfNumber(added);
  const until = dayOfNumber(terminated);
  const base = { release: release.name, pastEnd: date > release.to, since, until };
  if (since !== null && date < since)
    return { ...base, standing: 'not-yet', reason: `New on ${sayDay(since)}.` };
  if (until !== null) {
    return date > until
      ? { ...base, standing: 'retired', reason: `Ended; last valid ${sayDay(until)}.` }
      : { ...base, standing: 'billable', reason: '' };
  }
  const isChecked = since !== null || date >= release.from;
  const reason = isChecked ? '' : `Known from ${release.name} only; not checked for earlier years.`;
  return { ...base, standing: 'billable', reason };
}
