/** What was typed for a calculator, "site=trunk size=1.0cm", as facts. What does not read becomes a question. */
import { readDose, readStrength } from './doses.ts';
import { readArea, readLength } from './measures.ts';
import type { Facts, Family, Field, FieldKind, Fields, Unclear, ValueOfKind } from './types.ts';

/** A key and what was typed for it. */
export type Entry = readonly [key: string, text: string];

type Value = ValueOfKind[FieldKind] | Unclear | null;
type Typed = Record<string, Value>;

interface Placed {
  readonly name: string;
  readonly field: Field;
  readonly isVisit: boolean;
}

/**
 * Facts of what was typed, in its order. A key of a lesion given again begins the next lesion: "size=1cm size=2cm" is two.
 * @returns a problem for a key that the family does not have
 */
export function readFacts(family: Family, entries: readonly Entry[]): Facts | { readonly problem: string } {
  const each: Typed[] = [];
  const visit: Typed = {};
  for (const [key, text] of entries) {
    const placed = findField(family, key);
    if (placed === undefined) return { problem: sayKeys(family, key) };
    const value = readFact(placed.field, text);
    if (placed.isVisit) visit[placed.name] = both(placed, visit[placed.name], value);
    else nextSheet(each, placed.name)[placed.name] = value;
  }
  return { each, visit };
}

function nextSheet(each: Typed[], name: string): Typed {
  const last = each.at(-1);
  if (last !== undefined && !(name in last)) return last;
  const fresh: Typed = {};
  each.push(fresh);
  return fresh;
}

/** A fact of the visit said twice: once if it is the same, else nobody knows. */
function both({ field }: Placed, before: Value | undefined, value: Value): Value {
  if (before === undefined || JSON.stringify(before) === JSON.stringify(value)) return value;
  return { unclear: `${field.label} is given twice, and not the same.` };
}

function findField(family: Family, key: string): Placed | undefined {
  const asked = key.trim().toLowerCase();
  const rooms: readonly (readonly [Fields, boolean])[] = [
    [family.each, false],
    [family.visit, true],
  ];
  for (const [fields, isVisit] of rooms) {
    for (const [name, field] of Object.entries(fields)) {
      if (name.toLowerCase() === asked || field.aliases?.includes(asked)) return { name, field, isVisit };
    }
  }
  return undefined;
}

function sayKeys(family: Family, key: string): string {
  const keys = [...Object.keys(family.each), ...Object.keys(family.visit)];
  return `${family.id} has no key “${key}”. It has ${keys.join(', ')}.`;
}

/** The value that was typed for a field, or why it does not read. */
export function readFact(field: Field, text: string): Value {
  if (text.trim() === '') return null;
  switch (field.kind) {
    case 'length':
      return readLength(text, 'cm');
    case 'area':
      return readArea(text, 'sq cm');
    case 'count':
      return readCount(text);
    case 'counts':
      return readCounts(text);
    case 'choice':
      return readChoice(field, text);
    case 'yes-no':
      return readYesNo(text);
    case 'dose':
      return readDose(text);
    case 'strength':
      return readStrength(text);
    case 'date':
      return readDate(text);
    case 'text':
      return text.trim();
  }
}

function readCount(text: string): number | Unclear {
  const said = text.trim();
  const [, digits] = /^[x×#]?\s*(-?\d{1,6})$/i.exec(said) ?? [];
  return digits === undefined
    ? { unclear: `“${said}” is not a number. It takes a whole number, such as 3.` }
    : Number(digits);
}

function readCounts(text: string): readonly number[] | Unclear {
  const parts = text.trim().split(/[\s,;+/]+/);
  return parts.every((part) => /^-?\d{1,6}$/.test(part))
    ? parts.map(Number)
    : { unclear: `“${text.trim()}” does not read as numbers. Write one for each stage, such as 4,3,1.` };
}

function readYesNo(text: string): boolean | Unclear {
  const said = text.trim().toLowerCase();
  if (['yes', 'y', 'true', '1'].includes(said)) return true;
  if (['no', 'n', 'false', '0'].includes(said)) return false;
  return { unclear: `“${text.trim()}” is neither yes nor no.` };
}

function readDate(text: string): string | Unclear {
  const said = text.trim();
  const time = /^\d{4}-\d{2}-\d{2}$/.test(said) ? Date.parse(`${said}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(said)
    ? said
    : { unclear: `“${said}” is not a day of the calendar. Write it as 2026-11-10.` };
}

/** "The back of the hand" is the hand. */
const PART_OF = /(?<![\p{L}])(?:back|side|top|front|tip|edge|border|bridge|root|base) of (?:the )?/gu;

function readChoice(field: Field, text: string): string | Unclear {
  const said = text.trim().toLowerCase().replaceAll('_', ' ');
  const choices = field.choices ?? [];
  const wordsOf = choices.map(({ value, label, aliases = [] }) => [
    value.toLowerCase(),
    value.toLowerCase().replaceAll('-', ' '),
    label.toLowerCase(),
    ...aliases,
  ]);
  const exact = choices.find((_, at) => wordsOf[at]?.includes(said));
  if (exact !== undefined) return exact.value;
  // "left nasal ala", "dorsum of the right hand": the one choice whose word stands in it.
  const site = said.replace(PART_OF, ' ');
  const found = choices.flatMap(({ value }, at) => {
    const words = wordsOf[at]?.filter((word) => holdsWord(site, word)) ?? [];
    return words.length === 0 ? [] : [{ value, words }];
  });
  const own = found.filter((one) => one.words.some((word) => !isWithinOther(word, one.value, found)));
  if (own.length === 1 && own[0]) return own[0].value;
  const list = choices.map((choice) => choice.value).join(', ');
  return { unclear: `“${text.trim()}” is not among the answers (${list}).` };
}

function holdsWord(text: string, word: string): boolean {
  return ` ${text.replace(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(` ${word} `);
}

/** "nose" within "inside the nose" says nothing of its own. */
function isWithinOther(
  word: string,
  value: string,
  found: readonly { readonly value: string; readonly words: readonly string[] }[],
): boolean {
  return found.some(
    (other) =>
      other.value !== value && other.words.some((longer) => longer !== word && holdsWord(longer, word)),
  );
}
