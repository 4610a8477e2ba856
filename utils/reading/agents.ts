/** Causes and contacts that the note names: light, metals, plants, germs. */
import { singular } from '../lexicon/words.ts';
import { AGENT_WORDS } from './agent-words.ts';
import type { PreparedNote } from './prepare-note.ts';
import type { Agent, AgentMention } from './types.ts';

interface Phrase {
  readonly words: readonly string[];
  readonly agent: Agent;
}

/** By their first word, longest first; made at the first note. */
let indexed: ReadonlyMap<string, readonly Phrase[]> | null = null;

function indexPhrases(): Map<string, Phrase[]> {
  const byFirst = new Map<string, Phrase[]>();
  for (const [agent, phrases] of AGENT_WORDS) {
    for (const phrase of phrases.split('|')) {
      const words = phrase.split(' ').map(singular);
      const first = words[0] ?? '';
      byFirst.set(first, [...(byFirst.get(first) ?? []), { words, agent }]);
    }
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);
  return byFirst;
}

/** Every agent of the note, in order. Whether it caused anything is for the words around it to say. */
export function readAgents(text: string, note: PreparedNote): AgentMention[] {
  indexed ??= indexPhrases();
  const { words, assertions } = note;
  const found: AgentMention[] = [];
  for (let at = 0; at < words.length; at++) {
    const phrase = indexed
      .get(singular(words[at]?.text ?? ''))
      ?.find((one) => one.words.every((word, offset) => singular(words[at + offset]?.text ?? '') === word));
    if (!phrase) continue;
    const start = words[at]?.start ?? 0;
    const end = words[at + phrase.words.length - 1]?.end ?? start;
    const { agent } = phrase;
    const assertion = assertions[at] ?? 'present';
    found.push({ kind: 'agent', start, end, quote: text.slice(start, end), value: agent, assertion, agent });
    at += phrase.words.length - 1;
  }
  return found;
}
