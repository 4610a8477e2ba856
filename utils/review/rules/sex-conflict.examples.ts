import { readExamples } from '../read-examples.ts';

export const SEX_EXAMPLES = readExamples(`
## Lichen sclerosus of a man
58 y/o M with lichen sclerosus of the glans. Clobetasol.
= N90.4 | warn N90.4 better N48.0

## Itch of a woman
34-year-old woman. Assessment: pruritus of the vulva.
= L29.1 | warn L29.1 better L29.2

## The form states the sex
Sex: Male
Assessment: carcinoma in situ of the penis.
= D07.1 | warn D07.1 better D07.4

## A cancer of the vulva on a man's claim
71 M. Assessment: squamous cell carcinoma of the left cheek. Mohs.
= C51.9 | warn C51.9

## It fits
34-year-old woman. Assessment: lichen sclerosus of the vulva.
= N90.4 | silent

## Sex and organ may differ
41-year-old trans man with lichen sclerosus of the vulva.
= N90.4 | silent

## The note names the organ: a person must look
58 y/o M with lichen sclerosus of the vulva.
= N90.4 | silent

## The note does not say
Lichen sclerosus, clobetasol.
= N48.0 | silent

## Only her husband is a man
34-year-old woman, here with her husband, a 36-year-old man. Pruritus of the vulva.
= L29.2 | silent
`);
