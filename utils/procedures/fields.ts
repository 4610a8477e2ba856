/** Fields that several calculators ask for. */
import { CENTIMETRE, SQUARE_CENTIMETRE } from './measures.ts';
import type { Choice, Field } from './types.ts';
import { readChoices } from './written.ts';

/** What no visit holds: beyond it a unit or a digit is wrong. */
const MOST_LESION = 30 * CENTIMETRE;
const MOST_MARGIN = 6 * CENTIMETRE;
const MOST_REPAIR = 150 * CENTIMETRE;
const MOST_AREA = 5_000 * SQUARE_CENTIMETRE;
const MOST_COUNT = 500;

export function lesionSize(help: string): Field<'length'> {
  const ask = 'How large was the lesion before it was treated, at its widest?';
  return lengthField('Lesion size', ask, help, ['diameter', 'lesion'], [1, MOST_LESION]);
}

export function marginField(): Field<'length'> {
  const ask = 'How wide was the narrowest margin around the lesion?';
  const help = 'It counts twice, once on each side.';
  return lengthField('Narrowest margin', ask, help, ['margins'], [0, MOST_MARGIN]);
}

export function repairLength(): Field<'length'> {
  const help = 'The repaired length, not the length of the lesion.';
  return lengthField(
    'Length of the closure',
    'How long was the closed wound?',
    help,
    ['size'],
    [1, MOST_REPAIR],
  );
}

function lengthField(
  label: string,
  ask: string,
  help: string,
  aliases: readonly string[],
  [least, most]: readonly [least: number, most: number],
): Field<'length'> {
  return { kind: 'length', label, ask, help, aliases, unit: 'cm', least, most };
}

export function areaField(label: string, ask: string, aliases: readonly string[] = []): Field<'area'> {
  const help = 'As square centimeters, or as two sides: 2 x 3 cm.';
  return { kind: 'area', label, ask, help, aliases, unit: 'sq cm', least: 1, most: MOST_AREA };
}

/** A number that must be known. */
export function countField(label: string, ask: string, help = ''): Field<'count'> {
  const aliases = ['number', 'n', 'lesions', 'units'];
  return { kind: 'count', label, ask, help, aliases, least: 1, most: MOST_COUNT };
}

/** A number that is one where nothing is said: a sheet speaks of one lesion. */
export function alikeField(item: string): Field<'count'> {
  return countField(`Number of ${item}s alike`, `How many ${item}s were there?`, 'One unless said.');
}

export function yesNo(label: string, ask: string, aliases: readonly string[] = []): Field<'yes-no'> {
  return { kind: 'yes-no', label, ask, help: '', aliases };
}

/** @param answers the choices, or one a line: value | label | other words for it */
export function choiceField(
  label: string,
  ask: string,
  answers: string | readonly Choice[],
  { help = '', aliases }: { readonly help?: string; readonly aliases?: readonly string[] } = {},
): Field<'choice'> {
  const choices = typeof answers === 'string' ? readChoices(answers) : answers;
  return { kind: 'choice', label, ask, help, choices, ...(aliases !== undefined && { aliases }) };
}
