/** A passage of the note made ready to be asked: its words as stems, its places, and where the condition is named. */
import { joinPlaces, type Place } from '../reading/places.ts';
import { stemWord } from '../reading/stems.ts';
import type { Mention, Span } from '../reading/types.ts';
import { allowedAssertions, type Ground, type Passage, sharesWords } from './scope.ts';

export interface Ready {
  readonly passage: Passage;
  readonly stems: readonly string[];
  readonly usable: readonly boolean[];
  readonly places: readonly Place[];
  readonly freeSides: readonly Mention[];
  /** Word indices, relative to the passage, at which the condition or the code itself is named. */
  readonly anchors: readonly number[];
}

const ELSEWHERE = new Set(
  'node lymph lymphadenopathy adenopathy sentinel donor metastasis metastatic met graft flap radiculopathy'.split(
    ' ',
  ),
);

/** @param content content words of the title of the code asked about */
export function makeReady(
  passage: Passage,
  content: ReadonlySet<string>,
  title: string,
  ground: Ground,
): Ready {
  const { words, assertions } = ground.note;
  const allowed = allowedAssertions(title);
  const stems: string[] = [];
  const usable: boolean[] = [];
  const anchors: number[] = [];
  for (let at = passage.from; at < passage.to; at++) {
    const stem = stemWord(words[at]?.text ?? '');
    stems.push(stem);
    usable.push(allowed.has(assertions[at] ?? 'present'));
    if (content.has(stem)) anchors.push(at - passage.from);
  }
  for (const mention of passage.mentions) {
    if (mention.kind === 'condition' && sharesWords(mention, content))
      anchors.push(wordAt(mention, passage, ground));
  }
  const { places, freeSides } = joinPlaces(ground.context.note.text, passage.mentions);
  const own = places.filter((place) => !isElsewhere(wordAt(place.site, passage, ground), stems));
  return { passage, stems, usable, places: own, freeSides, anchors };
}

/** "node in the right groin", "donor site on the thigh": not where the disease is. */
function isElsewhere(at: number, stems: readonly string[]): boolean {
  return stems.slice(Math.max(0, at - 5), at + 3).some((stem) => ELSEWHERE.has(stem));
}

/** Index of the word at a span, relative to the passage. */
export function wordAt(span: Span, passage: Passage, ground: Ground): number {
  let at = passage.from;
  while (at < passage.to - 1 && (ground.note.words[at]?.end ?? 0) <= span.start) at++;
  return at - passage.from;
}
