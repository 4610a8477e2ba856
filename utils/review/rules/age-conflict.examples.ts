import { readExamples } from '../read-examples.ts';

export const AGE_EXAMPLES = readExamples(`
## Infantile acne in a woman of 29
29F with acne vulgaris of the jaw. Start adapalene.
= L70.4 | warn L70.4 better L70.0

## Infantile eczema kept on the list of a grown man
Mr. Ellis is a 34-year-old man with eczema of both arms.
= L20.83 | warn L20.83 better L20.9

## Cradle cap of an adult, age in words
This is a forty-one-year-old teacher with seborrheic dermatitis of the scalp.
= L21.1 | warn L21.1 better L21.9

## Papular acrodermatitis at 52
Age: 52
Papules of the arms, itching.
= L44.4 | warn L44.4 better L44.9

## An infant with infantile eczema
7 month old with infantile eczema of the cheeks. Mother is 31 years old.
= L20.83 | silent

## The note is silent on the age
Infantile acne of both cheeks.
= L70.4 | silent

## The only adult is the father
Infantile acne. Father (38 y/o) had acne too.
= L70.4 | silent

## A grown woman with a code for any age
45 y/o F with rosacea of both cheeks.
= L71.9 | silent
`);
