import type { IsoDate } from '../../codes/types.ts';
import { askMissing, eachOnce, makeLine, mergeLines } from '../answers.ts';
import { defineFamily } from '../define-family.ts';
import { sayDose } from '../doses.ts';
import { type ReadDrug, readGiven } from '../drug-given.ts';
import { unitsOf, workWaste } from '../drug-waste.ts';
import { choiceField, countField } from '../fields.ts';
import { DRUG_SOURCE, policyManual } from '../sources.ts';
import type { Dose, Line, Missing, Warning } from '../types.ts';

/** First days of the two modifiers in the HCPCS file. */
const JW_FROM: IsoDate = '2003-01-01';
const JZ_FROM: IsoDate = '2023-01-01';
const LOCAL_ANESTHETICS: readonly string[] = ['J2003', 'J2004'];

const FIELDS = {
  drug: {
    kind: 'text',
    label: 'Drug',
    ask: 'Which drug was given?',
    help: 'A name, a brand or a HCPCS code.',
    aliases: ['code', 'name'],
  },
  dose: {
    kind: 'dose',
    label: 'Dose given',
    ask: 'How much of it was given?',
    help: 'In mg or units, or in mL with the strength.',
    aliases: ['given', 'amount'],
  },
  strength: {
    kind: 'strength',
    label: 'Strength',
    ask: 'How strong was the solution, in mg/mL?',
    help: 'Needed for a dose in mL.',
    aliases: ['concentration'],
  },
  vial: {
    kind: 'dose',
    label: 'Vial or package size',
    ask: 'How much was in the vial or package that was opened?',
    help: 'It decides whether drug was discarded.',
    aliases: ['package', 'size'],
  },
  vials: { ...countField('Vials opened', 'How many vials were opened?'), aliases: ['packages'] },
  container: choiceField(
    'Kind of container',
    'Was it a single-dose container?',
    `
      single | single dose | single-dose, sdv, single use, single-use
      multi | multiple doses | multi-dose, mdv, multiple`,
    { help: 'Waste counts for single-dose containers only.' },
  ),
  per: {
    kind: 'dose',
    label: 'Billing unit',
    ask: 'How much is one billing unit of the code?',
    help: 'Needed for a code that is not in our table.',
    aliases: ['unit'],
  },
} as const;
const VISIT = {
  date: {
    kind: 'date',
    label: 'Date of service',
    ask: 'On which day was it given?',
    help: '',
    aliases: ['dos'],
  },
} as const;

/** Drugs by their billing units: begun units count whole, waste takes JW and none takes JZ. */
export const drug = defineFamily({
  head: `
    drug | Drug units and waste | drug
    drugs, drug-units, j-code, jcode, units, medication, injectable, jw, jz`,
  each: FIELDS,
  visit: VISIT,
  opens: ['drug', 'Which drug was given, and how much?'],
  source: DRUG_SOURCE,
  examples: `
    Triamcinolone 12 mg: two begun units | drug=kenalog dose=12mg date=2026-11-10 container=multi | J3301 x2
    A volume and its strength | drug=triamcinolone dose=0.8mL strength=10mg/mL date=2026-11-10 container=multi | J3301
    Omalizumab, two vials of 150 mg, nothing left | drug=xolair dose=300mg vial=150mg vials=2 container=single date=2026-11-10 | J2357-JZ x60
    Infliximab 350 mg of four vials of 100 mg | drug=infliximab dose=350mg vial=100mg vials=4 container=single date=2026-11-10 | J1745 x35, J1745-JW x5
    Vial size not given | drug=J1628 dose=100mg date=2026-11-10 | J1628 x100, asks vial
    A code that ended | drug=J9250 dose=15mg date=2026-11-10 container=multi | J9260
    The same code while it was in force | drug=J9250 dose=15mg date=2023-05-02 container=multi | J9250 x3
    One tube of gel, 2 g | drug=ameluz dose=2g vial=2g vials=1 container=single date=2026-11-10 | J7345-JZ x200
    No code of its own | drug=dupixent dose=300mg | nothing
    mL without a strength | drug=kenalog dose=0.5mL | asks strength`,
  sum({ each, visit }) {
    const read = each.map((given) => readGiven(given, visit.date));
    const groups = Map.groupBy(
      read.flatMap((one) => ('row' in one ? [one] : [])),
      ({ row }) => row.code,
    );
    const worked = [...groups.values()].map((group) => workGroup(group, visit.date));
    return {
      lines: mergeLines(worked.flatMap(({ lines }) => lines)),
      questions: [
        ...read.flatMap((one) => ('row' in one ? [] : one.questions)),
        ...worked.flatMap((one) => one.questions),
      ],
      warnings: eachOnce([...read.flatMap((one) => one.warnings), ...worked.flatMap((one) => one.warnings)]),
    };
  },
});

function workGroup(
  group: readonly ReadDrug[],
  date: IsoDate | null,
): {
  readonly lines: readonly Line[];
  readonly questions: readonly Missing[];
  readonly warnings: readonly Warning[];
} {
  const [first] = group;
  if (first === undefined) return { lines: [], questions: [], warnings: [] };
  const { code, per } = first.row;
  const differing = askOneUnit(group);
  if (differing !== null) return { lines: [], questions: [differing], warnings: [] };
  let total = 0;
  for (const { dose } of group) total += dose.millionths;
  const dose: Dose = { millionths: total, measure: per.measure };
  const units = unitsOf(dose, per);
  const doses = group.map((one) => one.dose.millionths).sort((a, b) => a - b);
  const sum = doses.map((millionths) => sayDose({ millionths, measure: per.measure })).join(' + ');
  const said = doses.length > 1 ? `${sum} = ${sayDose(dose)}` : sum;
  const step = `${said} / ${sayDose(per)} a billing unit, rounded up: ${code} x${units}`;
  const given = makeLine(code, DRUG_SOURCE, [step], {
    system: 'hcpcs',
    units,
    covers: group.length,
    missing: askDate(date),
  });
  const waste = wasteLines(given, group, dose, per, date);
  const warnings = LOCAL_ANESTHETICS.includes(code) ? [ANESTHETIC] : [];
  return { ...waste, warnings: [...waste.warnings, ...warnings] };
}

/** A code has one billing unit. Two that were given for a code of no table cannot both be right. */
function askOneUnit(group: readonly ReadDrug[]): Missing | null {
  const sizes = [...new Set(group.map(({ row }) => sayDose(row.per)))].sort();
  if (sizes.length < 2) return null;
  const code = group[0]?.row.code ?? 'the code';
  return askMissing('per', `How much is one billing unit of ${code}? ${sizes.join(' and ')} are given.`);
}

const ANESTHETIC: Warning = {
  message: 'Local anesthesia of a procedure is part of the procedure: its drug has no line.',
  source: policyManual('III.C', 'III.L.5'),
};

function askDate(date: IsoDate | null): Missing[] {
  return date === null ? [askMissing('date', 'On which day was it given?', 'the codes in force now')] : [];
}

function wasteLines(
  given: Line,
  group: readonly ReadDrug[],
  dose: Dose,
  per: Dose,
  date: IsoDate | null,
): {
  readonly lines: readonly Line[];
  readonly questions: readonly Missing[];
  readonly warnings: readonly Warning[];
} {
  const alone = { lines: [given], questions: [], warnings: [] };
  const kinds = new Set(group.map(({ container }) => container ?? ''));
  if (kinds.size === 1 && kinds.has('multi')) return alone;
  const opened = group.flatMap((one) => (one.opened === null ? [] : [one.opened]));
  if (opened.length === 0) {
    const question = `Which vial or package of ${given.code} was opened, and was it for a single dose?`;
    return { ...alone, lines: [withMissing(given, askMissing('vial', question, 'neither JW nor JZ'))] };
  }
  const waste = workWaste(dose, per, opened);
  if ('problem' in waste) return { lines: [], questions: [askMissing('vials', waste.problem)], warnings: [] };
  const asked: Missing[] = [];
  if (waste.assumed !== null) {
    asked.push(askMissing('vials', `How many vials of ${given.code} were opened?`, String(waste.assumed)));
  }
  if (!kinds.has('single') || kinds.size > 1) {
    asked.push(askMissing('container', `Was ${given.code} in a single-dose container?`, 'single dose'));
  }
  const line = withMissing(given, ...asked);
  const steps = [...line.steps, waste.step];
  if (waste.units > 0) {
    if (date !== null && date < JW_FROM) return { ...alone, lines: [line] };
    const discarded: Line = {
      ...line,
      units: waste.units,
      modifiers: ['JW'],
      steps: [waste.step],
      covers: 0,
    };
    return { ...alone, lines: [line, discarded] };
  }
  const isJz = date === null || date >= JZ_FROM;
  return { ...alone, lines: [{ ...line, steps, modifiers: isJz ? ['JZ'] : [] }] };
}

function withMissing(line: Line, ...missing: readonly Missing[]): Line {
  return { ...line, missing: [...line.missing, ...missing] };
}
