/**
 * What serves in place of a deleted ICD-10-CM code: our own reading of titles and releases. A code that took its place
 * began, got its title or became billable in the release that no longer holds the old one. Rather none than a wrong one.
 */
import { bareCode, withDot } from './code-text.ts';
import type { Part } from './pack.ts';
import type { BookTables, SpanRow, SuccessorRow } from './tables.ts';

/** A code with its spans and its place in the book. */
interface Life {
  readonly id: number;
  readonly bare: string;
  /** Oldest first, never empty. */
  readonly spans: readonly SpanRow[];
}

/**
 * For each code that ended, the codes next to it, most exact first.
 * `neighbour-sure` is 1 where the code itself was split, joined or moved with its title: no other reading is open.
 */
export function compileSuccessors(tables: BookTables): Record<string, Part> {
  const lives = readLives(tables.icd10cm);
  const editions = tables.releases
    .filter((release) => release.system === 'icd10cm')
    .map((release) => release.key);
  const begun = groupByBeginning(lives, editions[0] ?? '');
  const byCode = new Map(lives.map((life) => [life.bare, life]));
  const ended: number[] = [];
  const sure: number[] = [];
  const starts: number[] = [];
  const neighbours: number[] = [];
  for (const life of lives) {
    const last = life.spans.at(-1);
    if (!last?.billable || last.last === '') continue;
    const release = editions[editions.indexOf(last.last) + 1] ?? '';
    const found = findNeighbours(life, last, begun.get(release) ?? []);
    const named = found ?? { ids: readNamed(life, tables.successors, byCode), isSure: false };
    if (named.ids.length === 0) continue;
    ended.push(life.id);
    sure.push(named.isSure ? 1 : 0);
    starts.push(neighbours.length);
    neighbours.push(...named.ids);
  }
  return {
    ended: Uint32Array.from(ended),
    'neighbour-sure': Uint8Array.from(sure),
    'neighbour-start': Uint32Array.from([...starts, neighbours.length]),
    neighbours: Uint32Array.from(neighbours),
  };
}

interface Found {
  readonly ids: readonly number[];
  readonly isSure: boolean;
}

/** A billable code together with the span that began in the release. */
interface Beginner {
  readonly life: Life;
  readonly span: SpanRow;
  readonly words: ReadonlySet<string>;
  /** True where the code is new; false where only title or flag are. */
  readonly isNew: boolean;
}

/** The first of these readings that leads anywhere. */
function findNeighbours(old: Life, last: SpanRow, begun: readonly Beginner[]): Found | undefined {
  const words = wordsOf(last.title);
  const category = begun.filter(({ life }) => life.bare.startsWith(old.bare.slice(0, 3)));
  const readings: readonly (() => readonly Beginner[])[] = [
    // T81.4XXA -> T81.40XA, T81.41XA ...: characters in the place of its X.
    () => category.filter(({ life, isNew }) => isNew && fills(old.bare, life.bare)),
    // V47.01XA -> V47.0XXA: an X in the place of its characters.
    () => category.filter(({ life, isNew }) => isNew && fills(life.bare, old.bare)),
    // H81.41 -> H81.4: the header above can be billed itself.
    () => category.filter(({ life, isNew }) => !isNew && old.bare.startsWith(life.bare)),
    // T84.040A -> M97.01XA: the same title elsewhere.
    () => begun.filter((each) => each.isNew && each.span.title === last.title),
  ];
  for (const read of readings) {
    const found = read();
    if (found.length > 0) return { ids: rank(found, words), isSure: true };
  }
  const reworded = category.filter(
    (each) => !each.isNew && sharesEnd(old.bare, each.life.bare) && isWider(each.words, words),
  );
  return reworded.length === 1 ? { ids: rank(reworded, words), isSure: false } : undefined;
}

/** True where `full` has a character of its own for at least one X of `open` and agrees with it everywhere else. */
function fills(open: string, full: string): boolean {
  if (open.length !== full.length || open === full) return false;
  return [...open].every((char, at) => char === full.charAt(at) || (char === 'X' && at >= 3));
}

/** The same length, the same fifth characters, the same encounter. */
function sharesEnd(old: string, other: string): boolean {
  return (
    old.length === other.length && old.slice(0, 4) === other.slice(0, 4) && old.slice(6) === other.slice(6)
  );
}

/** Another wording of the same: one title holds all words of the other. */
function isWider(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].every((word) => b.has(word)) || [...b].every((word) => a.has(word));
}

/** Most words shared with the old title first, then fewest words of its own, then code order. */
function rank(found: readonly Beginner[], words: ReadonlySet<string>): number[] {
  const sharedBy = ({ words: own }: Beginner): number => [...own].filter((word) => words.has(word)).length;
  return [...found]
    .sort((a, b) => sharedBy(b) - sharedBy(a) || a.words.size - b.words.size || a.life.id - b.life.id)
    .map(({ life }) => life.id);
}

/** Rows of our own table; a `?` carries the 7th character over. */
function readNamed(old: Life, rows: readonly SuccessorRow[], byCode: ReadonlyMap<string, Life>): number[] {
  const code = withDot(old.bare);
  const row = rows.find(({ ended }) =>
    ended.endsWith('?')
      ? code.length === ended.length && code.startsWith(ended.slice(0, -1))
      : code === ended,
  );
  return (row?.now ?? []).map((name) => {
    const now = name.endsWith('?') ? name.slice(0, -1) + code.slice(-1) : name;
    const life = byCode.get(bareCode(now, 'icd10cm') ?? '');
    if (!life) throw new Error(`successors.tsv: ${now} is not a code.`);
    return life.id;
  });
}

function readLives(rows: readonly SpanRow[]): Life[] {
  const lives: (Life & { spans: SpanRow[] })[] = [];
  for (const span of rows) {
    const bare = bareCode(span.code, 'icd10cm') ?? '';
    const open = lives.at(-1);
    if (open?.bare === bare) open.spans.push(span);
    else lives.push({ id: lives.length, bare, spans: [span] });
  }
  return lives;
}

/** Billable spans by the release they began in; those of the first release, where everything began, left out. */
function groupByBeginning(lives: readonly Life[], first: string): Map<string, Beginner[]> {
  const groups = new Map<string, Beginner[]>();
  for (const life of lives) {
    for (const [at, span] of life.spans.entries()) {
      if (!span.billable || span.first === first) continue;
      const group = groups.get(span.first) ?? [];
      group.push({ life, span, words: wordsOf(span.title), isNew: at === 0 });
      groups.set(span.first, group);
    }
  }
  return groups;
}

function wordsOf(title: string): Set<string> {
  return new Set(title.toLowerCase().match(/[a-z0-9][a-z0-9'/-]*/g) ?? []);
}
