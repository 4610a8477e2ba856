/** What a review costs by the length of the note, and how often its warnings are right on our own notes. */
import { readBook, readNotes } from '../../utils/cli/read-book.ts';
import { noteFromText } from '../../utils/note/note-text.ts';
import { reviewNote } from '../../utils/review/review-note.ts';
import { readNoteFixtures } from '../fixtures/read-notes.ts';

const { book, search } = readBook();
const notes = readNotes();
const fixtures = readNoteFixtures();
const DATE = '2026-11-10';
const LENGTHS = [1_000, 10_000, 100_000, 1_000_000];
const BAR = { chars: 10_000, ms: 20 };

function review(text: string, claim: string): number {
  const started = performance.now();
  reviewNote({ note: noteFromText(text, claim), book, notes, lexicon: search.lexicon, date: DATE });
  return performance.now() - started;
}

/** A note of this length, made of our notes one after the other. */
function noteOfLength(chars: number): string {
  const all = fixtures.map((fixture) => fixture.note).join('\n\n');
  return all.repeat(Math.ceil(chars / all.length)).slice(0, chars);
}

function quantile(sorted: readonly number[], share: number): string {
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2);
}

const claim = 'C44.91, L40.9, D22.9, L03.90, 17000, 17003 x4, 11102';
for (let warm = 0; warm < 30; warm++) review(noteOfLength(10_000), claim);
const rows = LENGTHS.map((chars) => {
  const text = noteOfLength(chars);
  const rounds = Math.max(5, Math.min(200, Math.floor(2_000_000 / chars)));
  const times = Array.from({ length: rounds }, () => review(text, claim)).sort((a, b) => a - b);
  return { characters: chars, 'p50 ms': quantile(times, 0.5), 'p95 ms': quantile(times, 0.95) };
});
console.table(rows);
console.log(`Bar: ${BAR.chars} characters in ${BAR.ms} ms.`);

const counts = { right: 0, wrong: 0, missed: 0 };
for (const fixture of fixtures) {
  const note = noteFromText(fixture.note, fixture.claim);
  const { findings } = reviewNote({ note, book, notes, lexicon: search.lexicon, date: fixture.date });
  const expected = fixture.findings.filter((one) => one.grade === 'warn');
  const given = findings.filter((one) => one.grade === 'warn');
  for (const { code, suggestions } of given) {
    const right = expected.some((one) => one.code === code && one.suggests[0] === suggestions[0]?.code);
    counts[right ? 'right' : 'wrong']++;
  }
  counts.missed += expected.filter((one) => !given.some(({ code }) => code === one.code)).length;
}
const precision = (100 * counts.right) / Math.max(1, counts.right + counts.wrong);
console.log(
  `${fixtures.length} notes: ${counts.right} warnings right, ${counts.wrong} wrong, ${counts.missed} missed; ${precision.toFixed(1)} % right.`,
);
