/** What notes call the causes that titles name by their kind: "nickel" is one of the metals. Data only. */
import type { Agent } from './types.ts';

export const AGENT_WORDS: readonly (readonly [Agent, string])[] = [
  ['sunlight', 'sun|sun exposure|sunlight|uv|uv exposure|ultraviolet|uv radiation|sunburn'],
  ['man-made light', 'tanning bed|tanning booth|tanning beds|indoor tanning|sunlamp|welding arc|arc welding'],
  ['radiation', 'radiation|radiotherapy|radiation therapy|xrt'],
  ['metals', 'nickel|cobalt|chromium|chromate|gold|mercury'],
  ['adhesives', 'adhesive|tape|acrylate|colophony|rosin'],
  ['cosmetics', 'fragrance|perfume|makeup|mascara|lipstick|shampoo|deodorant|lanolin'],
  ['drugs in contact with skin', 'neomycin|bacitracin|neosporin|benzocaine|lidocaine|polysporin'],
  ['dyes', 'dye|ppd|paraphenylenediamine|henna'],
  ['plants', 'poison ivy|poison oak|poison sumac|urushiol|rhus|ragweed'],
  ['food in contact with skin', 'food handling|food contact|garlic|citrus'],
  ['detergents', 'detergent|soap|cleanser|hand washing|handwashing'],
  ['solvents', 'acetone|turpentine|thinner'],
  ['oils and greases', 'grease|motor oil|cutting oil'],
  ['animal dander', 'cat dander|dog dander|animal dander|pet dander'],
  ['other chemical products', 'rubber|latex|formaldehyde|cement|insecticide|pesticide|preservative|plastic'],
  ['urine or feces', 'urine|urinary|fecal|stool|incontinence'],
  ['saliva', 'saliva|drool|drooling'],
  ['drug taken', 'drug induced|medication induced|drug reaction|drug eruption'],
  ['heat', 'heating pad|space heater|hot water|heat exposure'],
  ['cold', 'cold exposure|frostnip'],
  ['MRSA', 'mrsa|methicillin resistant staphylococcus aureus|methicillin resistant staph aureus'],
  ['MSSA', 'mssa|methicillin susceptible staphylococcus aureus|methicillin sensitive staph aureus'],
  ['streptococcus', 'strep|streptococcus|streptococcal|group a strep'],
  ['virus', 'hpv|human papillomavirus|hsv|herpes simplex virus|vzv'],
];
