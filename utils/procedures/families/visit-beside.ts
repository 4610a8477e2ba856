import { askMissing, nothing } from '../answers.ts';
import { defineFamily } from '../define-family.ts';
import { choiceField, yesNo } from '../fields.ts';
import { FEE_SCHEDULE, policyManual } from '../sources.ts';
import type { Missing, Warning } from '../types.ts';

const SOURCE = `${policyManual('I.D', 'III.B')}. ${FEE_SCHEDULE}`;

/** What a record shows where a visit stands beside a procedure, and where in it. */
const VISIT = {
  globalDays: choiceField(
    'Global days of the procedure',
    'How many global days has the procedure: 0, 10 or 90?',
    `
      0 | 0 days | 000
      10 | 10 days | 010
      90 | 90 days | 090`,
    { help: 'As in the fee schedule.', aliases: ['global', 'days'] },
  ),
  ownProblem: yesNo(
    'A problem of its own',
    'Does the note evaluate a problem beside the one that the procedure treated, or more of the same one?',
    ['problem'],
  ),
  ownWork: yesNo(
    'History or exam of its own',
    'Is there history or exam for it that the procedure did not need?',
    ['exam', 'history'],
  ),
  ownPlan: yesNo(
    'Assessment and plan of its own',
    'Is there an assessment and a plan for it: a drug, a test, advice?',
    ['plan'],
  ),
  plannedBefore: yesNo('Procedure planned before', 'Was the procedure decided at an earlier visit?', [
    'planned',
  ]),
} as const;

/** A visit beside a procedure: a checklist of what the record shows, never a verdict. */
export const visitBeside = defineFamily({
  head: `
    visit-beside | Visit beside a procedure (modifier 25, 57) | visit
    e/m, em, modifier 25, modifier 57, 25, 57, visit, em-beside, e-m`,
  each: {},
  visit: VISIT,
  source: SOURCE,
  examples: `
    Nothing said: the checklist |  | asks globalDays ownPlan ownProblem ownWork
    Psoriasis treated, a wart frozen | global=10 problem=yes exam=yes plan=yes planned=no | nothing
    Only the decision to operate | global=0 problem=no exam=no plan=no | nothing
    A flap decided today | global=90 planned=no | nothing`,
  sum({ visit }) {
    if (visit.globalDays === '90') return workMajor(visit.plannedBefore);
    const questions: Missing[] = [];
    for (const name of ['ownProblem', 'ownWork', 'ownPlan'] as const) {
      if (visit[name] === null) questions.push(askMissing(name, VISIT[name].ask));
    }
    if (visit.globalDays === null) questions.push(askMissing('globalDays', VISIT.globalDays.ask));
    return nothing(questions, checklist(visit.ownProblem, visit.ownWork, visit.ownPlan));
  },
});

function checklist(problem: boolean | null, work: boolean | null, plan: boolean | null): Warning[] {
  const shown = [problem, work, plan].filter((answer) => answer === true).length;
  const absent = [problem, work, plan].filter((answer) => answer === false).length;
  const warnings: Warning[] = [
    {
      message:
        'The decision for a procedure of 0 or 10 global days is part of it, for a new patient too. Modifier 25 is for work beyond that.',
      source: policyManual('I.D', 'III.B'),
    },
  ];
  if (shown === 3) {
    warnings.push({
      message:
        'The record shows all three points of the checklist for modifier 25. Whether it carries the visit is yours to judge.',
      source: 'Clear Margin checklist',
    });
  } else if (absent > 0) {
    warnings.push({
      message: `The record lacks ${absent} of the three points of the checklist for modifier 25.`,
      source: 'Clear Margin checklist',
    });
  }
  return warnings;
}

function workMajor(plannedBefore: boolean | null): ReturnType<typeof nothing> {
  const source = policyManual('I.D');
  if (plannedBefore === null) return nothing([askMissing('plannedBefore', VISIT.plannedBefore.ask)]);
  const message = plannedBefore
    ? 'The procedure has 90 global days and was decided before: the visit of the day is part of it.'
    : 'The procedure has 90 global days: the visit that decided it, the day before or the same day, takes modifier 57.';
  return nothing([], [{ message, source }]);
}
