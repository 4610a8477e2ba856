import { readExamples } from '../read-examples.ts';

export const WRONG_SIDE_EXAMPLES = readExamples(`
## Every line of the note says the other ear
Mohs operative note.
Tumor: squamous cell carcinoma, right helix.
R ear pressure dressing.
= C44.229 | warn C44.229 better C44.222

## The leg of a cellulitis
Assessment:
1. Cellulitis of the left lower leg. Cephalexin.
= L03.115 | warn L03.115 better L03.116

## The arm of a lipoma
Final diagnosis: lipoma, right upper arm.
= D17.22 | warn D17.22 better D17.21

## The note names both sides for one lesion
HPI: BCC of the right forearm, proven in May.
Assessment:
1. BCC, left forearm. Excision of the lesion today.
= C44.612 | warn C44.612

## The sides agree
Assessment:
1. BCC, left forearm. Excision today.
= C44.619 | silent

## Both sides are named, and one of them is coded
Assessment:
1. BCC, left forearm. Excision today.
2. BCC, right forearm. Excision in two weeks.
= C44.619 | silent

## The note names no side
Assessment:
1. BCC, forearm. Excision today.
= C44.619 | silent

## Another place on the other side
Assessment:
1. BCC, left forearm. Excision today. Right leg clear.
= C44.619 | silent
`);
