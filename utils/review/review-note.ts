/** The review of one note: its codes, each with its standing, and what every rule has to say. Pure. */
import type { CodeNotes } from '../codes/notes-types.ts';
import type { CodeBook, IsoDate } from '../codes/types.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { NoteText } from '../note/types.ts';
import { findCodes } from '../reading/find-codes.ts';
import { prepareNote } from '../reading/prepare-note.ts';
import { readProblems } from '../reading/problems.ts';
import { readClaim } from '../reading/read-claim.ts';
import { readMentions } from '../reading/read-mentions.ts';
import type { CodeOnPage } from '../reading/types.ts';
import { answersOf } from './conditions-for.ts';
import { linesOf } from './procedures/note-work.ts';
import { onlyStated } from './ruled-out.ts';
import { RULES } from './rules.ts';
import type { Finding, Grade, Review, ReviewedCode, Rule, RuleContext } from './types.ts';

export interface ReviewRequest {
  readonly note: NoteText;
  readonly book: CodeBook;
  /** What the official lists say beside a code. Without it the rules that read them keep silent, and the review says so. */
  readonly notes?: CodeNotes | null;
  /** Dermatology's words. Without it only the classification's own words are understood. */
  readonly lexicon?: Lexicon;
  /** Date of service: decides what is valid. */
  readonly date: IsoDate;
  /** The rules that look; all of them when left out. */
  readonly rules?: readonly Rule[];
  /** Ids of rules that the user has switched off. What they say better than another rule, the other one says again. */
  readonly rulesOff?: readonly string[];
}

const ORDER: Record<Grade, number> = { block: 0, warn: 1, inform: 2 };

/** Reviews a note. Any text is fine: a note without codes gives an empty list and says what was checked. */
export function reviewNote(request: ReviewRequest): Review {
  const { note, book, notes = null, lexicon, date, rules = RULES, rulesOff = [] } = request;
  const prepared = prepareNote(note, date);
  const codes = findCodes(note, book, date);
  const mentions = readMentions(note, book, lexicon, codes);
  const problems = readProblems(note, prepared, mentions, codes);
  const answers = answersOf({ mentions, problems, book, date });
  const { sections } = prepared;
  const claim = readClaim(note, codes, book, date);
  const read = { note, codes, mentions, sections, problems, claim };
  const context: RuleContext = { ...read, book, notes, date, ...answers };
  const { looking, unable, off } = sortRules(rules, rulesOff, notes);
  const said = looking
    .flatMap((rule) => rule.check(context))
    .flatMap((finding) => onlyStated(finding, context));
  const findings = keepTelling(said, looking);
  return {
    date,
    codes: codes.map((code) => withStanding(code, book, date)),
    mentions,
    sections,
    problems,
    findings: sortFindings(findings, codes),
    worked: linesOf(context),
    checked: looking.map((rule) => rule.id),
    ...(unable.length > 0 && { unchecked: unable.map((rule) => rule.id) }),
    ...(off.length > 0 && { switchedOff: off.map((rule) => rule.id) }),
  };
}

/** The rules that look, those that cannot without the notes beside the codes, and those that are switched off. */
function sortRules(rules: readonly Rule[], rulesOff: readonly string[], notes: CodeNotes | null) {
  const off = rules.filter(({ id }) => rulesOff.includes(id));
  const unable = rules.filter((rule) => rule.needsNotes && notes === null && !off.includes(rule));
  return { looking: rules.filter((rule) => !off.includes(rule) && !unable.includes(rule)), unable, off };
}

/** One mistake is told once: without what another rule says better of the same code. */
function keepTelling(findings: readonly Finding[], rules: readonly Rule[]): Finding[] {
  const better = new Map(rules.map(({ id, yieldsTo = [] }) => [id, new Set(yieldsTo)]));
  for (const { id, supersedes = [] } of rules) for (const lesser of supersedes) better.get(lesser)?.add(id);
  const offered = new Set(
    findings.flatMap(({ code, grade, suggestions }) =>
      code === '' || grade === 'inform' ? [] : suggestions.map((one) => one.code),
    ),
  );
  const told = findings.filter((one) => {
    // A diagnosis without a code is no second question where it is the better code of another line.
    if (one.code === '') return !one.suggestions.some(({ code }) => offered.has(code));
    return !findings.some(
      (other) =>
        other.code === one.code && other.system === one.system && better.get(one.rule)?.has(other.rule),
    );
  });
  return eachOfferOnce(told);
}

/** Two rules that offer the same code in place of the same one say one thing: the first of them says it. */
function eachOfferOnce(findings: readonly Finding[]): Finding[] {
  const said = new Set<string>();
  return findings.filter(({ system, code, grade, suggestions: [first] }) => {
    if (code === '' || first === undefined) return true;
    const offer = [system, code, grade, first.system, first.code].join(' ');
    if (said.has(offer)) return false;
    said.add(offer);
    return true;
  });
}

function withStanding(code: CodeOnPage, book: CodeBook, date: IsoDate): ReviewedCode {
  const title = code.id === undefined ? '' : book.entry(code.id, date).title;
  const stand =
    code.id === undefined ? book.standOf(code.code, code.system, date) : book.stand(code.id, date);
  return { ...code, title, stand };
}

/** Worst first; within a grade in the order the codes stand on the page. */
function sortFindings(findings: readonly Finding[], codes: readonly CodeOnPage[]): Finding[] {
  const places = new Map(codes.map((code, index) => [`${code.system} ${code.code}`, index]));
  const place = (finding: Finding): number => places.get(`${finding.system} ${finding.code}`) ?? codes.length;
  return [...findings].sort((a, b) => ORDER[a.grade] - ORDER[b.grade] || place(a) - place(b));
}
