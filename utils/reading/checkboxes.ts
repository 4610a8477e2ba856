/** Boxes of a template: "[x] Left [ ] Right". What is not ticked is not said. */
import type { Word } from '../lexicon/words.ts';

const BOX = /\[\s{0,3}\]|\(\s{1,3}\)|☐|□|\[[xX✓✔]\]|\([xX✓✔]\)|[☑☒✔✓]/g;
const EMPTY_BOX = /^(?:\[\s*\]|\(\s*\)|☐|□)$/;
/** The last option of a row ends at a clause or a wide gap, and after this many words. */
const LONGEST_OPTION = 8;

/** The text that a sentence's boxes stand in, and where it begins; `null` for a sentence without words. */
function rowOf(text: string, words: readonly Word[]) {
  const first = words[0];
  const last = words.at(-1);
  if (!first || !last) return null;
  const start = Math.max(0, first.start - 5);
  return { first, last, start, run: text.slice(start, last.end + 5) };
}

/**
 * The words of options that are not ticked.
 * @param words the words of one sentence, in order
 * @returns runs of indices into `words`, `to` exclusive
 */
export function unticked(text: string, words: readonly Word[]): { from: number; to: number }[] {
  const row = rowOf(text, words);
  if (!row) return [];
  const { first, last, start, run } = row;
  if (!/[[(☐□☑☒✔✓]/.test(run)) return [];
  const boxes = [...run.matchAll(BOX)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
    isEmpty: EMPTY_BOX.test(match[0]),
  }));
  const closing = boxes.at(-1);
  const opening = boxes[0];
  if (!closing || !opening) return [];
  // "Left [ ] Right [x]": the box stands behind its word.
  const behind = closing.end >= last.end && opening.start > first.end;
  return boxes.flatMap((box, index) => {
    if (!box.isEmpty) return [];
    const from = behind ? (boxes[index - 1]?.end ?? first.start) : box.end;
    const to = behind ? box.start : (boxes[index + 1]?.start ?? optionEnd(text, box.end, last.end));
    const inside = words.flatMap((word, at) => (word.start >= from && word.end <= to ? [at] : []));
    const kept = behind ? inside.slice(-LONGEST_OPTION) : inside.slice(0, LONGEST_OPTION);
    const [head] = kept;
    const tail = kept.at(-1);
    return head === undefined || tail === undefined ? [] : [{ from: head, to: tail + 1 }];
  });
}

const NO_TICKED = /\[[xX✓✔]\]\s?no\b|[☑☒✔✓]\s?no\b|\bno\s?\[[xX✓✔]\]/gi;
const YES_NO = /^[\s:?–—-]*(?:(?:\[\s*\]|\([ ]+\)|[☐□])?\s*yes\s*(?:\[\s*\])?\s*)?$/i;
/** So much of a question is looked at. */
const QUESTION = 80;

/**
 * The words of questions that the box of "no" answers: "Invasion: [ ] yes [x] no".
 * @param words the words of one sentence, in order
 * @returns runs of indices into `words`, `to` exclusive
 */
export function answeredNo(text: string, words: readonly Word[]): { from: number; to: number }[] {
  const row = rowOf(text, words);
  if (!row) return [];
  const { start, run } = row;
  if (!/[[☑☒✔✓]/.test(run)) return [];
  return [...run.matchAll(NO_TICKED)].flatMap((match) => {
    const before = run.slice(Math.max(0, match.index - QUESTION), match.index);
    const question = before.replace(/(?:\[\s*\]|\([ ]+\)|[☐□])\s*yes\s*$|\byes\s*\[\s*\]\s*$/i, '');
    if (!YES_NO.test(question.slice(question.search(/[\s:?–—-]*$/)))) return [];
    const asked = /[^:;.?\]☐☑]*[:?]?\s*$/.exec(question.trimEnd());
    const lead = question.length - question.trimEnd().length;
    const to = start + match.index - (before.length - question.length) - lead;
    const from = to - (asked?.[0].length ?? 0);
    const inside = words.flatMap((word, at) => (word.start >= from && word.end <= to ? [at] : []));
    const [head] = inside;
    const tail = inside.at(-1);
    return head === undefined || tail === undefined || /^no$/.test(words[tail]?.text ?? '')
      ? []
      : [{ from: Math.max(head, tail - LONGEST_OPTION), to: tail + 1 }];
  });
}

function optionEnd(text: string, from: number, to: number): number {
  const found = /\S(?=\s{2,}|[;,.:]\s|\n)/.exec(text.slice(from, to));
  return found ? from + found.index + 1 : to;
}
