/** A note cut into problems: what each of them is, and all that the note says of it. */
import type { NoteText } from '../note/types.ts';
import { isMorphology } from './morphology.ts';
import { joinPlaces } from './places.ts';
import type { PreparedNote } from './prepare-note.ts';
import type { CodeOnPage, Mention, Problem, Span } from './types.ts';

/**
 * The problems of a note, in the order in which it names them.
 * @param mentions as `readMentions` gives them
 */
export function readProblems(
  note: NoteText,
  prepared: PreparedNote,
  mentions: readonly Mention[],
  codes: readonly CodeOnPage[],
): Problem[] {
  const problems: Problem[] = [];
  let next = 0;
  for (const block of prepared.blocks) {
    while (next < mentions.length && (mentions[next]?.start ?? 0) < block.start) next++;
    const from = next;
    while (next < mentions.length && (mentions[next]?.start ?? 0) < block.end) next++;
    const inside = mentions.slice(from, next);
    if (!inside.some((one) => one.kind === 'code' || (one.kind === 'condition' && !isMorphology(one))))
      continue;
    const section = prepared.sentences[block.from]?.section ?? 'other';
    const head = prepared.sentences[block.from] ?? block;
    problems.push({
      ...gather([block], inside, note.text, codes),
      index: problems.length,
      heading: note.text.slice(head.start, Math.min(head.end, head.start + 200)),
      sections: [section],
    });
  }
  return problems;
}

function gather(
  spans: readonly Span[],
  mentions: readonly Mention[],
  text: string,
  codes: readonly CodeOnPage[],
): Omit<Problem, 'index' | 'heading' | 'sections'> {
  const { places, freeSides } = joinPlaces(text, mentions);
  const conditions = mentions.flatMap((one) => (one.kind === 'condition' ? [one] : []));
  const isIn = (one: Span): boolean => spans.some((span) => span.start <= one.start && one.end <= span.end);
  return {
    spans,
    conditions: conditions.filter((one) => !isMorphology(one)),
    morphology: conditions.filter(isMorphology),
    sites: places,
    sides: freeSides,
    sideConflict: [],
    measures: mentions.flatMap((one) => (one.kind === 'measure' ? [one] : [])),
    counts: mentions.flatMap((one) => (one.kind === 'count' ? [one] : [])),
    procedures: mentions.flatMap((one) => (one.kind === 'procedure' ? [one] : [])),
    drugs: mentions.flatMap((one) => (one.kind === 'drug' ? [one] : [])),
    agents: mentions.flatMap((one) => (one.kind === 'agent' ? [one] : [])),
    degrees: mentions.flatMap((one) =>
      one.kind === 'stage' || one.kind === 'depth' || one.kind === 'encounter' ? [one] : [],
    ),
    codes: codes.filter((code) => code.places.some((place) => place.in === 'note' && isIn(place))),
  };
}
