/** Finds in a note the names of diseases that titles of the classification begin with. */
import type { PhraseFinder, Term } from '../lexicon/lexicon.ts';
import { singular } from '../lexicon/words.ts';

interface TitleFinder extends PhraseFinder {
  /** True where the word, in singular, stands in any of the names. */
  hasWord(word: string): boolean;
}

/** @param names each with a key of its own */
export function findTitleNames(names: readonly Term[]): TitleFinder {
  const terms = new Map(names.map((one) => [one.key, one]));
  const longest = new Map<string, number>();
  const known = new Set<string>();
  for (const key of terms.keys()) {
    const words = key.split(' ');
    for (const word of words) known.add(word);
    const first = words[0] ?? '';
    longest.set(first, Math.max(longest.get(first) ?? 0, words.length));
  }
  return {
    hasWord: (word) => known.has(word),
    longestAt: (folded, from) => {
      let key = singular(folded[from] ?? '');
      const most = Math.min(longest.get(key) ?? 0, folded.length - from);
      let found: ReturnType<PhraseFinder['longestAt']>;
      for (let length = 1; length <= most; length++) {
        if (length > 1) key += ` ${singular(folded[from + length - 1] ?? '')}`;
        const term = terms.get(key);
        if (term) found = { terms: [term], length };
      }
      return found;
    },
  };
}
