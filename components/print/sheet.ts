/** What the printed review says. Without the words of the note it holds codes, official titles and rules alone. */
import { readToday } from '../../utils/codes/calendar.ts';
import { sayDay } from '../../utils/codes/days.ts';
import type { IsoDate } from '../../utils/codes/types.ts';
import type { NoteText } from '../../utils/note/types.ts';
import type { Finding, Review, Suggestion } from '../../utils/review/types.ts';
import type { BookFacts } from '../book-client.ts';
import { groupFindings } from '../group-findings.ts';
import { quoteFinding } from '../mark-quote.ts';
import { findReleases } from '../release-on.ts';
import { REASONS } from '../review/dismiss-reasons.ts';
import { nameRule } from '../review/name-rule.ts';
import type { SetAside } from '../set-aside.ts';
import { count, GRADE_WORDS } from '../words.ts';

export interface SheetRequest {
  readonly review: Review;
  readonly note: NoteText;
  readonly facts: BookFacts | undefined;
  readonly setAside: Pick<SetAside, 'dismissed' | 'rulesOff'>;
  /** Whether words of the note are printed. */
  readonly withWords: boolean;
  readonly today?: IsoDate;
}

/** A better code as it is printed. */
export interface SheetCode {
  readonly code: string;
  readonly title: string;
  /** Empty without the words of the note. */
  readonly why: string;
}

export interface SheetFinding {
  readonly grade: Finding['grade'];
  readonly word: string;
  /** "C44.91", or that there is no code. */
  readonly code: string;
  readonly title: string;
  readonly says: string;
  readonly better: readonly SheetCode[];
  /** Empty without the words of the note. */
  readonly quotes: readonly string[];
  readonly source: string;
}

export interface SheetGroup {
  readonly heading: string;
  readonly findings: readonly SheetFinding[];
}

export interface Sheet {
  /** "Date of service 10 November 2026 · FY2027 …" */
  readonly about: string;
  readonly summary: string;
  readonly groups: readonly SheetGroup[];
  /** Codes that nothing was said of: "L57.0 Actinic keratosis". */
  readonly quiet: readonly string[];
  /** What was dismissed or switched off: a review that leaves things out must say so. */
  readonly setAside: readonly string[];
  readonly read: string;
  readonly privacy: string;
}

/** More would push what matters off the page. */
const MOST_BETTER = 3;

export function makeSheet(request: SheetRequest): Sheet {
  const { review, note, facts, withWords, today = readToday() } = request;
  const releases = findReleases(facts?.releases ?? [], review.date).map(({ release }) => release.name);
  const titleOf = namer(facts);
  return {
    about: [`Date of service ${sayDay(review.date)}`, ...releases, `printed ${sayDay(today)}`].join(' · '),
    summary: summarize(review),
    groups: groupFindings(review).map(({ problem, findings }) => ({
      heading: problem === null ? 'Codes on the claim' : nameProblem(problem, withWords),
      findings: findings.map((finding) => describeFinding(finding, request, titleOf)),
    })),
    quiet: quietCodes(review),
    setAside: saySetAside(request, titleOf),
    read: sayRead(review, note),
    privacy: withWords
      ? 'Holds words of the note: treat it as a part of the record.'
      : 'Holds no words of the note.',
  };
}

type Namer = (rule: string) => string;

function namer(facts: BookFacts | undefined): Namer {
  const rules = facts?.rules ?? [];
  return (rule) => nameRule(rules, rule);
}

function nameProblem({ heading, index }: Review['problems'][number], withWords: boolean): string {
  return (withWords && heading) || `Problem ${index + 1}`;
}

/** A finding's own sentence quotes the note, and so do its reasons: without words its rule speaks for it. */
function describeFinding(
  finding: Finding,
  { review, note, withWords }: SheetRequest,
  titleOf: Namer,
): SheetFinding {
  const { grade, code, system, message, suggestions, source, rule } = finding;
  const quoted = withWords ? quoteFinding(finding, review, note) : [];
  return {
    grade,
    word: GRADE_WORDS[grade],
    code: code === '' ? 'No code on the claim' : code,
    title: review.codes.find((one) => one.system === system && one.code === code)?.title ?? '',
    says: withWords ? message : `${titleOf(rule)}.`,
    better: suggestions.slice(0, MOST_BETTER).map((one) => betterCode(one, withWords)),
    quotes: quoted.map(({ parts }) => parts.map(({ text }) => text).join('')).filter((text) => text !== code),
    source,
  };
}

function betterCode({ code, title, why }: Suggestion, withWords: boolean): SheetCode {
  return { code, title, why: withWords ? why : '' };
}

function summarize({ findings, codes, checked }: Review): string {
  const of = (grade: Finding['grade']) => findings.filter((finding) => finding.grade === grade).length;
  const said =
    findings.length === 0
      ? 'Nothing to say'
      : `${count(findings.length, 'finding')}: ${of('block')} stop, ${of('warn')} check, ${of('inform')} ask`;
  return `${said}. ${count(codes.length, 'code')} checked with ${count(checked.length, 'rule')}.`;
}

function quietCodes({ codes, findings }: Review): string[] {
  const told = new Set(findings.map(({ system, code }) => `${system} ${code}`));
  return codes
    .filter(({ system, code }) => !told.has(`${system} ${code}`))
    .map(({ code, title }) => `${code} ${title}`.trim());
}

/** A reason in the user's own words may hold words of the note. */
function saySetAside({ setAside, withWords }: SheetRequest, titleOf: Namer): string[] {
  const dismissed = setAside.dismissed.map(({ finding, reason }) => {
    const why = withWords || REASONS.includes(reason) ? reason : 'another reason';
    const name = [finding.code, titleOf(finding.rule)].filter((part) => part !== '').join(', ');
    return `Dismissed: ${name} (${why})`;
  });
  return [...dismissed, ...setAside.rulesOff.map((rule) => `Rule off: ${titleOf(rule)}`)];
}

/** Without the names of what was not read: a page may call its fields by a patient's name. */
function sayRead(review: Review, note: NoteText): string {
  const unread =
    note.unread.length === 0 ? '' : ` Not read: ${count(note.unread.length, 'part')} of the page.`;
  const unchecked = review.unchecked?.length ?? 0;
  const left = unchecked === 0 ? '' : ` ${count(unchecked, 'rule')} could not look.`;
  return `Read: ${count(note.fields.length, 'note field')} and ${count(note.codeFields.length, 'code field')}.${unread}${left}`;
}

/** The sheet with its first findings only, worst first, for a page that holds no more. */
export function cutSheet(sheet: Sheet, most: number): { readonly sheet: Sheet; readonly left: number } {
  let room = most;
  const groups = sheet.groups.flatMap((group) => {
    const findings = group.findings.slice(0, Math.max(0, room));
    room -= group.findings.length;
    return findings.length === 0 ? [] : [{ ...group, findings }];
  });
  return { sheet: { ...sheet, groups }, left: Math.max(0, -room) };
}

export function countOnSheet({ groups }: Sheet): number {
  return groups.reduce((sum, { findings }) => sum + findings.length, 0);
}
