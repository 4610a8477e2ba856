/**
 * How often the review is right on visits that a coder has judged: findings by rule, assertions, sites and sides,
 * suggested codes. The half to build with may be looked at visit by visit; the half to report on prints figures only.
 * Run: `node tests/bench/visits.ts [build|report] [-v]`
 */
import { readBook, readNotes } from '../../utils/cli/read-book.ts';
import { noteFromText } from '../../utils/note/note-text.ts';
import { reviewNote } from '../../utils/review/review-note.ts';
import type { Finding, Review } from '../../utils/review/types.ts';
import { readVisits, type Visit, type VisitHalf } from './visits/read-visits.ts';

/** A coder looks at so many suggestions before reading on. */
const FIRST = 3;
const RANK = { inform: 0, warn: 1, block: 2 } as const;

const { book, search } = readBook();
const notes = readNotes();
const asked = process.argv.slice(2);
const isTold = asked.includes('-v');
const halves: readonly VisitHalf[] = asked.includes('report')
  ? ['report']
  : asked.includes('build')
    ? ['build']
    : ['build', 'report'];

type Expected = Visit['findings'][number];

interface Tally {
  said: number;
  right: number;
}

/** A share with what it is made of: "93.8 % of 48". */
function share({ said, right }: Tally): string {
  return said === 0 ? 'none' : `${((100 * right) / said).toFixed(1)} % of ${said}`;
}

class Table {
  readonly rows = new Map<string, Tally>();

  add(name: string, isRight: boolean): void {
    const row = this.rows.get(name) ?? { said: 0, right: 0 };
    row.said += 1;
    row.right += Number(isRight);
    this.rows.set(name, row);
  }

  sum(): Tally {
    const all = [...this.rows.values()];
    return {
      said: all.reduce((sum, row) => sum + row.said, 0),
      right: all.reduce((sum, row) => sum + row.right, 0),
    };
  }

  get(name: string): string {
    return share(this.rows.get(name) ?? { said: 0, right: 0 });
  }
}

/** What may be meant in one way or another; a site or a size is read with what it belongs to. */
const MEANT = new Set(['condition', 'sign', 'procedure', 'drug', 'stage', 'depth']);

/** Whether what was said is what the coder says: of the same code, and with a better code among the first. */
function says(finding: Finding, expected: Expected): boolean {
  if (finding.code !== (expected.code ?? '')) return false;
  const first = finding.suggestions.slice(0, FIRST).map(({ code }) => code);
  return expected.better.length === 0 || expected.better.some((code) => first.includes(code));
}

function isOfFamily(code: string, family: string): boolean {
  return family.endsWith('*') ? code.startsWith(family.slice(0, -1).replace(/\.$/, '')) : code === family;
}

interface Figures {
  readonly precision: Table;
  readonly recall: Table;
  readonly suggestions: Table;
  readonly assertions: Table;
  readonly places: Table;
  /** Why mentions were missed: "absent not seen", "history taken for present". */
  readonly misses: Table;
  neverBroken: number;
  unbillable: number;
  silenceBroken: number;
  silences: number;
}

function judgeFindings(visit: Visit, review: Review, figures: Figures, tell: (line: string) => void): void {
  for (const finding of review.findings) {
    const shown = `${finding.rule} ${finding.grade} ${finding.code || '-'} -> ${finding.suggestions.map(({ code }) => code).join(' ')}`;
    for (const { code, system } of finding.suggestions) {
      const id = book.find(code, system);
      if (id === undefined || book.stand(id, visit.date).standing !== 'billable') {
        figures.unbillable += 1;
        tell(`UNBILLABLE ${shown}`);
      }
      if (visit.never.some(({ family }) => isOfFamily(code, family)) && !visit.gold.includes(code)) {
        figures.neverBroken += 1;
        tell(`NEVER ${code}: ${shown}`);
      }
    }
    if (finding.system !== 'icd10cm' || finding.grade === 'inform') continue;
    const isRight = visit.findings.some((one) => RANK[one.grade] > 0 && says(finding, one));
    figures.precision.add(finding.rule, isRight);
    if (finding.suggestions.length > 0) {
      const first = finding.suggestions.slice(0, FIRST);
      figures.suggestions.add(
        finding.rule,
        first.some(({ code }) => visit.gold.includes(code)),
      );
    }
    if (!isRight) tell(`WRONG ${shown} | ${finding.message}`);
  }
  for (const expected of visit.findings) {
    const isMet = review.findings.some(
      (one) => RANK[one.grade] >= RANK[expected.grade] && says(one, expected),
    );
    figures.recall.add(expected.grade, isMet);
    if (!isMet)
      tell(`MISSED ${expected.grade} ${expected.code ?? '-'} -> ${expected.better} | ${expected.why}`);
  }
  for (const { code, why } of visit.silent) {
    figures.silences += 1;
    const broken = review.findings.find((one) => one.code === code && one.grade !== 'inform');
    if (!broken) continue;
    figures.silenceBroken += 1;
    tell(`NOT SILENT ${broken.rule} ${code} | ${why}`);
  }
}

function judgeMentions(visit: Visit, review: Review, figures: Figures, tell: (line: string) => void): void {
  for (const expected of visit.mentions) {
    const over = review.mentions.filter(
      (one) => MEANT.has(one.kind) && one.start < expected.end && one.end > expected.start,
    );
    const isRight = over.some(({ assertion }) => assertion === expected.assertion);
    figures.assertions.add(over.length === 0 ? 'not seen' : expected.assertion, isRight);
    if (!isRight) {
      const taken = over.map(({ assertion }) => assertion).join(' and ');
      const miss = `${expected.assertion} ${taken === '' ? 'not seen' : `taken for ${taken}`}`;
      figures.misses.add(miss, false);
      tell(`MENTION ${miss}: "${expected.quote}" in "${over.map(({ quote }) => quote).join('", "')}"`);
    }
    if (expected.site === undefined && expected.side === undefined) continue;
    const problem = review.problems.find((one) =>
      one.spans.some(({ start, end }) => start < expected.end && end > expected.start),
    );
    const wanted = expected.site?.toLowerCase();
    const side = expected.side === 'both' ? 'bilateral' : expected.side;
    if (wanted !== undefined) {
      const isThere = problem?.sites.some(({ site }) => {
        const said = site.quote.toLowerCase();
        return said.includes(wanted) || wanted.includes(said);
      });
      figures.places.add('site', isThere ?? false);
      if (!isThere) tell(`SITE "${expected.quote}" at "${expected.site}"`);
    }
    if (side !== undefined) {
      const isThere =
        problem?.sites.some((one) => one.side === side) || problem?.sides.some(({ value }) => value === side);
      figures.places.add('side', isThere ?? false);
      if (!isThere) tell(`SIDE "${expected.quote}" ${side}`);
    }
  }
}

function measure(half: VisitHalf): void {
  const figures: Figures = {
    precision: new Table(),
    recall: new Table(),
    suggestions: new Table(),
    assertions: new Table(),
    places: new Table(),
    misses: new Table(),
    neverBroken: 0,
    unbillable: 0,
    silenceBroken: 0,
    silences: 0,
  };
  const visits = readVisits(half);
  for (const visit of visits) {
    const lines: string[] = [];
    const note = noteFromText(visit.note, visit.claim);
    const review = reviewNote({ note, book, notes, lexicon: search.lexicon, date: visit.date });
    judgeFindings(visit, review, figures, (line) => lines.push(line));
    judgeMentions(visit, review, figures, (line) => lines.push(line));
    if (isTold && half === 'build' && lines.length > 0)
      console.log(`\n${visit.file}\n  ${lines.join('\n  ')}`);
  }
  print(half, visits.length, figures);
}

function print(half: VisitHalf, count: number, figures: Figures): void {
  console.log(`\n${half}: ${count} visits`);
  const { precision, recall } = figures;
  const costly: Tally = { said: 0, right: 0 };
  for (const grade of ['warn', 'block']) {
    const row = recall.rows.get(grade);
    costly.said += row?.said ?? 0;
    costly.right += row?.right ?? 0;
  }
  console.log(
    `  warn and block: precision ${share(precision.sum())} (bar 95), recall ${share(costly)} (bar 85)`,
  );
  console.log(`  inform: recall ${recall.get('inform')}; block alone: recall ${recall.get('block')}`);
  console.log(
    `  first ${FIRST} suggestions hold a code of the right claim: ${share(figures.suggestions.sum())}`,
  );
  console.log(
    `  suggested though ruled out: ${figures.neverBroken} (bar 0); unbillable: ${figures.unbillable} (bar 0); silences broken: ${figures.silenceBroken} of ${figures.silences}`,
  );
  const unseen = figures.assertions.rows.get('not seen')?.said ?? 0;
  const { said, right } = figures.assertions.sum();
  console.log(
    `  assertion right: ${share({ said, right })}; seen: ${share({ said, right: said - unseen })}, right of these: ${share({ said: said - unseen, right })}`,
  );
  if (isTold && half === 'build')
    for (const [miss, tally] of [...figures.misses.rows].sort(([, a], [, b]) => b.said - a.said))
      console.log(`    ${miss.padEnd(40)} ${tally.said}`);
  console.log(`  site ${figures.places.get('site')}, side ${figures.places.get('side')}`);
  const rules = [...precision.rows].sort(([, a], [, b]) => b.said - a.said);
  for (const [rule, tally] of rules) console.log(`    ${rule.padEnd(28)} ${share(tally)}`);
}

for (const half of halves) measure(half);
