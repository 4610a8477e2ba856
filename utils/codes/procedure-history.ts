import { dayNumber, dayOfNumber, sayDay } from './days.ts';
import { FATE } from './marks.ts';
import type { Pack } from './pack.ts';
import type { ReleaseRow } from './tables.ts';
import type { CodeEvent, CodeSystem, EntryId, IsoDate, Stand } from './types.ts';

/** HCPCS and CPT over time. Ids are those of the book. */
export interface ProcedureHistory {
  stand(id: EntryId, system: CodeSystem, date: IsoDate): Stand;
  titleNumber(id: EntryId): number;
  /** What happened to it, oldest first, as far as the files give days. */
  events(id: EntryId, system: CodeSystem, titleOf: (title: number) => string): CodeEvent[];
}

/** What the tables know of one code. Days as numbers, 0 for none. */
interface Facts {
  readonly added: number;
  readonly terminated: number;
  readonly fate: number;
}

/**
 * Open the HCPCS and CPT part of the book.
 * @param firstId id of the first entry that is not ICD-10-CM
 * @param hcpcs releases, oldest first: the dated file, then the later lists
 */
export function openProcedures(
  pack: Pack,
  firstId: EntryId,
  hcpcs: readonly ReleaseRow[],
  cpt: readonly ReleaseRow[],
): ProcedureHistory {
  const titles = pack.u32('procedure-title');
  const added = pack.u32('procedure-added');
  const terminated = pack.u32('procedure-terminated');
  const fates = pack.u8('procedure-fate');
  return {
    stand: (id, system, date) => {
      const at = id - firstId;
      const facts = { added: added[at] ?? 0, terminated: terminated[at] ?? 0, fate: fates[at] ?? 0 };
      return system === 'cpt' ? standOfCpt(facts, date, cpt) : standOfHcpcs(facts, date, hcpcs);
    },
    titleNumber: (id) => titles[id - firstId] ?? 0,
    events: () => [],
  };
}

function standOfHcpcs(facts: Facts, date: IsoDate, releases: readonly ReleaseRow[]): Stand {
  const [dated, april, july] = releases;
  if (!dated || !april || !july) throw new Error('The book lacks a HCPCS release.');
  const day = dayNumber(date);
  const base = {
    release: dated.name,
    pastEnd: date > july.to,
    since: dayOfNumber(facts.added),
    until: dayOfNumber(facts.terminated),
  };
  if (facts.terminated !== 0 && day > facts.terminated) {
    return { ...base, standing: 'retired', reason: `Ended; last valid ${sayDay(base.until ?? '')}.` };
  }
  if (facts.added > day) {
    return { ...base, standing: 'not-yet', reason: `New on ${sayDay(base.since ?? '')}.` };
  }
  if (facts.added === 0)
    return standOfNewer(facts, date, base, dated, facts.fate === FATE.april ? april : july);
  if (date <= dated.to || facts.terminated !== 0) return { ...base, standing: 'billable', reason: '' };
  if (facts.fate === FATE.notCovered) {
    return { ...base, standing: 'billable', reason: `As of ${dated.name}; later lists do not cover it.` };
  }
  if (facts.fate === FATE.gone) {
    const reason = `Gone from the CMS list of ${april.name}; its last day is not in our table.`;
    return { ...base, release: april.name, standing: date < april.from ? 'billable' : 'retired', reason };
  }
  return {
    ...base,
    release: (facts.fate === FATE.april ? april : july).name,
    standing: 'billable',
    reason: '',
  };
}

/** A code newer than the dated file: in use by the list that shows it, but no file at hand says since when. */
function standOfNewer(
  facts: Facts,
  date: IsoDate,
  base: Omit<Stand, 'standing' | 'reason'>,
  dated: ReleaseRow,
  shownBy: ReleaseRow,
): Stand {
  if (date <= dated.to) {
    const reason = `Newer than ${dated.name}; its first day is not in our table.`;
    return { ...base, standing: 'not-yet', reason };
  }
  const known = date >= shownBy.from && facts.terminated === 0;
  const reason = known ? `In the CMS list of ${shownBy.name}; ` : `Newer than ${dated.name}; `;
  return {
    ...base,
    release: shownBy.name,
    standing: 'billable',
    reason: `${reason}its first day is not in our table.`,
  };
}

function standOfCpt(facts: Facts, date: IsoDate, releases: readonly ReleaseRow[]): Stand {
  const [release] = releases;
  if (!release) throw new Error('The book lacks a CPT release.');
  const until = dayOfNumber(facts.terminated);
  const base = { release: release.name, pastEnd: date > release.to, since: null, until };
  if (until !== null) {
    return date > until
      ? { ...base, standing: 'retired', reason: `Ended; last valid ${sayDay(until)}.` }
      : { ...base, standing: 'billable', reason: '' };
  }
  const reason = date < release.from ? `Known from ${release.name} only; not checked for earlier years.` : '';
  return { ...base, standing: 'billable', reason };
}
