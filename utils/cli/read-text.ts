/** Text from a file or from standard input, whatever wrote it. */
import { readFileSync } from 'node:fs';

export type ReadText = { readonly text: string } | { readonly problem: string };

/**
 * Reads a whole text. UTF-8, UTF-16 with its mark, and else Windows-1252. Nothing is taken away, neither a byte order
 * mark nor carriage returns: offsets are offsets into what was given.
 * @param path a file, or "-" for standard input
 */
export function readText(path: string): ReadText {
  try {
    return { text: decodeText(readFileSync(path === '-' ? 0 : path)) };
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (path === '-' && (reason === 'EOF' || reason === 'EAGAIN')) return { text: '' };
    const why = { ENOENT: 'There is no such file', EISDIR: 'That is a folder', EACCES: 'It may not be read' }[
      reason
    ];
    return { problem: `${why ?? 'It cannot be read'}: ${path}` };
  }
}

export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode('utf-16be', bytes);
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(bytes);
  } catch {
    return decode('windows-1252', bytes);
  }
}

function decode(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}
