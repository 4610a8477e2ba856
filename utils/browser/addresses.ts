/** Addresses of pages, as permission patterns and as words for the user. Pure: nothing here asks the browser. */

/** What an address lets us do. */
export type Address =
  /** The browser hides it from us. */
  | { readonly kind: 'hidden' }
  /** No extension may read it. */
  | { readonly kind: 'unreadable'; readonly why: string }
  | Site;

/** A web page. `site` is for the user, `pattern` for the browser. */
export interface Site {
  readonly kind: 'site';
  readonly site: string;
  readonly pattern: string;
}

/**
 * Chromium takes a port in a pattern: there a grant is for the exact origin. Firefox takes none: there it is for the
 * host on all its ports.
 */
export type PatternStyle = 'with-port' | 'host-only';

/** Written out, because a pattern without a port stands for every port of the host. */
const DEFAULT_PORTS = { 'https:': '443', 'http:': '80' } as const;

const STORES = [
  /^https:\/\/chromewebstore\.google\.com\//,
  /^https:\/\/chrome\.google\.com\/webstore/,
  /^https:\/\/microsoftedge\.microsoft\.com\/addons/,
  /^https:\/\/addons\.mozilla\.org\//,
];

/**
 * Read a tab's address.
 * @param url as the browser gives it; undefined or empty where it is hidden
 */
export function readAddress(url: string | undefined, style: PatternStyle): Address {
  if (url === undefined || url === '') return { kind: 'hidden' };
  if (!URL.canParse(url)) return { kind: 'unreadable', why: 'This page has no web address.' };
  const { protocol, hostname, host, port } = new URL(url);
  if (protocol === 'file:') {
    return { kind: 'unreadable', why: 'This is a file on your computer. Open the note in your EHR.' };
  }
  if (protocol !== 'https:' && protocol !== 'http:') {
    return { kind: 'unreadable', why: 'This page belongs to the browser. No extension can read it.' };
  }
  if (STORES.some((store) => store.test(url))) {
    return { kind: 'unreadable', why: 'The browser lets no extension read its extension store.' };
  }
  const place = style === 'with-port' ? `${hostname}:${port || DEFAULT_PORTS[protocol]}` : hostname;
  const pattern = `${protocol}//${place}/*`;
  return { kind: 'site', site: host, pattern };
}

/** Of the origins a user has granted, those that are web sites, in a steady order. */
export function siteOrigins(origins: readonly string[] | undefined): string[] {
  return [...new Set(origins ?? [])].filter((origin) => /^(\*|https?):\/\//.test(origin)).sort();
}

/**
 * True where a granted origin takes in the site of a pattern, so that giving the site back means giving it back.
 * @param granted `https://*.hospital.example/*`
 * @param pattern from {@link readAddress}
 */
export function covers(granted: string, pattern: string): boolean {
  const outer = splitPattern(granted);
  const inner = splitPattern(pattern);
  if (outer === null || inner === null) return false;
  if (outer.scheme !== '*' && outer.scheme !== inner.scheme) return false;
  if (outer.port !== '*' && outer.port !== inner.port) return false;
  if (outer.host === '*') return true;
  if (!outer.host.startsWith('*.')) return outer.host === inner.host;
  const domain = outer.host.slice(2);
  return inner.host === domain || inner.host.endsWith(`.${domain}`);
}

/** True where a granted origin names one host, whatever its scheme and port. */
export function isForOneHost(granted: string): boolean {
  const host = splitPattern(granted)?.host;
  return host !== undefined && !host.startsWith('*');
}

interface PatternParts {
  readonly scheme: string;
  readonly host: string;
  readonly port: string;
}

/** The host of an address in version 6 stands in brackets and holds colons of its own. */
const PATTERN = /^(?<scheme>\*|https?):\/\/(?<host>\[[^\]]*\]|[^/:]+)(?::(?<port>[^/]+))?\//;

function splitPattern(pattern: string): PatternParts | null {
  if (pattern === '<all_urls>') return { scheme: '*', host: '*', port: '*' };
  const { scheme, host, port = '*' } = PATTERN.exec(pattern)?.groups ?? {};
  return scheme === undefined || host === undefined ? null : { scheme, host, port };
}

/** A granted pattern as words for the user: "https://ehr.example:443/*" -> "ehr.example". */
export function sayPattern(pattern: string): string {
  const parts = splitPattern(pattern);
  if (parts === null) return pattern;
  if (parts.host === '*') return 'all sites';
  const host = parts.host.startsWith('*.') ? `all of ${parts.host.slice(2)}` : parts.host;
  const isUsual = ['*', '443', '80'].includes(parts.port);
  return isUsual ? host : `${host}:${parts.port}`;
}
