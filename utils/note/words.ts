/**
 * The words the reader goes by, as patterns. Told once to each frame, made when first asked for; before that, or where
 * one was not told, it matches nothing.
 */
import type { READER_WORDS } from './reader-words.ts';

/** Patterns, selectors, lists and sentences by name. */
export type ReaderWords = Readonly<Record<WordsName, string>>;

export type WordsName = keyof typeof READER_WORDS;

let told: Readonly<Record<string, string>> = {};
const made = new Map<WordsName, RegExp>();
const lists = new Map<WordsName, ReadonlySet<string>>();

/** @param words sources by name */
export function learnWords(words: Readonly<Record<string, string>>): void {
  told = words;
  made.clear();
  lists.clear();
}

export function wordsFor(name: WordsName): RegExp {
  const known = made.get(name);
  if (known !== undefined) return known;
  const pattern = new RegExp(told[name] ?? '(?!)', name === 'codeToken' ? '' : 'i');
  made.set(name, pattern);
  return pattern;
}

/** Whether the words of this name stand in a text. */
export function says(name: WordsName, text: string): boolean {
  return wordsFor(name).test(text);
}

/** What was told under this name as it is: a selector, or a sentence for the user. */
export function wording(name: WordsName): string {
  return told[name] ?? '';
}

/** Whether a word stands in the list told under this name. Asked of every element of a note. */
export function isAmong(name: WordsName, word: string): boolean {
  let list = lists.get(name);
  if (list === undefined) {
    list = new Set(wording(name).split(' '));
    lists.set(name, list);
  }
  return list.has(word);
}
