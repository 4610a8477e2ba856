import { useId } from 'react';
import type { Field } from '../../utils/procedures/types.ts';
import { troubleOf } from './worksheet.ts';

interface FactFieldProps {
  readonly field: Field;
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** One fact of a calculator, with what is wrong beside it. */
export function FactField({ field, text, onText }: FactFieldProps) {
  const id = useId();
  const helpId = useId();
  const trouble = troubleOf(field, text);
  const told = trouble ?? field.help;
  const common = {
    id,
    'aria-describedby': told === '' ? undefined : helpId,
    'aria-invalid': trouble !== null || undefined,
    value: text,
    onChange: ({ target }: { readonly target: { readonly value: string } }) => onText(target.value),
  };
  const answers = answersOf(field);
  return (
    <div className="fact">
      <label htmlFor={id}>{field.label}</label>
      {answers === null ? (
        <input
          {...common}
          type={field.kind === 'date' ? 'date' : 'text'}
          autoComplete="off"
          spellCheck={false}
          placeholder={exampleOf(field)}
        />
      ) : (
        <select {...common}>
          <option value="">not said</option>
          {answers.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
      {told !== '' && (
        <small id={helpId} className={trouble === null ? undefined : 'fact-trouble'}>
          {told}
        </small>
      )}
    </div>
  );
}

/** The answers to choose from; `null` where the fact is typed. */
function answersOf({ kind, choices }: Field): readonly (readonly [value: string, label: string])[] | null {
  if (kind === 'yes-no')
    return [
      ['yes', 'yes'],
      ['no', 'no'],
    ];
  return kind === 'choice' && choices !== undefined
    ? choices.map(({ value, label }) => [value, label] as const)
    : null;
}

/** How a fact is typed, where the unit is not plain. */
function exampleOf({ kind, unit }: Field): string | undefined {
  switch (kind) {
    case 'length':
      return '1.2 cm or 12 mm';
    case 'area':
      return '6 sq cm or 2 x 3 cm';
    case 'counts':
      return '4,3,1';
    case 'dose':
      return unit ?? '10 mg';
    case 'strength':
      return '10 mg/mL';
    default:
      return undefined;
  }
}
