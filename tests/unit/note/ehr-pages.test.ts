/** The EHR pages that stand in for the real ones: every one of them is tested and measured. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EHR_HINTS } from '../../../utils/note/ehr-hints.ts';
import { compareCodes, EHR_PAGES, scoreNote } from '../../fixtures/ehr-pages.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/pages/ehrs');

test('each page with a truth beside it is in the list', () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.truth.json'));
  expect([...EHR_PAGES].sort()).toEqual(files.map((name) => name.replace('.truth.json', '')).sort());
});

test('a line counts only where it is read exactly, and as often as it stands there', () => {
  expect(scoreNote(['Itch.\nRash.', 'Rash.'], ['Itch.', 'Rash.'])).toEqual({
    right: 10,
    read: 15,
    truth: 10,
  });
  expect(scoreNote(['Itch'], ['Itch.'])).toEqual({ right: 0, read: 4, truth: 5 });
});

test('codes that are missed or made up are named', () => {
  expect(compareCodes(['any 99213'], ['cpt? 99213', 'adapter icd10cm L20.9'], false)).toEqual([]);
  expect(compareCodes(['icd10cm L40.0'], ['icd10cm L20.9'], true)).toEqual([
    'missing: icd10cm L20.9',
    'not on the claim: icd10cm L40.0',
  ]);
});

test('adapters are data that any browser understands', () => {
  for (const { when, note, leave } of EHR_HINTS) {
    expect(() => new RegExp(when.path, 'u')).not.toThrow();
    expect(when.path + when.selector).not.toBe('');
    expect([...note, ...leave].every((selector) => selector.trim() !== '')).toBe(true);
  }
  expect(JSON.parse(JSON.stringify(EHR_HINTS))).toEqual(EHR_HINTS);
});
