import { describe, expect, it } from 'vitest';
import { queryAbout } from '../../../components/review/query-about.ts';
import { readNotes, readTablesAsOpened } from '../../../utils/cli/read-book.ts';
import { noteFromText } from '../../../utils/note/note-text.ts';
import { askPhysician } from '../../../utils/review/ask-physician.ts';
import { reviewNote } from '../../../utils/review/review-note.ts';

const { book, lexicon } = readTablesAsOpened();
const notes = readNotes();
const DATE = '2026-11-10';

/** What the physician is offered about a code of a note, as the panel asks it. */
function offered(text: string, code: string) {
  const note = noteFromText(text, code);
  const review = reviewNote({ note, book, notes, lexicon, date: DATE });
  const finding = review.findings.find((one) => one.code === code);
  if (finding === undefined) throw new Error(`Nothing is said of ${code}.`);
  const id = book.find(code, 'icd10cm');
  const open = id === undefined ? null : book.unspecified(id, DATE);
  const codes = (open?.candidates ?? []).map((other) => book.entry(other, DATE));
  const more = open === null ? null : { axes: open.axes, codes, total: codes.length };
  return askPhysician(queryAbout(finding, review, note, more));
}

describe('the choices of a question to the physician', () => {
  it('are both sides, whenever the condition is documented', () => {
    const { options } = offered('Assessment: Melanoma of the lower leg, biopsy proven.', 'C43.70');
    expect(options).toHaveLength(2);
    expect(options.join()).toMatch(/right.*left/);
  });

  it('are all stages, and not those only that come first', () => {
    const { options } = offered('Assessment: Pressure ulcer of the sacrum, dressing changed.', 'L89.159');
    expect(options.join()).toMatch(/stage 1.*stage 2.*stage 3.*stage 4/);
  });

  it('are no diagnosis that the note gives no ground for', () => {
    const { options, text } = offered('Assessment: Psoriasis, stable, on clobetasol.', 'L40.9');
    expect(options).toEqual([]);
    expect(text).not.toMatch(/arthr|pustul|guttate/i);
    expect(text).toContain('[ ] Please describe, with the type: ');
  });

  it('are those kinds that the note names, where it names several', () => {
    const text =
      'Assessment: Psoriasis, as in psoriasis vulgaris on the elbows and with guttate drops on the trunk.';
    const { options } = offered(text, 'L40.9');
    expect(options).toEqual(['Psoriasis vulgaris', 'Guttate psoriasis']);
  });

  it('are no other place than the note names', () => {
    const text = 'Assessment: Basal cell carcinoma of the nose, biopsy proven. C44.91';
    expect(offered(text, 'C44.91').text).not.toMatch(/eyelid|limb|scalp/);
  });

  it('are none that the note denies', () => {
    const text = 'Assessment: Psoriasis vulgaris. No guttate psoriasis. No arthritis.';
    expect(offered(text, 'L40.9').options).toEqual([]);
  });

  it('are none where the note says nothing of the condition', () => {
    const { options, text } = offered('Assessment: Nothing new today, skin is quiet.', 'L40.9');
    expect(options).toEqual([]);
    expect(text).toContain('- nothing more about this condition');
  });
});
