/** A passage of the note made ready to be asked: its words as stems, its places, and where the condition is named. */
import { remembered } from '../lexicon/remembered.ts';
import { joinPlaces } from '../reading/places.ts';
import { stemWord } from '../reading/stems.ts';
import type { Mention, Place, Span } from '../reading/types.ts';
import { sharesWords } from './kinship.ts';
import { allowedAssertions } from './note-stems.ts';
import { keepOwnPlaces } from './own-places.ts';
import { type Ground, type Passage, wordAt } from './scope.ts';

/** Wordings of mentions and places come again with every code that asks. */
const MOST_WORDINGS = 2000;

export interface Ready {
  readonly passage: Passage;
  readonly stems: readonly string[];
  readonly usable: readonly boolean[];
  readonly places: readonly Place[];
  readonly freeSides: readonly Mention[];
  /** Word indices, relative to the passage, at which the condition or the code itself is named. */
  readonly anchors: readonly number[];
  /** Stems of its words, and of what its mentions and places mean: what is not among them, it proves by no means. */
  readonly said: ReadonlySet<string>;
}

/** The nose has its own code in some families and is some other part of the face in others. */
const WIDER: ReadonlyMap<string, string> = new Map([['nose', 'other part of face']]);
/** Titles of some families call a whole limb by its everyday name: "skin of left leg" is all of the lower limb. */
const LIMBS: readonly (readonly [RegExp, string])[] = [
  [/^lower limb/, 'leg'],
  [/^upper limb/, 'arm'],
];

/** A place by its names: the nearest first, the whole limb last; what it is some other part of stands apart. */
export interface PlaceNames {
  readonly names: readonly string[];
  readonly limbs: readonly string[];
  readonly otherPartOf: readonly string[];
}

/** How titles may call a place of the note. */
export function namesOfPlace({ site: { value, also = [] } }: Place): PlaceNames {
  const names = [value, ...also];
  const wider = WIDER.get(value);
  const limbs = LIMBS.flatMap(([limb, name]) => (names.some((one) => limb.test(one)) ? [name] : []));
  return { names, limbs, otherPartOf: wider === undefined ? [] : [wider] };
}

/** The words of a wording, stemmed. */
export const stemsOfWording = remembered(
  MOST_WORDINGS,
  (wording): ReadonlySet<string> =>
    new Set(
      wording
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu)
        ?.map(stemWord),
    ),
);

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
  const wordings = [
    ...passage.mentions.map(({ value }) => value),
    ...own.flatMap((place) => Object.values(namesOfPlace(place)).flat()),
  ];
  const said = new Set([...stems, ...wordings.flatMap((wording) => [...stemsOfWording(wording)])]);
  return { passage, stems, usable, places: own, freeSides, anchors, said };
}

/** The "melanoma" of a melanoma in situ names no invasive one. */
function isInOther(word: Span | undefined, others: readonly Mention[]): boolean {
  return (
    word !== undefined &&
    others.some((one) => one.start <= word.start && word.end <= one.end && / in /.test(one.quote))
  );
}
