/** How many lesions, nails or stages a deed was done to. */
import type { Unclear } from '../../procedures/types.ts';
import type { Counted, CountMention, Mention } from '../../reading/types.ts';

const TOTAL =
  /\b(?:(?:a |to a |for a )?total (?:of |number )?|(?:count|number) (?:of lesions )?(?:treated |removed )?[:=] ?|count removed[:=] ?)(\d{1,3})\b(?! ?(?:mm|cm|mg|mL|cc|sq))/i;
const TIMES =
  /(?<!(?<!\bLN)[\d.] ?(?:cm|mm)? ?)\bx ?(\d{1,3})\b(?! ?(?:mm|cm|cycles?|freez\w+|sec\w*|min\w*|weeks?|days?|months?|years?|sessions?|passes|times|\d))/gi;

/** "Injected into 3 patches", "applied to two large nodules". */
const INTO =
  /\b(?:into|to|of) (\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten) (?:\w+ ){0,2}(?:lesions|patches|sites|areas|nodules|plaques|keloids|cysts|scars|papules|warts|corns|calluses|abscesses)\b/gi;
const WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** "- left temple: 2", "• scalp x9" */
const LISTED = /^[ \t]*(?:[-*•–]|\d[.)])[ \t]+[A-Za-z][^:\n\d]{1,40}?[:,=]?[ \t]+(?:x ?)?(\d{1,3})[ \t]*$/i;

/**
 * The sum of a list of sites with a number each, below the line that ends with a colon.
 * @param from a place in that line
 * @returns `null` where no such list follows, or one of its lines has no number
 */
export function countListed(text: string, from: number): number | null {
  const [head = '', ...lines] = text.slice(from).split('\n');
  if (!/:[ \t]*$/.test(head)) return null;
  const below = lines.slice(lines[0]?.trim() === '' ? 1 : 0);
  const end = below.findIndex((line) => !/^[ \t]*(?:[-*•–]|\d[.)])/.test(line));
  const list = end < 0 ? below : below.slice(0, end);
  const numbers = list.map((line) => LISTED.exec(line)?.[1]);
  if (numbers.length < 2 || numbers.includes(undefined)) return null;
  return numbers.reduce((all, one) => all + Number(one), 0);
}

/** A number in digits, or in words up to ten. */
export function numberOf(word: string): number {
  return /^\d+$/.test(word) ? Number(word) : WORDS.indexOf(word.toLowerCase()) + 1;
}

/**
 * How many were treated: the total that the note states, or the sum of what it counts place by place.
 * @param texts the words of the deed
 * @returns `null` where nothing is counted; unclear where the numbers do not fit together
 */
export function countLesions(
  mentions: readonly Mention[],
  texts: readonly string[],
): number | Unclear | null {
  for (const text of texts) {
    const total = TOTAL.exec(text) ?? IN_ALL.exec(text);
    if (total?.[1] !== undefined) return Number(total[1]);
  }
  const counts = mentions.filter(isLesions);
  if (counts.some(({ isLeast }) => isLeast === true))
    return { unclear: 'The note gives only the least number.' };
  const numbers = counts.flatMap(({ number }) => (number === null ? [] : [number]));
  const sites = new Set(mentions.flatMap(({ kind, start }) => (kind === 'site' ? [start] : [])));
  const byPlace = counts.every(({ quote }) => /^[x×(]/i.test(quote)) && counts.length <= sites.size;
  if (numbers.length > 0) return addUp(numbers, byPlace);
  const named = texts.flatMap((text) => [...text.matchAll(INTO)].map(([, word = '']) => numberOf(word)));
  if (named.length > 0) return addUp(named, false);
  const times = texts.flatMap((text) => [...text.matchAll(TIMES)].map(([, digits]) => Number(digits)));
  if (times.length > 0) return addUp(times, false);
  return counts.length > 0 ? { unclear: `“${counts[0]?.quote ?? ''}” is no number.` } : null;
}

/** "9 on the neck, 5 under the arms = 14 total", "Count removed: 14". */
const IN_ALL = /\b(\d{1,3}) (?:in )?total\b/i;

/** One number, the same said again, a total with its parts, or a count for each place. Else nobody knows. */
export function addUp(numbers: readonly number[], byPlace: boolean): number | Unclear {
  const most = Math.max(...numbers);
  const sum = numbers.reduce((all, one) => all + one, 0);
  if (numbers.length === 1 || sum - most === most) return most;
  if (numbers.every((one) => one === most) && !byPlace) return most;
  return byPlace ? sum : { unclear: `The note counts ${numbers.join(' and ')}, and says no total.` };
}

function isLesions(mention: Mention): mention is CountMention {
  return (
    mention.kind === 'count' &&
    (mention.of === 'lesion' || mention.of === 'injection') &&
    mention.assertion === 'present'
  );
}

/** Numbers of one kind in their order, as the note counts stages and blocks. */
export function countsOf(mentions: readonly Mention[], of: Counted): readonly number[] {
  return mentions.flatMap((one) =>
    one.kind === 'count' && one.of === of && one.number !== null ? [one.number] : [],
  );
}
