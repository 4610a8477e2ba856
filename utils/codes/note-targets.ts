import type { NoteTarget } from './notes-types.ts';

/** "L23", "L23.-", "C79.8-", "H60.0", "M1A.-". */
const CODE = String.raw`[A-Z]\d[A-Z\d](?:\.[A-Z\d]{1,4})?`;
const TARGET = new RegExp(String.raw`\b(${CODE})(?:\.?-(?![A-Z\d]))?(?:\s?-\s?(${CODE})(?:\.?-)?)?`, 'g');

/**
 * The codes and ranges that a note names in brackets: "(L23.-)", "(P04-P96)", "(N48.2, N49.-)".
 * Codes in the running text are left alone: what looks like one is often something else (a vertebra, a vitamin).
 */
export function findTargets(text: string): NoteTarget[] {
  const targets: NoteTarget[] = [];
  for (const bracket of text.matchAll(/\([^()]*\)|\[[^[\]]*\]/g)) {
    for (const found of bracket[0].matchAll(TARGET)) {
      const start = bracket.index + found.index;
      const first = found[1] ?? '';
      targets.push({ start, end: start + found[0].length, first, last: found[2] ?? first });
    }
  }
  return targets;
}
