import { readExamples } from '../read-examples.ts';

export const OWNED_EXAMPLES = readExamples(`
## Warts of the penis
Assessment: Warts of the penis, 4 lesions. LN2.
= B07.9 | warn B07.9 better A63.0

## Lichen sclerosus of the glans
Assessment:
1. Lichen sclerosus, glans penis. Clobetasol.
= L90.0 | warn L90.0 better N48.0

## Vitiligo of the eyelid
Assessment: Vitiligo, right upper eyelid. Tacrolimus.
= L80 | warn L80 better H02.731

## Contact dermatitis of the eyelid
Impression: Allergic contact dermatitis, left upper eyelid, from eye shadow.
= L23.2 | warn L23.2 better H01.114

## A squamous cell carcinoma of the vulva
Pathology: squamous cell carcinoma. Assessment: SCC of the vulva. Refer to gynecologic oncology.
= C44.92 | warn C44.92 better C51.9

## The red of the lip
Assessment: SCC of the vermilion border of the lower lip. Mohs.
= C44.02 | warn C44.02 better C00.1

## Warts of the hand too: the code may be theirs
Assessment: Warts of the penis and of the right hand. LN2 to all.
= B07.9, A63.0 | silent

## Lichen sclerosus of the back
Assessment: Lichen sclerosus, upper back. Clobetasol.
= L90.0 | silent

## The wart is on the hand, and the penis is clear
Exam: penis clear. Assessment: Wart, right hand. LN2.
= B07.8 | silent

## The owner's code is on the claim
Assessment: Lichen sclerosus of the vulva. Clobetasol.
= N90.4 | silent

## An eyelid's own code
Assessment: BCC, left lower eyelid. Mohs.
= C44.1192 | silent

## Only asked for
HPI: denies lesions of the vulva. Assessment: Vitiligo, both hands.
= L80 | silent
`);
