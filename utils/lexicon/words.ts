/** Text -> words that compare: the one way in which titles, queries, notes and lexicon terms are cut and folded. */

/** A word of a text, folded, with the place it was cut from. Offsets are UTF-16 units; `end` is exclusive. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

// A dot joins digits ("0.5") and codes ("l20.9", "w19.xxxa"), never the end of one sentence with the next.
// A soft hyphen, a joiner inside a word is no part of it.
const WORD =
  /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|(?:\u00ad|\u200c|\u200d|\u2060)+(?=[\p{L}\p{N}\p{M}]))*(?:['’ʼ][\p{L}\p{M}]+)*(?:\.[0-9xX][\p{L}\p{N}]*)*/gu;
// The same for a text of plain ASCII. Nearly all texts are, and the letters of all scripts are slow to get ready.
const PLAIN_WORD = /[A-Za-z0-9]+(?:'[A-Za-z]+)*(?:\.[0-9xX][A-Za-z0-9]*)*/g;
const PLAIN = /^[\t\n\r -~]*$/;
const DOTTED_INITIALS = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}/gu;
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ı', 'i'],
]);

/** Lower case, without accents, without apostrophes: "Sjögren's" -> "sjogren". */
function foldWord(word: string): string {
  const lower = word.toLowerCase();
  if (PLAIN.test(lower)) return lower.includes("'") ? lower.replace(/'s$/, '').replaceAll("'", '') : lower;
  return lower
    .replace(/\u00ad|\u200c|\u200d|\u2060/g, '')
    .replace(/['’ʼ]s$/u, '')
    .replace(/['’ʼ]/gu, '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[ßæœøłđı]/gu, (letter) => LETTERS.get(letter) ?? letter);
}

/** All words of a text in order, folded, with their places. Any text is fine: any script, lone surrogates, nothing. */
export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(PLAIN.test(text) ? PLAIN_WORD : WORD)) {
    const folded = foldWord(match[0]);
    if (folded !== '') words.push({ text: folded, start: match.index, end: match.index + match[0].length });
  }
  return words;
}

/** "B.C.C. of nose" -> "BCC of nose". Changes offsets: for queries and terms, not for notes. */
export function joinInitials(text: string): string {
  if (!text.includes('.')) return text;
  return text.replace(DOTTED_INITIALS, (initials) => `${initials.replaceAll('.', '')} `);
}

// Little words that end in s without being a plural of anything.
const NOT_PLURAL = new Set(['has', 'was', 'gas', 'yes', 'plus', 'does', 'always', 'perhaps', 'its', 'pus']);

/** The singular a word is looked up by: "warts" -> "wart", "AKs" -> "ak". "Psoriasis", "abscess" and "pus" stay. */
export function singular(word: string): string {
  if (word.length < 3 || !word.endsWith('s') || /[siu0-9]s$/.test(word) || NOT_PLURAL.has(word)) return word;
  return word.slice(0, -1);
}

// Nearly all wordings are written like this: there is nothing to cut and nothing to fold.
const FOLDED_PHRASE = /^[a-z]+(?: [a-z]+)*$/;

/**
 * The key that a phrase is looked up by: folded singular words with one blank between: "Athlete's foot" -> "athlete foot".
 * @param whole folded words that are no plural though they look like one: see `capitalsInS`
 */
export function phraseKey(phrase: string, whole: ReadonlySet<string> = NO_WORDS): string {
  const fold = (word: string): string => (whole.has(word) ? word : singular(word));
  if (FOLDED_PHRASE.test(phrase)) return phrase.split(' ').map(fold).join(' ');
  return splitWords(joinInitials(phrase))
    .map((word) => fold(word.text))
    .join(' ');
}

const NO_WORDS: ReadonlySet<string> = new Set();
const CAPITALS_IN_S = /(?<![\p{L}\p{N}])[A-Z]{2,}S(?![\p{L}\p{N}])/gu;

/** Abbreviations that end in S, folded: EBS is one of its own, not several EB. */
export function capitalsInS(terms: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const term of terms) {
    for (const [word] of term.matchAll(CAPITALS_IN_S)) {
      const folded = word.toLowerCase();
      if (singular(folded) !== folded) found.add(folded);
    }
  }
  return found;
}
