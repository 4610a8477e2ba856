import { readExamples } from '../read-examples.ts';

export const AFTERCARE_EXAMPLES = readExamples(`
## Sutures of a laceration come out
Laceration of the right cheek, closed in the ED a week ago. Five sutures removed.
= 1: S01.411D; 2: Z48.02 | warn Z48.02

## Dressing of a burn
Second degree burn of the left forearm, dressing changed.
= T22.212D, Z48.00 | warn Z48.00

## The wound of an excision has opened
Two weeks after excision of a nevus.

Dx: surgical wound dehiscence, left shoulder. Closed again.
= Z48.02 | warn Z48.02 better T81.31XA

## Chemotherapy visit for psoriasis
Infliximab infusion for plaque psoriasis.
= Z51.12, L40.0 | warn Z51.12

## Aftercare beside the follow-up of a cured cancer
Follow-up after excision of a basal cell carcinoma. No recurrence. Dressing off.
= Z08, Z85.828, Z48.817 | warn Z48.817

## Sutures of an excision come out
Here for suture removal after excision of a benign nevus. Wound clean, no dehiscence.
= Z48.02 | silent

## Infusion for a melanoma
Pembrolizumab infusion for melanoma of the back.
= Z51.12, C43.59 | silent

## Injury without aftercare
Laceration of the right cheek, healing.
= S01.411D | silent

## Dehiscence denied and infection denied
Dressing change after excision of a lipoma. No wound infection.
= Z48.00, Z48.817 | silent
`);
