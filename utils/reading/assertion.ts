/** How the note means its words: present, absent, suspected, history, family, planned. */
import type { Word } from '../lexicon/words.ts';
import { unticked } from './checkboxes.ts';
import { COMES_WITH, ENDS, HARMLESS, INFORMS, KIN, RESTARTS, TRIGGERS, type Trigger } from './triggers.ts';
import type { Assertion, SectionKind } from './types.ts';

const BY_SECTION: Partial<Record<SectionKind, Assertion>> = {
  'family-history': 'family',
  history: 'history',
  differential: 'suspected',
  education: 'planned',
};
/** Where two sayings meet, the one further from "present" holds. */
const RANK: Record<Assertion, number> = {
  present: 0,
  planned: 1,
  history: 2,
  suspected: 3,
  absent: 4,
  family: 5,
};
const TREATED = /^(?:excised|treated|removed|resected|cleared|resolved|mohs|biopsied|diagnosed)$/;
const DURATION =
  /^(?:days?|weeks?|months?|years?|yrs?|mos?|wks?|long|longstanding|standing|lifelong|chronic|several)$/;

interface Entry {
  readonly words: readonly string[];
  readonly triggers: readonly Trigger[];
}

/** Made at the first note: the background carries this too, and most of its starts are for something else. */
let indexed: ReadonlyMap<string, readonly Entry[]> | null = null;

function indexEntries(): Map<string, Entry[]> {
  const byPhrase = new Map<string, Trigger[]>();
  for (const words of HARMLESS) byPhrase.set(words.join(' '), []);
  for (const trigger of TRIGGERS) {
    const phrase = trigger.words.join(' ');
    byPhrase.set(phrase, [...(byPhrase.get(phrase) ?? []), trigger]);
  }
  const byFirst = new Map<string, Entry[]>();
  for (const [phrase, triggers] of byPhrase) {
    const words = phrase.split(' ');
    const first = words[0] ?? '';
    byFirst.set(first, [...(byFirst.get(first) ?? []), { words, triggers }]);
  }
  for (const entries of byFirst.values()) entries.sort((a, b) => b.words.length - a.words.length);
  return byFirst;
}

/**
 * The assertion of every word of one sentence.
 * @param text the note; what stands between two words ends or carries a scope
 * @param words the words of one sentence, in order
 * @param year of the visit, where it is known: what is dated years before it is history
 */
export function assertWords(
  text: string,
  words: readonly Word[],
  section: SectionKind,
  year: number | null = null,
): Assertion[] {
  const said: Assertion[] = new Array<Assertion>(words.length).fill(BY_SECTION[section] ?? 'present');
  const gaps = readGaps(text, words);
  for (let at = 0; at < words.length; ) {
    const entry = entryAt(words, at);
    if (entry && !isDuration(words, at, entry)) {
      for (const trigger of entry.triggers) apply(trigger, at, entry.words.length, words, gaps, said);
    }
    if (KIN.has(words[at]?.text ?? '') && isRelative(words, at)) markClause(at, words, gaps, said);
    if (year !== null && isPastYear(words, at, year)) markDated(text, at, words, gaps, said);
    if (isBreak(gaps[at]) && isClosingNo(words, gaps, at))
      mark(said, clauseStart(at - 1, gaps, 8), at, 'absent');
    if (hasMinus(text, words, at)) mark(said, at, clauseEnd(at, gaps, 8), 'absent');
    else if (hasMinus(text, words, at + 1) && !/^[.;\n]/.test(text.slice(words[at]?.end)))
      mark(said, clauseStart(at, gaps, 6), at + 1, 'absent');
    if (gaps[at] === 'question') mark(said, at, Math.min(words.length, at + 4), 'suspected');
    if (gaps[at + 1] === 'asked') mark(said, clauseStart(at, gaps, 6), at + 1, 'suspected');
    at += entry?.words.length ?? 1;
  }
  for (const { from, to } of unticked(text, words)) mark(said, from, to, 'absent');
  return said;
}

/** "2018", two years and more before the visit; "since 2018" goes on until today. */
function isPastYear(words: readonly Word[], at: number, year: number): boolean {
  const word = words[at]?.text ?? '';
  if (!/^(?:19|20)\d\d$/.test(word) || year - Number(word) < 2) return false;
  return !/^(?:since|from|onset|born|dob)$/.test(words[at - 1]?.text ?? '');
}

/** "2018: BCC of the cheek" dates what follows; otherwise a year dates the clause it closes. */
function markDated(
  text: string,
  at: number,
  words: readonly Word[],
  gaps: readonly Gap[],
  said: Assertion[],
): void {
  const leads = at === 0 && /^\s?[:–—-]/.test(text.slice(words[at]?.end, (words[at]?.end ?? 0) + 3));
  if (leads) mark(said, at, words.length, 'history');
  else {
    // "BCC of the forearm, excised 2019": the treatment is dated with its lesion.
    const before = words[at - 1]?.text === 'in' ? at - 2 : at - 1;
    const treated = TREATED.test(words[before]?.text ?? '') && gaps[before] === 'comma';
    mark(said, clauseStart(treated ? before : at, gaps, 14, true), at + 1, 'history');
  }
}

/** "Guttate psoriasis: no". */
function isClosingNo(words: readonly Word[], gaps: readonly Gap[], at: number): boolean {
  if (at === 0 || words[at]?.text !== 'no') return false;
  const next = gaps[at + 1];
  return at + 1 === words.length || isBreak(next) || next === 'comma';
}

/** "(-)" before a word, or at the end. */
function hasMinus(text: string, words: readonly Word[], at: number): boolean {
  const from = words[at - 1]?.end ?? Math.max(0, (words[at]?.start ?? 0) - 4);
  const between = text.slice(from, words[at]?.start ?? from + 5);
  return between.length < 12 && /\([-–−]\)|\bneg\)/.test(between);
}

function clauseEnd(from: number, gaps: readonly Gap[], most: number): number {
  let to = from + 1;
  while (to < gaps.length - 1 && to - from < most && !isBreak(gaps[to]) && gaps[to] !== 'comma') to++;
  return to;
}

function entryAt(words: readonly Word[], at: number): Entry | undefined {
  indexed ??= indexEntries();
  return indexed
    .get(words[at]?.text ?? '')
    ?.find((entry) => entry.words.every((word, offset) => words[at + offset]?.text === word));
}

/** "3-month history of rash" is the present illness. */
function isDuration(words: readonly Word[], at: number, entry: Entry): boolean {
  if (!/^(?:history|hx|h)$/.test(entry.words[0] ?? '')) return false;
  return (
    DURATION.test(words[at - 1]?.text ?? '') || /^\d+(?:d|wk|w|mo|m|yr|y)s?$/.test(words[at - 1]?.text ?? '')
  );
}

/** What stands before each word. */
type Gap = 'none' | 'comma' | 'break' | 'dash' | 'question' | 'asked';

/** A dash or a colon parts like a semicolon, but a closing remark belongs to what stands before it. */
function isBreak(gap: Gap | undefined): boolean {
  return gap === 'break' || gap === 'dash';
}

function readGaps(text: string, words: readonly Word[]): Gap[] {
  const gaps = words.map((word, index) => {
    const from = words[index - 1]?.end ?? Math.max(0, word.start - 1);
    return readGap(text.slice(from, word.start).slice(-12));
  });
  const last = words.at(-1);
  gaps.push(last && text[last.end] === '?' ? 'asked' : 'none');
  return gaps;
}

function readGap(between: string): Gap {
  if (/\?\S*$/.test(between)) return 'question';
  if (between.startsWith('?')) return 'asked';
  if (/[;:•\n]|\s[-–—]\s|[.!]\s/.test(between)) {
    if (/\n/.test(between) && !/[;:.!]/.test(between)) return 'none';
    return /[;•\n.!]/.test(between) ? 'break' : 'dash';
  }
  return /[,()]/.test(between) ? 'comma' : 'none';
}

function apply(
  trigger: Trigger,
  at: number,
  length: number,
  words: readonly Word[],
  gaps: readonly Gap[],
  said: Assertion[],
): void {
  if (trigger.reach === 'rest') {
    mark(said, at, words.length, trigger.assertion);
    return;
  }
  if (trigger.reach === 'forward') {
    mark(said, at, scopeEnd(trigger, at + length, words, gaps), trigger.assertion);
    return;
  }
  if (trigger.reach === 'across') {
    // "BCC of the nose, no recurrence of melanoma" says it of what follows.
    if (words[at + length]?.text !== 'of')
      mark(said, startAcross(at, gaps, trigger.most), at + length, trigger.assertion);
    return;
  }
  const next = gaps[at + length];
  if (trigger.reach === 'last' && at + length < words.length && next !== 'comma' && !isBreak(next)) return;
  mark(said, clauseStart(at, gaps, trigger.most, trigger.reach === 'last'), at + length, trigger.assertion);
}

function scopeEnd(trigger: Trigger, from: number, words: readonly Word[], gaps: readonly Gap[]): number {
  const most = Math.min(words.length, from + trigger.most);
  for (let at = from; at < most; at++) {
    const word = words[at]?.text ?? '';
    if (ENDS.has(word) || (at > from && isBreak(gaps[at]))) return at;
    if (trigger.assertion === 'history' && at > from && gaps[at] === 'comma' && !listGoesOn(at, words, gaps))
      return at;
    if (!(trigger.assertion === 'absent' || trigger.assertion === 'history')) continue;
    if (
      RESTARTS.has(word) &&
      at > from &&
      (gaps[at] === 'comma' || startsStatement(word, words[at - 1]?.text))
    )
      return at;
    if (trigger.words[0] === 'without' && at > from && /^(?:of|on|at|in|to)$/.test(word)) return at;
  }
  return most;
}

/** "no itching, patient has …", "no history and presents with …": a verb starts anew even without its comma. */
function startsStatement(word: string, before: string | undefined): boolean {
  return /^(?:has|presents|reports|shows|who|now|today|currently)$/.test(word) && before !== 'that';
}

/** "history of eczema, asthma and psoriasis": a list runs on to its "and". */
function listGoesOn(at: number, words: readonly Word[], gaps: readonly Gap[]): boolean {
  for (let next = at; next < Math.min(words.length, at + 5); next++) {
    if (isBreak(gaps[next]) || RESTARTS.has(words[next]?.text ?? '')) return false;
    if (words[next]?.text === 'and' || words[next]?.text === 'or') return true;
  }
  return false;
}

/** @param overComma a note's closing word reaches over one comma: "BCC, left cheek, suspected" keeps to its clause */
function clauseStart(at: number, gaps: readonly Gap[], most: number, overComma = false): number {
  let commas = overComma && gaps[at] === 'comma' ? 1 : 0;
  let start = at;
  while (start > 0 && at - start < most) {
    if (isBreak(gaps[start])) break;
    if (gaps[start] === 'comma' && commas-- <= 0) break;
    start--;
  }
  return start;
}

/** "Melanoma, right leg - no evidence of recurrence": over commas and one dash, not over a semicolon. */
function startAcross(at: number, gaps: readonly Gap[], most: number): number {
  let dashes = 1;
  let start = at;
  while (start > 0 && at - start < most && gaps[start] !== 'break') {
    if (gaps[start] === 'dash' && dashes-- <= 0) break;
    start--;
  }
  return start;
}

function isRelative(words: readonly Word[], at: number): boolean {
  const next = words[at + 1]?.text ?? '';
  if (next === 'site' || next === 'sites') return false;
  const second = words[at + 2]?.text ?? '';
  if (INFORMS.has(next) || (INFORMS.has(second) && next !== 'had')) return false;
  const before = words[at - 1]?.text ?? '';
  const nearer = COMES_WITH.has(before) ? (words[at - 2]?.text ?? '') : '';
  return !(/^(?:with|by|per|accompanied)$/.test(before) || /^(?:with|by|per|accompanied)$/.test(nearer));
}

/** "melanoma in her mother", "father had psoriasis": the clause speaks of the relative. */
function markClause(at: number, words: readonly Word[], gaps: readonly Gap[], said: Assertion[]): void {
  let end = at + 1;
  // "Dad - melanoma", "Niece: psoriasis": the mark behind the relative joins.
  while (end < words.length && end < at + 60 && !ENDS.has(words[end]?.text ?? '')) {
    if (isBreak(gaps[end]) && end > at + 1) break;
    end++;
  }
  mark(said, clauseStart(at, gaps, 10, true), end, 'family');
}

function mark(said: Assertion[], from: number, to: number, assertion: Assertion): void {
  for (let at = Math.max(0, from); at < to; at++) {
    const now = said[at];
    if (now !== undefined && RANK[assertion] > RANK[now]) said[at] = assertion;
  }
}
