/** Lines beside a disease that tell where it is: "Site: left forearm", "3 cm nodule of the right axilla". */

import { type PreparedNote, sentenceAt } from '../reading/prepare-note.ts';
import type { CodeOnPage, Mention } from '../reading/types.ts';
import type { RuleContext } from './types.ts';

/** The note, as far as its lines are asked. */
interface Page {
  readonly context: RuleContext;
  readonly note: PreparedNote;
  /** Mentions of conditions, sites and sides by sentence. */
  readonly bySentence: readonly (readonly Mention[])[];
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
/** A problem that a long note speaks of all along says nothing new after so many sentences. */
const MOST_TOLD = 40;
/** What follows of the lesion follows at once. */
const FOLLOWS = 2;
/** "Right upper outer arm." in characters. */
const LONGEST_PLACE = 40;
/** A site and its side; with more labels there is more than one lesion. */
const MOST_LABELS = 2;

/** Whether a sentence is a site's label line or tells of the lesion. */
export function tellsOfLesion(sentence: number, page: Page): boolean {
  const text = textOf(sentence, page);
  return LABEL.test(text) || OF_LESION.test(text) || isOnlySite(sentence, page);
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
  // "Firm papule, left shin. Dermatofibroma.": where one disease is spoken of, it is told before it is named.
  const from = others.length === 0 ? sentence - FOLLOWS : sentence;
  const lesion = free.filter(
    (one) =>
      one >= from &&
      one <= sentence + FOLLOWS &&
      one < firstOther &&
      ((OF_LESION.test(textOf(one, page)) && !EXAM.test(textOf(one, page))) ||
        (others.length === 0 && one === sentence + 1 && isOnlySite(one, page))),
  );
  if (others.length > 0) return lesion;
  const labels = free.filter((one) => LABEL.test(textOf(one, page)));
  return labels.length <= MOST_LABELS ? [...lesion, ...labels] : lesion;
}

/** "BCC, biopsy confirmed. Left vertex.": nothing but a place. */
function isOnlySite(sentence: number, { note, context, bySentence }: Page): boolean {
  const span = note.sentences[sentence];
  const said = bySentence[sentence] ?? [];
  if (!span || span.end - span.start > LONGEST_PLACE || !said.some(({ kind }) => kind === 'site'))
    return false;
  const places = said.filter(({ kind }) => kind === 'site' || kind === 'side');
  let rest = '';
  let reached = span.start;
  for (const { start, end } of [...places, { start: span.end, end: span.end }]) {
    rest += context.note.text.slice(reached, start);
    reached = Math.max(reached, end);
  }
  return !/[\p{L}\p{N}]/u.test(rest);
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

/**
 * All that the note says elsewhere of the one problem that a code belongs to: nothing where it could belong to several.
 * @param asked sentences that have been asked already: what stands on their lines was not taken for the disease's own
 */
export function toldOfProblem(
  code: CodeOnPage,
  page: Page,
  asked: ReadonlySet<number>,
  { isAside, isOther }: Sorting,
): number[] {
  const { context, note } = page;
  const spoken = context
    .conditionsFor(code)
    .flatMap(({ mention, problem }) => (problem && mention.assertion === 'present' ? [problem] : []));
  const written = context.problems.filter((problem) => problem.codes.includes(code));
  const [problem, ...more] = new Set(written.length > 0 ? written : spoken);
  if (!problem || more.length > 0) return [];
  const near = new Set([...asked].flatMap((one) => besideOf(one, page, isOther)));
  const told = problem.spans.flatMap(({ start, end }) => {
    const found: number[] = [];
    for (let at = Math.max(0, sentenceAt(note, start)); (note.sentences[at]?.start ?? end) < end; at++)
      found.push(at);
    return found.slice(0, MOST_TOLD);
  });
  return told.filter((one) => !near.has(one) && !isAside(one) && !isOther(one));
}

/** Of a paragraph that tells of two diseases all, else what stands on the same line. */
function besideOf(sentence: number, page: Page, isOther: Sorting['isOther']): number[] {
  const paragraph = paragraphOf(sentence, page);
  if (paragraph.some(isOther)) return paragraph;
  const { sentences } = page.note;
  const [a, b] = [sentences[sentence]?.start ?? 0, sentences[sentence]?.end ?? 0];
  return paragraph.filter((one) => {
    const [from, to] = [sentences[one]?.start ?? 0, sentences[one]?.end ?? 0];
    return !page.context.note.text.slice(Math.min(b, to), Math.max(a, from)).includes('\n');
  });
}
