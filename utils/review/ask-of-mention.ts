/** A question that several rules put to a note: which codes under one code it points at for a condition that it names. */
import type { EntryId } from '../codes/types.ts';
import type { NamedMention } from '../reading/types.ts';
import { askNote, type Verdict } from './more-exact.ts';
import { oncePerReview } from './once.ts';
import type { RuleContext } from './types.ts';

const ASKED = oncePerReview(() => new Map<string, Verdict>());

/**
 * What the note says of a condition, asked as if the code stood where the condition is named.
 * @param claimed whether codes that stand on the claim already are among the candidates
 */
export function askOfMention(
  id: EntryId,
  mention: NamedMention,
  claimed: 'asked' | 'left out',
  context: RuleContext,
): Verdict {
  const { start, end } = mention;
  const key = `${id} ${start} ${end} ${claimed}`;
  const known = ASKED(context).get(key);
  if (known !== undefined) return known;
  const { book, date } = context;
  const asked = {
    system: 'icd10cm',
    code: book.entry(id, date).code,
    id,
    units: null,
    modifiers: [],
    alsoReads: [],
    places: [{ in: 'note', start, end }],
  } as const;
  const verdict = askNote(asked, candidatesOf(id, context), false, context, claimed);
  ASKED(context).set(key, verdict);
  return verdict;
}

/** Codes that say more than a code: those below it, or beside it where it is billable and leaves something open. */
export function candidatesOf(id: EntryId, { book, date }: RuleContext): readonly EntryId[] {
  return book.unspecified(id, date)?.candidates ?? book.billableBelow(id, date);
}
