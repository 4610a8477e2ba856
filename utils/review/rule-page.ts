/** A rule's page in the rule book, made from the rule's own file: why, source, and the examples it is tested with. */
import { sayDay } from '../codes/days.ts';
import type { Rule, RuleExample } from './types.ts';

/** One example, as it is shown. */
interface ExamplePage {
  readonly title: string;
  readonly note: string;
  /** The claim, as in "L20.9, 11102 x1"; empty where it has no codes of its own. */
  readonly codes: string;
  /** "10 November 2026" */
  readonly day: string;
  /** What the rule says of it: "Stop at L20.9: better L20.84"; empty where it stays silent. */
  readonly says: string;
}

export interface RulePage {
  readonly id: string;
  readonly title: string;
  /** Why the rule is there and when it speaks. */
  readonly why: string;
  readonly source: string;
  /** Notes where it speaks. */
  readonly speaks: readonly ExamplePage[];
  /** Notes where it must stay silent. */
  readonly silent: readonly ExamplePage[];
}

const GRADES = { block: 'Stop', warn: 'Check', inform: 'Ask' } as const;

/** Pure: the same rule gives the same page, in the panel and on the command line. */
export function makeRulePage({ id, title, why, source, examples }: Rule): RulePage {
  return {
    id,
    title,
    why,
    source,
    speaks: examples.filter(({ finding }) => finding !== null).map(showExample),
    silent: examples.filter(({ finding }) => finding === null).map(showExample),
  };
}

function showExample({ title, note, codes, date, finding }: RuleExample): ExamplePage {
  const better = finding?.suggests === undefined ? '' : `: better ${finding.suggests}`;
  const at = finding?.code === '' ? '' : ` at ${finding?.code}`;
  const says = finding === null ? '' : `${GRADES[finding.grade]}${at}${better}`;
  return { title, note, codes, day: sayDay(date), says };
}
