/** Which boxes on a page are the note. The nearest words decide. */
import { describe, expect, test } from 'vitest';
import type { FieldFacts } from '../../../utils/note/judge-field.ts';
import {
  judgeField,
  namesCodeList,
  namesNoteSection,
  partWords,
  systemNamed,
} from '../../../utils/note/judge-field.ts';

const box = (facts: Partial<FieldFacts>): FieldFacts => ({
  control: 'textarea',
  inputType: '',
  role: '',
  own: '',
  hints: '',
  near: '',
  legend: '',
  section: '',
  heading: '',
  talk: '',
  sample: '',
  ...facts,
});
const line = (facts: Partial<FieldFacts>) => box({ control: 'input', inputType: 'text', ...facts });
const PROSE = 'The patient is a pleasant woman with an itchy rash on both arms.';

describe('notes', () => {
  test.each<[string, FieldFacts]>([
    ['by its label', box({ own: 'Subjective' })],
    ['by its name', box({ hints: 'case Note note' })],
    ['by the text beside it', box({ near: 'HPI' })],
    ['by its legend', box({ legend: 'Assessment' })],
    ['by the heading above it', box({ heading: 'Fill chart note' })],
    ['by what is in it, where nothing else speaks', box({ sample: PROSE })],
    ['although its placeholder speaks of prompts', box({ own: 'Progress note', hints: 'Type or ask AI' })],
    ['although it stands among messages', box({ own: 'Clinical note', heading: 'Messages' })],
    ['of an assistant who is a person', box({ own: 'Physician assistant note' })],
    ['a plan with codes in it is prose', box({ own: 'Assessment / ICD-10 codes' })],
    ['a one-line complaint', line({ own: 'Chief complaint' })],
  ])('%s', (_, facts) => {
    expect(judgeField(facts).kind).toBe('note');
  });
});

describe('places for codes', () => {
  test.each<[string, FieldFacts, string | null]>([
    ['Diagnosis 1', line({ own: 'Diagnosis 1' }), 'icd10cm'],
    ['ICD-10 code', line({ own: 'ICD-10 code' }), 'icd10cm'],
    ['dx by name', line({ hints: 'dx 1' }), 'icd10cm'],
    ['CPT code', line({ own: 'CPT code' }), 'cpt'],
    ['CPT/HCPCS', line({ near: 'CPT/HCPCS' }), null],
    ['a box for many codes', box({ own: 'Diagnosis codes' }), 'icd10cm'],
  ])('%s', (_, facts, system) => {
    expect(judgeField(facts)).toMatchObject({ kind: 'codes', system });
  });
});

describe('left alone', () => {
  test.each<[string, FieldFacts]>([
    ['a prompt', box({ hints: 'Ask the assistant to write the note', sample: PROSE })],
    [
      'a chat box under the heading of a visit',
      box({ section: 'chat', heading: 'Visit note', sample: PROSE }),
    ],
    ['a message, however long', box({ own: 'Message to the patient', sample: PROSE.repeat(50) })],
    ['a search of notes', line({ hints: 'Search notes' })],
    ['a search of codes', line({ hints: 'Search diagnosis codes' })],
    ['a search box by its role', box({ role: 'searchbox', own: 'Notes' })],
    ['a password', line({ inputType: 'password', own: 'Note' })],
    ['an e-mail address', line({ inputType: 'email', own: 'Diagnosis' })],
    ['a hidden input', line({ inputType: 'hidden', hints: 'note' })],
    ['a zip code', line({ own: 'Zip code' })],
    ['a country code', line({ hints: 'country code' })],
    ['an address', box({ own: 'Mailing address', sample: PROSE })],
    ['a line that nothing names', line({ sample: PROSE })],
    ['a line that only its heading names', line({ heading: 'Assessment' })],
    ['an empty box that nothing names', box({})],
    [
      'a box of settings',
      box({ sample: '{"theme":{"dark":true};"size":[1,2,3];"name":"chart";"mode":"full";}' }),
    ],
  ])('%s', (_, facts) => {
    expect(judgeField(facts).kind).toBeNull();
  });
});

test('a verdict says what decided', () => {
  expect(judgeField(box({ own: 'Box 7', legend: 'Plan' })).by).toBe('legend');
  expect(judgeField(box({ sample: PROSE })).by).toBe('content');
});

describe('headings', () => {
  test.each([
    'Diagnoses',
    'Diagnoses (ICD-10)',
    'Billing',
    'Fee sheet',
    'Charges',
    'Procedures',
    'Problem list',
    'Superbill',
  ])('%s stands above codes of this visit', (words) => {
    expect(namesCodeList(words)).toBe(true);
  });

  test.each([
    'Past diagnoses',
    'Favorite codes',
    'Family history of problems',
    'Suggested codes',
    'Search results',
    'Billing address',
  ])('%s does not', (words) => {
    expect(namesCodeList(words)).toBe(false);
  });

  test('sections of a signed note', () => {
    for (const words of [
      'HPI',
      'Physical exam',
      'Assessment and plan',
      '3. Assessment',
      'A/P',
      'Progress note',
    ]) {
      expect(namesNoteSection(words)).toBe(true);
    }
    for (const words of [
      'Plan name',
      'Health plan',
      'Plan details',
      'Notes and messages',
      'Calendar',
      'Insurance',
    ]) {
      expect(namesNoteSection(words)).toBe(false);
    }
  });
});

test('code systems by their names', () => {
  expect(systemNamed('ICD10 codes')).toBe('icd10cm');
  expect(systemNamed('CPT4')).toBe('cpt');
  expect(systemNamed('HCPCS level II')).toBe('hcpcs');
  expect(systemNamed('CPT / HCPCS')).toBeNull();
  expect(systemNamed('Codes')).toBeNull();
});

test('names of inputs are read as words', () => {
  expect(partWords('caseNote_note-2')).toBe('case Note note 2');
  expect(partWords('dx1')).toBe('dx 1');
});
