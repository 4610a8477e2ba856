/** Names of body parts that are everyday words here: "come back", "on the other hand", "head to toe". */
import type { Word } from '../lexicon/words.ts';

interface Everyday {
  readonly after?: ReadonlySet<string>;
  readonly before?: ReadonlySet<string>;
}

const EVERYDAY: ReadonlyMap<string, Everyday> = new Map([
  [
    'back',
    {
      after: set(
        'come came comes coming go goes went going get gets got brought bring refer referred report call called results result send sent look looking cut scale scaled hold held pull pulled feel dating date set step hear heard be been is was bounce bounced put path pathology biopsy bx results labs',
      ),
      before: set('to up again pain if of in here within after next'),
    },
  ],
  [
    'hand',
    {
      after: set('other second first one by at'),
      before: set('dominance dominant hygiene out washing wash sanitizer cream'),
    },
  ],
  ['face', { after: set('to'), before: set('to wash mask lift masks cream') }],
  ['head', { before: set('to of') }],
  ['toe', { after: set('to') }],
  ['sole', { before: set('purpose reason source provider') }],
  ['chest', { before: set('x xray radiograph pain ct tightness clear film') }],
  ['temple', { before: set('university street') }],
  ['foot', { before: set('cream powder care soak note notes') }],
  ['eye', { before: set('contact exam doctor drops') }],
  ['lip', { before: set('balm') }],
  ['body', { before: set('wash lotion mass') }],
  ['nail', { before: set('polish salon') }],
  ['arm', { before: set('of') }],
]);
/** "on the back with", "left back": said of a body all the same. */
const OF_A_BODY = new Set(
  'the his her my your upper lower mid middle left right central entire their of and on'.split(' '),
);

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

/** Whether a one-word site is an everyday word at this place. */
export function isPlainWord(words: readonly Word[], at: number, length: number): boolean {
  if (length !== 1) return false;
  const everyday = EVERYDAY.get(words[at]?.text ?? '');
  if (!everyday) return false;
  const before = words[at - 1]?.text ?? '';
  if (everyday.after?.has(before)) return true;
  return !OF_A_BODY.has(before) && everyday.before?.has(words[at + 1]?.text ?? '') === true;
}
