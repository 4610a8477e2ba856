/** Problems in the making: which pieces of the note speak of one thing. */
import { describes } from './complaints.ts';
import type { Piece } from './pieces.ts';
import { isOpposite } from './places.ts';
import { sameDisease } from './same-disease.ts';
import { stemWord } from './stems.ts';
import type { Mention, NamedMention, Place, SectionKind } from './types.ts';

/** A problem while it is put together. What its pieces say is kept once, so that a long note stays quick to compare. */
export class Draft {
  readonly head: Piece;
  readonly pieces: Piece[] = [];
  readonly conflict: Mention[] = [];
  readonly diseases = new Map<string, NamedMention>();
  readonly places = new Map<string, { readonly place: Place; readonly section: SectionKind }>();
  readonly labels = new Set<string>();
  readonly codes = new Set<string>();
  readonly sections = new Set<SectionKind>();
  /** Sections in which it is an item of a list. */
  readonly lists = new Set<SectionKind>();
  isPresent = false;

  constructor(head: Piece) {
    this.head = head;
  }

  take(piece: Piece): void {
    this.pieces.push(piece);
    for (const one of piece.diseases) this.diseases.set(one.value, one);
    this.isPresent ||= piece.diseases.some((one) => one.assertion === 'present');
    for (const place of piece.places)
      this.places.set(`${place.site.value} ${place.side} ${piece.section}`, {
        place,
        section: piece.section,
      });
    if (piece.label !== null) this.labels.add(piece.label);
    for (const code of diagnosisCodes(piece)) this.codes.add(code);
    this.sections.add(piece.section);
    if (piece.isItem) this.lists.add(piece.section);
  }
}

export function diagnosisCodes(piece: Piece): string[] {
  return piece.codes.flatMap(({ code }) => (code.system === 'icd10cm' ? [code.code] : []));
}

/** A long note has many problems; only so many of one disease or site are compared with what follows. */
const MOST_ALIKE = 12;
/** From this on a piece is taken to speak of a problem. */
const ENOUGH = 2;
/** Where what is said without a disease speaks of a visit's only problem. */
const SPEAKS_OF_ONE = new Set<SectionKind>(['exam', 'procedure', 'pathology', 'plan', 'hpi', 'other']);

/** Found by disease, by site and by number. */
export class Drafts {
  readonly all: Draft[] = [];
  readonly #byKey = new Map<string, Draft[]>();
  readonly #byPiece = new Map<Piece, Draft>();

  /** @param isNamed an item of the assessment is a problem of its own beside other items */
  add(piece: Piece, isNamed: boolean): void {
    const known = isNamed ? this.#sameOf(piece) : null;
    if (known) {
      this.join(known, piece);
      return;
    }
    const draft = new Draft(piece);
    this.all.push(draft);
    this.join(draft, piece);
  }

  of(piece: Piece): Draft | null {
    return this.#byPiece.get(piece) ?? null;
  }

  join(draft: Draft, piece: Piece): void {
    for (const place of piece.places) {
      if (place.side === null || place.side === 'bilateral') continue;
      for (const { place: other, section } of draft.places.values()) {
        if (section === piece.section || other.site.value !== place.site.value) continue;
        if (isOpposite(other.side, place.side))
          draft.conflict.push(...other.sideMentions, ...place.sideMentions);
      }
    }
    draft.take(piece);
    this.#byPiece.set(piece, draft);
    for (const key of keysOf(piece)) {
      const list = this.#byKey.get(key);
      if (!list) this.#byKey.set(key, [draft]);
      else if (list.at(-1) !== draft) {
        list.push(draft);
        if (list.length > MOST_ALIKE) list.shift();
      }
    }
  }

  /** The problem that a piece speaks of; `null` where it is none, or one of several. */
  attach(piece: Piece): Draft | null {
    const candidates = new Set(keysOf(piece).flatMap((key) => this.#byKey.get(key) ?? []));
    let best: Draft | null = null;
    let most = ENOUGH - 0.5;
    for (const draft of candidates) {
      // Of two that fit alike the patient has one, and had the other.
      const score = scoreOf(piece, draft) + (draft.isPresent ? 0.5 : 0);
      if (score > most) [best, most] = [draft, score];
      else if (score === most) best = null;
    }
    if (best || candidates.size > 0) return best;
    const [only] = this.all;
    const isAlone = this.all.length === 1 && SPEAKS_OF_ONE.has(piece.section);
    return only &&
      isAlone &&
      speaks(piece) &&
      !isDiagnosis(piece) &&
      fitsSites(piece, only) >= 0 &&
      tells(piece)
      ? only
      : null;
  }

  /** "Assessment: BCC nose. Plan: Mohs for BCC of nose": the second says nothing new; two items of one list are two. */
  #sameOf(piece: Piece): Draft | null {
    const found = this.attach(piece);
    if (!found || scoreOf(piece, found) < ENOUGH + 1) return null;
    const isList = piece.isItem && found.lists.has(piece.section);
    const codes = diagnosisCodes(piece);
    const isOtherCode =
      codes.length > 0 && found.codes.size > 0 && !codes.some((code) => found.codes.has(code));
    if (isList || isOtherCode) return null;
    return found.sections.has(piece.section) && piece.section === 'assessment' && piece.isItem ? null : found;
  }
}

/** What a piece is looked up by. */
function keysOf(piece: Piece): string[] {
  const keys = [
    ...piece.diseases.map((one) => `d ${one.value}`),
    ...piece.diseases.map((one) => `w ${lastWord(one.value)}`),
    ...piece.diseases.map((one) => `w ${lastWord(one.quote)}`),
    ...piece.diseases.flatMap(impliedSites).map((site) => `s ${site}`),
    ...piece.places.map(({ site }) => `s ${site.value}`),
    ...piece.places.flatMap(({ site }) => (site.also ?? []).slice(0, 2).map((one) => `s ${one}`)),
  ];
  if (piece.label !== null) keys.push(`l ${piece.label}`);
  if (piece.item !== null) keys.push(`n ${piece.item}`);
  return [...new Set(keys)];
}

function lastWord(wording: string): string {
  return stemWord(wording.slice(wording.lastIndexOf(' ') + 1).toLowerCase());
}

/** Where a disease sits by its name. */
const IMPLIED: readonly (readonly [RegExp, string])[] = [
  [/cruris/i, 'groin'],
  [/pedis/i, 'foot'],
  [/capitis|kerion|alopecia|effluvium/i, 'scalp'],
  [/manuum/i, 'hand'],
  [/unguium|onycho|paronychia/i, 'nail'],
  [/cheil/i, 'lip'],
  [/blephar/i, 'eyelid'],
];

function impliedSites({ value, quote }: NamedMention): string[] {
  return IMPLIED.flatMap(([pattern, site]) => (pattern.test(value) || pattern.test(quote) ? [site] : []));
}

/** 2 where a piece without a disease stands at the site that the problem's disease is named after. */
function fitsName(piece: Piece, draft: Draft): number {
  if (
    piece.diseases.some((one) => one.assertion !== 'absent') ||
    piece.places.length === 0 ||
    draft.places.size > 0
  )
    return 0;
  const implied = [...draft.diseases.values()].flatMap(impliedSites);
  return piece.places.some(({ site }) =>
    implied.some((one) => [site.value, ...(site.also ?? [])].includes(one)),
  )
    ? 2
    : 0;
}

/** How much speaks for a piece being about a problem. */
function scoreOf(piece: Piece, draft: Draft): number {
  const mine = piece.diseases.filter((one) => one.assertion !== 'absent' && one.assertion !== 'family');
  const theirs = [...draft.diseases.values()];
  let score = 0;
  if (mine.length > 0 && theirs.length > 0)
    score += mine.some((one) => theirs.some((other) => sameDisease(one, other))) ? 3 : -3;
  score += fitsSites(piece, draft) + fitsName(piece, draft);
  if (piece.label !== null && draft.labels.has(piece.label)) score += 3;
  // "Plan: 2. Mohs" speaks of the second problem of the assessment.
  if (piece.item !== null && piece.section === 'plan' && mine.length === 0 && draft.head.item === piece.item)
    score += 3;
  return score;
}

/** 3: the same site; 2: a wider or narrower one; -1: the same on the other side; -3: others; 0: one of them names none. */
export function fitsSites(piece: Piece, draft: Draft): number {
  const theirs = [...draft.places.values()];
  if (piece.places.length === 0 || theirs.length === 0) return 0;
  let best = -3;
  for (const { site, side } of piece.places) {
    for (const { place, section } of theirs) {
      const isSame = site.value === place.site.value;
      if (!isSame && !isRelated(site, place.site)) continue;
      if (!isOpposite(side, place.side)) best = Math.max(best, isSame ? 3 : 2);
      else if (isSame && section !== piece.section) best = Math.max(best, -1);
    }
  }
  return best;
}

function isRelated(a: Mention, b: Mention): boolean {
  return (b.also ?? []).slice(0, 2).includes(a.value) || (a.also ?? []).slice(0, 2).includes(b.value);
}

/** A piece that names a disease of the patient, or holds a diagnosis code. */
export function isDiagnosis(piece: Piece): boolean {
  return (
    piece.diseases.some((one) => one.assertion !== 'absent' && one.assertion !== 'family') ||
    piece.codes.some(({ code }) => code.system === 'icd10cm')
  );
}

/** A piece that tells something: a site, a size, a procedure. */
/** Sites of an exam or a history are the disease's only where something is described at them. */
function tells({ section, places, mentions }: Piece): boolean {
  return places.length === 0 || !/^(?:exam|hpi|other)$/.test(section) || describes(mentions);
}

export function speaks(piece: Piece): boolean {
  return piece.mentions.some(({ kind }) => kind !== 'sign');
}
