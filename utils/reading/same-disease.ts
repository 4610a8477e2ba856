/** Whether two mentions may speak of one disease. */
import { isMorphology } from './morphology.ts';
import type { Mention, NamedMention } from './types.ts';

/** A disease that the patient has. */
export function isHead(mention: Mention): mention is NamedMention {
  return mention.kind === 'condition' && mention.assertion === 'present' && !isMorphology(mention);
}

/** Whether two mentions may speak of one disease: "BCC" and "skin cancer" may, "AK" and "BCC" may not. */
export function sameDisease(a: NamedMention, b: NamedMention): boolean {
  const first = [a.value, ...(a.also ?? [])];
  const second = [b.value, ...(b.also ?? [])];
  if (first.some((wording) => second.includes(wording))) return true;
  const mine = [...first.map(wordsOf), quoteOf(a)];
  const theirs = [...second.map(wordsOf), quoteOf(b)];
  return mine.some((one) => theirs.some((other) => holds(one, other) || holds(other, one)));
}

function holds(wide: ReadonlySet<string>, narrow: ReadonlySet<string>): boolean {
  for (const word of narrow) if (!wide.has(word)) return false;
  return true;
}

/** The note's own words live as long as the note. */
const QUOTES = new WeakMap<NamedMention, ReadonlySet<string>>();

function quoteOf(mention: NamedMention): ReadonlySet<string> {
  const known = QUOTES.get(mention) ?? cutWords(mention.quote);
  QUOTES.set(mention, known);
  return known;
}

function cutWords(wording: string): ReadonlySet<string> {
  return new Set(wording.toLowerCase().split(/\W+/).filter(Boolean));
}

/** Wordings come again with every piece. */
const CUT = new Map<string, ReadonlySet<string>>();
const MOST_CUT = 5000;

function wordsOf(wording: string): ReadonlySet<string> {
  const known = CUT.get(wording);
  if (known) return known;
  if (CUT.size >= MOST_CUT) CUT.clear();
  const words = cutWords(wording);
  CUT.set(wording, words);
  return words;
}
