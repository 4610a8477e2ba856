import { policyManual } from '../sources.ts';
import { codesOn, type LineCheck, type LinesCheck } from './check-types.ts';

/** Units of each code against what Medicare takes: on a line, or all lines of the day together. */
export const checkUnits: LinesCheck = (medicare, lines, date) => {
  const codes = codesOn(lines);
  return codes.flatMap((code): LineCheck[] => {
    const limit = medicare.unitsOf(code, date);
    if (!limit.found) return [];
    // Waste is drug that nobody got, but its units count into the same limit.
    const units = lines.filter((line) => line.code === code).map((line) => line.units);
    const most = limit.kind === 'line' ? Math.max(...units) : units.reduce((sum, some) => sum + some, 0);
    if (most <= limit.units) return [];
    const allowed = limit.units === 0 ? 'no unit' : `${limit.units} at most`;
    const start = `${code} x${most}: Medicare takes ${allowed} ${limit.kind === 'line' ? 'on a line' : 'a day, all lines together'}.`;
    const [addOn] = limit.units === 1 ? medicare.addOnsLedBy([code], date) : [];
    const further = addOn === undefined ? '' : ` Each further one goes with ${addOn}.`;
    const source = `${limit.source}. ${policyManual('I.V')}`;
    return [
      {
        ...(limit.kind === 'absolute'
          ? { grade: 'block', message: `${start} All units are denied, and no appeal helps.${further}` }
          : limit.kind === 'line'
            ? { grade: 'block', message: `${start} The line is denied.${further}` }
            : {
                grade: 'warn',
                message: `${start} All units are denied; an appeal needs the records.${further}`,
              }),
        ...{ kind: 'units', codes: [code], source },
      },
    ];
  });
};
