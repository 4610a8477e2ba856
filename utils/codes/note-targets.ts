import type { NoteTarget } from './notes-types.ts';

/** "L23", "C79.8", "M1A", "QA0.01". */
const CODE = String.raw`[A-Z](?:\d[A-Z\d]|A\d)(?:\.[A-Z\d]{1,4})?(?![A-Za-z\d])`;
/** A code, or two with a dash between them; each may have the dash that stands for further characters. */
const TARGET = new RegExp(
  String.raw`(?<![A-Za-z\d.-])(${CODE})(?:\.?-(?![A-Z\d]))?(?:\s?\.?-\s?(${CODE})(?:\.?-)?)?`,
  'g',
);
const BRACKETS = /\([^()]*\)|\[[^[\]]*\]/g;
/** What stands before a code in running text. Without it, three characters may be a vitamin or a type of dystrophy. */
const LEADS_IN = /(?:\b(?:categor(?:y|ies)|subcategor(?:y|ies)|codes?|in|to|from|under|except|and|or)|,) $/i;

/**
 * The codes and ranges that a note names: "(L23.-)", "(P04-P96)", "(N48.2, N49.-)", and in running text "classified to
 * A74.-". A note may name a code that the book does not hold: the list has slips.
 */
export function findTargets(text: string): NoteTarget[] {
  const brackets = [...text.matchAll(BRACKETS)].map((found) => [found.index, found.index + found[0].length]);
  const isInBrackets = (at: number): boolean => brackets.some(([from = 0, to = 0]) => from < at && at < to);
  const targets: NoteTarget[] = [];
  for (const found of text.matchAll(TARGET)) {
    const [whole, first = '', last = first] = found;
    const isPlain = first.length === 3 && last === first && !whole.endsWith('-');
    if (isPlain && !isInBrackets(found.index) && !LEADS_IN.test(text.slice(0, found.index))) continue;
    targets.push({ start: found.index, end: found.index + whole.length, first, last });
  }
  return targets;
}
