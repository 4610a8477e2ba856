import type { SearchBox } from '../use-search-box.ts';
import { count } from '../words.ts';
import { keyOf } from './hit-groups.ts';
import { sayWhy } from './say-why.ts';

/** What a screen reader is told of the list, or of the row that was asked about. Empty until the answer to what is typed has come. */
export function sayResults(box: SearchBox): string {
  const { result, rows, asked, isStale, explained } = box;
  if (isStale) return '';
  if (asked === '') return rows.length === 0 ? '' : `${count(rows.length, 'code')} used before.`;
  if (result === undefined) return '';
  const asking = rows.find((row) => keyOf(row) === explained);
  if (asking !== undefined) return `${asking.code}: ${sayWhy(asking, asked).join(' ')}`;
  const note = result.note === undefined ? '' : ` ${result.note}`;
  if (result.total === 0) return `No results.${note}`;
  const repaired = result.repairs.map(([typed, taken]) => ` ${typed} taken for ${taken}.`).join('');
  const several = result.meanings.length === 0 ? '' : ` ${count(result.meanings.length, 'meaning')}.`;
  return `${count(result.total, 'result')}.${repaired}${several}${note}`;
}
