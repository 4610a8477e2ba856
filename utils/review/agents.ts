/** The words of a note that prove a cause which a title names by its kind: "nickel" is one of the metals. */
import { AGENT_WORDS } from '../reading/agent-words.ts';
import type { Agent } from '../reading/types.ts';

const IN_TITLES: readonly (readonly [title: RegExp, agent: Agent])[] = [
  [/\bmetals?\b/, 'metals'],
  [/\badhesives?\b/, 'adhesives'],
  [/\bcosmetics?\b/, 'cosmetics'],
  [/\bdrugs?\b/, 'drugs in contact with skin'],
  [/\bdyes?\b/, 'dyes'],
  [/\bplants?\b/, 'plants'],
  [/\bdetergents?\b/, 'detergents'],
  [/\burinary\b/, 'urine or feces'],
  [/\bsaliva\b/, 'saliva'],
  [/\bsolvents?\b/, 'solvents'],
];

/** The agents that prove a cause, each as its words. */
export function agentsOf(cause: string): string[][] {
  return IN_TITLES.flatMap(([title, agent]) => {
    if (!title.test(cause)) return [];
    return AGENT_WORDS.flatMap(([one, words]) => (one === agent ? words.split('|') : [])).map((phrase) =>
      phrase.split(' '),
    );
  });
}
