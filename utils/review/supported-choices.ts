/** Which answers to a question the record gives some ground for: a query must not offer a diagnosis out of the air. */
import type { Axis } from '../codes/types.ts';
import type { NoteText } from '../note/types.ts';
import type { Mention, Problem, Span } from '../reading/types.ts';
import { contentOf, contentWords } from './title-words.ts';
import type { Finding, Review, Suggestion } from './types.ts';

export type QueryChoice = Omit<Suggestion, 'why'>;

/** What a lesion has one of in any case: each of its values is a fair answer. */
const ALWAYS_FAIR: ReadonlySet<Axis> = new Set(['stage', 'degree', 'severity', 'depth', 'encounter']);

/** "Other psoriasis" is what is left over in the classification. */
const LEFT_OVER = /^other\b/i;
/** They tell parts of many places. */
const PARTS: ReadonlySet<string> = new Set(['upper', 'lower', 'part']);
/** What is denied in passing, and is no disease that the reading knows: "no bullae". */
const DENIED = /\b(?:no|not|without|denies|negative for)\b[^.,;:\n]*/gi;

/** What the choices are held against. */
export interface Ground {
  readonly finding: Finding;
  readonly review: Pick<Review, 'mentions' | 'codes'>;
  readonly note: NoteText;
  /** The parts of the note that speak of the condition. */
  readonly spans: readonly Span[];
}

/**
 * The choices that the note names in its own words, not denied and not of a relative. Sides and stages are a fair
 * question whenever the condition is documented; where the finding has settled on several codes, on them.
 * @param axes what the present code leaves open
 */
export function supportedChoices(
  choices: readonly QueryChoice[],
  axes: readonly Axis[],
  { finding, review, note, spans }: Ground,
): QueryChoice[] {
  const proved = finding.grade === 'warn' ? finding.suggestions.map(({ code }) => code) : [];
  if (proved.length > 1) return choices.filter(({ code }) => proved.includes(code));
  if (axes.some((axis) => ALWAYS_FAIR.has(axis))) return [...choices];
  const inSpans = review.mentions.filter((one) => spans.some((span) => isIn(one, span)));
  const named = inSpans.filter((one) => one.assertion === 'present').flatMap(codesOf);
  const said = new Set(spans.flatMap((span) => contentWords(saidIn(span, inSpans, note))));
  const own = ownWords(
    choices.map(({ title }) => title),
    titleOf(finding, review),
  );
  return choices.filter(({ code, title }, at) => {
    const words = own[at] ?? [];
    const isNamed = named.some((one) => code.startsWith(one) && !finding.code.startsWith(one));
    const isPlain = words.length === 0 && !LEFT_OVER.test(title);
    return isPlain || proved.includes(code) || isNamed || words.some((word) => said.has(word));
  });
}

/** The problem whose disease a code names, though the code is not written beside it; `null` where none is. */
export function problemNamedBy(finding: Finding, review: Review): Problem | null {
  const title = contentOf(titleOf(finding, review));
  const isIts = (mention: Mention) => {
    const words = contentWords(mention.value);
    return mention.assertion === 'present' && words.length > 0 && words.every((word) => title.has(word));
  };
  return review.problems.find(({ conditions }) => conditions.some(isIts)) ?? null;
}

function titleOf({ system, code }: Finding, { codes }: Pick<Review, 'codes'>): string {
  return codes.find((one) => one.system === system && one.code === code)?.title ?? '';
}

function codesOf(mention: Mention): readonly string[] {
  return 'codes' in mention && mention.codes !== undefined ? mention.codes : [];
}

function isIn(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** The words of a part of the note, without what it denies, suspects or tells of others. */
function saidIn(span: Span, mentions: readonly Mention[], { text }: NoteText): string {
  let said = '';
  let at = span.start;
  const away = mentions.filter((one) => one.assertion !== 'present' && isIn(one, span));
  for (const { start, end } of away.toSorted((a, b) => a.start - b.start)) {
    said += ` ${text.slice(at, Math.max(at, start))}`;
    at = Math.max(at, end);
  }
  return `${said} ${text.slice(at, span.end)}`.replace(DENIED, ' ');
}

/** Of each title the words that tell it from the others and from what is listed already, without sides. */
function ownWords(titles: readonly string[], listed: string): string[][] {
  const known = contentOf(listed);
  const all = titles.map(contentWords);
  // Left and right of one thing are one thing here.
  const things = new Map(all.map((words) => [words.join(' '), words]));
  const times = new Map<string, number>();
  for (const words of things.values()) for (const word of words) times.set(word, (times.get(word) ?? 0) + 1);
  return all.map((words) => {
    const own = words.filter((word) => times.get(word) === 1 && !known.has(word));
    if (own.length > 0) return own;
    // The lids come in four: what they share among themselves still tells them from the nose.
    return words.filter((word) => times.get(word) !== things.size && !known.has(word) && !PARTS.has(word));
  });
}
