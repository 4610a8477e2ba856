/**
 * Terms of the lexicon as people say them: in any order, with little words between, in another form of the word. "My
 * scalp is itching" is the term "itchy scalp".
 */
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
  'allergy allergies allergic',
  'discolor discolored discoloured discoloration discolouration',
  'darken darker darkening dark',
  'spread spreads spreading',
  'drain drains draining drained drainage',
  'excise excises excised excising excision',
  'crust crusts crusty crusting crusted',
  'split splits splitting',
  'stitch stitches suture sutures',
  'chap chapped chapping',
  'burst bursts bursting ruptured rupture',
];

const STEMS: ReadonlyMap<string, string> = new Map(
  FORMS.flatMap((forms) => {
    const words = forms.split(' ');
    return words.map((word): [string, string] => [word, words[0] ?? word]);
  }),
);

function stem(word: string): string {
  return STEMS.get(word) ?? STEMS.get(singular(word)) ?? singular(word);
}

/** Made when the first query asks: a review never does. */
export function openLooseTerms(lexicon: Lexicon): LooseLexicon {
  let made: ReadonlyMap<string, readonly Term[]> | undefined;

  function longestAt(words: readonly string[], from: number): LooseTerms | undefined {
    made ??= byWords(lexicon);
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
      const here = made.get(keyOf(said));
      if (here !== undefined) found = { terms: here, length: at - from + 1 };
    }
    return found;
  }

  return { longestAt };
}

function byWords(lexicon: Lexicon): Map<string, readonly Term[]> {
  const found = new Map<string, Term[]>();
  // The same few thousand words make up all terms. Empty for a little word.
  const stems = new Map<string, string>();
  const stemOf = (word: string): string => {
    const known = stems.get(word);
    if (known !== undefined) return known;
    const made = isLittle(word) ? '' : stem(word);
    stems.set(word, made);
    return made;
  };
  for (const term of lexicon.terms) {
    if (term.kind === 'site' || term.kind === 'side' || !term.key.includes(' ')) continue;
    const said: string[] = [];
    for (const word of term.key.split(' ')) {
      const made = stemOf(word);
      if (made !== '') said.push(made);
    }
    if (said.length < FEWEST || said.length > MOST) continue;
    const key = keyOf(said);
    const known = found.get(key);
    if (known === undefined) found.set(key, [term]);
    else if (isSameThing(known[0], term)) known.push(term);
  }
  return found;
}

/** Two rows that the same words say are both meant only where they lead to the same codes; else the first holds. */
function isSameThing(one: Term | undefined, other: Term): boolean {
  return one?.codes.join() === other.codes.join();
}

function keyOf(said: readonly string[]): string {
  if (said.length === 2) {
    const [one = '', other = ''] = said;
    return one < other ? `${one} ${other}` : `${other} ${one}`;
  }
  return [...said].sort().join(' ');
}
