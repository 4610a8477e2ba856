import type { Trouble } from './trouble.ts';

/** A file or folder that a listing page links to, right below it. */
export interface Link {
  /** Decoded, without the slash of a folder. */
  readonly name: string;
  readonly url: string;
}

/** More than any listing has had; a page of nothing but links ends here. */
const MAX_LINKS = 5_000;

/**
 * Read the page with which a web server lists a folder, of whatever make: what counts is its links.
 * @param folder address of the page, ends with a slash
 */
export function readListing(html: string, folder: string): Link[] | Trouble {
  if (/<input\b[^>]{0,500}type\s*=\s*["']?password/i.test(html)) return { trouble: 'login-page' };
  const links = new Map<string, Link>();
  let isPage = false;
  for (const [, quoted, single, bare] of html.matchAll(
    /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi,
  )) {
    isPage = true;
    const link = readLink((quoted ?? single ?? bare ?? '').replaceAll('&amp;', '&'), folder);
    if (link) links.set(link.url, link);
    if (links.size >= MAX_LINKS) break;
  }
  return isPage ? [...links.values()] : { trouble: 'listing-unreadable' };
}

/** `null` for a link that leads anywhere but right below the folder: up, away, or to another order of the list. */
function readLink(href: string, folder: string): Link | null {
  if (!URL.canParse(href, folder)) return null;
  const url = new URL(href, folder);
  const base = new URL(folder);
  // Servers differ in the case of their own path.
  const isBelow =
    url.origin === base.origin && url.pathname.toLowerCase().startsWith(base.pathname.toLowerCase());
  const rest = url.pathname.slice(base.pathname.length).replace(/\/$/, '');
  if (!isBelow || rest === '' || rest.includes('/') || url.search !== '' || url.hash !== '') return null;
  return { name: decode(rest), url: url.href };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
