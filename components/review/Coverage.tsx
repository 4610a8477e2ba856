import type { NoteText } from '../../utils/note/types.ts';
import type { NoteSection } from '../../utils/reading/types.ts';
import type { Review } from '../../utils/review/types.ts';
import { count, joinWords } from '../words.ts';

const SECTION_NAMES: Readonly<Record<NoteSection['kind'], string>> = {
  hpi: 'present illness',
  exam: 'exam',
  assessment: 'assessment',
  plan: 'plan',
  procedure: 'procedure',
  pathology: 'pathology',
  history: 'history',
  'family-history': 'family history',
  medications: 'medications',
  allergies: 'allergies',
  ros: 'review of systems',
  social: 'social history',
  differential: 'differential',
  education: 'what the patient was told',
  other: 'text without a known heading',
};

/** One line on what was read, and what was not: a review must not look larger than it is. */
export function Coverage({ review, note }: { readonly review: Review; readonly note: NoteText }) {
  const sections = [...new Set(review.sections.map(({ kind }) => SECTION_NAMES[kind]))];
  const frames = new Set([...note.fields, ...note.codeFields].map(({ frameId }) => frameId)).size;
  const inFrames = frames > 1 ? ` of ${count(frames, 'frame')}` : '';
  const unchecked = review.unchecked?.length ?? 0;
  return (
    <p className="dim coverage">
      Read: {count(note.fields.length, 'note field')} and {count(note.codeFields.length, 'code field')}
      {inFrames}, {count(review.codes.length, 'code')}
      {sections.length > 0 && `; ${joinWords(sections)}`}. Checked with {count(review.checked.length, 'rule')}
      {unchecked > 0 && `; ${count(unchecked, 'rule')} could not look, the official notes are not at hand`}.{' '}
      {note.unread.length === 0
        ? 'Nothing on the page was left unread that we know of.'
        : `Not read: ${joinWords(note.unread.map(({ what }) => what))}.`}
    </p>
  );
}
