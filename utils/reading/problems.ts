/** The problems of a note: what each of them is, and all that the note says of it. */
import type { NoteText } from '../note/types.ts';
import { describes, isComplaint, isSeenSign } from './complaints.ts';
import { type Draft, Drafts, fitsSites, isDiagnosis, speaks } from './drafts.ts';
import { looksLike } from './looks.ts';
import { isMorphology } from './morphology.ts';
import { cutPieces, type Piece } from './pieces.ts';
import type { PreparedNote } from './prepare-note.ts';
import type { CodeOnPage, Mention, Problem, SectionKind } from './types.ts';

/** Where a diagnosis that the assessment does not hold is still one of the visit's. */
const FINDS = new Set<SectionKind>(['exam', 'procedure', 'pathology', 'other']);
/** Parts that name the visit's problems; what stands under no heading does so where these do not. */
const ASSESSES = new Set<SectionKind>(['assessment', 'plan', 'differential']);
const LONGEST_HEADING = 200;

/**
 * The problems of a note, in the order in which it names them. The assessment names them; where there is none, every
 * part of the note does. What the exam, the procedure note and the report say goes to the problem of the same disease,
 * site or number; what describes a disease without its name goes to the only problem that the note leaves without a
 * site; what could go to two goes to none.
 * @param mentions as `readMentions` gives them
 */
export function readProblems(
  note: NoteText,
  prepared: PreparedNote,
  mentions: readonly Mention[],
  codes: readonly CodeOnPage[],
): Problem[] {
  const pieces = cutPieces(note.text, prepared, mentions, codes);
  const drafts = new Drafts();
  const named = namingPieces(pieces);
  for (const piece of named) drafts.add(piece, true);
  const hadNone = drafts.all.length === 0;
  const unplaced = new Set(drafts.all.filter(({ places }) => places.size === 0));
  attachAll(pieces, drafts);
  if (!hadNone) settle(pieces, drafts, unplaced, note.text);
  for (const piece of pieces) {
    if (drafts.of(piece) || !isDiagnosis(piece)) continue;
    if (!hadNone && (!FINDS.has(piece.section) || piece.diseases.every(isSeenSign))) continue;
    const own = drafts.attach(piece);
    if (own) drafts.join(own, piece);
    else drafts.add(piece, false);
  }
  attachAll(pieces, drafts);
  return drafts.all
    .sort((a, b) => startOf(a.head) - startOf(b.head))
    .map((draft, index) => toProblem(draft, index, note.text));
}

function startOf(piece: Piece): number {
  return piece.spans[0]?.start ?? 0;
}

/** The pieces that name the visit's problems. */
function namingPieces(pieces: readonly Piece[]): Piece[] {
  const assessed = pieces.filter((piece) => ASSESSES.has(piece.section) && isDiagnosis(piece));
  const open = pieces.filter((piece) => piece.section === 'other' && isDiagnosis(piece));
  // A numbered list of diseases is one of problems, wherever it stands.
  if (assessed.some((piece) => piece.section !== 'plan' && namesDisease(piece)))
    return [...assessed, ...open.filter((piece) => piece.item !== null && namesDisease(piece))];
  const diseases = open.filter(namesDisease);
  return [...assessed, ...(diseases.length > 0 ? diseases : open)];
}

/** A disease, and not only a complaint of it; or a code. */
function namesDisease(piece: Piece): boolean {
  return (
    piece.diseases.some(
      (one) => /^(?:present|suspected|history)$/.test(one.assertion) && !isComplaint(one),
    ) || piece.codes.some(({ code }) => code.system === 'icd10cm')
  );
}

/** Each piece to the problem of its disease, site or number, or to the one that it goes on with. */
function attachAll(pieces: readonly Piece[], drafts: Drafts): void {
  let before: Piece | null = null;
  for (const piece of pieces) {
    if (!drafts.of(piece)) {
      const own = drafts.attach(piece) ?? goesOnWith(before, piece, drafts);
      if (own) drafts.join(own, piece);
    }
    before = piece;
  }
}

function goesOnWith(before: Piece | null, piece: Piece, drafts: Drafts): Draft | null {
  const draft = before && drafts.of(before);
  if (!draft || !piece.follows || !speaks(piece) || isDiagnosis(piece)) return null;
  // An exam below the list of diagnoses begins anew.
  if (before.section !== piece.section && DESCRIBES.has(piece.section) && piece.section !== 'procedure')
    return null;
  return fitsSites(piece, draft) >= 0 ? draft : null;
}

/** What is described without a name speaks of the visit's one problem, or of the one that has no site yet. */
function settle(
  pieces: readonly Piece[],
  drafts: Drafts,
  withoutSite: ReadonlySet<Draft>,
  text: string,
): void {
  const diseases = drafts.all.filter((draft) => draft.pieces.some(namesDisease));
  const present = diseases.filter(({ isPresent }) => isPresent);
  const asked = present.length > 0 ? present : diseases;
  const unplaced = asked.filter((draft) => withoutSite.has(draft));
  const [only, ...others] = unplaced;
  const [one, ...more] = asked;
  for (const piece of pieces) {
    if (drafts.of(piece) || !DESCRIBES.has(piece.section)) continue;
    if (!describes(piece.mentions) && !SITES_LINE.test(piece.heading)) continue;
    if (piece.diseases.some((each) => each.assertion === 'present' && !isSeenSign(each))) continue;
    const alike = only && others.length === 0 ? only : lookalike(piece, asked, unplaced, text);
    if (alike) drafts.join(alike, piece);
    else if (one && more.length === 0 && fitsSites(piece, one) >= 0) drafts.join(one, piece);
  }
}

/** Of several problems the one whose disease looks like what the piece describes. */
function lookalike(
  piece: Piece,
  asked: readonly Draft[],
  unplaced: readonly Draft[],
  text: string,
): Draft | null {
  if (asked.length > MOST_ASKED) return null;
  const words = piece.spans
    .map(({ start, end }) => text.slice(start, end))
    .join(' ')
    .slice(0, MOST_LOOKED);
  const alike = asked.filter(
    (draft) =>
      (unplaced.includes(draft) || fitsSites(piece, draft) >= 0) &&
      looksLike([...draft.diseases.values()], words),
  );
  return alike.length === 1 ? (alike[0] ?? null) : null;
}

const MOST_LOOKED = 400;
/** A note with more problems than this is many notes in one: what fits many fits none. */
const MOST_ASKED = 20;
const DESCRIBES = new Set<SectionKind>(['exam', 'hpi', 'other', 'procedure']);
/** "Sites: cheeks, forehead". */
const SITES_LINE =
  /^(?:sites?|locations?|distribution|areas?|pattern|where|affected(?: areas?| sites?)?)\s*:/i;

/** Signs that an exam or a history tells of a disease which the problem names. */
function signsSeen(pieces: readonly Piece[]): ReadonlySet<Mention> {
  if (!pieces.some((piece) => piece.diseases.some((one) => !isSeenSign(one)))) return new Set();
  return new Set(
    pieces.flatMap((piece) => (DESCRIBES.has(piece.section) ? piece.diseases.filter(isSeenSign) : [])),
  );
}

function toProblem({ head, pieces, conflict, sections }: Draft, index: number, text: string): Problem {
  const others = pieces.filter((one) => one !== head).sort((a, b) => startOf(a) - startOf(b));
  const ordered = [head, ...others];
  const mentions = ordered.flatMap((one) => one.mentions);
  const [span] = head.spans;
  const conditions = mentions.flatMap((one) => (one.kind === 'condition' ? [one] : []));
  const seen = signsSeen(ordered);
  return {
    index,
    spans: ordered.flatMap((one) => one.spans),
    heading: span ? text.slice(span.start, Math.min(span.end, span.start + LONGEST_HEADING)) : '',
    sections: [...sections],
    conditions: conditions.filter((one) => !isMorphology(one) && !seen.has(one)),
    morphology: conditions.filter((one) => isMorphology(one) || seen.has(one)),
    sites: ordered.flatMap((one) => one.places),
    sides: ordered.flatMap((one) => one.freeSides),
    sideConflict: [...new Set(conflict)],
    measures: mentions.flatMap((one) => (one.kind === 'measure' ? [one] : [])),
    counts: mentions.flatMap((one) => (one.kind === 'count' ? [one] : [])),
    procedures: mentions.flatMap((one) => (one.kind === 'procedure' ? [one] : [])),
    drugs: mentions.flatMap((one) => (one.kind === 'drug' ? [one] : [])),
    agents: mentions.flatMap((one) => (one.kind === 'agent' ? [one] : [])),
    degrees: mentions.flatMap((one) =>
      one.kind === 'stage' || one.kind === 'depth' || one.kind === 'encounter' ? [one] : [],
    ),
    codes: [...new Set(ordered.flatMap((one) => one.codes.map(({ code }) => code)))],
  };
}
