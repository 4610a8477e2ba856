import { readExamples } from '../read-examples.ts';

export const TRANSPLANT_EXAMPLES = readExamples(`
## A cancer of the skin coded as one of the kidney
HPI: Kidney transplant recipient, on tacrolimus.
Assessment: Squamous cell carcinoma of the left cheek. Mohs.
= C44.329, T86.19 | warn T86.19 better Z94.0

## The same after a liver transplant
HPI: Liver transplant 2018.
Assessment: Basal cell carcinoma of the nose.
= C44.311, C80.2 | warn C80.2 better Z94.4

## A heart
PMH: Heart transplant.
Assessment: SCC in situ, scalp.
= D04.4, T86.298 | warn T86.298 better Z94.1

## Lungs
HPI: S/p lung transplant, many skin cancers.
Assessment: Squamous cell carcinoma of the lip skin, right ear. Excision.
= C44.222, T86.818 | warn T86.818 better Z94.2

## Nothing on the claim tells of it
HPI: Renal transplant recipient, skin check.
Assessment: Squamous cell carcinoma of the scalp.
= C44.42 | inform better Z94.0

## It is coded as status
HPI: Kidney transplant recipient.
Assessment: Squamous cell carcinoma of the left cheek.
= C44.329, Z94.0 | silent

## The organ fails
HPI: Kidney transplant with chronic rejection.
Assessment: Squamous cell carcinoma of the left cheek.
= C44.329, T86.11 | silent

## No skin cancer
HPI: Kidney transplant recipient.
Assessment: Viral warts, both hands.
= B07.8 | silent

## Somebody else's
HPI: Brother is a kidney transplant recipient.
Assessment: Basal cell carcinoma of the nose.
= C44.311 | silent

## No transplant
HPI: No kidney transplant, no immunosuppression.
Assessment: Basal cell carcinoma of the nose.
= C44.311 | silent
`);
