/** The browser as the options page sees it: settings, grants, the stored tables, and the background that keeps them. */
import { browser } from 'wxt/browser';
import { keepDropped } from '../updates/dropped-file.ts';
import { openTableStore } from '../updates/table-store.ts';
import type { UpdateSource, UpdateState } from '../updates/types.ts';
import { covers, readAddress, siteOrigins } from './addresses.ts';
import { patternStyle } from './features.ts';
import { allowReading, FETCH_ONLY_KEY, readFetchOnly } from './fetch-only.ts';
import { readGrants, readHeld, removeGrants } from './grants.ts';
import { readManaged } from './managed.ts';
import { changeMarks, readMarkSettings } from './mark-settings.ts';
import type { OptionsHost, OptionsView, Outcome } from './options-types.ts';
import { forgetPlaces, readPlaces } from './pointed-places.ts';
import { changeRule, readRulesOff } from './rule-switches.ts';
import { sendNotice } from './send-notice.ts';
import { askForSource, giveBackUnused, isHeld } from './source-grants.ts';
import { follow } from './tab-beside.ts';
import { changeOwnSettings, mergeSettings, type OwnSettings, readOwnSettings } from './update-settings.ts';
import { followState, readState } from './update-state.ts';

const NO_ANSWER =
  'The browser has stopped the part of Clear Margin that fetches code sets. It goes on by itself within a minute.';
const NOT_KEPT = 'The browser did not keep this setting. Is the disk full?';
const NOT_GRANTED = 'You said no to the browser, so nothing can be fetched from there.';

const KEPT =
  'The browser keeps the permission for this site. Your organization may have set it. Look in the browser’s settings for Clear Margin.';

/** @param signal ends it: every listener goes */
export function createOptionsHost(signal: AbortSignal = new AbortController().signal): OptionsHost {
  const shown = createShown(signal);

  async function change(settings: Partial<OwnSettings>, ask: 'tell' | 'look'): Promise<Outcome> {
    const refused = await keep(() => changeOwnSettings(settings));
    if (refused !== null) return refused;
    if (ask === 'tell') return tell('tell');
    // A look may take minutes: it shows in the state, and the settings can be changed all the while.
    void tell('look');
    return null;
  }
  async function keep(how: () => Promise<void>): Promise<Outcome> {
    try {
      await how();
    } catch {
      return NOT_KEPT;
    }
    await shown.look();
    return null;
  }
  /** What the user grants is asked for before anything is awaited. */
  async function granted(source: UpdateSource): Promise<Outcome> {
    try {
      if (!(await askForSource(source, shown.held()))) return NOT_GRANTED;
    } catch {
      return 'The browser could not ask for this address. Look in its settings for Clear Margin.';
    }
    await shown.look();
    return null;
  }

  return {
    view: shown.view,
    subscribe: shown.subscribe,
    async turnOn() {
      const refused = await granted(shown.settings().source);
      return refused ?? change({ isOn: true }, 'look');
    },
    async turnOff() {
      const outcome = await change({ isOn: false }, 'tell');
      await giveBackUnused(null);
      return outcome;
    },
    async allowSource() {
      const refused = await granted(shown.settings().source);
      if (refused === null) void tell('look');
      return refused;
    },
    async lookAt(source) {
      const { isOn } = shown.settings();
      const refused = isOn ? await granted(source) : null;
      if (refused !== null) return refused;
      const outcome = await change({ source }, isOn ? 'look' : 'tell');
      await giveBackUnused(isOn ? source : null);
      return outcome;
    },
    lookNow: () => tell('look'),
    lookEvery: (everyHours) => change({ everyHours }, 'tell'),
    goBack: () => tell('go-back'),
    async takeIn(file) {
      const trouble = await keepDropped(openTableStore(), file, Date.now());
      if (trouble !== null) return `${trouble.sentence} ${trouble.nextStep}`;
      return tell('dropped');
    },
    ...sites(shown.look),
    switchMarks: (pattern, isOn) => keep(() => changeMarks(pattern, isOn)),
    switchRule: (id, isOn) => keep(() => changeRule(id, isOn)),
    forgetPlaces: (pattern) => keep(() => forgetPlaces(pattern)),
    async deleteAll() {
      try {
        await clearStorage(shown.held());
      } catch {
        return 'The browser did not delete the settings. Try again.';
      }
      await shown.look();
      return tell('forget');
    },
  };
}

/** That an address may only be fetched from is a fence around a grant: it stays for as long as the grant does. */
async function clearStorage(held: readonly string[]): Promise<void> {
  const fence = (await readFetchOnly()).some((pattern) => held.some((grant) => covers(grant, pattern)));
  const keys = Object.keys(await browser.storage.local.get(null));
  await browser.storage.local.remove(keys.filter((key) => !(fence && key === FETCH_ONLY_KEY)));
}

function sites(look: () => Promise<void>): Pick<OptionsHost, 'allowSite' | 'stopSite'> {
  return {
    async allowSite(site) {
      const address = readAddress(site, patternStyle());
      if (address.kind !== 'site') return 'This is no address of a site.';
      void allowReading(address.pattern);
      try {
        const isGranted = await browser.permissions.request({ origins: [address.pattern] });
        await look();
        return isGranted ? null : 'You said no to the browser. Nothing is read there.';
      } catch {
        return 'The browser could not ask for this site. Open it, and allow it in the panel.';
      }
    },
    async stopSite(pattern) {
      const isGone = await removeGrants([pattern]);
      await look();
      return isGone ? null : KEPT;
    },
  };
}

async function tell(ask: 'tell' | 'look' | 'go-back' | 'dropped' | 'forget'): Promise<Outcome> {
  return (await sendNotice('updates', { ask })) ? null : NO_ANSWER;
}

/** What the page shows at the moment, and who wants to know when that changes. */
function createShown(signal: AbortSignal) {
  const listeners = new Set<() => void>();
  let held: readonly string[] = [];
  let view: OptionsView | null = null;
  /** Newer than whatever was asked for before it came. */
  let told: UpdateState | null = null;

  function show(next: OptionsView): void {
    if (signal.aborted) return;
    view = next;
    for (const listener of listeners) listener();
  }
  async function look(): Promise<void> {
    const [own, managed, all, read, updates, marks, places, rulesOff] = await Promise.all([
      readOwnSettings(),
      readManaged(),
      readHeld(),
      readGrants(),
      readState(),
      readMarkSettings(),
      readPlaces(),
      readRulesOff(),
    ]);
    held = all;
    const settings = mergeSettings(own, managed.settings);
    show({
      settings,
      managed: managed.settings,
      faults: managed.faults,
      updates: told ?? updates,
      mayFetch: isHeld(settings.source, all),
      sites: siteOrigins(read),
      marks,
      places,
      rulesOff,
    });
  }
  followState(signal, (updates) => {
    told = updates;
    if (view !== null) show({ ...view, updates });
  });
  follow(signal, browser.permissions.onAdded, () => void look());
  follow(signal, browser.permissions.onRemoved, () => void look());
  follow(signal, browser.storage.onChanged, (_: unknown, area: string) => {
    if (area === 'local' || area === 'managed') void look();
  });
  // The background tells even where nothing has changed: it may not have run since the browser started.
  void look().then(() => tell('tell'));
  return {
    look,
    held: () => held,
    settings() {
      if (view === null) throw new Error('Nothing can be pressed before the page is drawn.');
      return view.settings;
    },
    view: () => view,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
