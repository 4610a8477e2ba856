/** Lines beside a disease that tell where it is: "Site: left forearm", "3 cm nodule of the right axilla". */

import type { PreparedNote } from '../reading/prepare-note.ts';
import type { RuleContext } from './types.ts';

/** The note, as far as its lines are asked. */
interface Page {
  readonly context: RuleContext;
  readonly note: PreparedNote;
}

/** What is known of sentences: they are set aside, or they speak of another condition. */
interface Sorting {
  isAside(sentence: number): boolean;
  isOther(sentence: number): boolean;
}

const LABEL =
  /^\W*(?:anatomic(?:al)? |lesion |body |surgical )?(?:site|side|location|loc|laterality|specimen|area)s?(?: of lesion)?\b/i;
const OF_LESION =
  /\b(?:path(?:ology)?|excised|red|erythema(?:tous)?|tender|papule|nodule|plaque|macule|patch|pearly|fluctuan(?:t|ce)|indurat(?:ed|ion)|breslow|ed&c|drained|i&d|warm)\b|\d ?[cm]m\b/i;
/** An examination tells of everything seen. */
const EXAM = /^\W*(?:exam\w*|physical|objective|pe)\b/i;
/** This much of a line tells what it is about. */
const LONGEST_LINE = 400;
/** Lines further away, in sentences, belong to something else. */
const PARAGRAPH = 5;
/** What follows of the lesion follows at once. */
const FOLLOWS = 2;
/** A site and its side; with more labels there is more than one lesion. */
const MOST_LABELS = 2;

/** Whether a sentence is a site's label line or tells of the lesion. */
export function tellsOfLesion(sentence: number, page: Page): boolean {
  const text = textOf(sentence, page);
  return LABEL.test(text) || OF_LESION.test(text);
}

function textOf(sentence: number, { note, context }: Page): string {
  const span = note.sentences[sentence];
  return span ? context.note.text.slice(span.start, Math.min(span.end, span.start + LONGEST_LINE)) : '';
}

/** Sentences of the same paragraph that tell where the disease of a sentence is. */
export function linesOf(sentence: number, page: Page, { isAside, isOther }: Sorting): number[] {
  const paragraph = paragraphOf(sentence, page);
  const others = paragraph.filter(isOther);
  const firstOther = others.find((one) => one > sentence) ?? Number.POSITIVE_INFINITY;
  const free = paragraph.filter((one) => one !== sentence && !isAside(one));
  const lesion = free.filter(
    (one) =>
      one > sentence &&
      one <= sentence + FOLLOWS &&
      one < firstOther &&
      OF_LESION.test(textOf(one, page)) &&
      !EXAM.test(textOf(one, page)),
  );
  if (others.length > 0) return lesion;
  const labels = free.filter((one) => LABEL.test(textOf(one, page)));
  return labels.length <= MOST_LABELS ? [...lesion, ...labels] : lesion;
}

/** Sentences without an empty line between them; a numbered problem ends them. */
function paragraphOf(sentence: number, { note, context }: Page): number[] {
  const { sentences, blocks } = note;
  const isJoined = (first: number): boolean => {
    const a = sentences[first];
    const b = sentences[first + 1];
    if (!a || !b || b.start - a.end > 80) return false;
    if (/\n[ \t]*\n/.test(context.note.text.slice(a.end, b.start))) return false;
    return a.block === b.block || (blocks[b.block]?.mark !== 'number' && blocks[a.block]?.mark !== 'number');
  };
  const found = [sentence];
  for (let at = sentence; at > sentence - PARAGRAPH && isJoined(at - 1); at--) found.unshift(at - 1);
  for (let at = sentence; at < sentence + PARAGRAPH && isJoined(at); at++) found.push(at + 1);
  return found;
}
