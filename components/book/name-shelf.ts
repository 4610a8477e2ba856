import { CODE_SYSTEMS, type Release } from '../../utils/codes/types.ts';
import { joinWords, SYSTEM_NAMES } from '../words.ts';

/** The releases in the book, from the first to the last of each system: "ICD-10-CM FY2016 to FY2027, …". */
export function nameShelf(releases: readonly Release[]): string {
  const spans = CODE_SYSTEMS.flatMap((system) => {
    const own = releases.filter((release) => release.system === system);
    const sorted = own.toSorted((a, b) => (a.from < b.from ? -1 : 1));
    const [first, last] = [sorted[0]?.name, sorted.at(-1)?.name];
    if (first === undefined || last === undefined) return [];
    return [`${SYSTEM_NAMES[system]} ${first === last ? first : `${first} to ${last}`}`];
  });
  return joinWords(spans);
}
