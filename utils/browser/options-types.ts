/** What the options page knows, and what it can ask of the browser. */
import type { UpdateSettings, UpdateSource, UpdateState } from '../updates/types.ts';
import type { ManagedSettings } from './managed-types.ts';
import type { MarkSettings } from './mark-switches.ts';
import type { SitePlaces } from './pointed-places.ts';

/** Everything the options page shows. */
export interface OptionsView {
  readonly settings: UpdateSettings;
  readonly managed: ManagedSettings;
  /** What the organization has set but cannot be used, one sentence each. */
  readonly faults: readonly string[];
  /** `null` until the background has told. */
  readonly updates: UpdateState | null;
  /** False where the browser does not let us fetch from the source. */
  readonly mayFetch: boolean;
  /** Sites whose notes are read: patterns as the browser grants them. */
  readonly sites: readonly string[];
  readonly marks: MarkSettings;
  /** Ids of the rules that are switched off. */
  readonly rulesOff: readonly string[];
  /** Where the user has pointed at the note. */
  readonly places: readonly SitePlaces[];
}

/** How something the user asked for came out: `null` for well, else a sentence. */
export type Outcome = string | null;

/** The browser, as the options page sees it. One implementation over `browser.*`, a plain object in tests. */
export interface OptionsHost {
  /** The same object until something changes (made for `useSyncExternalStore`); `null` until it is known. */
  view(): OptionsView | null;
  subscribe(listener: () => void): () => void;
  /** Turn updates on and look at once. Call it first thing in a click: the browser asks the user only then. */
  turnOn(): Promise<Outcome>;
  turnOff(): Promise<Outcome>;
  /** Ask the browser for the source's address. Call it first thing in a click. */
  allowSource(): Promise<Outcome>;
  /** Look elsewhere from now on. Call it first thing in a click. */
  lookAt(source: UpdateSource): Promise<Outcome>;
  /** @param hours between two looks: 24 to 720 */
  lookEvery(hours: number): Promise<Outcome>;
  lookNow(): Promise<Outcome>;
  goBack(): Promise<Outcome>;
  /** Take in an official package. */
  takeIn(file: File): Promise<Outcome>;
  /** Allow a site to be read. Call it first thing in a click. @param site "https://ehr.example" */
  allowSite(site: string): Promise<Outcome>;
  /** Take a site back. @param pattern one of `sites` */
  stopSite(pattern: string): Promise<Outcome>;
  /** Mark notes or not. @param pattern one of `sites`; `null` for all of them at once */
  switchMarks(pattern: string | null, isOn: boolean): Promise<Outcome>;
  /** @param id of the rule */
  switchRule(id: string, isOn: boolean): Promise<Outcome>;
  /** Forget where the user has pointed at the note. @param pattern the site */
  forgetPlaces(pattern: string): Promise<Outcome>;
  /** Delete all that is stored. Granted sites stay: they are the browser's. */
  deleteAll(): Promise<Outcome>;
}
