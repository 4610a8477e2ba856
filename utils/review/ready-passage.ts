/** A passage of the note made ready to be asked: its words as stems, its places, and where the condition is named. */
import { joinPlaces } from '../reading/places.ts';
import { stemWord } from '../reading/stems.ts';
import type { Mention, Place, Span } from '../reading/types.ts';
import { sharesWords } from './kinship.ts';
import { keepOwnPlaces } from './own-places.ts';
import { allowedAssertions, type Ground, type Passage, wordAt } from './scope.ts';

export interface Ready {
  readonly passage: Passage;
  readonly stems: readonly string[];
  readonly usable: readonly boolean[];
  readonly places: readonly Place[];
  readonly freeSides: readonly Mention[];
  /** Word indices, relative to the passage, at which the condition or the code itself is named. */
  readonly anchors: readonly number[];
}

/**
 * @param content content words of the title of the code asked about
 * @param related these and the words of its more exact codes
 */
export function makeReady(
  passage: Passage,
  content: ReadonlySet<string>,
  title: string,
  ground: Ground,
  related: ReadonlySet<string> = content,
): Ready {
  const { words, assertions } = ground.note;
  const allowed = allowedAssertions(title);
  const stems: string[] = [];
  const usable: boolean[] = [];
  const others = passage.mentions.filter((one) => one.kind === 'condition' && !sharesWords(one, content));
  const anchors: number[] = [];
  for (let at = passage.from; at < passage.to; at++) {
    const stem = stemWord(words[at]?.text ?? '');
    stems.push(stem);
    usable.push(allowed.has(assertions[at] ?? 'present'));
    if (content.has(stem) && !isInOther(words[at], others)) anchors.push(at - passage.from);
  }
  for (const mention of passage.mentions) {
    if (mention.kind === 'condition' && sharesWords(mention, content))
      anchors.push(wordAt(mention, passage, ground));
  }
  const { places, freeSides } = joinPlaces(ground.context.note.text, passage.mentions);
  const own = keepOwnPlaces(places, passage, related, ground);
  return { passage, stems, usable, places: own, freeSides, anchors };
}

/** The "melanoma" of a melanoma in situ names no invasive one. */
function isInOther(word: Span | undefined, others: readonly Mention[]): boolean {
  return (
    word !== undefined &&
    others.some((one) => one.start <= word.start && word.end <= one.end && / in /.test(one.quote))
  );
}
