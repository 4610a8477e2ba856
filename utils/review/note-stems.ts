/** The stems of a note's sentences, as far as their words are meant the way that a code asks for. */
import { stemWord } from '../reading/stems.ts';
import type { Assertion } from '../reading/types.ts';
import type { Ground } from './scope.ts';
import { contentWords } from './title-words.ts';

/** Whose words may speak for a code of this title: a history code lives from history, a family code from family. */
export function allowedAssertions(title: string): ReadonlySet<Assertion> {
  if (/^family history/i.test(title)) return FOR_FAMILY;
  return /^personal history/i.test(title) ? FOR_HISTORY : FOR_DISEASE;
}

const FOR_DISEASE: ReadonlySet<Assertion> = new Set<Assertion>(['present']);
const FOR_HISTORY: ReadonlySet<Assertion> = new Set<Assertion>(['present', 'history']);
const FOR_FAMILY: ReadonlySet<Assertion> = new Set<Assertion>(['present', 'family']);

/** The stems of a sentence's words and of what its mentions mean, as far as they are meant the right way. */
export function stemsOf(
  sentence: number,
  ground: Ground,
  allowed: ReadonlySet<Assertion>,
): ReadonlySet<string> {
  const read = stemsFor(allowed, ground);
  const known = read.get(sentence);
  if (known) return known;
  const { note } = ground;
  const stems = new Set<string>();
  read.set(sentence, stems);
  const to = note.firstWords[sentence + 1] ?? 0;
  for (let at = note.firstWords[sentence] ?? 0; at < to; at++) {
    if (allowed.has(note.assertions[at] ?? 'present')) stems.add(stemWord(note.words[at]?.text ?? ''));
  }
  for (const mention of ground.bySentence[sentence] ?? []) {
    if (!allowed.has(mention.assertion)) continue;
    for (const wording of [mention.value, ...(mention.also ?? [])])
      for (const word of contentWords(wording)) stems.add(word);
  }
  return stems;
}

function stemsFor(allowed: ReadonlySet<Assertion>, { stems }: Ground): Map<number, ReadonlySet<string>> {
  const known = stems.get(allowed) ?? new Map<number, ReadonlySet<string>>();
  stems.set(allowed, known);
  return known;
}

/** The sentences that hold each stem, in their order. */
export function sentencesByStem(
  ground: Ground,
  allowed: ReadonlySet<Assertion>,
): ReadonlyMap<string, readonly number[]> {
  const known = ground.sentencesByStem.get(allowed);
  if (known) return known;
  const found = new Map<string, number[]>();
  for (const sentence of ground.note.sentences.keys()) {
    for (const stem of stemsOf(sentence, ground, allowed)) {
      const list = found.get(stem);
      if (list) list.push(sentence);
      else found.set(stem, [sentence]);
    }
  }
  ground.sentencesByStem.set(allowed, found);
  return found;
}
