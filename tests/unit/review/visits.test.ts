/** The visits that the review is measured with, held to their own form. */
import { describe, expect, test } from 'vitest';
import { readBook } from '../../../utils/cli/read-book.ts';
import { parseVisit, readVisits, STYLES, type Visit } from '../../bench/visits/read-visits.ts';

const { book } = readBook();
const build = readVisits('build');
const report = readVisits('report');
const all = [...build, ...report];

describe('the visits', () => {
  test('are at least sixty in each half', () => {
    expect(build.length).toBeGreaterThanOrEqual(60);
    expect(report.length).toBeGreaterThanOrEqual(60);
  });

  test('have odd numbers for building and even ones for reporting, none twice', () => {
    const numbers = all.map(numberOf);
    expect(build.map(numberOf).filter((each) => each % 2 === 0)).toEqual([]);
    expect(report.map(numberOf).filter((each) => each % 2 === 1)).toEqual([]);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test.each(STYLES)('hold ten or more in the style %s', (style) => {
    expect(all.filter((visit) => visit.style === style).length).toBeGreaterThanOrEqual(10);
  });

  test('have notes of the length of real ones', () => {
    expect(
      all.filter(({ note }) => note.length < 300 || note.length > 3_000).map(({ file }) => file),
    ).toEqual([]);
  });
});

describe.each(all)('$file', (visit) => {
  test('its right claim and its better codes can be billed on the day', () => {
    const wanted = [...visit.gold, ...visit.findings.flatMap(({ better }) => better)];
    const wrong = wanted.filter((code) => book.standOf(code, 'icd10cm', visit.date).standing !== 'billable');
    expect(wrong).toEqual([]);
  });

  test('what must not be warned of can be billed on the day', () => {
    const codes = visit.silent.map(({ code }) => code);
    const wrong = codes.filter((code) => book.standOf(code, 'icd10cm', visit.date).standing !== 'billable');
    expect(wrong).toEqual([]);
  });

  test('its procedures point to diagnoses that it has', () => {
    const pointers = new Set(visit.diagnoses.map(({ pointer }) => pointer));
    const lost = visit.procedures.flatMap((each) =>
      each.pointers.filter((pointer) => !pointers.has(pointer)),
    );
    expect(lost).toEqual([]);
  });

  test('it says of every diagnosis whether it is right, once', () => {
    const claimed = visit.diagnoses.map(({ code }) => code);
    const found = visit.findings.map(({ code }) => code).filter((code) => code !== null);
    const silent = visit.silent.map(({ code }) => code);
    expect([...found, ...silent].filter((code) => !claimed.includes(code))).toEqual([]);
    expect(claimed.filter((code) => !found.includes(code) && !silent.includes(code))).toEqual([]);
    expect(silent.filter((code) => isWarnedOf(visit, code))).toEqual([]);
  });

  test('what may never be said is no answer', () => {
    const answers = [...visit.gold, ...visit.findings.flatMap(({ better }) => better)];
    const clash = answers.filter((code) => visit.never.some(({ family }) => isOf(code, family)));
    expect(clash).toEqual([]);
  });
});

describe('a visit that cannot be read is named with its line', () => {
  const head = 'title: A wart\nstyle: soap\ndate: 2026-11-10\ncodes: 1: B07.9\n';
  const tail = 'gold: B07.0\n---\nWart, left sole.\n';

  test('as one that can is read', () => {
    const visit = parseVisit('x.txt', `${head}mention: present "Wart" site="sole" side=left\n${tail}`);
    expect(visit.mentions).toEqual([
      { assertion: 'present', quote: 'Wart', start: 0, end: 4, site: 'sole', side: 'left' },
    ]);
  });

  test.each([
    ['mention: present "Corn"', 'x.txt:5: "Corn" does not stand in the note 1 times.'],
    ['mention: present "Wart" #2', 'x.txt:5: "Wart" does not stand in the note 2 times.'],
    ['mention: maybe "Wart"', 'x.txt:5: assertion'],
    ['finding: warn B07.9 B07.0', 'x.txt:5: a finding is'],
    ['finding: warn B079 -> B07.0 | plantar', 'x.txt:5: code is not a diagnosis code'],
    ['codes: 1: B07.0', 'x.txt:5: codes is given twice.'],
    ['speling: B07.0', 'x.txt:5: a line of the head'],
  ])('%s', (line, message) => {
    expect(() => parseVisit('x.txt', `${head}${line}\n${tail}`)).toThrow(message);
  });

  test('a head without its end', () => {
    expect(() => parseVisit('x.txt', head)).toThrow('x.txt: there is no line ---');
  });
});

function numberOf({ file }: Visit): number {
  return Number(/\/(\d{3})-/.exec(file)?.[1]);
}

function isWarnedOf({ findings }: Visit, code: string): boolean {
  return findings.some((finding) => finding.code === code && finding.grade !== 'inform');
}

function isOf(code: string, family: string): boolean {
  return family.endsWith('*') ? code.startsWith(family.slice(0, -1).replace(/\.$/, '')) : code === family;
}
