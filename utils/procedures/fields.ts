/** Fields that several calculators ask for. */
import { CENTIMETRE, SQUARE_CENTIMETRE } from './measures.ts';
import type { Field } from './types.ts';

/** What no visit holds: beyond it a unit or a digit is wrong. */
const MOST_LESION = 30 * CENTIMETRE;
const MOST_MARGIN = 6 * CENTIMETRE;
const MOST_REPAIR = 150 * CENTIMETRE;
const MOST_AREA = 5_000 * SQUARE_CENTIMETRE;
const MOST_COUNT = 500;

export function lesionSize(help: string): Field<'length'> {
  return {
    kind: 'length',
    label: 'Lesion size',
    ask: 'How large was the lesion before it was treated, at its widest?',
    help,
    aliases: ['diameter', 'lesion'],
    unit: 'cm',
    least: 1,
    most: MOST_LESION,
  };
}

export function marginField(): Field<'length'> {
  return {
    kind: 'length',
    label: 'Narrowest margin',
    ask: 'How wide was the narrowest margin around the lesion?',
    help: 'It counts twice, once on each side.',
    aliases: ['margins'],
    unit: 'cm',
    least: 0,
    most: MOST_MARGIN,
  };
}

export function repairLength(): Field<'length'> {
  return {
    kind: 'length',
    label: 'Length of the closure',
    ask: 'How long was the closed wound?',
    help: 'The repaired length, not the length of the lesion.',
    aliases: ['size'],
    unit: 'cm',
    least: 1,
    most: MOST_REPAIR,
  };
}

export function areaField(label: string, ask: string, aliases: readonly string[] = []): Field<'area'> {
  const help = 'As square centimeters, or as two sides: 2 x 3 cm.';
  return { kind: 'area', label, ask, help, aliases, unit: 'sq cm', least: 1, most: MOST_AREA };
}

/** A number that must be known. */
export function countField(label: string, ask: string, help = ''): Field<'count'> {
  return {
    kind: 'count',
    label,
    ask,
    help,
    aliases: ['number', 'n', 'lesions', 'units'],
    least: 1,
    most: MOST_COUNT,
  };
}

/** A number that is one where nothing is said: a sheet speaks of one lesion. */
export function alikeField(item: string): Field<'count'> {
  return countField(`Number of ${item}s alike`, `How many ${item}s were there?`, 'One unless said.');
}

export function yesNo(label: string, ask: string, aliases: readonly string[] = []): Field<'yes-no'> {
  return { kind: 'yes-no', label, ask, help: '', aliases };
}
