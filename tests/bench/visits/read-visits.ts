/**
 * Visits to measure the review with: notes as physicians write them, the claim as the biller first put it in, and what
 * a certified coder says of it. Written without sight of the reading and the rules.
 *
 * How a line of the head is meant:
 * - `finding`: `block` must not go out, `warn` the record says otherwise or more (also where a note of the tabular list
 *   asks for a second code and the record holds it), `inform` the record is silent, or a treated condition has no code.
 *   Its code is one of the claim, or `-` for a condition without one. Any of the better codes counts; none is written
 *   `none` where the code simply goes, or where only a question is right.
 * - `silent`: a code of the claim on which nothing may be warned of or blocked.
 * - `never`: a code, or a family with a star (`C43.*`), that no suggestion may hold.
 * - `mention`: words of the note and how they stand there; `#2` for the second place where they stand.
 * - `gold`: the diagnoses of the right claim, the first-listed first.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const DIAGNOSIS = /^[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?$/;
const PROCEDURE = /^(?:\d{5}|\d{4}[A-Z]|[A-Z]\d{4})$/;

const Day = z.iso.date('is not a day written YYYY-MM-DD');
const Diagnosis = z.string().regex(DIAGNOSIS, 'is not a diagnosis code with its dot');
const Family = z
  .string()
  .regex(/^[A-Z]\d[0-9A-Z]?(?:\.[0-9A-Z]{0,4})?\*?$/, 'is no code and no family like C43.*');
const Why = z.string().min(5, 'says too little of why');
const Style = z.enum(['soap', 'bullet', 'template', 'dictation', 'terse', 'copied-forward']);
const Assertion = z.enum(['present', 'absent', 'suspected', 'history', 'family', 'planned']);
const Pointers = z.array(z.number().int().positive());

const ClaimedDiagnosis = z.strictObject({ pointer: z.number().int().positive(), code: Diagnosis });

const ClaimedProcedure = z.strictObject({
  code: z.string().regex(PROCEDURE, 'is not a procedure code'),
  modifiers: z.array(z.string().regex(/^[0-9A-Z]{2}$/)),
  units: z.number().int().positive(),
  /** Pointers of the diagnoses it is for; empty where the claim names none. */
  pointers: Pointers,
});

const ExpectedFinding = z.strictObject({
  grade: z.enum(['block', 'warn', 'inform']),
  /** `null` where a documented condition has no code. */
  code: Diagnosis.nullable(),
  /** Any of these is right; empty where the code simply goes or a question is all. */
  better: z.array(Diagnosis),
  why: Why,
});

const ExpectedMention = z.strictObject({
  assertion: Assertion,
  /** Place in the note, end exclusive. */
  start: z.number(),
  end: z.number(),
  quote: z.string().min(1),
  site: z.string().optional(),
  side: z.enum(['left', 'right', 'both']).optional(),
});

const Visit = z.strictObject({
  file: z.string(),
  title: z.string('is missing').min(3),
  style: Style,
  date: Day,
  /** The claim as written, as the command line takes it. */
  claim: z.string('is missing'),
  diagnoses: z.array(ClaimedDiagnosis),
  procedures: z.array(ClaimedProcedure),
  findings: z.array(ExpectedFinding),
  silent: z.array(z.strictObject({ code: Diagnosis, why: Why })),
  never: z.array(z.strictObject({ family: Family, why: Why })),
  mentions: z.array(ExpectedMention),
  gold: z.array(Diagnosis).min(1, 'is missing'),
  note: z.string().min(1, 'is empty'),
});

export type Visit = z.infer<typeof Visit>;

/** `build`: rules may be made with it. `report`: kept for figures only. */
export type VisitHalf = 'build' | 'report';

export const STYLES = Style.options;

/**
 * The visits of one half, by number.
 * @throws Error naming file and line of what cannot be read
 */
export function readVisits(half: VisitHalf): Visit[] {
  const folder = join(import.meta.dirname, half);
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  return names
    .toSorted()
    .map((name) => parseVisit(`${half}/${name}`, readFileSync(join(folder, name), 'utf8')));
}

/**
 * One visit out of the text of its file.
 * @param file how errors name it
 * @throws Error naming file and line of what cannot be read
 */
export function parseVisit(file: string, text: string): Visit {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const border = lines.indexOf('---');
  if (border < 0) throw new Error(`${file}: there is no line --- between head and note.`);
  const note = lines
    .slice(border + 1)
    .join('\n')
    .trimEnd();
  const raw = emptyVisit(file, note);
  for (const [at, line] of lines.slice(0, border).entries()) readHeadLine(raw, line, `${file}:${at + 1}`);
  const read = Visit.safeParse(raw);
  if (read.success) return read.data;
  const { path, message } = read.error.issues[0] ?? { path: [], message: 'cannot be read' };
  throw new Error(`${file}: ${path.map(String).join(' ')} ${message}.`);
}

interface RawVisit {
  readonly file: string;
  readonly note: string;
  readonly diagnoses: unknown[];
  readonly procedures: unknown[];
  readonly findings: unknown[];
  readonly silent: unknown[];
  readonly never: unknown[];
  readonly mentions: unknown[];
  gold: string[];
  title?: string;
  style?: string;
  date?: string;
  claim?: string;
}

function emptyVisit(file: string, note: string): RawVisit {
  const lists = {
    diagnoses: [],
    procedures: [],
    findings: [],
    silent: [],
    never: [],
    mentions: [],
    gold: [],
  };
  return { file, note, ...lists };
}

/** @param place file and line, for errors */
function readHeadLine(visit: RawVisit, line: string, place: string): void {
  const [, key = '', value = ''] = /^([a-z]+):\s*(.*?)\s*$/.exec(line) ?? [];
  switch (key) {
    case 'title':
    case 'style':
    case 'date':
      if (visit[key] !== undefined) throw new Error(`${place}: ${key} is given twice.`);
      visit[key] = value;
      return;
    case 'codes':
      if (visit.claim !== undefined) throw new Error(`${place}: codes is given twice.`);
      visit.claim = value;
      readClaim(visit, value, place);
      return;
    case 'finding':
      visit.findings.push(check(ExpectedFinding, findingOf(value, place), place));
      return;
    case 'silent': {
      const [code, why] = halvesOf(value, place);
      visit.silent.push(check(Visit.shape.silent.element, { code, why }, place));
      return;
    }
    case 'never': {
      const [family, why] = halvesOf(value, place);
      visit.never.push(check(Visit.shape.never.element, { family, why }, place));
      return;
    }
    case 'mention':
      visit.mentions.push(check(ExpectedMention, mentionOf(value, visit.note, place), place));
      return;
    case 'gold':
      visit.gold = check(z.array(Diagnosis), listOf(value), place);
      return;
    default:
      throw new Error(`${place}: a line of the head is "key: value" with a known key, not "${line}".`);
  }
}

function readClaim(visit: RawVisit, value: string, place: string): void {
  for (const part of value.split(/\s*;\s*/)) {
    const diagnosis = /^(\d+):\s*(\S+)$/.exec(part);
    if (diagnosis) {
      const [, pointer, code] = diagnosis;
      visit.diagnoses.push(check(ClaimedDiagnosis, { pointer: Number(pointer), code }, place));
      continue;
    }
    const procedure = /^([0-9A-Z]{5})((?:-[0-9A-Z]{2})*)(?:\s+x(\d+))?(?:\s*->\s*([\d,\s]+))?$/.exec(part);
    if (!procedure) throw new Error(`${place}: "${part}" is neither "1: L57.0" nor "17003-59 x3 -> 2".`);
    const [, code, modifiers = '', units = '1', pointers = ''] = procedure;
    const claimed = {
      code,
      modifiers: modifiers.split('-').filter(Boolean),
      units: Number(units),
      pointers: listOf(pointers).map(Number),
    };
    visit.procedures.push(check(ClaimedProcedure, claimed, place));
  }
}

function findingOf(value: string, place: string): unknown {
  const [, grade, code, better = '', why] = /^(\w+)\s+(\S+)\s*->\s*([^|]*?)\s*\|\s*(.*)$/.exec(value) ?? [];
  if (!grade) throw new Error(`${place}: a finding is "warn L40.9 -> L40.0 | why".`);
  return { grade, code: code === '-' ? null : code, better: better === 'none' ? [] : listOf(better), why };
}

function halvesOf(value: string, place: string): [string, string] {
  const bar = value.indexOf('|');
  if (bar < 0) throw new Error(`${place}: "code | why" has no bar.`);
  return [value.slice(0, bar).trim(), value.slice(bar + 1).trim()];
}

function mentionOf(value: string, note: string, place: string): unknown {
  const form = /^(\w+)\s+"([^"]+)"(?:\s+#(\d+))?(?:\s+site="([^"]+)")?(?:\s+side=(\w+))?$/.exec(value);
  if (!form) throw new Error(`${place}: a mention is: present "words" [#2] [site="words"] [side=left].`);
  const [, assertion, quote = '', nth = '1', site, side] = form;
  const start = placeOf(quote, Number(nth), note);
  if (start < 0) throw new Error(`${place}: "${quote}" does not stand in the note ${nth} times.`);
  if (site && !note.includes(site))
    throw new Error(`${place}: the site "${site}" does not stand in the note.`);
  return { assertion, quote, start, end: start + quote.length, ...(site && { site }), ...(side && { side }) };
}

function placeOf(quote: string, nth: number, note: string): number {
  let at = -1;
  for (let seen = 0; seen < nth; seen++) {
    at = note.indexOf(quote, at + 1);
    if (at < 0) return -1;
  }
  return at;
}

function listOf(value: string): string[] {
  return value
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);
}

function check<T>(schema: z.ZodType<T>, value: unknown, place: string): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const { path, message } = read.error.issues[0] ?? { path: [], message: 'cannot be read' };
  throw new Error(`${place}: ${path.map(String).join(' ')} ${message}`);
}
