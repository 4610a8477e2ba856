/** A line of facts, `site=trunk size="1.5 x 2 cm"`, cut into keys and texts. */
import type { Entry } from './read-facts.ts';

const PART = /([^\s="]+)=(?:"([^"]*)"|(\S*))/g;

/** @param line as an example or a shell line holds it */
export function cutGiven(line: string): Entry[] {
  return [...line.matchAll(PART)].map(([, key = '', quoted, plain = '']) => [key, quoted ?? plain]);
}
