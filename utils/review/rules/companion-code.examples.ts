import { readExamples } from '../read-examples.ts';

export const COMPANION_EXAMPLES = readExamples(`
## A drug eruption, and the note blames the drug
Assessment: Morbilliform drug eruption due to amoxicillin. Stop it.
= L27.0 | warn L27.0 better T36.0X5A

## A sulfonamide by its short name
Widespread drug rash from TMP-SMX, day 8.
= L27.0, 99213 | warn L27.0 better T37.0X5A

## An abscess that grew MRSA
Abscess of the left buttock, drained. Culture grew MRSA.
= L02.31, 10060 | warn L02.31 better B95.62

## Blood drawn to watch adalimumab
Hidradenitis suppurativa on adalimumab. CBC and liver tests drawn to monitor the drug.
= Z51.81, L73.2 | warn Z51.81 better Z79.620

## The germ is coded already
Abscess of the left buttock, drained. Culture grew MRSA.
= L02.31, B95.62 | silent

## MRSA years ago
Cellulitis of the left lower leg. History of MRSA.
= L03.116 | silent

## The drug is only one of several thoughts
Drug eruption, possibly from amoxicillin.
= L27.0 | silent

## Two drugs are blamed
Drug eruption due to amoxicillin or due to ibuprofen.
= L27.0 | silent

## The drug and its watching are both coded
Psoriasis on methotrexate, liver tests drawn.
= L40.0, Z79.631, Z51.81 | silent
`);
