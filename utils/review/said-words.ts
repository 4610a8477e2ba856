/** Rules that listen for words which no mention carries. */
import { assertionAt } from '../reading/assertion-at.ts';
import type { Assertion, Span } from '../reading/types.ts';
import type { Said } from './finding.ts';
import { groundOf } from './scope.ts';
import type { Finding, RuleContext } from './types.ts';

/**
 * Places where the note says so of now: not denied, suspected, planned, past or of the family.
 * @param pattern global
 * @param meant another way of meaning it that counts
 */
export function saidNow(
  pattern: RegExp,
  context: RuleContext,
  meant: readonly Assertion[] = ['present'],
): Span[] {
  const { note } = groundOf(context);
  return [...context.note.text.matchAll(pattern)].flatMap(({ index, 0: words }) =>
    meant.includes(assertionAt(note, index)) ? [{ start: index, end: index + words.length }] : [],
  );
}

/** A finding on a diagnosis code; on none where `code` is empty. */
export function findingAt(rule: string, code: string, said: Said): Finding {
  return { rule, system: 'icd10cm', code, ...said };
}
