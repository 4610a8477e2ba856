/** The border of this room: what an updater is given, and what it gives. */
import type { TableStore } from './store-types.ts';
import type { TableBytes, UpdateSettings, UpdateState } from './types.ts';

/** Everything outside that the updater touches: the browser gives it in the worker, a test gives another. */
export interface UpdateWorld {
  readonly store: TableStore;
  /** The platform's. Never called with credentials, a referrer or a body. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Epoch milliseconds. */
  now(): number;
  /** At least 0, less than 1. */
  random(): number;
  /** `navigator.onLine`: false is believed, true is not. */
  isOnline(): boolean;
  /** Whether the user has granted this address. */
  mayFetch(url: string): Promise<boolean>;
  packagedTables(): Promise<TableBytes>;
  settings(): Promise<UpdateSettings>;
  /** Told after every step and about twice a second while bytes come in. */
  onChange(state: UpdateState): void;
  /** Told once, after new tables have come into use or the old ones are back. */
  onSwap(): void;
}

/** Why the updater is woken. */
export type WakeReason =
  /** The alarm rang. */
  | 'alarm'
  /** "Look now": does not wait for its time, but keeps to the ceiling of requests a day. */
  | 'asked'
  /** The browser or the worker started: go on with what was cut off. */
  | 'start'
  /** A file lies in the store (`keepDropped`). */
  | 'dropped'
  /** This extension was installed or brought to a new version: its packaged tables may be others. */
  | 'installed';

export interface Updater {
  /**
   * Do what is due, and resolve when nothing is left to do now. Never rejects: trouble stands in the state.
   * A second call while one runs joins it; what it asks for beyond is done right after.
   */
  wake(reason: WakeReason): Promise<void>;
  state(): Promise<UpdateState>;
  /** Put the previous tables back in use. @returns false where there are none */
  goBack(): Promise<boolean>;
  /** When the alarm should ring, epoch milliseconds; `null` for never. */
  nextWake(): Promise<number | null>;
}
