/** `cm rules`: the rule book, or the page of one rule. */
import { makeRulePage, type RulePage } from '../review/rule-page.ts';
import { RULES } from '../review/rules.ts';
import { alignRows } from './print.ts';
import type { RulesAnswer } from './rules-shape.ts';

/** @param id of one rule; `null` for all. @returns a problem for a rule that there is not */
export function answerRules(id: string | null): RulesAnswer | { readonly problem: string } {
  const rules = RULES.filter((one) => id === null || one.id === id).map(makeRulePage);
  if (rules.length > 0) return { rules: rules.map(toPage) };
  return { problem: `There is no rule “${id}”. There are ${RULES.map((one) => one.id).join(', ')}.` };
}

function toPage({ speaks, silent, ...page }: RulePage): RulesAnswer['rules'][number] {
  return { ...page, speaks: [...speaks], silent: [...silent] };
}

/** A list of the rules; the whole page where there is only one. */
export function printRules({ rules }: RulesAnswer): string {
  const [only, ...more] = rules;
  if (only && more.length === 0) return printPage(only);
  return [
    'The rules of the review. cm rules ID shows why a rule is there.',
    ...alignRows(rules.map(({ id, title }) => [id, title])),
  ].join('\n');
}

function printPage({ title, why, source, speaks, silent }: RulesAnswer['rules'][number]): string {
  return [
    title,
    why,
    `Source: ${source}`,
    ...printExamples('It speaks of notes like these', speaks),
    ...printExamples('It stays silent on notes like these', silent),
  ].join('\n');
}

function printExamples(heading: string, examples: RulesAnswer['rules'][number]['speaks']): string[] {
  return [
    '',
    heading,
    ...examples.flatMap(({ title, note, codes, day, says }) => {
      const claim = codes === '' ? '' : `Codes: ${codes.replaceAll('\n', ', ')}. `;
      return [
        `- ${title}`,
        ...note.split('\n').map((line) => `    ${line}`),
        `  ${claim}${day}. ${says}`.trimEnd(),
      ];
    }),
  ];
}
