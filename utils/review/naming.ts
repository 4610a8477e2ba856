/** Which sentences of a note name a condition: found by their words, without reading the others. */
import type { Assertion } from '../reading/types.ts';
import { sentencesByStem, stemsOf } from './note-stems.ts';
import type { Candidate } from './point-at.ts';
import type { Ground } from './scope.ts';
import { allFacts, contentWords, coreWords, type Fact } from './title-words.ts';

/** One way to name a condition: all of these facts, without what makes it another. */
export interface Naming {
  readonly facts: readonly Pick<Fact, 'alternatives'>[];
  readonly isOther?: (stems: ReadonlySet<string>) => boolean;
}

/** A sentence names the code's condition by all words of its title, or a candidate's by all of that one's facts. */
export function namingsOf(title: string, candidates: readonly Candidate[]): readonly Naming[] {
  const isOther = (stems: ReadonlySet<string>): boolean => isPressure(title, stems);
  const own = { facts: [{ alternatives: [contentWords(title)] }] };
  const core = { facts: [{ alternatives: [coreWords(title)] }], isOther };
  const others = candidates
    .map((candidate) => ({ facts: allFacts(candidate.title) }))
    .filter(({ facts }) => facts.length > 0 && facts.every((fact) => fact.kind !== 'other-part'));
  return [own, core, ...others].filter(({ facts }) =>
    facts.every(({ alternatives }) => alternatives.every((words) => words.length > 0)),
  );
}

/** A pressure ulcer is no non-pressure ulcer. */
function isPressure(title: string, stems: ReadonlySet<string>): boolean {
  return /^non-pressure/i.test(title) && stems.has('pressure') && !stems.has('non');
}

/** The sentences that name it in any of the ways, in their order. */
export function sentencesNaming(
  namings: readonly Naming[],
  ground: Ground,
  allowed: ReadonlySet<Assertion>,
): readonly number[] {
  const byStem = sentencesByStem(ground, allowed);
  const found = new Set<number>();
  for (const naming of namings) {
    // What the whole note does not hold, none of its sentences does.
    if (!holds(naming, byStem)) continue;
    for (const sentence of rarest(naming, byStem)) {
      if (found.has(sentence)) continue;
      const stems = stemsOf(sentence, ground, allowed);
      if (holds(naming, stems) && naming.isOther?.(stems) !== true) found.add(sentence);
    }
  }
  return [...found].sort((a, b) => a - b);
}

function holds({ facts }: Naming, stems: Pick<ReadonlySet<string>, 'has'>): boolean {
  return facts.every((fact) => fact.alternatives.some((words) => words.every((word) => stems.has(word))));
}

/** The sentences that hold the rarest word of every alternative of that fact which the fewest sentences may hold. */
function rarest({ facts }: Naming, byStem: ReadonlyMap<string, readonly number[]>): readonly number[] {
  const lists = facts.map(({ alternatives }) =>
    alternatives.flatMap((words) =>
      words.map((word) => byStem.get(word) ?? []).reduce((a, b) => (b.length < a.length ? b : a)),
    ),
  );
  return lists.reduce((a, b) => (b.length < a.length ? b : a), lists[0] ?? []);
}
