import { readExamples } from '../read-examples.ts';

export const POINTER_EXAMPLES = readExamples(`
## A pointer to a line that is not there
BCC, left cheek. Mohs, two stages. AK x3, scalp, LN2.
= 1: C44.319; 2: L57.0; 17311 x1 -> 1; 17000 x1 -> 3 | block 17000

## The only diagnosis is the second line
AK, scalp, LN2.
= 1: L57.0; 17000 x1 -> 2 | block 17000 better L57.0

## One service of three without a pointer
BCC, left cheek. Mohs, two stages. AK x3, scalp, LN2.
= 1: C44.319; 2: L57.0; 17311 x1 -> 1; 17312 x1 -> 1; 17000 x1 | warn 17000

## The visit points nowhere
Acne. AK, scalp, LN2.
= 1: L70.0; 2: L57.0; 99213-25; 17000 x1 -> 2 | warn 99213

## A letter beyond the last line
AK x3, scalp, LN2. Wart, left hand.
= A: L57.0; B: B07.8; 17000 x1 -> A; 17110 x1 -> D | block 17110

## Every service points to a diagnosis
BCC, left cheek. Mohs, two stages. AK x3, scalp, LN2.
= 1: C44.319; 2: L57.0; 17311 x1 -> 1; 17000 x1 -> 2 | silent

## The claim uses no pointers
BCC, left cheek. Mohs, two stages.
= C44.319, 17311 x1, 17312 x1 | silent

## Two pointers of one service
Acne. AK, scalp, LN2.
= 1: L70.0; 2: L57.0; 99213-25 -> 1, 2; 17000 x1 -> 2 | silent

## Letters as on paper
AK x3, scalp, LN2. Wart, left hand.
= A: L57.0; B: B07.8; 17000 x1 -> A; 17110 x1 -> B | silent
`);
