/**
 * Terms of the lexicon as people say them: in any order, with little words between, in another form of the word. "My
 * scalp is itching" is the term "itchy scalp".
 */
import type { Pack, Part } from '../codes/pack.ts';
import { hashOf, hashSlots, placeIn } from '../codes/string-table.ts';
import type { Lexicon, Term } from '../lexicon/lexicon.ts';
import { singular } from '../lexicon/words.ts';
import { isLittle } from './weights.ts';

/** Terms said by a run of words, and how many words that run has. */
interface LooseTerms {
  readonly terms: readonly Term[];
  readonly length: number;
}

export interface LooseLexicon {
  /** The terms that the longest run of words from here says, sites and sides left out. `undefined` where there is none. */
  longestAt(words: readonly string[], from: number): LooseTerms | undefined;
}

/** Words of meaning in a run. One word alone is looked up as it stands. */
const FEWEST = 2;
const MOST = 5;
/** Words of a run, little ones counted. */
const LONGEST = 9;

const ALLERGY = 'allergy';

/** One thing in several forms: what a patient says, what a row of the lexicon has. */
const FORMS = [
  'itch itchy itching itches itched pruritic',
  'bleed bleeds bleeding bled',
  'swell swells swelling swollen',
  'crack cracks cracked cracking',
  'peel peels peeling peeled',
  'scale scales scaly scaling',
  'flake flakes flaky flaking',
  'fall falls falling fell',
  'shed sheds shedding',
  'lose loses losing loss lost',
  'thin thinning thinner',
  'smell smells smelly smelling odor odour',
  'sweat sweats sweaty sweating',
  'freeze freezes freezing froze frozen',
  'remove removes removing removed removal',
  'inject injects injecting injected injection shot',
  'bite bites biting bitten bit',
  'pick picks picking picked',
  'pull pulls pulling pulled',
  'dry dryness',
  'red redness',
  'pain painful pains hurt hurts hurting sore',
  'infect infected infection',
  'blister blisters blistering blistered',
  'bruise bruises bruising bruised',
  'patch patches patchy',
  'lump lumps lumpy',
  'bump bumps bumpy',
  'grow grows growing growth',
  'open opens opened opening',
  'ooze oozes oozing',
  'weep weeps weeping',
  'oil oily oiliness',
  'wrinkle wrinkles wrinkled',
  `${ALLERGY} allergies allergic`,
  'discolor discolored discoloured discoloration discolouration',
  'darken darker darkening dark',
  'spread spreads spreading',
  'drain drains draining drained drainage evacuate evacuates evacuating evacuated evacuation',
  'excise excises excised excising excision',
  'crust crusts crusty crusting crusted',
  'split splits splitting',
  'stitch stitches suture sutures',
  'chap chapped chapping',
  'nail nails thumbnail thumbnails',
  'burst bursts bursting ruptured rupture',
];

const STEMS: ReadonlyMap<string, string> = new Map(
  FORMS.flatMap((forms) => {
    const words = forms.split(' ');
    // "Patches" stands in a key as "patche".
    return [...words, ...words.map(singular)].map((word): [string, string] => [word, words[0] ?? word]);
  }),
);

function stem(word: string): string {
  return STEMS.get(word) ?? STEMS.get(singular(word)) ?? singular(word);
}

/** The parts that `openLooseTerms` opens: which terms the same words say, found by the hash of those words. */
export function looseParts({ terms }: Lexicon): Record<string, Part> {
  const groups = [...byWords(terms)];
  const starts = new Uint32Array(groups.length + 1);
  groups.forEach(([, places], at) => {
    starts[at + 1] = (starts[at] ?? 0) + places.length;
  });
  return {
    'loose-slots': hashSlots(groups.map(([key]) => hashOf(key))),
    'loose-starts': starts,
    'loose-terms': Uint16Array.from(groups.flatMap(([, places]) => places)),
  };
}

export function openLooseTerms(pack: Pack, lexicon: Lexicon): LooseLexicon {
  const slots = pack.u16('loose-slots');
  const starts = pack.u32('loose-starts');
  const places = pack.u16('loose-terms');

  function termsSaid(key: string): readonly Term[] | undefined {
    const group = placeIn(slots, hashOf(key), (at) => {
      const first = places[starts[at] ?? 0];
      return first !== undefined && looseKey(lexicon.keyAt(first)) === key;
    });
    if (group < 0) return undefined;
    return Array.from(places.subarray(starts[group], starts[group + 1]), lexicon.termAt);
  }

  function longestAt(words: readonly string[], from: number): LooseTerms | undefined {
    const said: string[] = [];
    let found: LooseTerms | undefined;
    for (let at = from; at < words.length && at - from < LONGEST && said.length < MOST; at++) {
      const word = words[at] ?? '';
      if (isLittle(word)) {
        if (at === from) return undefined;
        continue;
      }
      said.push(stem(word));
      if (said.length < FEWEST) continue;
      const terms = termsSaid(keyOf(said));
      if (terms !== undefined) found = { terms, length: at - from + 1 };
    }
    return found;
  }

  return { longestAt };
}

/** Places of the terms by the words they say, sites and sides left out. */
function byWords(terms: readonly Term[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  terms.forEach((term, place) => {
    if (term.kind === 'site' || term.kind === 'side') return;
    const key = looseKey(term.key);
    if (key === undefined) return;
    const known = found.get(key);
    if (known === undefined) found.set(key, [place]);
    else if (isSameThing(terms[known[0] ?? -1], term)) known.push(place);
  });
  return found;
}

/** What the words of a term's key say in any order, or `undefined` where they are too few or too many. */
function looseKey(key: string): string | undefined {
  const said = key.split(' ').flatMap((word) => (isLittle(word) ? [] : stem(word)));
  return said.length < FEWEST || said.length > MOST ? undefined : keyOf(said);
}

/** Two rows that the same words say are both meant only where they lead to the same codes; else the first holds. */
function isSameThing(one: Term | undefined, other: Term): boolean {
  return one?.codes.join() === other.codes.join();
}

function keyOf(said: readonly string[]): string {
  // An allergic reaction to something is an allergy to it.
  const isAllergy = said.length > FEWEST && said.includes(ALLERGY);
  return said
    .filter((word) => !isAllergy || word !== 'reaction')
    .sort()
    .join(' ');
}
