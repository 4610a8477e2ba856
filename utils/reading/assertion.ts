/** How the note means its words: present, absent, suspected, history, family, planned. */
import type { Word } from '../lexicon/words.ts';
import { answeredNo, unticked } from './checkboxes.ts';
import { clauseEnd, clauseStart, type Gap, isBreak, isComma, readGaps, startAcross } from './clauses.ts';
import { isLongAgo } from './dated.ts';
import { tellsOfRelative } from './kin.ts';
import { ENDS, HARMLESS, RESTARTS, TREATS, TRIGGERS, type Trigger } from './triggers.ts';
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
  const heading = BY_SECTION[section] ?? 'present';
  // "Family history: negative for melanoma": the heading tells of relatives, and the denial holds for them.
  const isOfFamily = heading === 'family';
  const said: Assertion[] = new Array<Assertion>(words.length).fill(isOfFamily ? 'present' : heading);
  const gaps = readGaps(text, words);
  const marksLead = hasLeadingMark(text, words);
  for (let at = 0; at < words.length; ) {
    const entry = entryAt(words, at, gaps);
    if (entry && !isDuration(words, at, entry)) {
      for (const trigger of entry.triggers) apply(trigger, at, entry.words.length, words, gaps, said);
    }
    if (tellsOfRelative(words, at)) markClause(at, words, gaps, said);
    if (year !== null && isPastYear(words, at, year)) markDated(text, at, words, gaps, said);
    if (isClosingNo(words, gaps, at) && (isBreak(gaps[at]) || words[at]?.text === 'no'))
      mark(said, answered(at, gaps), at, 'absent');
    if (isLongAgo(words, at)) mark(said, clauseStart(at, gaps, 14), at + 1, 'history');
    if (isFailedTest(words, gaps, at)) mark(said, startAcross(at, gaps, 10), at + 1, 'absent');
    if (hasMinus(text, words, at)) mark(said, at, clauseEnd(at, gaps, 8), 'absent');
    else if (!marksLead && hasMinus(text, words, at + 1) && !/^[.;\n]/.test(text.slice(words[at]?.end)))
      mark(said, clauseStart(at, gaps, 6), at + 1, 'absent');
    if (gaps[at] === 'question') mark(said, at, Math.min(words.length, at + 4), 'suspected');
    if (gaps[at + 1] === 'asked') mark(said, clauseStart(at, gaps, 6), at + 1, 'suspected');
    at += entry?.words.length ?? 1;
  }
  for (const { from, to } of unticked(text, words)) mark(said, from, to, 'absent');
  for (const { from, to } of answeredNo(text, words)) said.fill('absent', from, to);
  return isOfFamily ? said.map((one) => (one === 'absent' ? one : heading)) : said;
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
    const treated = TREATED.test(words[before]?.text ?? '') && isComma(gaps[before]);
    mark(said, clauseStart(treated ? before : at, gaps, 14, true), at + 1, 'history');
  }
}

/** "Guttate psoriasis: no", "Atypia: none", "(syphilis no)". */
function isClosingNo(words: readonly Word[], gaps: readonly Gap[], at: number): boolean {
  const word = words[at]?.text ?? '';
  if (at === 0 || !/^(?:no|none|nil|neg|negative|absent|denied)$/.test(word)) return false;
  const next = gaps[at + 1];
  return at + 1 === words.length || isBreak(next) || isComma(next);
}

/** What a closing "no" answers: the clause before its colon, or the words right before it. */
function answered(at: number, gaps: readonly Gap[]): number {
  return isBreak(gaps[at]) ? clauseStart(at - 1, gaps, 8) : clauseStart(at, gaps, 4);
}

/** Tests that are named with the disease they look for. */
const TEST =
  /^(?:swab|pcr|igm|igg|ana|rpr|vdrl|fta|serolog(?:y|ies)|antibod(?:y|ies)|titers?|desmoglein|elisa|screen|smear|dfa|tzanck|quantiferon|dif)$/;

/** "Pemphigus: desmoglein 1/3 negative", "HSV PCR from lip neg": the test says it of the disease before it. */
function isFailedTest(words: readonly Word[], gaps: readonly Gap[], at: number): boolean {
  if (!/^(?:neg|negative|nonreactive)$/.test(words[at]?.text ?? '')) return false;
  const next = gaps[at + 1];
  if (at + 1 < words.length && !isComma(next) && !isBreak(next)) return false;
  return words.slice(Math.max(0, at - 6), at).some(({ text }) => TEST.test(text));
}

/** "(+) bruising (-) cough": where a mark leads, each mark speaks of what follows it. */
function hasLeadingMark(text: string, words: readonly Word[]): boolean {
  const first = words[0];
  return (
    first !== undefined &&
    /\([+–−-]\)\s*$|:\s*\([+–−-]\)\s*\w*$/.test(text.slice(Math.max(0, first.start - 5), words[1]?.start))
  );
}

/** "(-)" before a word, or at the end. */
function hasMinus(text: string, words: readonly Word[], at: number): boolean {
  const from = words[at - 1]?.end ?? Math.max(0, (words[at]?.start ?? 0) - 4);
  const between = text.slice(from, words[at]?.start ?? from + 5);
  return between.length < 12 && /\([-–−]\)|\bneg\)/.test(between);
}

function entryAt(words: readonly Word[], at: number, gaps: readonly Gap[]): Entry | undefined {
  indexed ??= indexEntries();
  return indexed
    .get(words[at]?.text ?? '')
    ?.find((entry) =>
      entry.words.every(
        (word, offset) => words[at + offset]?.text === word && (offset === 0 || !isBreak(gaps[at + offset])),
      ),
    );
}

/** "3-month history of rash" is the present illness. */
function isDuration(words: readonly Word[], at: number, entry: Entry): boolean {
  if (!/^(?:history|hx|h)$/.test(entry.words[0] ?? '')) return false;
  return (
    DURATION.test(words[at - 1]?.text ?? '') || /^\d+(?:d|wk|w|mo|m|yr|y)s?$/.test(words[at - 1]?.text ?? '')
  );
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
  if (trigger.assertion === 'history')
    for (let own = at; own < at + length; own++)
      if (/^(?:recur|evidence)/.test(words[own]?.text ?? '')) mark(said, own, own + 1, 'absent');
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
  if (trigger.reach === 'last' && at + length < words.length && !isComma(next) && !isBreak(next)) return;
  mark(said, clauseStart(at, gaps, trigger.most, trigger.reach === 'last'), at + length, trigger.assertion);
}

function scopeEnd(trigger: Trigger, from: number, words: readonly Word[], gaps: readonly Gap[]): number {
  const most = Math.min(words.length, from + trigger.most);
  let opened = 0;
  for (let at = from; at < most; at++) {
    const word = words[at]?.text ?? '';
    if (ENDS.has(word) || (at > from && isBreak(gaps[at]))) return at;
    if (gaps[at] === 'opening') opened++;
    // What is said in brackets ends with them: "(not fungal), arthritis".
    if (gaps[at] === 'closing' && at > from && opened-- === 0) return at;
    if (trigger.assertion === 'history' && at > from && isComma(gaps[at]) && !listGoesOn(at, words, gaps))
      return at;
    if (trigger.assertion === 'planned' && isTreated(trigger, words, from, at)) return at;
    if (!(trigger.assertion === 'absent' || trigger.assertion === 'history')) continue;
    if (THINKS.test(words[at - 1]?.text ?? '') || THINKS.test(words[at - 2]?.text ?? '')) continue;
    if (RESTARTS.has(word) && at > from && (isComma(gaps[at]) || startsStatement(word, words[at - 1]?.text)))
      return at;
    if (trigger.words[0] === 'without' && at > from && /^(?:of|on|at|in|to)$/.test(word)) return at;
  }
  return most;
}

/** "not feel she has lupus": whose thought it is ends no denial. */
const THINKS = /^(?:feel|think|believe|suspect|consider|convinced|meet|suggest|mean)$/;

/** "Will excise the BCC", "schedule Mohs for BCC": what is treated is there, and only its treatment is planned. */
function isTreated(trigger: Trigger, words: readonly Word[], from: number, at: number): boolean {
  if (trigger.isCondition || !/^(?:for|of|the|this|these|her|his|both|all)$/.test(words[at]?.text ?? ''))
    return false;
  return words.slice(Math.max(from, at - 4), at).some(({ text }) => TREATS.has(text));
}

/** "no itching, patient has …", "no history and presents with …": a verb starts anew even without its comma. */
function startsStatement(word: string, before: string | undefined): boolean {
  return (
    /^(?:has|presents|reports|shows|who|now|today|currently|consider|start|will|then|plan)$/.test(word) &&
    before !== 'that'
  );
}

/** "history of eczema, asthma and psoriasis": a list runs on to its "and". */
function listGoesOn(at: number, words: readonly Word[], gaps: readonly Gap[]): boolean {
  for (let next = at; next < Math.min(words.length, at + 5); next++) {
    if (isBreak(gaps[next]) || RESTARTS.has(words[next]?.text ?? '')) return false;
    if (words[next]?.text === 'and' || words[next]?.text === 'or') return true;
  }
  return false;
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
