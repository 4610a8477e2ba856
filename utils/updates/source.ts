/** Addresses at which releases are looked for. */
import type { UpdateSource } from './types.ts';

export const CDC_FOLDER = 'https://ftp.cdc.gov/pub/Health_Statistics/NCHS/Publications/ICD10CM/';
export const CMS_FOLDER = 'https://www.cms.gov/files/zip/';

/** The folders of a source: for each the browser must have given permission. */
export function foldersOf(source: UpdateSource): string[] {
  return source.kind === 'mirror' ? [source.url] : [CDC_FOLDER, CMS_FOLDER];
}

/**
 * Read the address of a mirror as somebody typed it.
 * @returns the address of the folder with its slash at the end, or what is wrong with it in one sentence
 */
export function checkMirror(text: string): { readonly url: string } | { readonly problem: string } {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  if (!url || !/^https?:$/.test(url.protocol)) {
    return { problem: 'Write the whole address of the folder, beginning with https://.' };
  }
  if (url.username || url.password)
    return { problem: 'Leave the user name and password out of the address.' };
  if (url.search || url.hash) return { problem: 'Leave out everything from the ? or # on.' };
  const path = url.pathname.replace(/clear-margin-mirror\.json$/, '');
  return { url: `${url.origin}${path.endsWith('/') ? path : `${path}/`}` };
}
