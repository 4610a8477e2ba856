/** What an organization can set by policy. */

/** Features that a policy can switch off. The names stand in `assets/public/managed-schema.json` and the README. */
export const SWITCHABLE = ['updates', 'dropped-files', 'paste-box', 'marks'] as const;
export type Switchable = (typeof SWITCHABLE)[number];

/** `null` and empty: not set. */
export interface ManagedSettings {
  readonly updatesOn: boolean | null;
  /** Address of a folder, checked. */
  readonly mirror: string | null;
  /** Hours, 24 to 720. */
  readonly updateEveryHours: number | null;
  /** Addresses of sites, as origins: "https://ehr.example". */
  readonly suggestedSites: readonly string[];
  readonly switchedOff: readonly Switchable[];
}

export const NOTHING_MANAGED: ManagedSettings = {
  updatesOn: null,
  mirror: null,
  updateEveryHours: null,
  suggestedSites: [],
  switchedOff: [],
};

/** Hours between two looks. */
export const LEAST_HOURS = 24;
export const MOST_HOURS = 720;
