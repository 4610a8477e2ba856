/** From a code and the note to the more exact codes that the note's words point at. */
import type { CodeBook, EntryId, IsoDate } from '../codes/types.ts';
import type { CodeOnPage, Span } from '../reading/types.ts';
import { sharesWords } from './kinship.ts';
import { namingsOf } from './naming.ts';
import { type Candidate, type Pointed, pointAt, type SaidSide, saidSides } from './point-at.ts';
import { type Ground, groundOf, type Passage, type Scope, scopeOf } from './scope.ts';
import { coreWords, difference } from './title-words.ts';
import type { Evidence, RuleContext, Suggestion } from './types.ts';

/** What the note says about a code's open facts. */
export interface Verdict {
  /** Codes the note points at, best first; those that lack one thing follow. */
  readonly pointed: readonly Pointed[];
  /** The note narrows the choice, but one thing is missing and no code is proved. */
  readonly narrowed: readonly Pointed[];
  /** Left and right are both said of what can only be one. */
  readonly contradiction: readonly SaidSide[];
}

/** Beyond this many candidates the code is so wide that no single word could choose. */
const MOST_CANDIDATES = 400;

/**
 * Asks the note which of the candidates it points at.
 * @param ids billable candidates
 * @param onlySites only sites and sides are open, so that words need not stand beside the condition
 * @param claimed whether codes that stand on the claim already are among the candidates
 */
export function askNote(
  code: CodeOnPage & { readonly id: EntryId },
  ids: readonly EntryId[],
  onlySites: boolean,
  context: RuleContext,
  claimed: 'asked' | 'left out' = 'left out',
): Verdict {
  const { book, date } = context;
  const title = book.entry(code.id, date).title;
  const without = new Set(claimed === 'asked' ? [] : context.codes.map((one) => one.id));
  const candidates = ids
    .slice(0, MOST_CANDIDATES)
    .filter((id) => !without.has(id))
    .map((id) => candidateOf(id, title, book, date));
  const ground = groundOf(context);
  const scope = scopeOf(code, ground, title, namingsOf(title, candidates));
  const isNamed = isNamedIn(title, context);
  if (deniesComplication(title, scope, ground)) return { pointed: [], narrowed: [], contradiction: [] };
  let partial: Pointed[] = [];
  let open: Verdict | undefined;
  for (const passages of scope) {
    const pointed = pointAt(candidates, passages, title, ground, { onlySites, isNamed });
    const whole = strongest(pointed.filter((one) => one.lacks === null));
    const lacking = strongest(pointed.filter((one) => one.lacks !== null));
    const contradiction = contradicts(whole, passages, title, context);
    if (contradiction.length > 0) return { pointed: [], narrowed: [], contradiction };
    if (whole.length > 0) {
      // "Second degree" alone leaves the side open: what stands further away may tell it.
      const isExact = whole.some((one) => book.unspecified(one.candidate.id, date) === null);
      if (!isExact) open ??= { ...joinLacking(whole, lacking), contradiction: [] };
      else return { ...joinLacking(whole, lacking), contradiction: [] };
    }
    if (partial.length === 0) partial = lacking;
  }
  if (open) return open;
  return { pointed: [], narrowed: partial, contradiction: [] };
}

/** No code "without complications" or of something asymptomatic is proved where the note tells of an ulcer or an inflammation. */
function deniesComplication(title: string, scope: Scope, { note }: Ground): boolean {
  if (!/\bwithout complications?\b|^asymptomatic\b/i.test(title)) return false;
  return (scope.at(-1) ?? []).some((passage) =>
    note.words
      .slice(passage.from, passage.to)
      .some(
        (word, at) =>
          /^(?:ulcer\w*|inflammation|inflamed|dermatitis)$/.test(word.text) &&
          note.assertions[passage.from + at] === 'present',
      ),
  );
}

function candidateOf(id: EntryId, base: string, book: CodeBook, date: IsoDate): Candidate {
  const { code, title } = book.entry(id, date);
  return { id, code, title, states: difference(title, base) };
}

/** Whether any present condition of the note is the title's own. */
function isNamedIn(title: string, context: RuleContext): boolean {
  const core = new Set(coreWords(title));
  if (core.size === 0) return false;
  const { presentStems } = groundOf(context);
  return (
    [...core].every((stem) => presentStems.has(stem)) ||
    context.mentions.some(
      (one) => one.kind === 'condition' && one.assertion === 'present' && sharesWords(one, core),
    )
  );
}

/** The strongest of those that rest on the same words; those on other words speak of another lesion and stay. */
function strongest(pointed: readonly Pointed[]): Pointed[] {
  const kept: Pointed[] = [];
  for (const one of [...pointed].sort(compareStrength)) {
    const beaten = kept.some(
      (better) =>
        compareStrength(better, one) < 0 &&
        one.evidence.some((span) => better.evidence.some((other) => overlap(span, other))),
    );
    if (!beaten) kept.push(one);
  }
  return kept;
}

/** More facts first; then the note's narrower word ("finger" before "upper limb"); then the longer statement. */
function compareStrength(a: Pointed, b: Pointed): number {
  return b.facts - a.facts || a.width - b.width || b.words - a.words;
}

/** "medial canthus" proves an eyelid better than "face": what lacks only upper or lower leaves nothing proved. */
function joinLacking(
  whole: readonly Pointed[],
  lacking: readonly Pointed[],
): Pick<Verdict, 'pointed' | 'narrowed'> {
  const related = lacking.filter((one) =>
    whole.some((other) => other.evidence.every((span) => one.evidence.some((mine) => overlap(span, mine)))),
  );
  const stronger = related.filter((one) => whole.every((other) => compareStrength(one, other) < 0));
  if (stronger.length > 0) return { pointed: [], narrowed: [...stronger, ...whole] };
  return { pointed: [...whole, ...related], narrowed: [] };
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Two codes that differ only in their side, proved by sides said apart from each other. */
function contradicts(
  whole: readonly Pointed[],
  passages: readonly Passage[],
  title: string,
  context: RuleContext,
): SaidSide[] {
  const left = whole.find((one) => one.candidate.states.side === 'left');
  const right = whole.find(
    (one) => one.candidate.states.side === 'right' && sameFacts(one.candidate, left?.candidate),
  );
  if (!left || !right) return [];
  const said = saidSides(passages, title, groundOf(context));
  const spans = [...left.evidence, ...right.evidence];
  const leftSide = said.find((one) => one.side === 'left') ?? sideAmong(spans, 'left', context);
  const rightSide = said.find((one) => one.side === 'right') ?? sideAmong(spans, 'right', context);
  if (!leftSide || !rightSide || areJoined(leftSide, rightSide, context.note.text)) return [];
  return [leftSide, rightSide];
}

function sideAmong(
  spans: readonly Span[],
  side: 'left' | 'right',
  context: RuleContext,
): SaidSide | undefined {
  const mention = context.mentions.find(
    (one) => one.kind === 'side' && one.value === side && spans.some((span) => overlap(span, one)),
  );
  return mention ? { side, spans: [mention] } : undefined;
}

function sameFacts(a: Candidate, b: Candidate | undefined): boolean {
  return b !== undefined && JSON.stringify(a.states.facts) === JSON.stringify(b.states.facts);
}

/** "left and right forearms", "L arm, R arm": both sides, said together. */
function areJoined(a: SaidSide, b: SaidSide, text: string): boolean {
  const first = a.spans[0];
  const second = b.spans[0];
  if (!first || !second) return false;
  const between = text.slice(Math.min(first.end, second.end), Math.max(first.start, second.start));
  return between.length <= 60 && !/[.;\n]/.test(between) && /\b(?:and|plus)\b|[&,+/]/.test(between);
}

/** The words of the note as evidence, in reading order: each once, at its first place, without parts of longer ones. */
export function toEvidence(spans: readonly Span[], text: string): Evidence[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept = new Map<string, Evidence>();
  let reached = 0;
  for (const { start, end } of sorted) {
    if (end <= reached) continue;
    reached = end;
    const quote = text.slice(start, end);
    const key = quote.toLowerCase();
    if (!kept.has(key)) kept.set(key, { start, end, quote });
  }
  return [...kept.values()];
}

/** "“left” and “nose”". */
export function quoteWords(evidence: readonly Evidence[]): string {
  const quotes = [...new Set(evidence.map((one) => one.quote.replace(/\s+/g, ' ')))].map(
    (quote) => `“${quote}”`,
  );
  const last = quotes.pop() ?? '';
  return quotes.length === 0 ? last : `${quotes.join(', ')} and ${last}`;
}

/** A pointed code as a suggestion that says which words chose it. */
export function toSuggestion(one: Pointed, context: RuleContext): Suggestion {
  const { code, title } = one.candidate;
  const said = `the note says ${quoteWords(toEvidence(one.evidence, context.note.text))}`;
  const why = one.lacks === null ? said : `${said}; if the note documents “${one.lacks}”`;
  return { system: 'icd10cm', code, title, why };
}

/** Where the code itself stands in the note: every place. */
export function placesInNote(code: CodeOnPage, text: string): Evidence[] {
  return code.places.flatMap((place) =>
    place.in === 'note'
      ? [{ start: place.start, end: place.end, quote: text.slice(place.start, place.end) }]
      : [],
  );
}
