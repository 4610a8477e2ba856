/** A note cut into pieces that each speak of one thing: an item, a lesion of a list, a paragraph of the procedure note. */
import { isMorphology } from './morphology.ts';
import { joinPlaces, type Places } from './places.ts';
import type { PreparedNote } from './prepare-note.ts';
import type { CodeOnPage, Mention, NamedMention, SectionKind, Span } from './types.ts';

/** A diagnosis code where it stands in the note. */
export interface PlacedCode extends Span {
  readonly code: CodeOnPage;
}

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
  /** It is an item of a list. */
  readonly isItem: boolean;
  /** Nothing but the end of a line stands between it and the piece before. */
  readonly follows: boolean;
}

/** What a piece is made of before its sites are joined. */
interface Run extends Span {
  readonly mentions: readonly Mention[];
  readonly codes: readonly PlacedCode[];
}

/** Parts of a note that tell nothing of the visit's problems. */
const SILENT = new Set<SectionKind>([
  'family-history',
  'history',
  'medications',
  'allergies',
  'ros',
  'social',
  'education',
]);
/** So many sentences back a new one is compared with what was said. */
const REMEMBERED = 12;
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

/** "BCC nose (C44.311), AK scalp (L57.0)", "BCC nose; AK scalp x3": a sentence that names several things. */
function cutSentence(text: string, run: Run): Run[] {
  const cuts = diagnosisCuts(text, run) ?? clauseCuts(text, run);
  if (cuts.length === 0) return [run];
  const edges = [run.start, ...cuts, run.end];
  return edges.slice(0, -1).map((start, index) => {
    const end = edges[index + 1] ?? run.end;
    const isIn = (one: Span): boolean => one.start >= start && one.start < end;
    return { start, end, mentions: run.mentions.filter(isIn), codes: run.codes.filter(isIn) };
  });
}

/** Where several diagnosis codes share a sentence, each with its own words; `null` where they do not. */
function diagnosisCuts(text: string, run: Run): number[] | null {
  const codes = run.codes.filter(({ code }) => code.system === 'icd10cm');
  const [first] = codes;
  if (!first || codes.length < 2) return null;
  const lead = text.slice(run.start, first.start).slice(0, 200);
  const trailing = /[A-Za-z]{2,}/.test(
    lead.replace(/\b(?:icd|dx|diagnos[ei]s|assessment|impression|codes?|plan|a\/p|cm)\b/gi, ''),
  );
  const cuts = codes.flatMap((one, index) => {
    if (trailing) {
      if (index === codes.length - 1) return [];
      const close = /^[\s)\].,;]*/.exec(text.slice(one.end, one.end + 6))?.[0].length ?? 0;
      return [one.end + close];
    }
    return index === 0 ? [] : [one.start];
  });
  // Codes beside each other ("L40.0, L20.9") with no words between them stay together.
  return cuts.filter((cut, index) => {
    const from = trailing ? cut : (codes[index]?.end ?? cut);
    const to = trailing ? (codes[index + 1]?.start ?? run.end) : cut;
    return /[A-Za-z]{2,}/.test(text.slice(from, to));
  });
}

/** A clause that names another disease, or the same one elsewhere, begins something new. */
function clauseCuts(text: string, run: Run): number[] {
  const heads = run.mentions.filter(isHead);
  const cuts: number[] = [];
  for (let index = 1; index < heads.length; index++) {
    const before = heads[index - 1];
    const head = heads[index];
    if (!before || !head) continue;
    const gap = text.slice(before.end, head.start);
    if (
      /\b(?:vs\.?|versus|with|due to|secondary|from|favor|rule|r\/o|or|arising|in|overlying|versus)\b/i.test(
        gap,
      )
    )
      continue;
    const parting = /[;|•]|,|\s(?:and|&|\+|plus)\s|\s[-–—]\s/g;
    const marks = [...gap.matchAll(parting)];
    const mark = marks.at(-1);
    if (!mark) continue;
    const hasSites = run.mentions.some((one) => one.kind === 'site');
    const ownSite = run.mentions.some(
      (one) => one.kind === 'site' && one.start >= before.start && one.end <= head.start,
    );
    if (sameDisease(before, head) && !ownSite) continue;
    // "scaly plaques of psoriasis and eczema": without sites a list of diseases is still a list.
    if (hasSites && !ownSite && /^\s*(?:and|&|\/)\s*$/.test(gap)) continue;
    const cut = before.end + mark.index + (mark[0].startsWith(' ') ? 1 : mark[0].length);
    cuts.push(cut);
  }
  return cuts;
}

/** A disease that the patient has. */
function isHead(mention: Mention): mention is NamedMention {
  return mention.kind === 'condition' && mention.assertion === 'present' && !isMorphology(mention);
}

/** Whether two mentions may speak of one disease: "BCC" and "skin cancer" may, "AK" and "BCC" may not. */
export function sameDisease(a: NamedMention, b: NamedMention): boolean {
  const first = [a.value, ...(a.also ?? [])];
  const second = [b.value, ...(b.also ?? [])];
  if (first.some((wording) => second.includes(wording))) return true;
  return first.some((one) => second.some((other) => holds(one, other) || holds(other, one)));
}

function holds(wide: string, narrow: string): boolean {
  const words = wordsOf(wide);
  for (const word of wordsOf(narrow)) if (!words.has(word)) return false;
  return true;
}

/** Wordings come again with every piece. */
const CUT = new Map<string, ReadonlySet<string>>();
const MOST_CUT = 5000;

function wordsOf(wording: string): ReadonlySet<string> {
  const known = CUT.get(wording);
  if (known) return known;
  if (CUT.size >= MOST_CUT) CUT.clear();
  const words = new Set(wording.toLowerCase().split(/\W+/));
  CUT.set(wording, words);
  return words;
}

/** Sentences of a block that go on with what came before. */
function joinRuns(runs: readonly Run[], isItem: boolean): Run[][] {
  const groups: Run[][] = [];
  for (const run of runs) {
    const group = groups.at(-1);
    if (!group || startsNew(group, run, isItem)) groups.push([run]);
    else group.push(run);
  }
  return groups;
}

function startsNew(all: readonly Run[], run: Run, isItem: boolean): boolean {
  const group = all.slice(-REMEMBERED);
  const heads = run.mentions.filter(isHead);
  const known = group.flatMap((one) => one.mentions.filter(isHead));
  const knownCodes = group.flatMap((one) => one.codes).filter(({ code }) => code.system === 'icd10cm');
  const codes = run.codes.filter(({ code }) => code.system === 'icd10cm');
  if (known.length === 0 && knownCodes.length === 0) return false;
  const isOther = heads.length > 0 && !heads.some((head) => known.some((one) => sameDisease(one, head)));
  if (codes.length > 0 && knownCodes.length > 0) return isOther || heads.length > 0;
  const hasSite = run.mentions.some((one) => one.kind === 'site');
  const isPlaced = group.some((one) => one.mentions.some(({ kind }) => kind === 'site'));
  // "AK scalp. SK back. Mohs for the nose": what stands at another site may speak of another problem.
  if (heads.length === 0) return hasSite && isPlaced && !sharesSite(group, run);
  if (isItem) return isOther && hasSite && known.length > 0;
  return isOther || (hasSite && isPlaced && !sharesSite(group, run));
}

function sharesSite(group: readonly Run[], run: Run): boolean {
  const sites = new Set(
    group.flatMap((one) => one.mentions.filter(({ kind }) => kind === 'site').map(({ value }) => value)),
  );
  return run.mentions.some((one) => one.kind === 'site' && sites.has(one.value));
}

function makePiece(
  text: string,
  runs: readonly Run[],
  section: SectionKind,
  rest: Pick<Piece, 'item' | 'isItem' | 'follows'>,
): Piece {
  const mentions = runs.flatMap((one) => one.mentions);
  const places = runs.map((one) => joinPlaces(text, one.mentions));
  const first = runs[0] ?? { start: 0, end: 0 };
  const label = LABEL.exec(text.slice(first.start, Math.min(first.end, first.start + 40)));
  return {
    ...rest,
    spans: joinSpans(text, runs),
    section,
    mentions,
    codes: runs.flatMap((one) => one.codes),
    diseases: mentions.flatMap((one) => (one.kind === 'condition' && !isMorphology(one) ? [one] : [])),
    label: (label?.[1] ?? label?.[2])?.toUpperCase() ?? null,
    places: places.flatMap((one) => one.places),
    freeSides: places.flatMap((one) => one.freeSides),
  };
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

/** Left against right. */
export function isOpposite(a: string | null, b: string | null): boolean {
  return (a === 'left' && b === 'right') || (a === 'right' && b === 'left');
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
