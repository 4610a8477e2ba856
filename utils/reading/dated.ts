/** What a time word says of its clause: "shingles 3 years ago" is over, "psoriasis diagnosed 3 years ago" goes on. */
import type { Word } from '../lexicon/words.ts';

const LONG = /^(?:years?|yrs?|decades?)$/;
const UNIT = /^(?:days?|weeks?|wks?|months?|mos?|years?|yrs?|decades?)$/;
const SEASON = /^(?:year|fall|autumn|winter|spring|summer)$/;
/** What was done away with. */
const REMOVED =
  /^(?:excised|removed|resected|burned|frozen|cut|treated|cured|healed|cleared|resolved|curetted|destroyed|lasered|hospitalized|hospital)$/;
/** What began then and may go on. */
const BEGAN =
  /^(?:diagnosed|dx|dxd|started|starting|began|begun|onset|noticed|noted|appeared|since|first|presented|developed|biopsied|biopsy|bx|seen|tried|used|took|stopped|flared?|worse|changed|changing|new|visit|until|till|through)$/;
const REACH = 14;

/** Whether a clause that ends here with "two weeks ago" or "last fall" tells of what is over. */
export function isLongAgo(words: readonly Word[], at: number): boolean {
  const word = words[at]?.text ?? '';
  const before = words[at - 1]?.text ?? '';
  const isAgo = word === 'ago' && UNIT.test(before);
  const isLast = before === 'last' && SEASON.test(word);
  if (!isAgo && !isLast) return false;
  const clause = words.slice(Math.max(0, at - REACH), at).map(({ text }) => text);
  if (clause.some((one) => BEGAN.test(one))) return false;
  return isLast || LONG.test(before) || clause.some((one) => REMOVED.test(one));
}
