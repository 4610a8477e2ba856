import { readExamples } from '../read-examples.ts';

export const LONG_TERM_EXAMPLES = readExamples(`
## A biologic that goes on
Assessment: Plaque psoriasis, clear. Continue adalimumab every other week.
= L40.0 | inform better Z79.620

## A drug against purines
Assessment: Bullous pemphigoid, stable on azathioprine 100 mg daily.
= L12.0 | inform better Z79.624

## A JAK inhibitor for two years
Assessment: Atopic dermatitis. On upadacitinib for 2 years, tolerating well.
= L20.9 | inform better Z79.622

## An antimetabolite
Assessment: Plaque psoriasis, maintained on methotrexate 15 mg weekly.
= L40.0 | inform better Z79.631

## It is coded
Assessment: Plaque psoriasis, clear. Continue adalimumab every other week.
= L40.0, Z79.620 | silent

## It is only begun
Assessment: Plaque psoriasis. Start adalimumab today, continue clobetasol.
= L40.0 | silent

## It is over
Assessment: Plaque psoriasis. Discontinued methotrexate, was stable on it for 3 years.
= L40.0 | silent

## Nothing says for how long
Assessment: Atopic dermatitis. Dupilumab injected in clinic.
= L20.9 | silent

## Its levels are watched: another rule asks
Assessment: Plaque psoriasis. Continue methotrexate, liver tests drawn.
= Z51.81, L40.0 | silent

## A drug of another class
Assessment: Rosacea, continue doxycycline 40 mg daily.
= L71.9 | silent
`);
