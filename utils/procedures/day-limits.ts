/**
 * What Medicare never takes on one day, for the codes of dermatology's calculators: few enough to stand here, so that a
 * review needs none of the tables. A test holds each row against the tables of 2026 Q3 (units, add-ons) and 2024 Q3 (pairs).
 */
import { policyManual } from './sources.ts';

export const LIMITS_SOURCE = `CMS practitioner MUE table 2026 Q3. ${policyManual('I.V')}`;
export const PAIRS_SOURCE = `NCCI practitioner pairs 2024 Q3. ${policyManual('I.E')}`;
export const ADD_ONS_SOURCE = `CMS add-on code table 2026 Q3. ${policyManual('I.R')}`;

/** Units a day. `absolute`: no appeal helps. `day`: records may open it. */
export interface DayLimit {
  readonly units: number;
  readonly kind: 'absolute' | 'day';
}

const LIMITS = `
1 absolute 10060 10061 11042 11043 11044 11055 11056 11057 11102 11104 11106 11200 11719 11720 11721 11730 11900 11901
1 absolute 12001 12002 12004 12005 12006 12007 12011 12013 12014 12015 12016 12017 12018 12031 12032 12034 12035 12036
1 absolute 12037 12041 12042 12044 12045 12046 12047 12051 12052 12053 12054 12055 12056 12057 13100 13101 13120 13121
1 absolute 13131 13132 13151 13152 15100 15120 15200 15220 15240 15260 17000 17004 17110 17111 96573 96574 96920 96921 96922
1 day 11201 96567 96900 96910 96912 96913 97597
2 day 11107 11755 14000 14001 14020 14021 14040 14060 14061 14301
3 day 11105 17313 69100
4 day 11732 17311 17314
6 day 11103 11750 17312
7 day 13133
9 day 13102 13122
13 absolute 17003
15 day 17315
36 day 95052
90 day 95044`;

/** In each row an earlier code is paid and a later one never beside it, whatever the modifier. */
const LADDERS = `
11106 11104 11102
11057 11056 11055
11901 11900
17004 17000
17004 17003
17111 17110
11721 11720
12007 12006 12005 12004 12002 12001
12018 12017 12016 12015 12014 12013 12011
12037 12036 12035 12034 12032 12031
12047 12046 12045 12044 12042 12041
12057 12056 12055 12054 12053 12052 12051
13101 13100
13121 13120
13132 13131
13152 13151`;

/** An add-on, then the codes of which one must be there. */
const ADD_ONS = `
11103 11102 11104 11106
11105 11104 11106
11107 11106
11201 11200
11732 11730
11045 11042
11046 11043
11047 11044
97598 97597
13102 13101
13122 13121
13133 13132
13153 13152
14302 14301
15101 15100
15121 15120
15201 15200
15221 15220
15241 15240
15261 15260
17003 17000
17312 17311
17314 17313
17315 17311 17312 17313 17314`;

const BY_CODE = new Map(
  rowsOf(LIMITS).flatMap(([units, kind, ...codes]) =>
    codes.map((code): [string, DayLimit] => [
      code,
      { units: Number(units), kind: kind === 'absolute' ? 'absolute' : 'day' },
    ]),
  ),
);
const PRIMARIES = new Map(
  rowsOf(ADD_ONS).map(([addOn = '', ...primaries]): [string, readonly string[]] => [addOn, primaries]),
);
const ROWS = rowsOf(LADDERS);

function rowsOf(text: string): string[][] {
  return text
    .trim()
    .split('\n')
    .map((row) => row.split(' '));
}

/** @returns `undefined` for a code that is not among ours */
export function dayLimitOf(code: string): DayLimit | undefined {
  return BY_CODE.get(code);
}

/** The codes of which one must stand beside an add-on; `undefined` for a code that is none of ours. */
export function primariesOf(code: string): readonly string[] | undefined {
  return PRIMARIES.get(code);
}

/** Whether the first is paid and the second never beside it. */
export function neverBeside(paid: string, other: string): boolean {
  return ROWS.some(
    (row) => row.includes(other) && row.indexOf(paid) >= 0 && row.indexOf(paid) < row.indexOf(other),
  );
}

/** Every row as it is read, for a test against the tables. */
export const DAY_TABLES = { limits: BY_CODE, ladders: ROWS, addOns: PRIMARIES } as const;
