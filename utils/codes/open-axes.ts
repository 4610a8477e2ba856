/** Which facts each step of a code leaves open, read from titles and siblings. */
import { BODY_WORDS, namedAxis, newPhrases, openPhrases, saysSide, withoutSides } from './axis-words.ts';
import type { CodeNode } from './code-tree.ts';
import type { Axis } from './types.ts';

/** Axes that the step from `node.parent` to `node` leaves open; at the top of a tree, those of its own title. */
export function axesOpenedBy(node: CodeNode): Axis[] {
  const wider = node.parent;
  const phrases = wider ? newPhrases(node.title, wider.title) : openPhrases(node.title);
  if (phrases.length === 0) return [];
  const siblings = wider ? wider.children.filter((sibling) => sibling !== node) : [];
  const found = new Set(phrases.flatMap((phrase) => axesOfPhrase(phrase, node, siblings)));
  return [...found];
}

/** True where the step down to this code leaves something open that its parent's title does not. */
export function isOpening(node: CodeNode): boolean {
  return openPhrases(node.title).length > openPhrases(node.parent?.title ?? '').length;
}

function axesOfPhrase(phrase: string, node: CodeNode, siblings: readonly CodeNode[]): Axis[] {
  const rivals = siblings.filter((sibling) => !isOpening(sibling));
  const sided = rivals.filter((sibling) => saysSide(sibling.words));
  const named = namedAxis(phrase);
  if (named !== undefined && (named !== 'site' || sided.length === 0)) return [named];
  if (sided.length > 0 && !saysSide(node.words)) {
    const parts = new Set(sided.map((sibling) => withoutSides(sibling.words)));
    // "right index finger", "left thumb": finger and side are both open.
    return parts.size > 1 ? ['site', 'side'] : ['side'];
  }
  return named !== undefined ? [named] : [siteOrType(node, rivals)];
}

/** "X, unspecified": a site where most siblings say a part of the body that this title does not, else a type. */
function siteOrType(node: CodeNode, rivals: readonly CodeNode[]): Axis {
  const own = new Set([...node.words, ...(node.parent?.words ?? [])]);
  const saysBody = (rival: CodeNode): boolean =>
    [...rival.words].some((word) => BODY_WORDS.has(word) && !own.has(word));
  return rivals.length > 0 && rivals.filter(saysBody).length * 2 > rivals.length ? 'site' : 'type';
}
