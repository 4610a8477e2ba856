/** How a rule that looks at one code at a time states what it finds. */
import type { EntryId } from '../codes/types.ts';
import type { CodeOnPage } from '../reading/types.ts';
import type { Finding, Rule, RuleContext } from './types.ts';

/** A code that the book knows. */
export type KnownCode = CodeOnPage & { readonly id: EntryId };

/** What a rule has to say of a code; the rule's name and the code itself are known. */
export type Said = Omit<Finding, 'rule' | 'system' | 'code'>;

/** A finding of a rule on a code. */
export function findingOn(rule: string, { system, code }: CodeOnPage, said: Said): Finding {
  return { rule, system, code, ...said };
}

/** The check of a rule that asks each diagnosis code by itself, among those that are billable on the date. */
export function onBillable(
  rule: string,
  look: (code: KnownCode, context: RuleContext) => Said | null,
): Rule['check'] {
  return (context) =>
    context.codes.flatMap((code) => {
      if (!isBillable(code, context)) return [];
      const said = look(code, context);
      return said ? [findingOn(rule, code, said)] : [];
    });
}

/** Whether it is a diagnosis code that is billable on the date. */
export function isBillable(code: CodeOnPage, { book, date }: RuleContext): code is KnownCode {
  const { id, system } = code;
  return id !== undefined && system === 'icd10cm' && book.stand(id, date).standing === 'billable';
}
