import type { SearchBox } from '../use-search-box.ts';
import { count } from '../words.ts';

/** What a screen reader is told of the list. Empty until the answer to what is typed has come. */
export function sayResults({ result, rows, asked, isStale }: SearchBox): string {
  if (isStale) return '';
  if (asked === '') return rows.length === 0 ? '' : `${count(rows.length, 'code')} used before.`;
  if (result === undefined) return '';
  if (result.total === 0) return 'No results.';
  const repaired = result.repairs.map(([typed, taken]) => ` ${typed} taken for ${taken}.`).join('');
  const several = result.meanings.length === 0 ? '' : ` ${count(result.meanings.length, 'meaning')}.`;
  return `${count(result.total, 'result')}.${repaired}${several}`;
}
