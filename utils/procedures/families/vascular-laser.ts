import { defineTreated } from '../define-counted.ts';
import { bandsAnd } from '../sources.ts';

/** Vascular lesions of skin (port-wine stains) treated with a laser: all areas of the session together. */
export const vascularLaser = defineTreated({
  head: `
    vascular-laser | Laser of vascular lesions | area
    vascular, port-wine stain, port wine stain, pulsed dye laser, pdl, 17106, 17107, 17108`,
  source: bandsAnd(),
  examples: `
    Under 10 sq cm | area="9.9 sq cm" | 17106
    Exactly 10 | area="2 x 5 cm" | 17107
    Two areas are added: exactly 50 | area="30 sq cm" area="20 sq cm" | 17107
    Above 50 | area="50.1 sq cm" | 17108
    No area |  | asks area`,
  codes: ['17106', '17107', '17108'],
  edges: [10, 50],
});
