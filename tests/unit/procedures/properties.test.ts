import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FAMILIES, findFamily } from '../../../utils/procedures/families.ts';
import { CENTIMETRE, SQUARE_CENTIMETRE } from '../../../utils/procedures/measures.ts';
import { readFact } from '../../../utils/procedures/read-facts.ts';
import type { Facts, Family, Field, Fields, Worked } from '../../../utils/procedures/types.ts';

const CODES = join(import.meta.dirname, '../../../assets/codes');
/** Numbers of the project's own tables, and the allergy tests that stand in Medicare's unit table only. */
const KNOWN: ReadonlySet<string> = new Set([
  ...['cpt-labels.tsv', 'hcpcs.tsv'].flatMap((name) =>
    readFileSync(join(CODES, name), 'utf8')
      .split('\n')
      .map((line) => line.split('\t')[0] ?? ''),
  ),
  ...['95004', '95024', '95028'],
]);

const DRUGS = [
  'kenalog',
  'J3301',
  'infliximab',
  'J9250',
  'methotrexate',
  'xolair',
  'dupixent',
  'J9999',
  'botox',
];

/** What a note or a form could give for a field: mostly values that can be, some missing, some that cannot. */
function anyFact(field: Field): fc.Arbitrary<unknown> {
  const usable = usableFact(field);
  const odd = fc.constantFrom<unknown>(
    null,
    undefined,
    { unclear: '“multiple” is not a number.' },
    -5,
    0,
    1e12,
    'x',
    {},
  );
  return fc.oneof(
    { weight: 8, arbitrary: usable },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: odd },
  );
}

function usableFact(field: Field): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'length':
      return fc.integer({ min: Math.max(1, field.least ?? 0), max: 6 * CENTIMETRE });
    case 'area':
      return fc.integer({ min: 1, max: 1200 }).map((tenths) => (tenths * SQUARE_CENTIMETRE) / 10);
    case 'count':
      return fc.integer({ min: Math.max(1, field.least ?? 1), max: 20 });
    case 'counts':
      return fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });
    case 'choice':
      return fc.constantFrom(...(field.choices ?? []).map(({ value }) => value));
    case 'yes-no':
      return fc.boolean();
    case 'dose':
      return fc.record({
        millionths: fc.integer({ min: 1, max: 500 }).map((amount) => amount * 1_000_000),
        measure: fc.constantFrom('mg', 'mg', 'mg', 'units', 'mL'),
      });
    case 'strength':
      return fc.constant({ millionths: 10_000_000, measure: 'mg' });
    case 'date':
      return fc.constantFrom('2023-05-02', '2024-03-31', '2024-04-01', '2026-11-10');
    case 'text':
      return fc.constantFrom(...DRUGS);
  }
}

function sheets(
  fields: Fields,
  fact: (field: Field) => fc.Arbitrary<unknown>,
): fc.Arbitrary<Record<string, unknown>> {
  return fc.record(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fact(field)])), {
    requiredKeys: [],
  });
}

/** Facts as they come over a border: of any shape, for the calculator to judge. */
function isFacts(facts: {
  each: unknown[];
  visit: unknown;
}): facts is { each: never[]; visit: never } & Facts {
  return Array.isArray(facts.each);
}

function anyFacts(family: Family, fact = anyFact): fc.Arbitrary<Facts> {
  const each = fc.array(sheets(family.each, fact), { maxLength: 6 });
  return fc.record({ each, visit: sheets(family.visit, fact) }).filter(isFacts);
}

/** Facts of which nothing is left out, so that lines come of most of them. A nail that is named is one nail. */
function wholeFacts(family: Family): fc.Arbitrary<Facts> {
  const sheet = (fields: Fields): fc.Arbitrary<Record<string, unknown>> => {
    const asked = Object.entries(fields).filter(([name]) => !(name === 'count' && 'digit' in fields));
    return fc.record(Object.fromEntries(asked.map(([name, field]) => [name, usableFact(field)])));
  };
  const each = fc.array(sheet(family.each), { minLength: 1, maxLength: 5 });
  return fc.record({ each, visit: sheet(family.visit) }).filter(isFacts);
}

const unitsOf = (worked: Worked): number => worked.lines.reduce((sum, line) => sum + line.units, 0);
const coversOf = (worked: Worked): number => worked.lines.reduce((sum, line) => sum + line.covers, 0);
const ALL = FAMILIES.map((family) => [family.id, family] as const);

describe.each(ALL)('%s, over whatever facts', (_, family) => {
  it('answers every sheet: lines with their sum, or a question, never a crash', () => {
    fc.assert(
      fc.property(anyFacts(family), (facts) => {
        const { lines, questions, warnings } = family.work(facts);
        expect(lines.length + questions.length + warnings.length).toBeGreaterThan(0);
        for (const line of lines) {
          expect(Number.isSafeInteger(line.units) && line.units >= 1).toBe(true);
          expect(KNOWN).toContain(line.code);
          expect(line.steps.join()).not.toMatch(/undefined|NaN|null|\[object/);
        }
        for (const { question } of questions) expect(question).toMatch(/[?.]$/);
        const keys = lines.map(({ code, modifiers }) => [code, ...modifiers].join('-'));
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 300 },
    );
  });

  it('does not care in which order they come', () => {
    fc.assert(
      fc.property(anyFacts(family), fc.integer(), (facts, seed) => {
        const each = [...(facts.each ?? [])];
        const turned = each
          .map((sheet, at) => ({ sheet, key: (at * 7919 + seed) % 13 }))
          .sort((a, b) => a.key - b.key);
        const again = family.work({ ...facts, each: turned.map(({ sheet }) => sheet) });
        expect(again).toEqual(family.work(facts));
      }),
      { numRuns: 300 },
    );
  });

  it('lets no lesion fall out when another one comes', () => {
    fc.assert(
      fc.property(wholeFacts(family), (facts) => {
        const each = facts.each ?? [];
        const all = family.work(facts);
        const fewer = family.work({ ...facts, each: each.slice(1) });
        // What must be asked first holds lines back: only whole answers are compared.
        fc.pre(all.questions.length === 0 && fewer.questions.length === 0);
        expect(coversOf(all)).toBeGreaterThanOrEqual(coversOf(fewer));
      }),
      { numRuns: 300 },
    );
  });
});

/**
 * One code that stands for many takes the place of many units: 17004 for 17000 and 17003, one complex sum for several
 * intermediate ones, a permanent removal for the avulsion of the nail, a second dose out of the vial for its waste.
 */
const TAKE_OVER: readonly string[] = ['destruction-premalignant', 'repair', 'nails', 'drug'];

describe('more lesions', () => {
  it.each(ALL.filter(([id, { each }]) => !TAKE_OVER.includes(id) && Object.keys(each).length > 0))(
    '%s: are never fewer units',
    (_, family) => {
      fc.assert(
        fc.property(wholeFacts(family), (facts) => {
          const all = family.work(facts);
          const fewer = family.work({ ...facts, each: (facts.each ?? []).slice(1) });
          fc.pre(all.questions.length === 0 && fewer.questions.length === 0);
          expect(unitsOf(all)).toBeGreaterThanOrEqual(unitsOf(fewer));
        }),
        { numRuns: 500 },
      );
    },
  );

  it('premalignant: never fewer units, but where 17004 takes the place of all', () => {
    let before = 0;
    for (let count = 1; count <= 60; count++) {
      const worked = findFamily('ak')?.work({ each: [{ count }] });
      const units = worked?.lines.reduce((sum, line) => sum + line.units, 0) ?? 0;
      if (count === 15) expect([before, units]).toEqual([14, 1]);
      else expect(units).toBeGreaterThanOrEqual(before);
      before = units;
    }
  });

  it('repairs: never fewer units within one complexity and one site group', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('simple', 'intermediate', 'complex'),
        fc.array(fc.integer({ min: 1, max: 30 * CENTIMETRE }), { minLength: 2, maxLength: 5 }),
        (complexity, lengths) => {
          const each = lengths.map((length) => ({ site: 'back', length, complexity, after: 'mohs' }));
          const units = (some: typeof each): number =>
            findFamily('repair')
              ?.work({ each: some })
              .lines.reduce((sum, line) => sum + line.units, 0) ?? 0;
          expect(units(each)).toBeGreaterThanOrEqual(units(each.slice(1)));
        },
      ),
    );
  });

  it('drugs: a larger dose is never fewer units', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 0, max: 100 }), (dose, more) => {
        const units = (mg: number): number =>
          findFamily('drug')?.work({
            each: [
              { drug: 'J1745', dose: { millionths: mg * 1_000_000, measure: 'mg' }, container: 'multi' },
            ],
            visit: { date: '2026-11-10' },
          }).lines[0]?.units ?? 0;
        expect(units(dose)).toBe(Math.ceil(dose / 10));
        expect(units(dose + more)).toBeGreaterThanOrEqual(units(dose));
      }),
    );
  });
});

describe('a size in another unit', () => {
  it.each(['shave', 'excision-benign', 'excision-malignant', 'destruction-malignant'])(
    '%s: is the same code',
    (id) => {
      const family = findFamily(id);
      const field = family?.each.size;
      fc.assert(
        fc.property(
          fc.integer({ min: 1, max: 60_000 }),
          fc.constantFrom('trunk', 'hand', 'nose'),
          (micrometres, site) => {
            const mm = `${(micrometres / 1000).toFixed(3)} mm`;
            const cm = `${(micrometres / 10_000).toFixed(4)} cm`;
            const codes = [mm, cm].map((text) => {
              const size = field === undefined ? null : readFact(field, text);
              return typeof size === 'number'
                ? family?.work({ each: [{ site, size }] }).lines[0]?.code
                : 'unread';
            });
            expect(codes[0]).toMatch(/^\d{5}$/);
            expect(codes[1]).toBe(codes[0]);
          },
        ),
      );
    },
  );
});
