/**
 * More specific codes that could take an unspecified one's place.
 *
 * A code's characters are steps down a tree. Each step of an unspecified code is either settled or left open. A
 * candidate takes the same settled steps and another way where a step is open: C44.91 leaves the site open and settles
 * "basal cell carcinoma", so C44.01, C44.111, C44.311 ... are its candidates. Where a branch is built otherwise, the
 * words of the titles decide.
 */
import { EMPTY_WORDS, isAboutAgent } from './axis-words.ts';
import { type CodeNode, visitSubtree } from './code-tree.ts';
import { isOpening } from './open-axes.ts';

/**
 * All codes that agree with `code` in everything it settles, in no order, `code` itself left out.
 * @param kin tops of other trees that state what this one leaves open
 */
export function findAgreeing(code: CodeNode, kin: readonly CodeNode[]): Set<CodeNode> {
  const chain = chainOf(code);
  const [top] = chain;
  const found = new Set<CodeNode>();
  const settled = settledWords(code);
  const take = (node: CodeNode): void => {
    if (node !== code && node.onceBillable && sameEncounter(code, node)) found.add(node);
  };
  /** The 7th character alone is left, and it is held by `take`. */
  const takeAll = (branch: CodeNode): void => visitSubtree(branch, take);
  const takeByWords = (branch: CodeNode): void =>
    visitSubtree(branch, (node) => {
      if (settled.every((word) => node.words.has(word))) take(node);
    });
  const follow = (node: CodeNode, at: number): void => {
    const next = chain[at + 1];
    if (next === undefined) {
      const settledSteps = chain.slice(1).filter((step) => !isOpening(step));
      visitSubtree(node, (below) => {
        if (below === node || settledSteps.every((step) => meansTheSame(step, below))) take(below);
      });
      return;
    }
    const step = next.bare.slice(chain[at]?.bare.length ?? 0);
    if (!isOpening(next)) {
      const same = node.children.find((child) => child.bare === node.bare + step);
      if (same && meansTheSame(next, same)) follow(same, at + 1);
      else if (isEncounterStep(next)) takeAll(node);
      else takeByWords(node);
      return;
    }
    for (const child of rivalsOf(node, step)) {
      if (child.bare.length - node.bare.length === step.length) follow(child, at + 1);
      else takeByWords(child);
    }
  };
  if (top) follow(top, 0);
  for (const tree of kin) takeByWords(tree);
  return found;
}

function chainOf(code: CodeNode): CodeNode[] {
  const chain: CodeNode[] = [];
  for (let node: CodeNode | undefined = code; node; node = node.parent) chain.unshift(node);
  return chain;
}

/**
 * Children among which an open step may choose. Where several of them leave something open ("burn of unspecified
 * degree", "corrosion of unspecified degree"), each of the others belongs to the one whose title it shares more words
 * with. One that leaves more open ("unspecified eye, unspecified eyelid") also has what belongs to those that leave
 * less open ("right eye, unspecified eyelid").
 */
function rivalsOf(node: CodeNode, step: string): readonly CodeNode[] {
  const open = node.children.filter(isOpening);
  const own = node.children.find((child) => child.bare === node.bare + step);
  if (open.length < 2 || !own) return node.children;
  const ownOpen = own.phrases.length;
  const settled = settledWords(own);
  const narrower = open.filter(
    (each) => each.phrases.length < ownOpen && settled.every((word) => each.words.has(word)),
  );
  const allowed = new Set([own, ...narrower]);
  return node.children.filter((child) => {
    if (open.includes(child)) return allowed.has(child);
    const best = Math.max(...open.map((each) => shared(each, child)));
    return [...allowed].some((each) => shared(each, child) === best);
  });
}

/**
 * The same character may mean another thing in another branch: L03.91 is lymphangitis, L03.01 cellulitis of a finger.
 * A settled step means the same where at least half of the words that set it apart from its siblings are there too.
 */
function meansTheSame(step: CodeNode, other: CodeNode): boolean {
  if (step === other) return true;
  const own = wordsApart(step);
  return own.filter((word) => other.words.has(word)).length * 2 >= own.length;
}

/** The settled words that set a code apart from its siblings. */
const wordsApart = oncePerCode((step) => {
  const siblings = step.parent?.children.filter((sibling) => sibling !== step) ?? [];
  return settledWords(step).filter((word) => !siblings.every((sibling) => sibling.words.has(word)));
});

function shared(a: CodeNode, b: CodeNode): number {
  return [...a.words].filter((word) => b.words.has(word) && !EMPTY_WORDS.has(word)).length;
}

/** A full code whose 7th character says which encounter or which fetus it is. */
function isEncounterStep(code: CodeNode): boolean {
  return code.bare.length === 7 && /\b(?:encounter|sequela|fetus|not applicable)\b/i.test(code.title);
}

/** No better code may change which encounter or which fetus it is. */
function sameEncounter(code: CodeNode, other: CodeNode): boolean {
  return !isEncounterStep(code) || other.bare.charAt(6) === code.bare.charAt(6);
}

/** The words of a title that state something: without "unspecified" and the name of what is missing. */
const settledWords = oncePerCode((code) => {
  const isAgent = isAboutAgent(code.title);
  // "Adverse effect of unspecified systemic antibiotic": all of it names what is missing.
  const missing = new Set(code.phrases.flatMap((phrase) => phrase.split(' ').slice(0, isAgent ? 20 : 2)));
  const isMissing = (word: string): boolean => missing.has(word) && (isAgent || NAMES_OF_MISSING.has(word));
  return [...code.words].filter((word) => !EMPTY_WORDS.has(word) && !isMissing(word));
});

/** A code is asked for again by each of its relatives. */
function oncePerCode(read: (code: CodeNode) => readonly string[]): (code: CodeNode) => readonly string[] {
  const known = new WeakMap<CodeNode, readonly string[]>();
  return (code) => {
    const found = known.get(code) ?? read(code);
    known.set(code, found);
    return found;
  };
}

const NAMES_OF_MISSING = new Set([
  'cause',
  'agent',
  'agents',
  'substance',
  'depth',
  'laterality',
  'level',
  'extent',
]);
