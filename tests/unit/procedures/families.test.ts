import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FAMILIES, findFamily } from '../../../utils/procedures/families.ts';
import type { Worked } from '../../../utils/procedures/types.ts';
import { asksOf, codesOf, workGiven } from './work-given.ts';

const ROOT = join(import.meta.dirname, '../../..');
const MUE = join(ROOT, '../shared/releases/medicare/mue_practitioner_2026q3.csv');

/** First cells of a tab-separated table of the project. */
function firstCells(path: string): string[] {
  const text = readFileSync(join(ROOT, path), 'utf8');
  return text.split('\n').flatMap((line) => (line.startsWith('#') ? [] : [line.split('\t')[0] ?? '']));
}

const EXAMPLES = FAMILIES.flatMap(({ id, examples }) => examples.map((example) => ({ id, ...example })));
const WORKED: readonly Worked[] = EXAMPLES.map(({ id, given }) => workGiven(id, given));

describe('the worked examples of the rule book', () => {
  it.each(EXAMPLES)('$id: $title', ({ id, given, lines, asks = [] }) => {
    const worked = workGiven(id, given);
    expect(codesOf(worked)).toEqual(lines);
    expect(asksOf(worked)).toEqual(asks.toSorted());
  });

  it('show at least one family that gives a line and, but for pictures and visits, one that asks', () => {
    for (const { id, examples } of FAMILIES) {
      const asking = examples.filter(({ asks = [] }) => asks.length > 0);
      expect(asking.length, id).toBeGreaterThan(0);
      if (id !== 'visit-beside')
        expect(
          examples.some(({ lines }) => lines.length > 0),
          id,
        ).toBe(true);
    }
  });

  it('show a sum for every line that ends in its code, and say where it comes from', () => {
    for (const line of WORKED.flatMap(({ lines }) => lines)) {
      expect(line.units).toBeGreaterThanOrEqual(1);
      expect(line.steps.length).toBeGreaterThan(0);
      expect(line.source.length).toBeGreaterThan(10);
      if (!line.modifiers.includes('JW')) expect(line.steps.join('\n')).toContain(line.code);
    }
  });

  it('give only codes that the project’s tables hold, or Medicare’s unit table', () => {
    const known = new Set([
      ...firstCells('assets/codes/cpt-labels.tsv'),
      ...firstCells('assets/codes/hcpcs.tsv'),
    ]);
    const given = new Set(WORKED.flatMap(({ lines }) => lines.map(({ code }) => code)));
    const strangers = [...given].filter((code) => !known.has(code));
    if (!existsSync(MUE)) console.warn('Not checked: the unit table of ../shared is not there.');
    else {
      const listed = new Set(
        readFileSync(MUE, 'utf8')
          .split('\n')
          .map((line) => line.split(',')[0] ?? ''),
      );
      expect(strangers.filter((code) => !listed.has(code))).toEqual([]);
    }
    expect(strangers.every((code) => /^950(04|24|28)$/.test(code))).toBe(true);
  });
});

describe('finding a calculator', () => {
  it('knows each by its id and by the words of a coder', () => {
    for (const family of FAMILIES) expect(findFamily(family.id)).toBe(family);
    expect(findFamily('AKs')?.id).toBe('destruction-premalignant');
    expect(findFamily('Excision benign')?.id).toBe('excision-benign');
    expect(findFamily('17311')?.id).toBe('mohs');
    expect(findFamily('flibbertigibbet')).toBeUndefined();
  });

  it('lets no word lead to two of them', () => {
    const words = FAMILIES.flatMap(({ id, keywords }) => [id, ...keywords]);
    expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
    expect(words.filter((word) => word !== word.toLowerCase())).toEqual([]);
  });

  it('asks every fact as a question, and names each key once', () => {
    for (const { id, each, visit } of FAMILIES) {
      const fields = [...Object.entries(each), ...Object.entries(visit)];
      const keys = fields.flatMap(([name, field]) => [name.toLowerCase(), ...(field.aliases ?? [])]);
      expect(
        keys.filter((key, at) => keys.indexOf(key) !== at),
        id,
      ).toEqual([]);
      for (const [name, field] of fields) expect(field.ask, `${id} ${name}`).toMatch(/\?$/);
    }
  });
});
