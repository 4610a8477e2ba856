/** The rules that look at every note, in the order they are listed to the user. Add a rule by adding its line. */
import { headerCode } from './rules/header-code.ts';
import { invalidCode } from './rules/invalid-code.ts';
import { notValidOnDate } from './rules/not-valid-on-date.ts';
import { unspecifiedCode } from './rules/unspecified-code.ts';
import type { Rule } from './types.ts';

export const RULES: readonly Rule[] = [headerCode, invalidCode, notValidOnDate, unspecifiedCode];
