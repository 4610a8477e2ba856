import { readExamples } from '../read-examples.ts';

export const EXCLUDES1_EXAMPLES = readExamples(`
## Lichen planus long gone beside lichen planopilaris
History of lichen planus, cleared in 2019.

Assessment: Lichen planopilaris of the scalp.
= L43.9, L66.11 | warn L43.9

## Systemic lupus ruled out beside discoid lupus
Assessment: Discoid lupus of the scalp. No systemic lupus erythematosus.
= L93.0, M32.9 | warn M32.9

## Type 1 diabetes of the past record beside type 2
Type 2 diabetes mellitus. No type 1 diabetes mellitus.
= E11.9, E10.9 | warn E10.9

## One disease of the scalp under two names
1. Lichen planopilaris and lichen planus of the scalp. Clobetasol solution.
= L66.11, L43.8 | block L43.8

## Two tumours of two places
1. Basal cell carcinoma, left nasal ala. Mohs.
2. Melanoma of the right upper back. Wide excision.
= C44.311, C43.59 | silent

## Two diseases, each with its own plan
1. Lichen planus of the wrists. Clobetasol.
2. Lichen planopilaris of the scalp. Hydroxychloroquine.
= L43.9, L66.11 | silent

## Not part of it, but both may be coded
Atopic dermatitis of the hands with irritant contact dermatitis from soap.
= L20.9, L24.0 | silent

## Codes of which the note says nothing
Skin check.
= L43.9, L66.11 | silent
`);
