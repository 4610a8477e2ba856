/** A rule's examples from plain text: the notes stand in it as a person writes them. */
import type { Grade, RuleExample } from './types.ts';

const GRADES: readonly Grade[] = ['block', 'warn', 'inform'];
/** The date of service of an example that names none. */
const DATE = '2026-11-10';
const TITLE = '## ';
const VERDICT = /^= ([^|]*?) ?\| (?:(\d{4}-\d\d-\d\d) \| )?(.*)$/;
const SPEAKS = /^(\w+)(?: (?!better )(\S+))?(?: better (\S+))?$/;

/**
 * Reads examples, each of a title, the note and the verdict:
 *
 *     ## A cancer of the nose
 *     BCC, left nasal ala.
 *     = C44.91 | warn C44.91 better C44.311
 *
 * Before the first stroke stands the claim, which may be empty. Behind it a date of service other than the usual one
 * (`| 2024-09-30 |`), then `silent`, or the grade and the code of the finding and the better code it must offer.
 * @throws where a line of it cannot be read: the rule's file is wrong
 */
export function readExamples(text: string): readonly RuleExample[] {
  return text.trim().slice(TITLE.length).split(`\n\n${TITLE}`).map(readExample);
}

function readExample(text: string): RuleExample {
  const opens = text.indexOf('\n');
  const title = text.slice(0, opens);
  // The verdict is what follows the last line that opens with "=": a claim may have a line for each code.
  const closes = text.lastIndexOf('\n= ');
  const verdict = VERDICT.exec(text.slice(closes + 1));
  if (!verdict || closes <= opens) throw new Error(`No verdict in the example “${title}”`);
  const [, codes = '', date = DATE, says = ''] = verdict;
  return { title, note: text.slice(opens + 1, closes), codes, date, finding: readFinding(says, title) };
}

function readFinding(says: string, title: string): RuleExample['finding'] {
  if (says === 'silent') return null;
  const [, word, code = '', suggests] = SPEAKS.exec(says) ?? [];
  const grade = GRADES.find((one) => one === word);
  if (grade === undefined) throw new Error(`No grade in the example “${title}”`);
  return { grade, code, ...(suggests !== undefined && { suggests }) };
}
