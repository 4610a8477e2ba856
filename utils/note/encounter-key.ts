/**
 * Which patient and visit a document is about, as salted hashes: enough to tell two visits apart, too little to name
 * anyone. No words leave the page.
 *
 * A key is one hash for each kind of thing that is said, `kind` being one letter: the patient and the visit in the
 * address, the record number, the birthday and the visit's number in the header, and the words an EHR's adapter points
 * at. Tabs and frames of one visit say more or less of it, so keys are joined, not compared: two keys are of different
 * visits when they say different things of one kind.
 */
import { wordsAt } from './apply-hints.ts';
import type { Root } from './dom.ts';
import { oneBlank, urlOf } from './dom.ts';
import { eachLabel } from './page-words.ts';
import { isShown } from './visible.ts';
import { wording, wordsFor } from './words.ts';

/** What is said in the address, and what a header says: the letters of its kinds. */
const IN_ADDRESS = ['p', 'v'] as const;
const IN_HEADER = ['m', 'b', 'n'] as const;
/** In place of a value: there are several. */
const SEVERAL = '*';
/** Headers stand on top. */
const MAX_TEXT_NODES = 2000;

/**
 * @param roots of the page, as the walk over it met them
 * @param named elements that name patient or visit, as an adapter knows
 * @param salt without one there is no key: a plain hash of a birthday can be guessed
 * @returns at most 60 letters and digits; `null` where nothing is said
 */
export function encounterKey(
  document: Document,
  roots: readonly Root[],
  named: readonly Element[],
  salt: string,
): string | null {
  if (salt === '') return null;
  const said = new Map<string, string>();
  sayAll(said, IN_ADDRESS, urlOf(document).slice(0, 2000));
  eachLabel(
    roots,
    wordsFor('headerLabel'),
    (text) => {
      sayAll(said, IN_HEADER, text);
      // One more may say otherwise.
      return false;
    },
    MAX_TEXT_NODES,
    wording('beside'),
  );
  const words = named.map((element) => (isShown(element) ? wordsAt(element) : ''));
  if (words.some((word) => word.trim() !== '')) said.set('a', words.join(' '));
  const parts = [...said]
    .filter(([, value]) => value !== SEVERAL)
    .map(([kind, value]) => kind + hash(salt + kind + plain(value)));
  return parts.length === 0 ? null : parts.sort().join('.');
}

/** What two keys say together; `null` where they contradict each other: they are of different visits. */
export function joinKeys(one: string, other: string): string | null {
  const said = new Map<string, string>();
  for (const part of `${one}.${other}`.split('.')) {
    const kind = part.charAt(0);
    if ((said.get(kind) ?? part) !== part) return null;
    said.set(kind, part);
  }
  return [...said.values()].sort().join('.');
}

/**
 * A page that names two patients is of neither: what is said in two ways of one kind is not known. The note of one must
 * never be joined with the codes of another.
 */
function sayAll(
  said: Map<string, string>,
  kinds: readonly (typeof IN_ADDRESS | typeof IN_HEADER)[number][],
  text: string,
): void {
  for (const kind of kinds) {
    const value = wordsFor(`said_${kind}`).exec(text)?.[1];
    if (value !== undefined) said.set(kind, [value, undefined].includes(said.get(kind)) ? value : SEVERAL);
  }
}

function plain(value: string): string {
  return oneBlank(value).toLowerCase();
}

/** FNV-1a, 32 bits, mixed at the end: not for secrets, only so that the words are gone. */
export function hash(text: string): string {
  let at = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    at = Math.imul(at ^ text.charCodeAt(index), 0x01000193);
  }
  at = Math.imul(at ^ (at >>> 15), 0x2c1b3c6d);
  return ((at ^ (at >>> 13)) >>> 0).toString(36);
}
