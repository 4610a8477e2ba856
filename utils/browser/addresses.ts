/** Addresses of pages, as permission patterns and as words for the user. Pure: nothing here asks the browser. */

/** What an address lets us do. */
export type Address =
  /** The browser hides it from us. */
  | { readonly kind: 'hidden' }
  /** No extension may read it. */
  | { readonly kind: 'unreadable'; readonly why: string }
  /** A web page. `site` is for the user, `pattern` for the browser. */
  | { readonly kind: 'site'; readonly site: string; readonly pattern: string };

/** Firefox takes no port in a pattern, Chromium does: there a grant is for the exact origin. */
export type PatternStyle = 'with-port' | 'host-only';

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
  const { protocol, hostname, host, origin } = new URL(url);
  if (protocol === 'file:') {
    return { kind: 'unreadable', why: 'This is a file on your computer. Open the note in your EHR.' };
  }
  if (protocol !== 'https:' && protocol !== 'http:') {
    return { kind: 'unreadable', why: 'This page belongs to the browser. No extension can read it.' };
  }
  if (STORES.some((store) => store.test(url))) {
    return { kind: 'unreadable', why: 'The browser lets no extension read its extension store.' };
  }
  const pattern = style === 'with-port' ? `${origin}/*` : `${protocol}//${hostname}/*`;
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
  const [outerHost = '', outerPort] = outer.host.split(':');
  const [innerHost = '', innerPort] = inner.host.split(':');
  if (outerPort !== undefined && outerPort !== '*' && outerPort !== innerPort) return false;
  if (outerHost === '*') return true;
  if (!outerHost.startsWith('*.')) return outerHost === innerHost;
  const domain = outerHost.slice(2);
  return innerHost === domain || innerHost.endsWith(`.${domain}`);
}

function splitPattern(pattern: string): { scheme: string; host: string } | null {
  if (pattern === '<all_urls>') return { scheme: '*', host: '*' };
  const [, scheme, host] = /^(\*|https?):\/\/([^/]+)\//.exec(pattern) ?? [];
  return scheme === undefined || host === undefined ? null : { scheme, host };
}
