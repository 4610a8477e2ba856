/** A calculator run on a line of facts, as a coder types it. */
import { cutGiven } from '../../../utils/procedures/cut-given.ts';
import { findFamily } from '../../../utils/procedures/families.ts';
import { readFacts } from '../../../utils/procedures/read-facts.ts';
import type { Line, Worked } from '../../../utils/procedures/types.ts';

/** @param given "site=trunk size=1.0cm" @throws Error for a family or a key that there is not */
export function workGiven(id: string, given: string): Worked {
  const family = findFamily(id);
  if (family === undefined) throw new Error(`There is no family ${id}.`);
  const facts = readFacts(family, cutGiven(given));
  if ('problem' in facts) throw new Error(facts.problem);
  return family.work(facts);
}

/** "11402", "17003 x3", "J1628-JW x5" */
export function codesOf(worked: Worked): string[] {
  return worked.lines.map(sayLine);
}

export function sayLine({ code, modifiers, units }: Line): string {
  return [code, ...modifiers].join('-') + (units === 1 ? '' : ` x${units}`);
}

/** Names of the facts that are asked for, each once, with a line or without. */
export function asksOf(worked: Worked): string[] {
  const all = [...worked.questions, ...worked.lines.flatMap(({ missing }) => missing)];
  return [...new Set(all.map(({ fact }) => fact))].sort();
}
