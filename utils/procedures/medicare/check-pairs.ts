import type { IsoDate } from '../../codes/types.ts';
import { type ClaimCheck, type ClaimLine, codesOn, type LineCheck } from './check-types.ts';
import { isVisit, OF_VISITS, opensPair } from './modifiers.ts';
import type { Medicare, Pair } from './types.ts';

/** Every two codes of the claim against the pairs. A visit beside a procedure with global days is another check's. */
export function checkPairs(medicare: Medicare, lines: readonly ClaimLine[], date: IsoDate): ClaimCheck {
  const codes = codesOn(lines);
  const checks: LineCheck[] = [];
  const unknownPairs: [string, string][] = [];
  for (const [at, a] of codes.entries()) {
    for (const b of codes.slice(at + 1)) {
      const pair = medicare.pairOf(a, b, date);
      if (!pair.found) unknownPairs.push([a, b]);
      else if (pair.indicator === 0) checks.push(closedPair(medicare, pair, date));
      else if (pair.indicator === 1 && !isOfGlobalDays(medicare, pair, date))
        checks.push(openPair(pair, lines));
    }
  }
  return { checks, unknownPairs };
}

function isOfGlobalDays(medicare: Medicare, { column1, column2 }: Pair, date: IsoDate): boolean {
  const global = medicare.globalOf(column1, date);
  return isVisit(column2) && global.found && global.days !== null;
}

function closedPair(medicare: Medicare, { column1, column2, source }: Pair, date: IsoDate): LineCheck {
  const [addOn] = medicare.addOnsLedBy([column1, column2], date);
  const start = `${column1} and ${column2} are never paid together, and no modifier opens the pair: ${column1} stays.`;
  const next = addOn === undefined ? `Take ${column2} off.` : `Bill the further ones with ${addOn}.`;
  const kind = addOn === undefined ? 'pair' : 'primaries';
  return { kind, grade: 'block', codes: [column1, column2], message: `${start} ${next}`, source };
}

function openPair({ column1, column2, source }: Pair, lines: readonly ClaimLine[]): LineCheck {
  const isOpen = (code: string): boolean =>
    lines.every((line) => line.code !== code || line.modifiers.some(opensIt));
  const opensIt = (modifier: string): boolean =>
    opensPair(modifier) && (!OF_VISITS.has(modifier) || isVisit(column2));
  const codes = [column1, column2];
  const start = `Medicare pays ${column1} and bundles ${column2} into it.`;
  const which = isVisit(column2) ? '25' : '59 or XS';
  const when = isVisit(column2) ? 'the visit was work of its own' : 'lesion, site or session was another one';
  if (isOpen(column2)) {
    const message = `${start} The modifier on ${column2} opens the pair where the note shows that ${when}.`;
    return { kind: 'pair', grade: 'inform', codes, message, source };
  }
  const misplaced = isOpen(column1) ? ` The modifier stands on ${column1}, the column that is paid.` : '';
  const message = `${start}${misplaced} ${column2} takes ${which} if ${when} and the note shows it. Else take ${column2} off.`;
  return { kind: 'pair', grade: 'warn', codes, message, source };
}
