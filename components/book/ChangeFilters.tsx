import { useId } from 'react';
import { CHANGE_KINDS } from '../../utils/codes/changes.ts';
import type { ChangeFilter } from '../../utils/codes/filter-changes.ts';
import type { CodeSystem, IsoDate, Release } from '../../utils/codes/types.ts';
import type { ChangesFound } from '../book-client.ts';
import { SYSTEM_NAMES } from '../words.ts';
import { CHANGE_NAMES } from './change-words.ts';
import { comparableSystems, pickReleases, releasesOf } from './pick-releases.ts';

/** Two releases of one system. */
export interface ReleaseChoice {
  readonly system: CodeSystem;
  readonly from: string;
  readonly to: string;
}

interface ReleasePickerProps {
  readonly releases: readonly Release[];
  readonly choice: ReleaseChoice;
  readonly date: IsoDate;
  readonly onChoice: (choice: ReleaseChoice) => void;
}

/** Which two releases are compared. */
export function ReleasePicker({ releases, choice, date, onChoice }: ReleasePickerProps) {
  const own = releasesOf(releases, choice.system);
  return (
    <div className="release-picker">
      <fieldset className="chips">
        <legend className="unseen">Code system</legend>
        {comparableSystems(releases).map((system) => (
          <button
            key={system}
            type="button"
            className="chip"
            aria-pressed={system === choice.system}
            onClick={() => onChoice({ system, ...pickReleases(releases, system, date) })}
          >
            {SYSTEM_NAMES[system]}
          </button>
        ))}
      </fieldset>
      <ReleaseSelect
        label="From"
        releases={own}
        value={choice.from}
        onValue={(from) => onChoice({ ...choice, from })}
      />
      <ReleaseSelect
        label="To"
        releases={own}
        value={choice.to}
        onValue={(to) => onChoice({ ...choice, to })}
      />
    </div>
  );
}

interface ReleaseSelectProps {
  readonly label: string;
  readonly releases: readonly Release[];
  readonly value: string;
  readonly onValue: (name: string) => void;
}

function ReleaseSelect({ label, releases, value, onValue }: ReleaseSelectProps) {
  const id = useId();
  return (
    <span className="release-select">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onValue(event.target.value)}>
        {releases.toReversed().map(({ name }) => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </span>
  );
}

interface ChangeFiltersProps {
  readonly filter: ChangeFilter;
  readonly onFilter: (filter: ChangeFilter) => void;
  readonly found: ChangesFound | null;
}

/** Which of the changes are shown. */
export function ChangeFilters({ filter, onFilter, found }: ChangeFiltersProps) {
  const total = CHANGE_KINDS.reduce((sum, kind) => sum + (found?.counts[kind] ?? 0), 0);
  const kinds = CHANGE_KINDS.filter((kind) => kind === filter.kind || (found?.counts[kind] ?? 0) > 0);
  return (
    <div className="change-filters">
      <input
        type="text"
        className="field"
        aria-label="Words of the title, or the start of a code"
        placeholder="Words, or the start of a code"
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={filter.text}
        onChange={(event) => onFilter({ ...filter, text: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || filter.text === '') return;
          event.preventDefault();
          onFilter({ ...filter, text: '' });
        }}
      />
      <fieldset className="chips">
        <legend className="unseen">Kind of change</legend>
        {[null, ...kinds].map((kind) => (
          <button
            key={kind ?? 'all'}
            type="button"
            className="chip"
            aria-pressed={filter.kind === kind}
            onClick={() => onFilter({ ...filter, kind })}
          >
            {kind === null ? 'All' : CHANGE_NAMES[kind]}
            {found !== null && (
              <span className="count">
                {' '}
                {(kind === null ? total : found.counts[kind]).toLocaleString('en-US')}
              </span>
            )}
          </button>
        ))}
      </fieldset>
      <div className="choice-row">
        <Switch
          isOn={filter.dermatologyOnly}
          onSwitch={(dermatologyOnly) => onFilter({ ...filter, dermatologyOnly })}
        >
          dermatology only
        </Switch>
        <Switch isOn={filter.withHeaders} onSwitch={(withHeaders) => onFilter({ ...filter, withHeaders })}>
          headers too
        </Switch>
      </div>
    </div>
  );
}

interface SwitchProps {
  readonly isOn: boolean;
  readonly onSwitch: (on: boolean) => void;
  readonly children: string;
}

function Switch({ isOn, onSwitch, children }: SwitchProps) {
  const id = useId();
  return (
    <span>
      <input id={id} type="checkbox" checked={isOn} onChange={(event) => onSwitch(event.target.checked)} />
      <label htmlFor={id}>{children}</label>
    </span>
  );
}
