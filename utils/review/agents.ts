/** What notes call the causes that titles of contact dermatitis name by their kind: "nickel" is one of the metals. */

const AGENTS: readonly (readonly [title: RegExp, agents: string])[] = [
  [/\bmetals?\b/, 'nickel|cobalt|chromium|chromate|gold|mercury'],
  [/\badhesives?\b/, 'adhesive|tape|acrylate|colophony|rosin'],
  [/\bcosmetics?\b/, 'fragrance|perfume|makeup|mascara|lipstick|shampoo|deodorant|lanolin'],
  [/\bdrugs?\b/, 'neomycin|bacitracin|neosporin|benzocaine|lidocaine|polysporin'],
  [/\bdyes?\b/, 'dye|ppd|paraphenylenediamine|henna'],
  [/\bplants?\b/, 'poison ivy|poison oak|poison sumac|urushiol|rhus|ragweed'],
  [/\bdetergents?\b/, 'detergent|soap|cleanser'],
  [/\burinary\b/, 'urine|urinary|fecal|stool|incontinence'],
  [/\bsaliva\b/, 'saliva|drool|drooling'],
  [/\bsolvents?\b/, 'acetone|turpentine|thinner'],
];

/** The agents that prove a cause, each as its words. */
export function agentsOf(cause: string): string[][] {
  return AGENTS.flatMap(([title, agents]) =>
    title.test(cause) ? agents.split('|').map((agent) => agent.split(' ')) : [],
  );
}
