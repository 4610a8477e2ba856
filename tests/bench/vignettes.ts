/**
 * How often the review of procedures is right on vignettes: lines, questions and findings of each, all or nothing.
 * The half to build with may be looked at one by one; the half to report on prints figures only.
 * Run: `node tests/bench/vignettes.ts [build|report] [-v]`
 */
import { readBook, readNotes } from '../../utils/cli/read-book.ts';
import { noteFromText } from '../../utils/note/note-text.ts';
import type { Line } from '../../utils/procedures/types.ts';
import { reviewNote } from '../../utils/review/review-note.ts';
import type { Finding, Review } from '../../utils/review/types.ts';
import { readVignettes, type Vignette, type VignetteHalf } from './vignettes/read-vignettes.ts';

const DATE = '2026-11-10';
const { book, search } = readBook();
const notes = readNotes();
const asked = process.argv.slice(2);
const isTold = asked.includes('-v') && asked.includes('build');
const halves = (['build', 'report'] satisfies VignetteHalf[]).filter(
  (half) => asked.includes(half) || !asked.some((one) => one === 'build' || one === 'report'),
);

const sayLine = ({ code, modifiers, units }: Line): string =>
  [code, ...modifiers].join('-') + (units === 1 ? '' : ` x${units}`);

function sayFinding({ rule, grade, code, suggestions }: Finding): string {
  return `${grade} ${code === '' ? '-' : code} -> ${suggestions.map((one) => one.code).join(' ')} (${rule})`;
}

/** What is not as it should be; empty where all is right. */
function wrongsOf(vignette: Vignette, review: Review): string[] {
  const { lines, questions } = review.worked ?? { lines: [], questions: [] };
  const wrongs: string[] = [];
  const found = lines.map(sayLine).toSorted();
  if (found.join() !== vignette.lines.toSorted().join()) wrongs.push(`lines: ${found.join(', ') || 'none'}`);
  const open = [...questions, ...lines.flatMap(({ missing }) => missing)].map(({ fact }) => fact);
  for (const fact of vignette.asks) if (!open.includes(fact)) wrongs.push(`does not ask ${fact}`);
  const waits = lines.flatMap(({ waitFor }) => waitFor).join(' ');
  for (const code of vignette.waits) if (!waits.includes(code)) wrongs.push(`does not wait for ${code}`);
  return [...wrongs, ...wrongFindings(vignette, review)];
}

function wrongFindings(vignette: Vignette, review: Review): string[] {
  const left = review.findings.filter(({ rule }) => rule.startsWith('procedure-'));
  const wrongs: string[] = [];
  for (const { grade, code, better } of vignette.says) {
    const at = left.findIndex(
      (one) =>
        one.grade === grade &&
        one.code === (code ?? '') &&
        (better === null || one.suggestions.some((other) => other.code === better)),
    );
    if (at < 0) wrongs.push(`does not say: ${grade} ${code ?? '-'} -> ${better ?? ''}`);
    else left.splice(at, 1);
  }
  return [...wrongs, ...left.map((one) => `says: ${sayFinding(one)} ${one.message}`)];
}

for (const half of halves) {
  const vignettes = readVignettes(half);
  let right = 0;
  const worst = new Map<string, number>();
  for (const vignette of vignettes) {
    const note = noteFromText(vignette.note, vignette.claim);
    const wrongs = wrongsOf(vignette, reviewNote({ note, book, notes, lexicon: search.lexicon, date: DATE }));
    if (wrongs.length === 0) right += 1;
    for (const kind of new Set(wrongs.map((one) => one.split(':')[0] ?? '')))
      worst.set(kind, (worst.get(kind) ?? 0) + 1);
    if (wrongs.length > 0 && isTold && half === 'build')
      console.log([`${vignette.file}, ${vignette.title}`, ...wrongs.map((one) => `  ${one}`)].join('\n'));
  }
  const kinds = [...worst].map(([kind, times]) => `${kind} ${times}`).join(', ');
  console.log(`${half}: ${right} of ${vignettes.length} right${kinds === '' ? '' : ` (${kinds})`}`);
}
