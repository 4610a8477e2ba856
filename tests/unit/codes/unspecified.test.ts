import { describe, expect, test } from 'vitest';
import { readBook } from '../../../utils/cli/read-book.ts';
import type { EntryId, IsoDate } from '../../../utils/codes/types.ts';

const { book } = readBook();
const TODAY = '2026-11-10';

function idOf(code: string): EntryId {
  const id = book.find(code, 'icd10cm');
  if (id === undefined) throw new Error(`${code} is not in the book.`);
  return id;
}

function codesOf(ids: readonly EntryId[]): string[] {
  return ids.map((id) => book.entry(id).code);
}

/** "site, side: D22.61 D22.62" as a coder would write it down; empty for a code that is not unspecified. */
function openFacts(code: string, date: IsoDate = TODAY): string {
  return book.unspecified(idOf(code), date)?.axes.join(' ') ?? '';
}

function candidates(code: string, date: IsoDate = TODAY): string[] {
  return codesOf(book.unspecified(idOf(code), date)?.candidates ?? []);
}

function billableCodes(start: string): EntryId[] {
  return book.billableBelow(idOf(start), TODAY).slice();
}

const everyBillable = Array.from({ length: book.size }, (_, id) => id).filter(
  (id) => book.entry(id).system === 'icd10cm' && book.stand(id, TODAY).standing === 'billable',
);

describe('what an unspecified code leaves open', () => {
  test.each([
    // Skin cancer
    ['C43.10', 'side'],
    ['C43.20', 'side'],
    ['C43.30', 'site'],
    ['C43.60', 'side'],
    ['C43.9', 'site'],
    ['C4A.9', 'site'],
    ['C44.00', 'histology'],
    ['C44.101', 'histology side'],
    ['C44.1021', 'histology'],
    ['C44.111', 'side'],
    ['C44.191', 'side'],
    ['C44.201', 'histology side'],
    ['C44.300', 'histology site'],
    ['C44.301', 'histology'],
    ['C44.310', 'site'],
    ['C44.500', 'histology'],
    ['C44.601', 'histology side'],
    ['C44.621', 'side'],
    ['C44.80', 'histology'],
    ['C44.90', 'histology site'],
    ['C44.91', 'site'],
    ['C44.99', 'site'],
    ['D03.9', 'site'],
    ['D04.60', 'side'],
    ['D04.9', 'site'],
    ['C46.9', 'site'],
    ['D49.9', 'site'],
    // Moles and benign lesions
    ['D22.30', 'site'],
    ['D22.60', 'side'],
    ['D22.9', 'site'],
    ['D23.10', 'side'],
    ['D17.9', 'site'],
    ['D18.00', 'site'],
    // Infections
    ['L02.91', 'site'],
    ['L02.519', 'side'],
    ['L03.90', 'site'],
    ['L03.119', 'site side'],
    ['L08.9', 'type'],
    ['B07.9', 'type'],
    ['B35.9', 'type'],
    ['A41.9', 'organism'],
    // Rashes
    ['L20.9', 'type'],
    ['L23.9', 'agent'],
    ['L24.9', 'agent'],
    ['L25.0', 'type'],
    ['L25.9', 'type agent'],
    ['L27.9', 'agent'],
    ['L30.9', 'type'],
    ['L40.9', 'type'],
    ['L40.50', 'type'],
    ['L50.9', 'type'],
    ['L55.9', 'degree'],
    ['L57.9', 'type'],
    ['L65.9', 'type'],
    ['L70.9', 'type'],
    ['L71.9', 'type'],
    // Ulcers
    ['L89.309', 'side stage'],
    ['L89.319', 'stage'],
    ['L97.909', 'site side severity'],
    ['L97.919', 'site severity'],
    ['L97.921', 'site'],
    ['L97.509', 'side severity'],
    ['L98.499', 'severity'],
    ['L98.A119', 'severity'],
    ['I83.009', 'site side'],
    // Wounds, burns, drugs
    ['S51.819A', 'side'],
    ['S51.809A', 'type side'],
    ['S61.209A', 'type site side'],
    ['T20.00XA', 'site degree'],
    ['T25.029A', 'side degree'],
    ['T36.95XA', 'agent'],
    // Joints, lumps, history
    ['M19.90', 'type site'],
    ['M32.10', 'type'],
    ['H02.839', 'site side'],
    ['R22.30', 'side'],
    ['R22.9', 'site'],
    ['Z85.9', 'site'],
    ['Z79.60', 'type'],
  ])('%s: %s', (code, axes) => {
    expect(openFacts(code)).toBe(axes);
  });

  test.each([
    ['D49.2', 'a growth without a pathology report'],
    ['D48.5', 'uncertain is not unspecified'],
    ['L20.89', 'other specified'],
    ['L40.8', 'other specified'],
    ['C44.319', 'other parts of the face, a named tumour'],
    ['C44.399', 'other specified, twice'],
    ['L97.518', 'other specified severity'],
    ['L89.300X', 'no such code'],
    ['K43.6', 'other and unspecified'],
    ['Z86.004', 'other and unspecified'],
    ['C77.3', 'secondary and unspecified'],
    ['D22.39', 'other parts'],
    ['L82.1', 'other'],
    ['L57.0', 'a plain diagnosis'],
    ['C44.9', 'a header'],
  ])('%s is left alone: %s', (code) => {
    const id = book.find(code, 'icd10cm');
    expect(id === undefined ? null : book.unspecified(id, TODAY)).toBeNull();
  });

  test('C44 has 101 billable codes; 43 are unspecified: 24 in histology, 25 in site or side, 6 in both', () => {
    const all = billableCodes('C44');
    const open = all.flatMap((id) => book.unspecified(id, TODAY)?.axes.join(' ') ?? []);
    const histology = open.filter((axes) => axes.includes('histology'));
    const place = open.filter((axes) => /site|side/.test(axes));
    expect(all.length).toBe(101);
    expect(open.length).toBe(43);
    expect([histology.length, place.length]).toEqual([24, 25]);
    expect(histology.filter((axes) => /site|side/.test(axes)).length).toBe(6);
  });

  test('84 of the 168 codes of L97 are unspecified', () => {
    const all = billableCodes('L97');
    expect(all.length).toBe(168);
    expect(all.filter((id) => book.unspecified(id, TODAY)).length).toBe(84);
  });

  test('of 23,738 titles of FY2027 that say it, all are told but those joined to a known fact and D49', () => {
    const saying = everyBillable.filter((id) => /unspecified/i.test(book.entry(id, TODAY).title));
    const silent = saying.filter((id) => !book.unspecified(id, TODAY));
    expect(saying.length).toBe(23_738);
    expect(silent.length).toBe(191);
    for (const id of silent) {
      const { code, title } = book.entry(id, TODAY);
      expect(/\b(and|or) unspecified\b/i.test(title) || code.startsWith('D49.')).toBe(true);
    }
    expect(everyBillable.filter((id) => book.unspecified(id, TODAY)).length).toBe(23_738 - 191);
  });
});

describe('the codes that would say more', () => {
  test.each([
    ['C44.301', 'C44.311 C44.321 C44.391'],
    ['C44.310', 'C44.311 C44.319'],
    ['C44.1021', 'C44.1121 C44.1221 C44.1321 C44.1921'],
    ['S51.819A', 'S51.811A S51.812A'],
    ['S51.819D', 'S51.811D S51.812D'],
    ['D22.60', 'D22.61 D22.62'],
    ['D04.20', 'D04.21 D04.22'],
    ['L97.921', 'L97.121 L97.221 L97.321 L97.421 L97.521 L97.821'],
    ['L20.9', 'L20.0 L20.81 L20.82 L20.83 L20.84 L20.89'],
    ['L71.9', 'L71.0 L71.1 L71.8'],
    ['L55.9', 'L55.0 L55.1 L55.2'],
    ['L25.0', 'L23.2 L24.3'],
    ['L25.1', 'L23.3 L24.4'],
    ['B07.9', 'B07.0 B07.8'],
    ['T25.021A', 'T25.121A T25.221A T25.321A'],
    ['L89.300', 'L89.310 L89.320'],
    ['R22.30', 'R22.31 R22.32 R22.33'],
    ['A49.1', ''],
  ])('%s: %s', (code, better) => {
    expect(candidates(code).join(' ')).toBe(better);
  });

  test('basal cell carcinoma without a site: all its sites, none of another tumour, overlapping sites last', () => {
    const found = candidates('C44.91');
    expect(found.slice(0, 2)).toEqual(['C44.01', 'C44.1121']);
    expect(found).toContain('C44.311');
    expect(found.at(-1)).toBe('C44.81');
    for (const code of found) expect(book.entry(idOf(code)).title).toMatch(/^Basal cell carcinoma/);
  });

  test('skin cancer without kind and site: a known kind is already more', () => {
    const found = candidates('C44.90');
    expect(found).toContain('C44.311');
    expect(found).toContain('C44.91');
    expect(found).toContain('C44.301');
    expect(found.indexOf('C44.311')).toBeLessThan(found.indexOf('C44.91'));
  });

  test('cellulitis is not turned into lymphangitis, nor a burn into a corrosion', () => {
    for (const code of candidates('L03.90')) expect(book.entry(idOf(code)).title).toMatch(/cellulitis/i);
    for (const code of candidates('L03.91')) expect(book.entry(idOf(code)).title).toMatch(/lymphangitis/i);
    for (const code of candidates('T20.00XA')) expect(book.entry(idOf(code)).title).toMatch(/^Burn/);
    for (const code of candidates('T20.40XA')) expect(book.entry(idOf(code)).title).toMatch(/^Corrosion/);
    expect(candidates('T20.00XA')).toContain('T20.111A');
  });

  test('the adverse effect of an antibiotic can name the antibiotic', () => {
    expect(candidates('T36.95XA')).toContain('T36.0X5A');
    expect(candidates('T36.95XA').at(-1)).toBe('T36.8X5A');
  });

  test('only codes that are billable on the date of service are offered', () => {
    expect(candidates('L02.91', '2026-11-10')).toContain('L02.217');
    expect(candidates('L02.91', '2025-09-30')).not.toContain('L02.217');
    expect(candidates('L29.9', '2024-09-30')).toContain('L29.8');
    expect(candidates('L29.9', '2024-10-01')).not.toContain('L29.8');
    expect(candidates('L29.9', '2024-10-01')).toContain('L29.81');
  });

  test.each(['2016-02-01', '2021-03-01', '2026-11-10'])('hold for every unspecified code on %s', (date) => {
    const wrong: string[] = [];
    for (const id of everyBillable) {
      const open = book.unspecified(id, date);
      if (!open) continue;
      const { code } = book.entry(id);
      const own = new Set(open.axes);
      if (open.axes.length === 0) wrong.push(`${code} leaves nothing open`);
      if (new Set(open.candidates).size < open.candidates.length) wrong.push(`${code} offers one twice`);
      for (const candidate of open.candidates) {
        const left = book.unspecified(candidate, date)?.axes ?? [];
        const name = `${code} -> ${book.entry(candidate).code}`;
        if (candidate === id) wrong.push(`${name} is the same`);
        if (book.stand(candidate, date).standing !== 'billable') wrong.push(`${name} is not billable`);
        if ([...own].every((axis) => left.includes(axis))) wrong.push(`${name} says no more`);
        if (/^[ST].*[A-Z]$/.test(code) && book.entry(candidate).code.at(-1) !== code.at(-1)) {
          wrong.push(`${name} changes the encounter`);
        }
      }
    }
    expect(wrong.slice(0, 10)).toEqual([]);
  });
});
