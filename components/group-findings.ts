/** Findings by the problem of the visit they belong to. */
import type { Problem } from '../utils/reading/types.ts';
import type { Evidence, Finding, Grade, Review } from '../utils/review/types.ts';

export interface FindingGroup {
  /** `null` for codes that stand on the claim and in no problem of the note. */
  readonly problem: Problem | null;
  /** Never empty; worst first. */
  readonly findings: readonly Finding[];
}

const ORDER: Readonly<Record<Grade, number>> = { block: 0, warn: 1, inform: 2 };

/** The group with the worst finding first; among equals in the order of the note, codes of no problem last. */
export function groupFindings({ findings, problems }: Pick<Review, 'findings' | 'problems'>): FindingGroup[] {
  const groups = new Map<Problem | null, Finding[]>();
  for (const finding of findings) {
    const problem = findProblem(finding, problems);
    const group = groups.get(problem);
    if (group === undefined) groups.set(problem, [finding]);
    else group.push(finding);
  }
  return [...groups]
    .map(([problem, found]) => ({ problem, findings: found, worst: worstOf(found) }))
    .sort((a, b) => a.worst - b.worst || placeOf(a.problem) - placeOf(b.problem))
    .map(({ problem, findings: found }) => ({ problem, findings: found }));
}

/**
 * The problem that a finding belongs to: the one that holds its code and its evidence, else its code, else its
 * evidence. `null` where none does.
 */
export function findProblem(finding: Finding, problems: readonly Problem[]): Problem | null {
  let best: Problem | null = null;
  let most = 0;
  for (const problem of problems) {
    const hasCode = problem.codes.some(
      ({ system, code }) => system === finding.system && code === finding.code,
    );
    const hasEvidence = finding.evidence.some((evidence) => holds(problem, evidence));
    const score = (hasCode ? 2 : 0) + (hasEvidence ? 1 : 0);
    if (score > most) [best, most] = [problem, score];
  }
  return best;
}

function holds({ spans }: Problem, { start, end }: Evidence): boolean {
  return spans.some((span) => start < span.end && span.start < end);
}

function worstOf(findings: readonly Finding[]): number {
  return Math.min(...findings.map(({ grade }) => ORDER[grade]));
}

function placeOf(problem: Problem | null): number {
  return problem?.index ?? Number.POSITIVE_INFINITY;
}
