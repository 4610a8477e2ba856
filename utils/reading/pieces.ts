/** A note cut into pieces that each speak of one thing: an item, a lesion of a list, a paragraph of the procedure note. */
import { ASIDES } from './headings.ts';
import { isMorphology } from './morphology.ts';
import { isOpposite, isSpared, joinPlaces, type Places } from './places.ts';
import type { PreparedNote } from './prepare-note.ts';
import { cutSentence, joinRuns, type PlacedCode, type Run } from './runs.ts';
import { isHead, sameDisease } from './same-disease.ts';
import type { CodeOnPage, Mention, NamedMention, SectionKind, Span } from './types.ts';

/** Words of the note that speak of one thing. */
export interface Piece extends Places {
  readonly spans: readonly Span[];
  readonly section: SectionKind;
  readonly mentions: readonly Mention[];
  readonly codes: readonly PlacedCode[];
  /** Diseases with every assertion. */
  readonly diseases: readonly NamedMention[];
  /** Number of its item, where it is the first piece of a numbered one. */
  readonly item: number | null;
  /** "A", "2": what a specimen, a site or a lesion is called. */
  readonly label: string | null;
  /** Its first words. */
  readonly heading: string;
  /** It is an item of a list. */
  readonly isItem: boolean;
  /** Nothing but the end of a line stands between it and the piece before. */
  readonly follows: boolean;
}

/** Parts of a note that tell nothing of the visit's problems. */
const SILENT: ReadonlySet<SectionKind> = new Set<SectionKind>([...ASIDES, 'education']);
/** A paragraph that says more than this many things is cut all the same. */
const MOST_IN_PIECE = 400;
/** Here the lines of a paragraph belong together, whatever they say. */
const BY_PARAGRAPH = new Set<SectionKind>(['procedure', 'pathology']);
const LABEL =
  /^\W{0,3}(?:(?:lesion|site|specimen|location|area|spot|procedure|biopsy|part|tumou?r)\s?#?\s?([a-h]|\d{1,2})\b|([A-H])[.):](?=\s))/i;

/** The pieces of a note, in order. */
export function cutPieces(
  text: string,
  note: PreparedNote,
  mentions: readonly Mention[],
  codes: readonly CodeOnPage[],
): Piece[] {
  const placed = placeCodes(codes);
  const pieces: Piece[] = [];
  let nextMention = 0;
  let nextCode = 0;
  let last: Span | null = null;
  for (const block of note.blocks) {
    const section = note.sentences[block.from]?.section ?? 'other';
    const runs: Run[] = [];
    for (let at = block.from; at < block.to; at++) {
      const sentence = note.sentences[at];
      if (!sentence) continue;
      while ((mentions[nextMention]?.start ?? Number.POSITIVE_INFINITY) < sentence.start) nextMention++;
      while ((placed[nextCode]?.start ?? Number.POSITIVE_INFINITY) < sentence.start) nextCode++;
      const fromMention = nextMention;
      const fromCode = nextCode;
      while ((mentions[nextMention]?.start ?? Number.POSITIVE_INFINITY) < sentence.end) nextMention++;
      while ((placed[nextCode]?.start ?? Number.POSITIVE_INFINITY) < sentence.end) nextCode++;
      const inside = mentions.slice(fromMention, nextMention);
      runs.push(
        ...cutSentence(text, { ...sentence, mentions: inside, codes: placed.slice(fromCode, nextCode) }),
      );
    }
    const isItem = block.mark !== null;
    const follows = last !== null && !/\n[ \t\r]*\n/.test(text.slice(last.end, block.start));
    last = block;
    if (SILENT.has(section)) continue;
    const joined = joinRuns(runs, isItem);
    joined.forEach((group, index) => {
      const opens = index === 0;
      const piece = makePiece(text, group, section, {
        item: opens && block.mark === 'number' ? numberOf(text, block) : null,
        isItem,
        follows: opens ? follows : true,
        label: labelOf(text, opens ? block.start : (group[0]?.start ?? block.start)),
      });
      const before = pieces.at(-1);
      if (before && opens && continues(before, piece))
        pieces[pieces.length - 1] = joinPieces(text, before, piece);
      else pieces.push(piece);
    });
  }
  return pieces;
}

function placeCodes(codes: readonly CodeOnPage[]): PlacedCode[] {
  return codes
    .flatMap((code) =>
      code.places.flatMap((place) =>
        place.in === 'note' ? [{ code, start: place.start, end: place.end }] : [],
      ),
    )
    .sort((a, b) => a.start - b.start);
}

function makePiece(
  text: string,
  runs: readonly Run[],
  section: SectionKind,
  rest: Pick<Piece, 'item' | 'isItem' | 'follows' | 'label'>,
): Piece {
  const mentions = runs.flatMap((one) => one.mentions);
  const places = runs.map((one) => joinPlaces(text, one.mentions));
  return {
    ...rest,
    spans: joinSpans(text, runs),
    section,
    mentions,
    codes: runs.flatMap((one) => one.codes),
    heading: text.slice(runs[0]?.start ?? 0, (runs[0]?.start ?? 0) + 30),
    diseases: mentions.flatMap((one) => (one.kind === 'condition' && !isMorphology(one) ? [one] : [])),
    places: places.flatMap((one) => one.places.filter(({ site }) => !isSpared(text, site))),
    freeSides: places.flatMap((one) => one.freeSides),
  };
}

function labelOf(text: string, start: number): string | null {
  const label = LABEL.exec(text.slice(start, start + 40).split('\n')[0] ?? '');
  return (label?.[1] ?? label?.[2])?.toUpperCase() ?? null;
}

/** Runs with nothing but white space between them are one. */
function joinSpans(text: string, runs: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const { start, end } of runs) {
    const last = joined.at(-1);
    if (last && text.slice(last.end, start).trim() === '')
      joined[joined.length - 1] = { start: last.start, end };
    else joined.push({ start, end });
  }
  return joined;
}

/** The lines of one procedure's paragraph, or of one specimen's, go on with it until another one is named. */
function continues(before: Piece, piece: Piece): boolean {
  if (!BY_PARAGRAPH.has(piece.section) || before.section !== piece.section) return false;
  if (before.mentions.length > MOST_IN_PIECE) return false;
  if (!piece.follows || piece.isItem || before.isItem || piece.label !== null) return false;
  if (piece.codes.some(({ code }) => code.system === 'icd10cm') && before.codes.length > 0) return false;
  const heads = piece.diseases.filter(isHead);
  const known = before.diseases.filter(isHead);
  if (
    heads.length > 0 &&
    known.length > 0 &&
    !heads.some((head) => known.some((one) => sameDisease(one, head)))
  )
    return false;
  const [site] = piece.places;
  if (!site || before.places.length === 0) return true;
  return before.places.some((one) => one.site.value === site.site.value && !isOpposite(one.side, site.side));
}

function joinPieces(text: string, before: Piece, piece: Piece): Piece {
  return {
    ...before,
    spans: joinSpans(text, [...before.spans, ...piece.spans]),
    mentions: [...before.mentions, ...piece.mentions],
    codes: [...before.codes, ...piece.codes],
    diseases: [...before.diseases, ...piece.diseases],
    places: [...before.places, ...piece.places],
    freeSides: [...before.freeSides, ...piece.freeSides],
  };
}

function numberOf(text: string, block: Span): number | null {
  const digits = /^\s*[(#]?\s?(\d{1,2})/.exec(text.slice(block.start, block.start + 12))?.[1];
  return digits === undefined ? null : Number(digits);
}
