/** Whether a fact can be: of its kind, and between the least and the most that its field allows. */
import { sayArea, sayLength } from './measures.ts';
import type { Dose, Field, FieldKind } from './types.ts';

/**
 * @param value what was given for a field; `null` and `undefined` are no trouble, they are missing
 * @returns one sentence that says what is wrong; `null` for a fact that can be used
 */
export function judgeFact(field: Field, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (isUnclear(value)) return value.unclear;
  const odd = `${field.label}: that is no value that can be used.`;
  switch (field.kind) {
    case 'length':
    case 'area':
    case 'count':
      return typeof value === 'number' && Number.isSafeInteger(value) ? judgeAmount(field, value) : odd;
    case 'counts':
      return Array.isArray(value) && value.length > 0 ? judgeCounts(field, value) : odd;
    case 'choice':
      return field.choices?.some((choice) => choice.value === value) ? null : odd;
    case 'yes-no':
      return typeof value === 'boolean' ? null : odd;
    case 'dose':
      return isAmount(value) ? judgeDose(field, value) : odd;
    case 'strength':
      return isAmount(value) && value.millionths > 0 ? null : odd;
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? null : odd;
    case 'text':
      return typeof value === 'string' && value.trim() !== '' ? null : odd;
  }
}

function judgeCounts(field: Field, values: readonly unknown[]): string | null {
  for (const value of values) {
    if (typeof value !== 'number' || !Number.isSafeInteger(value))
      return `${field.label}: whole numbers only.`;
    const trouble = judgeAmount(field, value);
    if (trouble !== null) return trouble;
  }
  return null;
}

function judgeAmount(field: Field, value: number): string | null {
  const { label, least = 1, most = Number.MAX_SAFE_INTEGER } = field;
  const said = say(field.kind, value);
  if (value < 0) return `${label}: ${said} cannot be: it is below zero.`;
  if (value < least) return `${label}: ${said} cannot be. It is at least ${sayLeast(field.kind, least)}.`;
  if (value > most) {
    const unit = field.kind === 'length' ? ' Were millimetres meant?' : '';
    return `${label}: ${said} is more than ${say(field.kind, most)}. That cannot be right.${unit}`;
  }
  return null;
}

function judgeDose(field: Field, dose: Dose): string | null {
  if (!Number.isSafeInteger(dose.millionths)) return `${field.label}: that is no amount.`;
  return dose.millionths > 0 ? null : `${field.label}: it must be more than nothing.`;
}

function say(kind: FieldKind, value: number): string {
  if (kind === 'length') return sayLength(value);
  return kind === 'area' ? sayArea(value) : String(value);
}

/** The smallest length is one part of a millimetre: no user thinks in those. */
function sayLeast(kind: FieldKind, least: number): string {
  return kind === 'length' || kind === 'area' ? 'more than nothing' : String(least);
}

function isUnclear(value: unknown): value is { readonly unclear: string } {
  return (
    typeof value === 'object' && value !== null && 'unclear' in value && typeof value.unclear === 'string'
  );
}

function isAmount(value: unknown): value is Dose {
  return (
    typeof value === 'object' &&
    value !== null &&
    'millionths' in value &&
    typeof value.millionths === 'number' &&
    'measure' in value &&
    typeof value.measure === 'string'
  );
}
