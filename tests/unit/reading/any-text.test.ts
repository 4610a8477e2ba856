import { describe, expect, it } from 'vitest';
import { readBook } from '../../../utils/cli/read-book.ts';
import { noteFromText } from '../../../utils/note/note-text.ts';
import { findCodes } from '../../../utils/reading/find-codes.ts';
import { prepareNote } from '../../../utils/reading/prepare-note.ts';
import { readProblems } from '../../../utils/reading/problems.ts';
import { readMentions } from '../../../utils/reading/read-mentions.ts';

const { book, search } = readBook();
const DATE = '2026-11-10';

function read(text: string) {
  const note = noteFromText(text);
  const prepared = prepareNote(note, DATE);
  const codes = findCodes(note, book, DATE);
  const mentions = readMentions(note, book, search.lexicon, codes);
  return { mentions, problems: readProblems(note, prepared, mentions, codes), prepared };
}

/** What patterns stumble over: long runs of what they repeat, and pieces of notes in any order. */
const PIECES =
  'BCC|left|nose|1. |- |\n|\n\n|A/P:|Path:|no |r/o |x3|1.2 x |0.8 cm|(|)|[ ]|[x]|12 |#|/|:|; |, |. |…|🙂|\ud800|é|C44.311|17000|vs |Procedure: |B. |of |and |family history of |stage III|sq cm|""|\t|   '.split(
    '|',
  );

function mix(seed: number, length: number): string {
  let state = seed;
  let text = '';
  while (text.length < length) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    text += PIECES[(state >>> 8) % PIECES.length] ?? '';
  }
  return text;
}

describe('any text at all', () => {
  it('is read without a slip: each mention quotes its place, and problems lie inside the note', () => {
    for (let seed = 1; seed <= 150; seed++) {
      const text = mix(seed, 600);
      const { mentions, problems, prepared } = read(text);
      for (const { start, end, quote } of mentions)
        expect(text.slice(start, end), `seed ${seed}`).toBe(quote);
      problems.forEach((problem, index) => {
        expect(problem.index).toBe(index);
        for (const { start, end } of problem.spans)
          expect(start >= 0 && start < end && end <= text.length).toBe(true);
      });
      for (const { start, end } of prepared.sections) expect(start < end && end <= text.length).toBe(true);
    }
  });

  it('does not stall on runs that patterns repeat', () => {
    const runs = [
      ' ',
      '1',
      '.',
      'x',
      '1.2 x ',
      'no ',
      '- ',
      '(',
      'a',
      'path ',
      '\n',
      'left ',
      'BCC, ',
      'and ',
      '[ ] ',
      '#1 ',
      'cm ',
      ': ',
      '[x] no ',
      'yes [ ] ',
      '(-) ',
      'weeks ago ',
      'Burn degree: [x] 2nd ',
      'biopsy if ',
      'psoriasis elbow scaly plaque. ',
      'DDx: BCC\n',
      'PMH: none\nSite: ',
      '1 AK\n',
    ];
    // What backtracks needs hours for these; what is linear is done at once.
    for (const run of runs)
      expect(read(run.repeat(30_000 / run.length)).prepared.words.length, run).toBeGreaterThanOrEqual(0);
  });
});
