/** How old the patient is, as far as the note says it. */
import type { Span } from '../reading/types.ts';

export interface PatientAge extends Span {
  /** Whole years; 0 below the first birthday. */
  readonly years: number;
}

/** Age and sex stand at the beginning of a note, or in its form. */
const READ_AT_MOST = 4000;
/** Words before an age or a sex that say it of somebody else, or of another time. */
export const SAID_OF_OTHERS =
  /\b(?:mother|father|mom|dad|parents?|sister|brother|sibling|bro|sis|son|daughter|child(?:ren)?|kids?|wife|husband|spouse|partner|aunt|uncle|grand\w+|cousins?|niece|nephew|friend|at|since|until|from|till|age of|onset)\b[^.;\n]{0,24}$/i;
const YEARS =
  /\b(\d{1,3})[ -]?(?:y\/o|yo|y\.o\.?|year[ -]?olds?|years[ -]old|years? of age|yr?s?[ -]old|yrs?\/o)\b|\bage[d]?[ \t]*[:=]?[ \t]*(\d{1,3})(?:[ \t]*(?:y|yrs?|years?))?(?![\d/.-]|[ \t]*(?:mo|months?|wks?|weeks?|days?)\b)/gi;
/** "31F", "81 M", "5 y F". */
const WITH_SEX = /(?:^|[\s(:;*•-])(\d{1,3})[ ]?(?:y )?[MF](?=[\s,.;:)/]|$)/gm;
const MONTHS =
  /\b(\d{1,2})[ -]?(?:mo|m\/o|months?|wks?|weeks?|days?)[ -]?(?:old|girl|boy|[MF])\b|\bage[d]?[ \t]*[:=]?[ \t]*(\d{1,2})[ \t]*(?:mo|months?|wks?|weeks?|days?)\b/gim;
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ONES =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const IN_WORDS = new RegExp(
  `\\b(?:(${TENS.join('|')})(?:-(${ONES.slice(0, 9).join('|')}))?|(${ONES.join('|')}))[- ]years?[- ]old\\b`,
  'gi',
);
const OLDEST = 120;

/** @returns `null` where the note is silent, or says ages on both sides of eighteen that could all be the patient's */
export function readAge(text: string): PatientAge | null {
  const head = text.slice(0, READ_AT_MOST);
  const found = [
    ...match(head, YEARS, (hit) => Number(hit[1] ?? hit[2])),
    ...match(head, WITH_SEX, (hit) => Number(hit[1])).slice(0, 1),
    ...match(head, MONTHS, () => 0),
    ...match(head, IN_WORDS, (hit) => {
      const ten = TENS.indexOf((hit[1] ?? '').toLowerCase());
      const one = ONES.indexOf((hit[2] ?? hit[3] ?? '').toLowerCase()) + 1;
      return (ten < 0 ? 0 : (ten + 2) * 10) + one;
    }),
  ].sort((a, b) => a.start - b.start);
  const [first] = found;
  if (!first || found.some(({ years }) => years >= 18 !== first.years >= 18)) return null;
  return first;
}

function match(text: string, pattern: RegExp, yearsOf: (hit: RegExpExecArray) => number): PatientAge[] {
  return [...text.matchAll(pattern)].flatMap((hit) => {
    const years = yearsOf(hit);
    const lead = /^[\s(:;*•-]+/.exec(hit[0])?.[0].length ?? 0;
    const start = hit.index + lead;
    if (years > OLDEST || SAID_OF_OTHERS.test(text.slice(Math.max(0, start - 40), start))) return [];
    return [{ years, start, end: hit.index + hit[0].length }];
  });
}
