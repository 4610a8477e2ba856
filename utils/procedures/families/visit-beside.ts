import { askMissing, nothing } from '../answers.ts';
import { defineFamily } from '../define-family.ts';
import { yesNo } from '../fields.ts';
import { FEE_SCHEDULE, policyManual } from '../sources.ts';
import type { Missing, Warning } from '../types.ts';

const SOURCE = `${policyManual('I.D', 'III.B')}. ${FEE_SCHEDULE}`;

/** What a record shows where a visit stands beside a procedure, and where in it. */
const VISIT = {
  globalDays: {
    kind: 'choice',
    label: 'Global days of the procedure',
    ask: 'How many global days has the procedure: 0, 10 or 90?',
    help: 'As in the fee schedule.',
    aliases: ['global', 'days'],
    choices: [
      { value: '0', label: '0 days', aliases: ['000'] },
      { value: '10', label: '10 days', aliases: ['010'] },
      { value: '90', label: '90 days', aliases: ['090'] },
    ],
  },
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
  id: 'visit-beside',
  title: 'Visit beside a procedure (modifier 25, 57)',
  keywords: ['e/m', 'em', 'modifier 25', 'modifier 57', '25', '57', 'visit', 'em-beside', 'e-m'],
  item: 'visit',
  each: {},
  visit: VISIT,
  source: SOURCE,
  examples: [
    {
      title: 'Nothing said: the checklist',
      given: '',
      lines: [],
      asks: ['globalDays', 'ownPlan', 'ownProblem', 'ownWork'],
    },
    {
      title: 'Psoriasis treated, a wart frozen',
      given: 'global=10 problem=yes exam=yes plan=yes planned=no',
      lines: [],
    },
    { title: 'Only the decision to operate', given: 'global=0 problem=no exam=no plan=no', lines: [] },
    { title: 'A flap decided today', given: 'global=90 planned=no', lines: [] },
  ],
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
