/** Whether two things a page says are of one visit. */
import { expect, test } from 'vitest';
import { joinKeys } from '../../../utils/note/encounter-key.ts';

test('tabs of one visit say more or less of it', () => {
  expect(joinKeys('m1abc', 'm1abc')).toBe('m1abc');
  expect(joinKeys('m1abc', 'p9z.v77')).toBe('m1abc.p9z.v77');
  expect(joinKeys('m1abc.v77', 'v77')).toBe('m1abc.v77');
});

test('two patients, or two visits of one patient, contradict each other', () => {
  expect(joinKeys('m1abc', 'm2def')).toBeNull();
  expect(joinKeys('m1abc.v77', 'm1abc.v78')).toBeNull();
});
