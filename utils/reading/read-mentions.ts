/** What the note says: codes, conditions, sites and sides, procedures, sizes and counts, each with how it is meant. */
import type { CodeBook } from '../codes/types.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { NoteText } from '../note/types.ts';
import { readAgents } from './agents.ts';
import { readCounts } from './counts.ts';
import { readDegrees } from './degrees.ts';
import { readMeasures } from './measures.ts';
import { type PreparedNote, prepareNote } from './prepare-note.ts';
import { readTerms } from './read-terms.ts';
import type { CodeOnPage, Mention } from './types.ts';
import { vocabularyOf } from './vocabulary.ts';

/**
 * Reads what the note says.
 * @param codes the codes found by `findCodes`
 * @returns mentions in the order of the note
 */
export function readMentions(
  note: NoteText,
  book: CodeBook,
  lexicon: Lexicon | undefined,
  codes: readonly CodeOnPage[] = [],
): Mention[] {
  const { text } = note;
  const prepared = prepareNote(note);
  const terms = lexicon ? readTerms(text, prepared, vocabularyOf(lexicon, book), book) : [];
  const counted = terms.filter((one) => one.kind === 'condition' || one.kind === 'procedure');
  const mentions: Mention[] = [
    ...readCodes(note, prepared, codes),
    ...terms,
    ...readMeasures(text, prepared),
    ...readCounts(text, prepared, counted),
    ...readAgents(text, prepared),
    ...readDegrees(text, prepared),
  ];
  return mentions.sort((a, b) => a.start - b.start || b.end - a.end);
}

function readCodes(note: NoteText, prepared: PreparedNote, codes: readonly CodeOnPage[]): Mention[] {
  const starts = new Map(prepared.words.map((word, index) => [word.start, index]));
  return codes.flatMap((code) =>
    code.places.flatMap((place): Mention[] => {
      if (place.in === 'field') return [];
      const assertion = prepared.assertions[starts.get(place.start) ?? -1] ?? 'present';
      const { start, end } = place;
      return [{ kind: 'code', start, end, quote: note.text.slice(start, end), value: code.code, assertion }];
    }),
  );
}
