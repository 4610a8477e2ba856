import { defineTreated } from '../define-counted.ts';
import { bandsAnd } from '../sources.ts';

/** Excimer laser of inflammatory skin disease: all areas of the day together. */
export const excimer = defineTreated({
  head: `
    excimer | Excimer laser | area
    xtrac, excimer laser, laser psoriasis, 96920, 96921, 96922`,
  source: bandsAnd(),
  examples: `
    Under 250 sq cm | area="249.9 sq cm" | 96920
    Exactly 250 | area="250 sq cm" | 96921
    Exactly 500 | area="300 sq cm" area="200 sq cm" | 96921
    Above 500 | area="20 x 25.1 cm" | 96922
    No area |  | asks area`,
  codes: ['96920', '96921', '96922'],
  edges: [250, 500],
});
