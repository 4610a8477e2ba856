/** What the organization has set by policy. Read, never written; absent in most browsers. */
import { browser } from 'wxt/browser';
import { checkMirror } from '../updates/source.ts';
import { z } from '../zod.ts';
import {
  LEAST_HOURS,
  type ManagedSettings,
  MOST_HOURS,
  NOTHING_MANAGED,
  SWITCHABLE,
  type Switchable,
} from './managed-types.ts';

export interface ManagedReading {
  readonly settings: ManagedSettings;
  /** What was set but cannot be used, one sentence each, for the options page. */
  readonly faults: readonly string[];
}

/** Read the policy. Where there is none, nothing is set: Firefox rejects the question, some browsers lack the area. */
export async function readManaged(): Promise<ManagedReading> {
  try {
    return readPolicy(await browser.storage.managed.get(null));
  } catch {
    return { settings: NOTHING_MANAGED, faults: [] };
  }
}

/** Every value for itself: a bad one is named and left out, and takes no other along. */
export function readPolicy(raw: unknown): ManagedReading {
  const values = z.record(z.string(), z.unknown()).safeParse(raw).data ?? {};
  const faults: string[] = [];
  const refuse = (name: string, why: string): null => {
    faults.push(`“${name}” is ignored: ${why}`);
    return null;
  };
  const take = <T>(name: string, shape: z.ZodType<T>, why: string): T | null => {
    if (values[name] === undefined) return null;
    const parsed = shape.safeParse(values[name]);
    return parsed.success ? parsed.data : refuse(name, why);
  };
  const mirror = take('mirror', z.string(), 'it must be an address.');
  return {
    settings: {
      updatesOn: take('updatesOn', z.boolean(), 'it must be true or false.'),
      mirror: mirror === null ? null : takeMirror(mirror, refuse),
      updateEveryHours: take(
        'updateEveryHours',
        z.number().int().min(LEAST_HOURS).max(MOST_HOURS),
        `it must be a whole number of hours from ${LEAST_HOURS} to ${MOST_HOURS}.`,
      ),
      suggestedSites: takeSites(take('suggestedSites', z.array(z.unknown()), 'it must be a list.'), refuse),
      switchedOff: takeNames(take('switchedOff', z.array(z.unknown()), 'it must be a list.'), refuse),
    },
    faults: [...faults, ...nameUnknown(values)],
  };
}

type Refuse = (name: string, why: string) => null;

function takeMirror(text: string, refuse: Refuse): string | null {
  const address = checkMirror(text);
  return 'url' in address
    ? address.url
    : refuse('mirror', `it is no address of a folder. ${address.problem}`);
}

function takeSites(list: readonly unknown[] | null, refuse: Refuse): string[] {
  const sites = (list ?? []).flatMap((item) => {
    const url = typeof item === 'string' && URL.canParse(item) ? new URL(item) : null;
    if (url !== null && /^https?:$/.test(url.protocol)) return [url.origin];
    refuse('suggestedSites', `${quote(item)} is no web address.`);
    return [];
  });
  return [...new Set(sites)];
}

function takeNames(list: readonly unknown[] | null, refuse: Refuse): Switchable[] {
  const names = (list ?? []).flatMap((item) => {
    const name = SWITCHABLE.find((known) => known === item);
    if (name === undefined) refuse('switchedOff', `${quote(item)} is no feature that can be switched off.`);
    return name === undefined ? [] : [name];
  });
  return [...new Set(names)];
}

function nameUnknown(values: Readonly<Record<string, unknown>>): string[] {
  const unknown = Object.keys(values).filter((name) => !(name in NOTHING_MANAGED));
  return unknown.map((name) => `“${name}” is ignored: there is no such setting.`);
}

function quote(item: unknown): string {
  return typeof item === 'string' ? `“${item.slice(0, 80)}”` : 'one entry';
}
