import { readExamples } from '../read-examples.ts';

export const CAUSE_EXAMPLES = readExamples(`
## An ulcer of the foot and diabetes
Assessment: Ulcer of the right foot, limited to breakdown of skin. Type 2 diabetes. Offloading.
= L97.511 | warn L97.511 better E11.621

## An ulcer of the calf, type 1
Assessment: Chronic ulcer, left calf, fat layer exposed, in type 1 diabetes.
= L97.222 | warn L97.222 better E10.622

## Diabetes coded as if it had done nothing
Assessment: Diabetic ulcer of the right heel, limited to breakdown of skin.
= L97.411, E11.9 | warn L97.411 better E11.621

## A venous ulcer
Assessment: Venous stasis ulcer, right ankle, limited to breakdown of skin. Compression.
= L97.311 | warn L97.311 better I83.013

## The cause is coded
Assessment: Ulcer of the right foot, limited to breakdown of skin. Type 2 diabetes.
= E11.621, L97.511 | silent

## Diabetes is denied
Assessment: Ulcer of the right foot after a new shoe. No diabetes.
= L97.511 | silent

## The physician names another cause
Assessment: Traumatic ulcer, left calf, in a patient with type 2 diabetes.
= L97.221 | silent

## No ulcer
Assessment: Onychomycosis. Type 2 diabetes.
= B35.1 | silent

## A keratosis asks for its light, and nobody needs it
Assessment: Actinic keratosis, scalp, sun damage. LN2.
= L57.0 | silent
`);
