import { eventsOfSpans, type Span } from './code-events.ts';
import { withDot } from './code-text.ts';
import { sayDay } from './days.ts';
import { sayWhatIsMissing } from './header-needs.ts';
import { BEGAN_EARLIER, BILLABLE } from './marks.ts';
import { type Neighbours, openSuccessors } from './open-successors.ts';
import type { Pack } from './pack.ts';
import type { ReleaseRow } from './tables.ts';
import type { CodeEvent, EntryId, IsoDate, Stand, Successors } from './types.ts';

/** What the history of ICD-10-CM needs to know of the entries themselves. */
export interface IcdEntries {
  /** Without the dot. */
  codeOf(id: EntryId): string;
  /** First entry that is not below this one. */
  subtreeEnd(id: EntryId): EntryId;
  titleOf(title: number): string;
}

/** ICD-10-CM over time. Ids are those of the book. */
export interface IcdHistory {
  stand(id: EntryId, date: IsoDate): Stand;
  isBillable(id: EntryId, date: IsoDate): boolean;
  /** Number of the title in force on the date, or nearest to it; the newest without a date. */
  titleNumber(id: EntryId, date?: IsoDate): number;
  children(id: EntryId, date: IsoDate): EntryId[];
  billableBelow(id: EntryId, date: IsoDate): EntryId[];
  events(id: EntryId): CodeEvent[];
  successors(id: EntryId, date: IsoDate): Successors | null;
}

/** Open the ICD-10-CM part of the book. */
export function openIcd(pack: Pack, releases: readonly ReleaseRow[], entries: IcdEntries): IcdHistory {
  const starts = pack.u32('span-start');
  const firsts = pack.u8('span-first');
  const lasts = pack.u8('span-last');
  const flags = pack.u8('span-flags');
  const titles = pack.u32('span-title');
  const needs = pack.u16('needs');
  const neighboursOf = openSuccessors(pack);

  const spanNumberOn = (id: EntryId, edition: number): number => {
    const end = starts[id + 1] ?? 0;
    for (let at = starts[id] ?? end; at < end; at += 1) {
      if ((firsts[at] ?? 0) <= edition && edition <= (lasts[at] ?? 0)) return at;
    }
    return -1;
  };
  const spansOf = (id: EntryId): Span[] => {
    const spans: Span[] = [];
    for (let at = starts[id] ?? 0; at < (starts[id + 1] ?? 0); at += 1) {
      spans.push({
        first: firsts[at] ?? 0,
        last: lasts[at] ?? 0,
        billable: ((flags[at] ?? 0) & BILLABLE) !== 0,
        beganEarlier: ((flags[at] ?? 0) & BEGAN_EARLIER) !== 0,
        title: titles[at] ?? 0,
      });
    }
    return spans;
  };
  /** Place of the release in force; -1 before the first one. */
  const editionOn = (date: IsoDate): number => releases.findLastIndex((release) => release.from <= date);
  const isBillableIn = (id: EntryId, edition: number): boolean => {
    const at = spanNumberOn(id, edition);
    return at >= 0 && ((flags[at] ?? 0) & BILLABLE) !== 0;
  };

  const childrenIn = (id: EntryId, edition: number): EntryId[] => {
    const found: EntryId[] = [];
    const end = entries.subtreeEnd(id);
    let at = id + 1;
    while (at < end) {
      const isThere = spanNumberOn(at, edition) >= 0;
      if (isThere) found.push(at);
      at = isThere ? entries.subtreeEnd(at) : at + 1;
    }
    return found;
  };
  const titleNumber = (id: EntryId, date?: IsoDate): number => {
    const spans = spansOf(id);
    if (date === undefined) return spans.at(-1)?.title ?? 0;
    const edition = editionOn(date);
    return (spans.findLast((span) => span.first <= edition) ?? spans[0])?.title ?? 0;
  };
  const headerReason = (id: EntryId, edition: number): string =>
    sayWhatIsMissing(
      entries.codeOf(id),
      childrenIn(id, edition).map((child) => entries.codeOf(child)),
      needs[id] ?? 0,
    );
  const billableBelowIn = (id: EntryId, edition: number): EntryId[] => {
    const found: EntryId[] = [];
    const end = entries.subtreeEnd(id);
    for (let at = id + 1; at < end; at += 1) if (isBillableIn(at, edition)) found.push(at);
    return found;
  };
  const neighboursIn = (id: EntryId, edition: number): Neighbours =>
    neighboursOf(id, {
      codeOf: entries.codeOf,
      isBillable: (each) => isBillableIn(each, edition),
      isThere: (each) => spanNumberOn(each, edition) >= 0,
      billableBelow: (each) => billableBelowIn(each, edition),
    });
  const successorsIn = (id: EntryId, edition: number): Successors | null => {
    if (isBillableIn(id, edition)) return null;
    const isHeader = spanNumberOn(id, edition) >= 0;
    const wasThere = (firsts[starts[id] ?? 0] ?? 0) <= edition;
    if (!isHeader && !wasThere) return null;
    const ids = isHeader ? billableBelowIn(id, edition) : neighboursIn(id, edition).ids;
    return ids.length > 0 ? { kind: isHeader ? 'children' : 'neighbours', ids } : null;
  };

  return {
    stand: (id, date) => {
      const edition = editionOn(date);
      return standIn(spansOf(id), edition, releases, date, {
        header: () => headerReason(id, edition),
        whereTo: () => sayWhereTo(neighboursIn(id, edition), (each) => withDot(entries.codeOf(each))),
      });
    },
    isBillable: (id, date) => isBillableIn(id, editionOn(date)),
    titleNumber,
    children: (id, date) => childrenIn(id, editionOn(date)),
    billableBelow: (id, date) => billableBelowIn(id, editionOn(date)),
    events: (id) => eventsOfSpans(spansOf(id), releases, entries.titleOf),
    successors: (id, date) => successorsIn(id, editionOn(date)),
  };
}

function standIn(
  spans: readonly Span[],
  edition: number,
  releases: readonly ReleaseRow[],
  date: IsoDate,
  reasons: { header(): string; whereTo(): string },
): Stand {
  const newest = releases.length - 1;
  const current = spans.find((span) => span.first <= edition && edition <= span.last);
  const run = billableRun(spans, edition);
  const base = {
    release: releases[Math.max(edition, 0)]?.name ?? '',
    pastEnd: date > (releases[newest]?.to ?? date),
    since: run && !run.beganEarlier ? (releases[run.first]?.from ?? null) : null,
    until: run && run.last < newest && !endedEarlier(spans, run) ? (releases[run.last]?.to ?? null) : null,
  };
  if (current?.billable) return { ...base, standing: 'billable', reason: '' };
  if (current) {
    const became = run !== undefined && run.last < edition ? releases[run.last + 1]?.from : undefined;
    const when = current.beganEarlier ? 'by' : 'on';
    const reason = became
      ? `Became a header ${when} ${sayDay(became)}; use one of its codes.`
      : reasons.header();
    return { ...base, standing: 'header', reason };
  }
  const past = spans.findLast((span) => span.last < edition);
  if (!past) return { ...base, standing: 'not-yet', reason: sayBeginning(spans[0], edition, releases) };
  const lastDay = releases[past.last]?.to ?? date;
  return {
    ...base,
    standing: 'retired',
    reason: `Deleted; last valid ${sayDay(lastDay)}.${reasons.whereTo()}`,
  };
}

/** Where a deleted code went, where that is sure and short: " Now M97.01XA." Else nothing. */
function sayWhereTo({ ids, isSure }: Neighbours, codeOf: (id: EntryId) => string): string {
  if (!isSure) return '';
  if (ids.length > 3) return ` Now one of ${ids.length} codes.`;
  const codes = ids.map(codeOf);
  const last = codes.pop();
  return codes.length > 0 ? ` Now ${codes.join(', ')} or ${last}.` : ` Now ${last}.`;
}

/** Where an update on 1 April took its place, the last day is not in the files. */
function endedEarlier(spans: readonly Span[], run: Run): boolean {
  return spans.some((span) => span.first === run.last + 1 && span.beganEarlier);
}

interface Run {
  readonly first: number;
  last: number;
  readonly beganEarlier: boolean;
}

/**
 * The stretch of editions in which the code was billable without a break: the one around the edition, else the last
 * one before it, else the first one after it.
 */
function billableRun(spans: readonly Span[], edition: number): Run | undefined {
  const runs: Run[] = [];
  for (const span of spans) {
    if (!span.billable) continue;
    const open = runs.at(-1);
    if (open && open.last === span.first - 1) open.last = span.last;
    else runs.push({ first: span.first, last: span.last, beganEarlier: span.beganEarlier });
  }
  return runs.findLast((run) => run.first <= edition) ?? runs[0];
}

function sayBeginning(span: Span | undefined, edition: number, releases: readonly ReleaseRow[]): string {
  if (edition < 0) return `ICD-10-CM was not in use before ${sayDay(releases[0]?.from ?? '')}.`;
  const release = releases[span?.first ?? 0];
  if (!release) return '';
  if (!span?.beganEarlier) return `New on ${sayDay(release.from)} (${release.name}).`;
  const isClose = edition === span.first - 1;
  const before = isClose ? ' It began some months before, on a day that our files do not show.' : '';
  return `New by ${sayDay(release.from)} (${release.name}).${before}`;
}
