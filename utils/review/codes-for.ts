/** From a condition that the note names to the exact codes that say it. */
import type { EntryId } from '../codes/types.ts';
import type { NamedMention } from '../reading/types.ts';
import { askOfMention, candidatesOf } from './ask-of-mention.ts';
import { toSuggestion } from './more-exact.ts';
import type { RuleContext, Suggestion } from './types.ts';

const MOST = 3;

/**
 * The billable codes that say a condition, with the site, the side and the kind that the note tells of it; best first,
 * empty where the lexicon knows no code for it or the book none on the date.
 */
export function codesFor(mention: NamedMention, context: RuleContext): readonly Suggestion[] {
  for (const code of mention.codes ?? []) {
    const found = codesUnder(code, mention, context);
    if (found.length > 0) return found.slice(0, MOST);
  }
  return [];
}

/** The same for a code or a category that the caller chose: "D49", "C43". */
export function codesUnder(code: string, mention: NamedMention, context: RuleContext): readonly Suggestion[] {
  const { book, date } = context;
  const id = book.find(code, 'icd10cm');
  if (id === undefined) return [];
  const { standing } = book.stand(id, date);
  if (standing !== 'billable' && standing !== 'header') return [];
  const open = standing === 'billable' ? book.unspecified(id, date) : null;
  if (standing === 'billable' && !open) return [saying(id, mention, context)];
  const { pointed } = askOfMention(id, mention, 'left out', context);
  const whole = pointed.filter((one) => one.lacks === null);
  if (whole.length > 0) return whole.map((one) => toSuggestion(one, context));
  const plain = open ? id : plainOf(candidatesOf(id, context), mention, context);
  return plain === undefined ? [] : [saying(plain, mention, context)];
}

/** The code of a category for what the note leaves open: its unspecified one, or "other" where that is all there is. */
function plainOf(
  candidates: readonly EntryId[],
  mention: NamedMention,
  { book, date }: RuleContext,
): EntryId | undefined {
  const titleOf = (id: EntryId): string => book.entry(id, date).title.toLowerCase();
  const value = mention.value.toLowerCase();
  const open = candidates.filter((id) => book.unspecified(id, date) !== null);
  return (
    candidates.find((id) => titleOf(id) === value) ??
    candidates.find((id) => titleOf(id) === `${value}, unspecified`) ??
    candidates.find((id) => titleOf(id) === `other ${value}`) ??
    (open.length === 1 ? open[0] : candidates.length === 1 ? candidates[0] : open.at(-1))
  );
}

/** A code with the words of the note that ask for it. */
export function saying(id: EntryId, mention: NamedMention, { book, date }: RuleContext): Suggestion {
  const { system, code, title } = book.entry(id, date);
  return { system, code, title, why: `the note says “${mention.quote.replace(/\s+/g, ' ')}”` };
}

/** A code that the caller names, where it is billable on the date. */
export function billable(code: string, why: string, { book, date }: RuleContext): Suggestion[] {
  const id = book.find(code, 'icd10cm');
  if (id === undefined || book.stand(id, date).standing !== 'billable') return [];
  return [{ system: 'icd10cm', code: book.entry(id, date).code, title: book.entry(id, date).title, why }];
}

/** Suggestions in order, each code once, without what the claim holds already. */
export function onlyNew(list: readonly Suggestion[], { codes }: RuleContext): Suggestion[] {
  const claimed = new Set(codes.map((one) => one.code));
  const found = new Map<string, Suggestion>();
  for (const one of list) if (!claimed.has(one.code) && !found.has(one.code)) found.set(one.code, one);
  return [...found.values()];
}
