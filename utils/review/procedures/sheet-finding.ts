/** Findings of the rules that look at the fee sheet alone, with what the note comes to as the way out. */
import type { Finding, Grade, RuleContext } from '../types.ts';
import { deedsBeside, evidenceOf, linesBeside, suggestLine } from './say-difference.ts';
import { type Billed, readSheet } from './sheet.ts';

interface SheetSaid {
  readonly rule: string;
  readonly grade: Grade;
  readonly message: string;
  readonly source: string;
}

/** @param offers `new`: what is on the sheet already is no way out; `all`: it may be what stays */
export function sheetFinding(
  said: SheetSaid,
  billed: Billed,
  offers: 'new' | 'all',
  context: RuleContext,
): Finding {
  const isThere = (code: string): boolean => readSheet(context).some((one) => one.code === code);
  const beside = linesBeside(billed, context);
  const fresh = beside.filter(({ code }) => !isThere(code));
  const lines = offers === 'new' ? fresh : [...fresh, ...beside.filter(({ code }) => isThere(code))];
  const { system, code } = billed.onPage;
  return {
    ...said,
    system,
    code,
    evidence: evidenceOf(deedsBeside(billed, context), context),
    suggestions: lines.flatMap((line) => suggestLine(line, context)),
  };
}
