/** Which facts each step of a code leaves open, read from titles and siblings. */
import { BODY_WORDS, isAboutAgent, namedAxis, newPhrases, saysSide, withoutSides } from './axis-words.ts';
import type { CodeNode } from './code-tree.ts';
import type { Axis } from './types.ts';

/** Axes that the step from `node.parent` to `node` leaves open; at the top of a tree, those of its own title. */
export function axesOpenedBy(node: CodeNode): Axis[] {
  const wider = node.parent;
  const phrases = wider ? newPhrases(node.phrases, wider.phrases) : node.phrases;
  if (phrases.length === 0) return [];
  const siblings = wider ? wider.children.filter((sibling) => sibling !== node) : [];
  const found = new Set(phrases.flatMap((phrase) => axesOfPhrase(phrase, node, siblings)));
  return [...found];
}

/** True where the step down to this code leaves something open that its parent's title does not. */
export function isOpening(node: CodeNode): boolean {
  return node.phrases.length > (node.parent?.phrases.length ?? 0);
}

function axesOfPhrase(phrase: string, node: CodeNode, siblings: readonly CodeNode[]): Axis[] {
  const rivals = siblings.filter((sibling) => !isOpening(sibling));
  const sided = rivals.filter((sibling) => saysSide(sibling.words));
  const named = namedAxis(phrase);
  if (named !== undefined && (named !== 'site' || sided.length === 0)) return [named];
  if (isAboutAgent(node.title)) return ['agent'];
  // "Unspecified open wound of ...": what is missing is the kind of the thing itself.
  if (`... ${node.title.toLowerCase()}`.startsWith(phrase.replace('...', '... unspecified'))) return ['type'];
  if (sided.length > 0 && !saysSide(node.words)) {
    const own = [...node.words].filter((word) => word !== 'unspecified');
    const alike = sided.filter((sibling) => own.every((word) => sibling.words.has(word)));
    const parts = new Set((alike.length > 0 ? alike : sided).map((sibling) => withoutSides(sibling.words)));
    // "right index finger", "left thumb": finger and side are both open.
    return parts.size > 1 ? ['site', 'side'] : ['side'];
  }
  return named !== undefined ? [named] : [axisOfSiblings(node, rivals)];
}

/**
 * "X, unspecified" does not name what is missing; the siblings do. Where most of them say a degree, a stage, a severity
 * or a part of the body that this title does not say, that is it; else it is a type.
 */
function axisOfSiblings(node: CodeNode, rivals: readonly CodeNode[]): Axis {
  const own = new Set([...node.words, ...(node.parent?.words ?? [])]);
  const saysOneOf = (words: ReadonlySet<string>) => (rival: CodeNode) =>
    [...rival.words].some((word) => words.has(word) && !own.has(word));
  const found = TOLD_BY_SIBLINGS.find(
    ([, words]) => rivals.filter(saysOneOf(words)).length * 2 > rivals.length,
  );
  return found?.[0] ?? 'type';
}

const TOLD_BY_SIBLINGS: readonly (readonly [Axis, ReadonlySet<string>])[] = [
  ['degree', new Set(['degree'])],
  ['stage', new Set(['stage'])],
  ['severity', new Set(['mild', 'moderate', 'severe', 'intermittent', 'persistent'])],
  ['site', BODY_WORDS],
];
