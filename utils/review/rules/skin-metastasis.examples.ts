import { readExamples } from '../read-examples.ts';

export const METASTASIS_EXAMPLES = readExamples(`
## Melanoma that came to the skin
Assessment: Cutaneous metastases of melanoma, left thigh, biopsy proven. Primary of the left calf excised 2022.
= C43.72 | warn C43.72 better C79.2

## In-transit disease
Assessment: In-transit metastases, right lower leg, from melanoma. T-VEC injected.
= C43.71 | warn C43.71 better C79.2

## Merkel cell carcinoma
Assessment: Skin metastasis of Merkel cell carcinoma, scalp. Radiation.
= C4A.4 | warn C4A.4 better C7B.1

## Squamous cell carcinoma
Assessment: Metastatic squamous cell carcinoma to the skin of the neck, from the scalp.
= C44.42 | warn C44.42 better C79.2

## Both are coded
Assessment: Cutaneous metastases of melanoma, left thigh. Primary of the left calf.
= C79.2, C43.72 | silent

## None is there
Assessment: Melanoma of the left calf. No skin metastasis, no in-transit disease.
= C43.72 | silent

## Only a thought
Assessment: Melanoma of the left calf. Rule out cutaneous metastasis of the thigh.
= C43.72 | silent

## Melanoma alone
Assessment: Melanoma of the left calf, wide excision.
= C43.72 | silent
`);
