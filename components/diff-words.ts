/** Which words of a better title are news against the present one. */

export interface TitlePart {
  readonly text: string;
  /** True for words that the present title does not have at this place. */
  readonly isNew: boolean;
}

/**
 * The better title in parts, its new words marked. Compared word by word, without regard to case or punctuation, by
 * the longest common run of words.
 * @param before the present title; empty where the code is unknown: then nothing is marked, there is nothing to compare
 */
export function diffWords(before: string, after: string): TitlePart[] {
  const newWords = splitWords(after);
  if (before.trim() === '') return after === '' ? [] : [{ text: after, isNew: false }];
  const kept = findKept(splitWords(before).map(fold), newWords.map(fold));
  const parts: { text: string; isNew: boolean }[] = [];
  newWords.forEach((word, at) => {
    const isNew = !kept.has(at);
    const last = parts.at(-1);
    const gap = at === 0 ? '' : ' ';
    if (last === undefined) parts.push({ text: word, isNew });
    else if (last.isNew === isNew) last.text += gap + word;
    else if (isNew) {
      // The blank between an old and a new word belongs to the old one: bold blanks look wider.
      last.text += gap;
      parts.push({ text: word, isNew });
    } else parts.push({ text: gap + word, isNew });
  });
  return parts;
}

function splitWords(title: string): string[] {
  return title.split(/\s+/).filter((word) => word !== '');
}

function fold(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Places in `after` that belong to the longest common subsequence of both. Titles are short: the table is tiny. */
function findKept(before: readonly string[], after: readonly string[]): Set<number> {
  const width = after.length + 1;
  const lengths = new Uint16Array((before.length + 1) * width);
  const length = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = before.length - 1; row >= 0; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      lengths[row * width + column] =
        before[row] === after[column]
          ? length(row + 1, column + 1) + 1
          : Math.max(length(row + 1, column), length(row, column + 1));
    }
  }
  const kept = new Set<number>();
  let row = 0;
  let column = 0;
  while (row < before.length && column < after.length) {
    if (before[row] === after[column]) {
      kept.add(column);
      row++;
      column++;
    } else if (length(row + 1, column) >= length(row, column + 1)) row++;
    else column++;
  }
  return kept;
}
