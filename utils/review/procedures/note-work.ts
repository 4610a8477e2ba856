/** What the note comes to: each procedure done today, worked out by its calculator. */
import type { IsoDate } from '../../codes/types.ts';
import { eachQuestionOnce } from '../../procedures/answers.ts';
import { findFamily } from '../../procedures/families.ts';
import type { Facts, Fields, Line, Missing, Sheet, Warning } from '../../procedures/types.ts';
import type { NoteLines, RuleContext } from '../types.ts';
import { factsOf } from './deed-facts.ts';
import type { Deed, DeedFacts } from './deed-types.ts';
import { readDeeds } from './deeds.ts';

/** What the deeds of one calculator come to. */
export interface FamilyWork {
  readonly family: string;
  readonly deeds: readonly Deed[];
  /** What the calculator was given; nothing where the deed is part of another one. */
  readonly facts: Facts;
  readonly lines: readonly Line[];
  /** What must be answered before there is a line. */
  readonly questions: readonly Missing[];
  readonly warnings: readonly Warning[];
}

export interface NoteWork {
  /** Every procedure that the note speaks of, done or not. */
  readonly deeds: readonly Deed[];
  readonly families: readonly FamilyWork[];
  /** Done, and the note does not say to what: no calculator can take them. */
  readonly unknown: readonly Deed[];
}

const WORKED = new WeakMap<RuleContext, NoteWork>();

/** The work of a note. Asked by several rules, worked once. */
export function workNote(context: RuleContext): NoteWork {
  const known = WORKED.get(context);
  if (known !== undefined) return known;
  const work = workDeeds(context);
  WORKED.set(context, work);
  return work;
}

function workDeeds(context: RuleContext): NoteWork {
  const deeds = readDeeds(context);
  const done = deeds.filter(({ standing }) => standing === 'done');
  const hasVisit = visitOnSheet(context);
  const within: FamilyWork[] = [];
  const byFamily = new Map<string, { deeds: Deed[]; facts: DeedFacts[] }>();
  const unknown: Deed[] = [];
  for (const deed of done) {
    const facts = factsOf(deed, done, context.note.text, hasVisit);
    if (facts === null) continue;
    if (facts.family === null) unknown.push(deed);
    else if (facts.within !== undefined)
      within.push({
        family: facts.family,
        deeds: [deed],
        facts: {},
        lines: [],
        questions: [],
        warnings: [facts.within],
      });
    else {
      const group = byFamily.get(facts.family) ?? { deeds: [], facts: [] };
      group.deeds.push(deed);
      group.facts.push(facts);
      byFamily.set(facts.family, group);
    }
  }
  const families = [...byFamily].map(([family, group]) =>
    workFamily(family, group.deeds, group.facts, context.date),
  );
  return { deeds, families: [...families, ...within], unknown };
}

/** @returns `null` where no procedure is billed at all */
function visitOnSheet({ claim }: RuleContext): boolean | null {
  const codes = claim.procedures.map(({ code }) => code.code);
  return codes.length === 0 ? null : codes.some((code) => /^992(?:0[2-5]|1[1-5])$/.test(code));
}

function workFamily(
  family: string,
  deeds: readonly Deed[],
  facts: readonly DeedFacts[],
  date: IsoDate,
): FamilyWork {
  const each = facts.flatMap((one) => one.each);
  const day = family === 'drug' ? { date } : {};
  const visit: Sheet<Fields> = Object.assign(day, ...facts.map((one) => one.visit ?? {}));
  const worked = findFamily(family)?.work({ each, visit });
  const { lines = [], questions = [], warnings = [] } = worked ?? {};
  return { family, deeds, facts: { each, visit }, lines, questions, warnings };
}

/** What the note's procedures come to, in code order, each question once. */
export function linesOf(context: RuleContext): NoteLines {
  const { families } = workNote(context);
  const lines = families.flatMap((one) => one.lines).sort((a, b) => (a.code < b.code ? -1 : 1));
  const facts = families
    .filter(({ facts: given }) => given.each !== undefined)
    .map(({ family, facts: given }) => ({ family, facts: given }));
  return { lines, questions: eachQuestionOnce(families.flatMap((one) => one.questions)), facts };
}
