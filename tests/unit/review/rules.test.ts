import { describe, expect, it } from 'vitest';
import { readBook, readNotes } from '../../../utils/cli/read-book.ts';
import { noteFromText } from '../../../utils/note/note-text.ts';
import { reviewNote } from '../../../utils/review/review-note.ts';
import { RULES } from '../../../utils/review/rules.ts';
import type { RuleExample } from '../../../utils/review/types.ts';

const { book, search } = readBook();
const notes = readNotes();

function review(example: RuleExample, only?: (typeof RULES)[number]) {
  const note = noteFromText(example.note, example.codes);
  const rules = only ? { rules: [only] } : {};
  return {
    note,
    ...reviewNote({ note, book, notes, lexicon: search.lexicon, date: example.date, ...rules }),
  };
}

for (const rule of RULES) {
  describe(`${rule.title} (${rule.id})`, () => {
    it('shows at least four notes where it speaks and four where it does not warn', () => {
      // A rule that only ever asks is shown asking.
      const spoken = rule.examples.filter((one) => one.finding !== null);
      const warns = spoken.filter((one) => one.finding?.grade !== 'inform');
      const speaks = warns.length > 0 ? warns : spoken;
      const quiet = rule.examples.filter((one) => one.finding === null);
      expect(speaks.length).toBeGreaterThanOrEqual(4);
      expect(quiet.length).toBeGreaterThanOrEqual(4);
    });

    for (const example of rule.examples) {
      it(example.title, () => {
        const { findings } = review(example, rule);
        if (example.finding === null) {
          expect(findings).toEqual([]);
          return;
        }
        const { code, grade, suggests } = example.finding;
        const found = findings.find((one) => one.code === code);
        expect(found, `a finding on ${code}`).toMatchObject({ rule: rule.id, grade });
        const offered = found?.suggestions.map((one) => one.code) ?? [];
        if (grade === 'warn') expect(offered[0]).toBe(suggests);
        else if (suggests !== undefined) expect(offered).toContain(suggests);
      });
    }

    it('offers only codes that are billable on the date, quotes the note word for word, and names its source', () => {
      for (const example of rule.examples) {
        const { findings, note } = review(example);
        for (const finding of findings) {
          for (const { code, system, title } of finding.suggestions) {
            expect(book.standOf(code, system, example.date).standing, `${code} in "${example.title}"`).toBe(
              'billable',
            );
            expect(title).not.toBe('');
          }
          for (const { start, end, quote } of finding.evidence)
            expect(note.text.slice(start, end)).toBe(quote);
          expect(finding.source).not.toBe('');
          expect(finding.message).toMatch(/[.?]$/);
        }
      }
    });
  });
}
