/** Whether a word for a relative tells of the relative: "mother had melanoma", not "here with mother". */
import type { Word } from '../lexicon/words.ts';
import { COMES_WITH, INFORMS, KIN } from './triggers.ts';

export function tellsOfRelative(words: readonly Word[], at: number): boolean {
  return KIN.has(words[at]?.text ?? '') && isRelative(words, at);
}

function isRelative(words: readonly Word[], at: number): boolean {
  const next = words[at + 1]?.text ?? '';
  if (next === 'site' || next === 'sites') return false;
  const second = words[at + 2]?.text ?? '';
  if (INFORMS.has(next) || (INFORMS.has(second) && next !== 'had')) return false;
  const before = words[at - 1]?.text ?? '';
  const nearer = COMES_WITH.has(before) ? (words[at - 2]?.text ?? '') : '';
  return !(/^(?:with|w|by|per|accompanied)$/.test(before) || /^(?:with|w|by|per|accompanied)$/.test(nearer));
}
