import { codesOn, type LineCheck, type LinesCheck } from './check-types.ts';

/** Add-on codes whose primary is not on the claim. */
export const checkAddOns: LinesCheck = (medicare, lines, date) => {
  const codes = codesOn(lines);
  return codes.flatMap((code): LineCheck[] => {
    const addOn = medicare.addOnOf(code, date);
    if (!addOn.found || addOn.primaries.some((primary) => codes.includes(primary))) return [];
    const { source, type } = addOn;
    const about = { kind: 'add-on', codes: [code], source } as const;
    if (type === 2) {
      const message = `${code} is an add-on code. Which code it may go with is your contractor’s to say.`;
      return [{ ...about, grade: 'inform', message }];
    }
    const list = sayList(addOn.primaries);
    if (type === 3) {
      const message = `${code} is an add-on code and goes with ${list}, or with another one that your contractor takes. None of the list is here.`;
      return [{ ...about, grade: 'warn', message }];
    }
    const message = `${code} is an add-on code and is paid only with ${list}. None of them is here.`;
    return [{ ...about, grade: 'block', message }];
  });
};

function sayList(codes: readonly string[]): string {
  if (codes.length > 8) return `one of ${codes.length} codes (${codes.slice(0, 5).join(', ')} …)`;
  return codes.length === 1 ? codes.join() : `${codes.slice(0, -1).join(', ')} or ${codes.at(-1)}`;
}
