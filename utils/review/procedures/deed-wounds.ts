/** Facts of dressings under suction, of stitches taken out and of pictures. */
import type { Fields, Sheet } from '../../procedures/types.ts';
import { countLesions } from './deed-counts.ts';
import { areasOf } from './deed-sizes.ts';
import type { Deed, DeedFacts } from './deed-types.ts';

export function vacuumFacts(deed: Deed, words: string): DeedFacts {
  const own = [...new Set(areasOf(deed.mentions))];
  const areas = own.length > 0 ? own : [...new Set(areasOf(deed.wider))];
  const isDurable = /\b(?:durable|dme|kci)\b/i.test(words);
  const isDisposable = /\b(?:disposable|single[- ]use|pico|snap)\b/i.test(words);
  const pump = isDurable === isDisposable ? null : isDurable ? 'durable' : 'disposable';
  return { family: 'wound-vacuum', each: areas.map((area) => ({ area })), visit: { pump } };
}

const OWN_WORK =
  /\b(?:by (?:us|me|dr)|(?:our|this|my) (?:office|clinic|practice)|(?:excis\w+|biops\w+|surgery|mohs|repair\w*|placed|closed) here)\b/i;
const OTHERS_WORK =
  /\b(?:ER|ED|emergency|urgent care|outside|elsewhere|hospital|(?:another|other) (?:clinic|practice|surgeon|office|provider|doctor)|plastic surge\w+)\b/;

/** @param hasVisit a visit is on the fee sheet; `null` where nobody has billed anything yet */
export function sutureFacts(text: string, hasVisit: boolean | null): DeedFacts {
  const own = OWN_WORK.test(text);
  const others = OTHERS_WORK.test(text);
  const isStaples = /\bstaples?\b/i.test(text);
  const isStitches = /\b(?:sutures?|stitch(?:es)?)\b/i.test(text);
  const visit: Sheet<Fields> = {
    what: isStaples && isStitches ? 'both' : 'one',
    inGlobal: own === others ? null : own,
    visit: hasVisit,
  };
  return { family: 'suture-removal', each: [], visit };
}

export function imagingFacts(deed: Deed, words: string, said: readonly string[]): DeedFacts {
  const kind = /\bconfocal\b/i.test(words) ? 'confocal' : 'whole-body';
  const count = kind === 'confocal' ? countLesions(deed.mentions, said) : null;
  return { family: 'imaging', each: [{ kind, count }] };
}
