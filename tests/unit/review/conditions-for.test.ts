import { describe, expect, it } from 'vitest';
import { readBook, readNotes } from '../../../utils/cli/read-book.ts';
import { noteFromText } from '../../../utils/note/note-text.ts';
import { reviewNote } from '../../../utils/review/review-note.ts';
import type { Rule, RuleContext } from '../../../utils/review/types.ts';

const { book, search } = readBook();
const notes = readNotes();

/** What a rule sees of a note and its claim. */
function contextOf(text: string, claim: string): RuleContext {
  let seen: RuleContext | undefined;
  const look: Rule = {
    id: 'look',
    title: '',
    why: '',
    source: '',
    examples: [],
    check: (context) => {
      seen = context;
      return [];
    },
  };
  const note = noteFromText(text, claim);
  reviewNote({ note, book, notes, lexicon: search.lexicon, date: '2026-11-10', rules: [look] });
  if (!seen) throw new Error('The rule did not look.');
  return seen;
}

function spoken(text: string, claim: string): string[] {
  const context = contextOf(text, claim);
  return context.codes.flatMap((code) =>
    context
      .conditionsFor(code)
      .map(({ mention, fit, side, sites }) =>
        [mention.quote, mention.assertion, fit, side, sites[0]?.site.value].filter(Boolean).join(' '),
      ),
  );
}

describe('conditions that a code speaks of', () => {
  const stories: readonly (readonly [note: string, claim: string, said: readonly string[]])[] = [
    ['BCC of the left cheek', 'C44.319', ['BCC present same left cheek']],
    ['BCC of the left cheek', 'C44.91', ['BCC present same left cheek']],
    ['BCC of the left cheek', 'C44.90', ['BCC present narrower left cheek']],
    ['BCC of the left cheek', 'C44.329', []],
    ['SK on the back', 'L82.0', ['SK present wider back']],
    ['No melanoma. Mother had melanoma.', 'C43.9', ['melanoma absent same', 'melanoma family same']],
    ['History of melanoma', 'Z85.820', ['History of melanoma history same']],
    ['Melanoma in situ of the right arm', 'C43.61', []],
    ['Psoriasis of elbows', 'L57.0', []],
  ];
  for (const [note, claim, said] of stories)
    it(`${note} / ${claim}`, () => expect(spoken(note, claim)).toEqual(said));
});

describe('problems that a code belongs to', () => {
  const note = 'Assessment:\n1. BCC, left cheek\n2. AK, scalp';

  it('are those that name its condition, where it stands only on the claim', () => {
    const context = contextOf(note, 'L57.0');
    const [code] = context.codes;
    expect(code && context.problemsOf(code).map((one) => one.heading)).toEqual(['AK, scalp']);
  });

  it('are those it is written in', () => {
    const context = contextOf(`${note} (L57.0)`, '');
    const [code] = context.codes;
    expect(code && context.problemsOf(code).map((one) => one.index)).toEqual([1]);
  });
});
