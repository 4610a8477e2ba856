/** Which conditions of a note a diagnosis code speaks of, and which problems it belongs to. */
import type { CodeBook, IsoDate } from '../codes/types.ts';
import type { Side } from '../lexicon/lexicon.ts';
import type { CodeOnPage, Mention, NamedMention, Place, Problem } from '../reading/types.ts';
import { contentOf, contentWords, coreWords } from './title-words.ts';
import type { RuleContext, SpokenCondition } from './types.ts';

/** What the answers are made from. */
interface Asked {
  readonly mentions: readonly Mention[];
  readonly problems: readonly Problem[];
  readonly book: CodeBook;
  readonly date: IsoDate;
}

/** The two questions of a rule's context, answered once for each code. */
export function answersOf(asked: Asked): Pick<RuleContext, 'conditionsFor' | 'problemsOf'> {
  let owned: Map<Mention, Problem> | undefined;
  const owners = (): ReadonlyMap<Mention, Problem> => {
    owned ??= new Map(asked.problems.flatMap((problem) => problem.conditions.map((one) => [one, problem])));
    return owned;
  };
  const conditions = new Map<string, readonly SpokenCondition[]>();
  const conditionsFor = (code: CodeOnPage): readonly SpokenCondition[] => {
    const key = `${code.system} ${code.code}`;
    const known = conditions.get(key) ?? findConditions(code, asked, owners());
    conditions.set(key, known);
    return known;
  };
  const problemsOf = (code: CodeOnPage): readonly Problem[] => {
    const own = asked.problems.filter((problem) => problem.codes.includes(code));
    if (own.length > 0 || code.system !== 'icd10cm') return own;
    const spoken = conditionsFor(code).flatMap(({ problem }) => (problem ? [problem] : []));
    return [...new Set(spoken)];
  };
  return { conditionsFor, problemsOf };
}

function findConditions(
  code: CodeOnPage,
  { mentions, book, date }: Asked,
  problemOf: ReadonlyMap<Mention, Problem>,
): SpokenCondition[] {
  if (code.system !== 'icd10cm' || code.id === undefined) return [];
  const title = book.entry(code.id, date).title;
  const asks = readTitle(code.code, title);
  return mentions.flatMap((mention): SpokenCondition[] => {
    if (mention.kind !== 'condition') return [];
    const fit = fitOf(mention, asks);
    if (fit === null) return [];
    const problem = problemOf.get(mention) ?? null;
    const sites = problem ? nearestFirst(problem.sites, mention) : [];
    return [{ mention, fit, problem, sites, side: sideOf(sites, problem) }];
  });
}

/** A code's title cut for comparing. */
interface Title {
  readonly code: string;
  /** "Non-pressure chronic ulcer": an ulcer of pressure is another disease, whatever words it shares. */
  readonly isNonPressure: boolean;
  /** What names its disease; empty where it leaves the disease open. */
  readonly core: ReadonlySet<string>;
  readonly content: ReadonlySet<string>;
}

const HISTORY = /^(?:personal|family) history of (?:other )?/i;

/** "Personal history of melanoma" speaks of melanoma. */
function readTitle(code: string, title: string): Title {
  const plain = title.replace(HISTORY, '');
  return {
    code,
    isNonPressure: /^non-pressure/i.test(title),
    core: new Set(coreWords(plain)),
    content: contentOf(plain),
  };
}

/** How a mention stands to a title; `null` where the title speaks of something else. */
function fitOf(mention: NamedMention, title: Title): SpokenCondition['fit'] | null {
  const { code, core, content } = title;
  if (title.isNonPressure && /(?<!non-?)\bpressure\b/i.test(mention.value)) return null;
  const wordings = [mention.value, ...(mention.also ?? [])].map((wording) =>
    contentWords(wording.replace(HISTORY, '')),
  );
  const listed = (mention.codes ?? []).some((one) => code.startsWith(one) || one.startsWith(code));
  for (const words of wordings) {
    if (words.length === 0) continue;
    const missing = words.filter((word) => !content.has(word));
    const extra = [...core].filter((word) => !words.includes(word));
    if (missing.length === 0 && extra.length === 0 && core.size > 0) return 'same';
    if (missing.length === 0 && (listed || words.length > 1)) return 'wider';
    if (listed && extra.length === 0) return 'narrower';
  }
  return null;
}

function nearestFirst(sites: readonly Place[], mention: Mention): Place[] {
  const distance = ({ site }: Place): number =>
    site.start >= mention.end ? site.start - mention.end : mention.start - site.end;
  return [...sites].sort((a, b) => distance(a) - distance(b));
}

function sideOf(sites: readonly Place[], problem: Problem | null): Side | null {
  const said = new Set<string>(sites.flatMap(({ side }) => side ?? []));
  if (said.size === 0) for (const { value } of problem?.sides ?? []) said.add(value);
  const [only] = said;
  return said.size === 1 && (only === 'left' || only === 'right' || only === 'bilateral') ? only : null;
}
