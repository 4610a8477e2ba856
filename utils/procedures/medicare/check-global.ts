import { addDays, sayDay } from '../../codes/days.ts';
import type { IsoDate } from '../../codes/types.ts';
import { policyManual } from '../sources.ts';
import type { ClaimLine, EarlierProcedure, LineCheck } from './check-types.ts';
import { isVisit, OF_GLOBAL } from './modifiers.ts';
import type { GlobalDays, Medicare } from './types.ts';

/** A visit on the day of a procedure: part of it, unless it says by 25 or 57 that it is not. */
export function checkVisit(
  medicare: Medicare,
  lines: readonly ClaimLine[],
  date: IsoDate,
): readonly LineCheck[] {
  const procedures = lines.flatMap(({ code }) => {
    const global = medicare.globalOf(code, date);
    return global.found && global.days !== null ? [{ code, days: global.days, source: global.source }] : [];
  });
  const [longest] = procedures.toSorted((a, b) => b.days - a.days);
  if (longest === undefined) return [];
  const which = longest.days === 90 ? '57' : '25';
  return lines
    .filter(({ code }) => isVisit(code))
    .map(({ code, modifiers }): LineCheck => {
      const isSaid = modifiers.includes('25') || modifiers.includes('57');
      const start = `${longest.code} has ${longest.days} global days: the decision for it belongs to it, for a new patient too.`;
      const next =
        longest.days === 90
          ? `${code} takes 57 if it decided ${longest.code}, or 25 for work beside it.`
          : `${code} takes 25 only for work of its own that the note shows. Else take ${code} off.`;
      const isOdd = modifiers.includes('57') && which === '25';
      const odd = isOdd ? ` 57 is for 90 global days; here it is 25.` : '';
      return {
        ...{ kind: 'visit', grade: isSaid && !isOdd ? 'inform' : 'warn', codes: [code, longest.code] },
        message: `${start} ${next}${odd}`,
        source: `${longest.source}. ${policyManual('I.D', 'III.B')}`,
      };
    });
}

/** Today's lines against the global days of earlier procedures; asks for a date that is not known. */
export function checkGlobal(
  medicare: Medicare,
  lines: readonly ClaimLine[],
  date: IsoDate,
  earlier: readonly EarlierProcedure[],
): readonly LineCheck[] {
  return [
    ...earlier.flatMap((one) => checkEarlier(medicare, lines, date, one)),
    ...(earlier.length === 0 ? lines.flatMap(askEarlier) : []),
  ];
}

function checkEarlier(
  medicare: Medicare,
  lines: readonly ClaimLine[],
  date: IsoDate,
  earlier: EarlierProcedure,
): LineCheck[] {
  const global = medicare.globalOf(earlier.code, date);
  if (!global.found) {
    const message = `Nothing is known of the global days of ${earlier.code}: ${global.message} Look them up before billing today’s lines.`;
    return [{ kind: 'global', grade: 'inform', codes: [earlier.code], message, source: global.source }];
  }
  if (!global.days) return [];
  if (earlier.date === null) {
    const message = `${earlier.code} has ${global.days} global days. On which day was it done?`;
    return [{ kind: 'global', grade: 'inform', codes: [earlier.code], message, source: global.source }];
  }
  const last = addDays(earlier.date, global.days);
  if (date <= earlier.date || date > last) return [];
  return lines.flatMap((line) => judgeInside(medicare, line, date, earlier.code, global, last));
}

function judgeInside(
  medicare: Medicare,
  { code, modifiers }: ClaimLine,
  date: IsoDate,
  earlier: string,
  { source }: GlobalDays,
  last: IsoDate,
): LineCheck[] {
  const own = medicare.globalOf(code, date);
  if (!isVisit(code) && !(own.found && own.days !== null)) return [];
  const isSaid = isVisit(code)
    ? modifiers.includes('24')
    : modifiers.some((modifier) => OF_GLOBAL.has(modifier));
  const start = `${code} falls into the global days of ${earlier}, which last through ${sayDay(last)}.`;
  const next = isVisit(code)
    ? 'A visit for recovery or a complication is part of it (99024); one for something else takes 24.'
    : 'It takes 58 if planned or more extensive, 78 if back in the operating room for a complication, 79 if it has nothing to do with it.';
  return [
    {
      ...{ kind: 'global', grade: isSaid ? 'inform' : 'warn', codes: [code, earlier] },
      message: `${start} ${next}`,
      source: `${source}. ${policyManual('I.C.14', 'III.B')}`,
    },
  ];
}

/** A modifier that speaks of an earlier procedure that nobody named. */
function askEarlier({ code, modifiers }: ClaimLine): LineCheck[] {
  const said = modifiers.find((modifier) => modifier === '24' || OF_GLOBAL.has(modifier));
  if (said === undefined) return [];
  const message = `${code}-${said} speaks of an earlier procedure. Which one was it, and on which day?`;
  return [{ kind: 'global', grade: 'inform', codes: [code], message, source: policyManual('I.D', 'I.E.c') }];
}
