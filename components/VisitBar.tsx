import { useMutation } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { shortDay } from '../utils/codes/calendar.ts';
import type { CodeSystem } from '../utils/codes/types.ts';
import type { BookFacts } from './book-client.ts';
import { MarkSwitch } from './page/MarkSwitch.tsx';
import { PointButton, PointedPlaces } from './page/PointTool.tsx';
import { useActions } from './panel-actions.tsx';
import { useServices } from './panel-services.ts';
import { findReleases } from './release-on.ts';
import { PASTED, type Situation } from './situation.ts';
import { FIRST_VISIT_DATE, isVisitDate, LAST_VISIT_DATE, type VisitDate } from './use-visit-date.ts';
import { count, SYSTEM_NAMES } from './words.ts';

interface VisitBarProps {
  readonly visit: VisitDate;
  readonly situation: Situation;
  readonly facts: BookFacts | undefined;
}

const FROM_WORDS = { page: 'from the page', today: 'today', user: 'set by you' } as const;

/** What date, which release, what was read. */
export function VisitBar({ visit, situation, facts }: VisitBarProps) {
  const [open, setOpen] = useState<'date' | 'site' | null>(null);
  const drawerId = useId();
  const answering = facts === undefined ? [] : findReleases(facts.releases, visit.date);
  const main = answering[0];
  const site = siteOf(situation);
  const toggle = (which: 'date' | 'site') => setOpen(open === which ? null : which);
  return (
    <div className="visit">
      <div className="visit-row">
        <button
          type="button"
          className="chip"
          aria-expanded={open === 'date'}
          aria-controls={drawerId}
          onClick={() => toggle('date')}
        >
          <span className="unseen">Date of service </span>
          <b>{shortDay(visit.date)}</b>{' '}
          <span className={`from from-${visit.from}`}>{FROM_WORDS[visit.from]}</span>
        </button>
        {main !== undefined && <ReleaseName release={main} />}
        {site === null && <span className="read-status">{readStatus(situation)}</span>}
      </div>
      {site !== null && (
        <div className="visit-row">
          <button
            type="button"
            className="chip site"
            aria-expanded={open === 'site'}
            aria-controls={drawerId}
            onClick={() => toggle('site')}
          >
            {site.replace(/^https?:\/\//, '')}
          </button>
          <span className="read-status">{readStatus(situation)}</span>
        </div>
      )}
      <div id={drawerId} className="visit-more" hidden={open === null}>
        {open === 'date' && <DateDrawer visit={visit} answering={answering} />}
        {open === 'site' && site !== null && <SiteDrawer site={site} onDone={() => setOpen(null)} />}
      </div>
    </div>
  );
}

type Answering = ReturnType<typeof findReleases>;

/** The release that answers for the diagnoses, and whether the date lies outside of it. */
function ReleaseName({
  release: { release, pastEnd, beforeStart },
}: {
  readonly release: Answering[number];
}) {
  return (
    <span className="release">
      {release.name}
      {pastEnd && <span className="past-end"> past its end</span>}
      {beforeStart && <span className="past-end"> starts later</span>}
    </span>
  );
}

function DateDrawer({ visit, answering }: { readonly visit: VisitDate; readonly answering: Answering }) {
  const inputId = useId();
  return (
    <div className="drawer">
      <p>
        <label htmlFor={inputId}>Date of service</label> <DateField id={inputId} visit={visit} />{' '}
        {visit.from === 'user' && (
          <button type="button" className="link" onClick={() => visit.choose(null)}>
            {visit.page === null ? 'Back to today' : `Back to the page's ${shortDay(visit.page.date)}`}
          </button>
        )}
      </p>
      {visit.page !== null && <p className="dim">The page says “{visit.page.from}”.</p>}
      <ul className="releases">
        {answering.map(({ system, release, pastEnd, beforeStart }) => (
          <li key={system}>
            {SYSTEM_NAMES[system]} <b>{release.name}</b>{' '}
            <span className={pastEnd || beforeStart ? 'past-end' : 'dim'}>
              {pastEnd &&
                release.to !== null &&
                `ended ${shortDay(release.to)}. A newer release is not here yet.`}
              {beforeStart && sayStart(system, shortDay(release.from))}
              {!pastEnd && !beforeStart && `in force since ${shortDay(release.from)}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Of diagnoses there is nothing older; of the others there is, and not in our tables. */
function sayStart(system: CodeSystem, day: string): string {
  return system === 'icd10cm'
    ? `is the first. ICD-10-CM was not in use before ${day}.`
    : `starts ${day}. Older releases are not here.`;
}

/** The field keeps what is being typed: half a date is none to React, and a new field would lose the focus. */
function DateField({ id, visit }: { readonly id: string; readonly visit: VisitDate }) {
  const inputRef = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const input = inputRef.current;
    if (input !== null && input !== document.activeElement) input.value = visit.date;
  }, [visit.date]);
  return (
    <input
      ref={inputRef}
      id={id}
      type="date"
      min={FIRST_VISIT_DATE}
      max={LAST_VISIT_DATE}
      defaultValue={visit.date}
      onChange={(event) => {
        if (isVisitDate(event.target.value)) visit.choose(event.target.value);
      }}
      // Left with half a date, it must not show another day than the one in force.
      onBlur={(event) => {
        event.target.value = visit.date;
      }}
    />
  );
}

function SiteDrawer({ site, onDone }: { readonly site: string; readonly onDone: () => void }) {
  const { host } = useServices();
  const { report } = useActions();
  const giveBack = useMutation({
    mutationFn: (done: Promise<void>) => done,
    onError: (error) => report(error.message),
  });
  return (
    <div className="drawer">
      <p>Clear Margin reads notes on {site}. It never writes in the note.</p>
      <MarkSwitch />
      <PointedPlaces />
      <p className="bar">
        <PointButton />
        <button
          type="button"
          className="button"
          onClick={() => {
            giveBack.mutate(host.revoke());
            onDone();
          }}
        >
          Stop reading this site
        </button>
      </p>
    </div>
  );
}

function siteOf(situation: Situation): string | null {
  if (situation.state === 'note') return situation.source === PASTED ? null : situation.source;
  // What another panel reads is that panel's to stop, to mark and to point at.
  const isOurs = situation.state !== 'ungranted' && situation.state !== 'taken';
  return isOurs && 'site' in situation ? situation.site : null;
}

function readStatus(situation: Situation): string {
  switch (situation.state) {
    case 'note': {
      if (situation.source === PASTED) return 'pasted note';
      if (situation.status === 'reading') return 'reading…';
      const { fields, codeFields } = situation.note;
      if (fields.length === 0) return `${count(codeFields.length, 'code field')} read`;
      return `note read, ${count(fields.length, 'field')}`;
    }
    case 'reading':
      return 'reading…';
    case 'lost':
      return 'page lost';
    case 'taken':
      return 'read by another panel';
    case 'no-note':
      return 'no note found';
    default:
      return '';
  }
}
