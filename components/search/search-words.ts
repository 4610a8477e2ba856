/** What is typed into the search box, taken apart. No state here. */
import type { ChosenMeaning } from '../../utils/search/types.ts';

/** Typed after words, it sets them aside: what follows is searched within what they found. */
const WITHIN = '>';

export interface TypedWords {
  readonly chips: readonly string[];
  readonly text: string;
}

export const NO_WORDS: TypedWords = { chips: [], text: '' };

/** "basal > nose" -> a chip "basal", and "nose" in the box. */
export function takeChips({ chips, text }: TypedWords): TypedWords {
  const parts = text.split(WITHIN);
  const rest = parts.pop() ?? '';
  const aside = parts.map((part) => part.trim()).filter((part) => part !== '');
  if (aside.length === 0) return { chips, text };
  return { chips: [...new Set([...chips, ...aside])], text: rest.trimStart() };
}

/** Take a chip, and those after it, back into the box: "nose" comes back as it was typed. */
export function takeBack({ chips, text }: TypedWords, at: number): TypedWords {
  const words = [...chips.slice(at), text.trim()].filter((part) => part !== '');
  return { chips: chips.slice(0, at), text: words.join(' ') };
}

/** A choice of meanings with this one chosen, or given up where it was chosen. One for each abbreviation. */
export function withMeaning(
  meant: readonly ChosenMeaning[],
  choice: ChosenMeaning,
): readonly ChosenMeaning[] {
  const others = meant.filter(({ typed }) => typed !== choice.typed);
  return isMeant(meant, choice) ? others : [...others, choice];
}

export function isMeant(meant: readonly ChosenMeaning[], { typed, meant: words }: ChosenMeaning): boolean {
  return meant.some((choice) => choice.typed === typed && choice.meant === words);
}

/**
 * The meaning that the keys come to next, going round over "any".
 * @returns what to choose, or to give up where it is chosen already; `null` where nothing has several meanings
 */
export function nextMeaning(
  meanings: readonly ChosenMeaning[],
  meant: readonly ChosenMeaning[],
  step: 1 | -1,
): ChosenMeaning | null {
  const first = meanings[0];
  if (first === undefined) return null;
  const choices = meanings.filter(({ typed }) => typed === first.typed);
  const now = choices.findIndex((choice) => isMeant(meant, choice));
  const next = now < 0 ? (step === 1 ? 0 : choices.length - 1) : now + step;
  return choices[next] ?? choices[now] ?? null;
}
