/** `cm units`: facts of one family of procedures in, worked lines and open questions out. */
import type { IsoDate } from '../codes/types.ts';
import { readBillingUnit } from '../procedures/billing-unit.ts';
import { findDrug } from '../procedures/drug-rows.ts';
import { FAMILIES, findFamily } from '../procedures/families.ts';
import { checkLines } from '../procedures/medicare/check-lines.ts';
import { type Entry, readFacts } from '../procedures/read-facts.ts';
import type { Facts, Family, Fields, Missing } from '../procedures/types.ts';
import { readBook } from './read-book.ts';
import { readMedicareTables } from './read-medicare.ts';
import type { UnitsAnswer } from './shapes.ts';
import { toQuestions, toWorkedLines } from './worked-lines.ts';

export interface UnitsAsk {
  readonly family: string;
  readonly facts: readonly Entry[];
  readonly date: IsoDate;
}

/** Runs one calculator. @returns a problem for a family or a key that there is not */
export function answerUnits(ask: UnitsAsk): UnitsAnswer | { readonly problem: string } {
  const family = findFamily(ask.family);
  if (family === undefined) {
    const start = ask.family === '' ? 'Which family?' : `There is no family “${ask.family}”.`;
    return { problem: `${start} There are ${FAMILIES.map(({ id }) => id).join(', ')}.` };
  }
  const facts = readFacts(family, withDate(family, ask));
  if ('problem' in facts) return facts;
  const { lines, questions, warnings } = family.work(
    family.id === 'drug' ? withUnits(facts, ask.date) : facts,
  );
  return {
    family: family.id,
    title: family.title,
    date: ask.date,
    lines: toWorkedLines(lines),
    questions: toQuestions(questions),
    warnings: [
      ...warnings,
      ...(lines.length === 0 ? [] : checkLines(readMedicareTables(), lines, { date: ask.date }).checks),
    ].map(({ message, source }) => ({ message, source })),
    keys: [...Object.keys(family.each), ...Object.keys(family.visit)],
    source: family.source,
  };
}

/** The date of the command line is the date of service where the family asks for one. */
function withDate(family: Family, { facts, date }: UnitsAsk): readonly Entry[] {
  const fields: Fields = family.visit;
  const { date: field } = fields;
  const keys = ['date', ...(field?.aliases ?? [])];
  const isGiven = facts.some(([key]) => keys.includes(key.trim().toLowerCase()));
  return field === undefined || isGiven ? facts : [...facts, ['date', date]];
}

/** Codes that the table of drugs lacks take their billing unit from the official title, where it states one. */
function withUnits(facts: Facts, date: IsoDate): Facts {
  const strangers = (facts.each ?? []).filter(
    ({ drug, per }) =>
      typeof drug === 'string' && /^[a-z]\d{4}$/i.test(drug) && !per && findDrug(drug).length === 0,
  );
  if (strangers.length === 0) return facts;
  const { book } = readBook();
  const each = (facts.each ?? []).map((sheet) => {
    const { drug } = sheet;
    if (!strangers.includes(sheet) || typeof drug !== 'string') return sheet;
    const id = book.find(drug, 'hcpcs');
    const isInForce = id !== undefined && book.stand(id, date).standing === 'billable';
    return isInForce ? { ...sheet, per: readBillingUnit(book.entry(id, date).title) } : sheet;
  });
  return { ...facts, each };
}

export function printUnits(answer: UnitsAnswer): string {
  const text = [answer.title];
  // What is open for several lines is asked beside the first.
  const asked = new Set<string>();
  for (const line of answer.lines) {
    text.push('', `  ${[line.code, ...line.modifiers].join('-')} x${line.units}`);
    text.push(...line.steps.map((step) => `    ${step}`));
    const open = line.missing.map(sayMissing).filter((one) => !asked.has(one));
    text.push(...open.map((one) => `    Ask: ${one}`));
    for (const one of open) asked.add(one);
    text.push(...line.waitFor.map((wait) => `    Wait for: ${wait}`));
  }
  if (answer.lines.length === 0) text.push('', '  No line can be worked out.');
  if (answer.questions.length > 0) {
    text.push('', 'To ask first', ...answer.questions.map((one) => `  ${sayMissing(one)}`));
    text.push(`  Keys: ${answer.keys.join(', ')}`);
  }
  if (answer.warnings.length > 0) {
    text.push('', 'To know', ...answer.warnings.map(({ message, source }) => `  ${message} (${source})`));
  }
  return [...text, '', `Source: ${answer.source}.`].join('\n');
}

function sayMissing({ question, assumed }: Missing): string {
  return assumed === null ? question : `${question} Until then: ${assumed}.`;
}
