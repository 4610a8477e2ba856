/** What `cm code` says of the place of a code in the list, and of what stands beside it there. */
import { describeCode } from '../codes/describe-code.ts';
import type { CodeAside } from '../codes/describe-code-types.ts';
import { MARK_SENTENCES, NOTE_NAMES, nameStep } from '../codes/describe-code-words.ts';
import type { CodeNotes } from '../codes/notes-types.ts';
import type { CodeBook, CodeSystem, IsoDate } from '../codes/types.ts';
import { alignRows } from './print.ts';
import type { CodeAnswer } from './shapes.ts';

type Beside = Pick<CodeAnswer, 'path' | 'beside' | 'sources'>;

/** Steps above the code, its notes, 7th characters, marks, and what leads to it in the index and the neoplasm table. */
export function answerBeside(
  book: CodeBook,
  notes: CodeNotes,
  asked: { readonly system: CodeSystem; readonly code: string },
  date: IsoDate,
): Beside {
  const { path, aside, sources } = describeCode(book, notes, asked, date);
  return {
    path: path.map(({ key, title }) => ({ key, title })),
    beside: aside && asked.system === 'icd10cm' ? plain(aside) : null,
    sources: [...sources],
  };
}

function plain({
  notes,
  absent,
  seventh,
  marks,
  indexTerms,
  indexTermsTotal,
  tableCells,
}: CodeAside): CodeAnswer['beside'] {
  return {
    notes: notes.flatMap(({ kind, holder, lines }) =>
      lines.map(({ text, release }) => ({
        kind,
        from: nameStep(holder),
        isInherited: holder.isInherited,
        text,
        release,
      })),
    ),
    none: [...absent],
    seventh:
      seventh?.choices.map(({ character, meaning, finished }) => ({
        character,
        meaning,
        code: finished?.code ?? null,
      })) ?? null,
    marks: [...marks],
    indexTerms: indexTerms.map(({ path }) => path.join(', ')),
    indexTermsTotal,
    tableCells: tableCells.map(({ path, column }) => ({ site: [...path], column })),
  };
}

/** The same as lines for a terminal. */
export function printBeside({ path, beside, sources }: Beside): string[] {
  const lines = path.length === 0 ? [] : [`  In: ${path.map(({ key }) => key).join(' > ')}`];
  const from = sources.map((sentence) => `  ${sentence}`);
  if (beside === null) return [...lines, ...from];
  for (const { mark, release } of beside.marks) lines.push(`  ${MARK_SENTENCES[mark]} (${release})`);
  if (beside.seventh !== null) {
    const rows = beside.seventh.map(({ character, meaning, code }) => [code ?? character, meaning]);
    lines.push('  7th character:', ...alignRows(rows, '    '));
  }
  for (const kind of new Set(beside.notes.map((note) => note.kind))) {
    const rows = beside.notes
      .filter((note) => note.kind === kind)
      .map(({ from, text, release }) => [from, `${text} (${release})`]);
    lines.push(`  ${NOTE_NAMES[kind]}:`, ...alignRows(rows, '    '));
  }
  if (beside.none.length > 0)
    lines.push(`  None: ${beside.none.map((kind) => NOTE_NAMES[kind]).join(', ')}.`);
  if (beside.indexTerms.length > 0) {
    lines.push('  The index leads here from:', ...beside.indexTerms.map((term) => `    ${term}`));
    const more = beside.indexTermsTotal - beside.indexTerms.length;
    if (more > 0) lines.push(`    and ${more} more`);
  }
  if (beside.tableCells.length > 0) {
    const cells = beside.tableCells.map(
      ({ site, column }) => `    ${site.join(', ') || 'any site'}: ${column}`,
    );
    lines.push('  The neoplasm table leads here from:', ...cells);
  }
  return [...lines, ...from];
}
