/** "S/p mohs" is a state after something; "bcc s/p mohs" is a bcc. */
import type { Lexicon } from '../lexicon/lexicon.ts';

/**
 * Words of a query without a "status post" that belongs to no term of the lexicon.
 * @param words folded, shorthand written out
 */
export function withoutStatusPost(lexicon: Lexicon, words: readonly string[]): readonly string[] {
  if (!words.includes('status')) return words;
  const kept: string[] = [];
  for (let at = 0; at < words.length; ) {
    const length = lexicon.longestAt(words, at)?.length ?? 1;
    const next = words[at + 1];
    if (words[at] === 'status' && length <= 2 && (next === 'post' || next === 'after')) {
      at += next === 'post' ? 2 : 1;
      continue;
    }
    kept.push(...words.slice(at, at + length));
    at += length;
  }
  return kept.length === 0 ? words : kept;
}
