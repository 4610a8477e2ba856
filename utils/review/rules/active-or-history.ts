import type { CodeOnPage, NamedMention } from '../../reading/types.ts';
import { billable, codesFor, onlyNew } from '../codes-for.ts';
import { isDiagnosisOf, sectionAt, sentenceOf } from '../documented.ts';
import { onBillable, type Said } from '../finding.ts';
import { historyOf, pastOf } from '../history-codes.ts';
import { quoteWords, toEvidence } from '../more-exact.ts';
import type { Rule, RuleContext, Suggestion } from '../types.ts';
import { ACTIVE_EXAMPLES } from './active-or-history.examples.ts';

const SOURCE = 'ICD-10-CM Guidelines FY2026, I.C.2.d, I.C.2.m and I.C.21.c.4';
const FOLLOW_UP = 'ICD-10-CM Guidelines FY2026, I.C.21.c.8; tabular notes at Z08 and Z85';
const ULCER_SOURCE = 'ICD-10-CM Guidelines FY2026, I.C.12.a and I.C.12.b';
/** Ulcers of pressure, of skin, and varicose veins with one. */
const ULCER = /^(?:L89|L97|L98\.[4A]|I83\.[02])/;
const VEINS = /^I83/;
const HEALED =
  /(?<!\b(?:until|when|once|after|if|not|nearly|almost|partly|partially)\b[^.;\n]{0,30})\b(?:ulcers?|wounds?|sores?)\b(?:(?!\b(?:until|when|once|after|if|not|nearly|almost|partly|partially|mostly|%)\b)[^.;\n]){0,40}\b(?:healed|re-?epitheliali[sz]ed|epitheliali[sz]ed|resolved)\b/i;
const SKIN_DISEASE = /^(?:L|B0[0-9]|B3[5-7]|B8)/;
/** An old disease is over by the note’s own words, not by standing among the old ones. */
const OVER = /\b(?:cleared|resolved|healed|gone|none since|no longer)\b/i;
/** A cancer taken out some time ago, with nothing left to do for it. */
const TAKEN_OUT =
  /\b(?:excised|removed|treated|resected)\b[^.]{0,80}\b(?:(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|several) (?:days?|weeks?|wks?|months?|mos?|years?|yrs?) ago)\b/i;
const NOTHING_LEFT =
  /\bno residual\b|\bno further (?:treatment|surgery|excision)\b|\bmargins? (?:are |were |all )?(?:clear|free|negative|uninvolved)\b|\b(?:clear|free|negative) margins?\b|\bcompletely (?:excised|removed)\b/i;
const AFTERCARE =
  /\b(?:post-?op\w*|sutures? (?:was |were )?removed|suture removal|running suture|pod ?#?\d)/i;
const TREATED =
  /\b(?:mohs|excis\w+|ed&c|edc|curett\w+|imiquimod|5-?fu|fluorouracil|radiation|cryo\w*|re-?excis\w+)\b/i;

export const activeOrHistory: Rule = {
  id: 'active-or-history',
  title: 'Active, or history',
  why: 'A cancer is coded as active while treatment is still aimed at it, and as history when it is gone. The same for a skin disease that the note says is over.',
  source: `${SOURCE}; ${FOLLOW_UP}`,
  examples: ACTIVE_EXAMPLES,
  supersedes: ['unspecified-code', 'coded-not-documented', 'contradicted-by-note'],
  check: onBillable('active-or-history', (code, context) => {
    if (ULCER.test(code.code)) return checkUlcer(code, context);
    return pastOf(code.code) !== undefined ? checkHistory(code, context) : checkActive(code, context);
  }),
};

function found(
  mentions: readonly NamedMention[],
  say: (words: string) => string,
  suggestions: Suggestion[],
  context: RuleContext,
): Said {
  const evidence = toEvidence(mentions.slice(0, 2), context.note.text);
  return { grade: 'warn', evidence, message: say(quoteWords(evidence)), suggestions, source: SOURCE };
}

/** A disease’s code, where the note tells of it as past only. */
function checkActive(code: CodeOnPage, context: RuleContext): Said | null {
  const history = historyOf(code.code);
  if (history === undefined && !SKIN_DISEASE.test(code.code)) return null;
  const spoken = context.conditionsFor(code).map(({ mention }) => mention);
  const present = spoken.filter(({ assertion }) => assertion === 'present');
  const past = spoken.filter(({ assertion }) => assertion === 'history');
  if (spoken.some(({ assertion }) => assertion === 'suspected' || assertion === 'planned')) return null;
  if (history !== undefined && present.length > 0) {
    if (!present.every((one) => isTakenOut(one, context))) return null;
    const say = (words: string): string =>
      `The note says that ${words} was taken out and nothing more is aimed at it; ${code.code} says that it is still there.`;
    return found(present, say, afterwards(history, context), context);
  }
  if (present.length > 0 || past.length === 0) return null;
  if (history === undefined) {
    const over = past.filter(
      (one) => sectionAt(one, context) !== 'history' && OVER.test(sentenceOf(one, context)),
    );
    if (over.length === 0) return null;
    const say = (words: string): string =>
      `The note tells of ${words} as over; ${code.code} says that the patient has it.`;
    return found(over, say, [], context);
  }
  const say = (words: string): string =>
    `The note tells of ${words} as history; ${code.code} says that it is still there or under treatment.`;
  return found(past, say, afterwards(history, context), context);
}

function isTakenOut(mention: NamedMention, context: RuleContext): boolean {
  return TAKEN_OUT.test(sentenceOf(mention, context)) && NOTHING_LEFT.test(context.note.text);
}

/** The history code, behind the reason for the visit. */
function afterwards(history: string, context: RuleContext): Suggestion[] {
  const { text } = context.note;
  const past = billable(history, 'the note tells of it as past', context);
  const visit = AFTERCARE.test(text)
    ? billable('Z48.3', 'the visit is aftercare of the surgery', context)
    : billable('Z08', 'first, where the visit is to look for a return', context);
  return onlyNew([...past, ...visit], context);
}

/** A history code, where the note tells of another cancer, or of this one as active. */
function checkHistory(code: CodeOnPage, context: RuleContext): Said | null {
  const category = pastOf(code.code) ?? '';
  const cancers = context.mentions.filter(
    (one): one is NamedMention =>
      one.kind === 'condition' && one.codes?.some((each) => historyOf(each) !== undefined) === true,
  );
  const past = cancers.filter(({ assertion }) => assertion === 'history');
  const said = new Set(past.flatMap((one) => categoryOf(one)));
  const names = context.mentions.some(
    (one) => one.kind === 'condition' && one.assertion !== 'absent' && one.codes?.includes(code.code),
  );
  const others = new Set([...said].filter((one) => one !== category));
  if (!names && past.length > 0 && !said.has(category) && others.size === 1) {
    const [other = ''] = others;
    const right = historyOf(other);
    const own = past.filter((one) => categoryOf(one).includes(other));
    const suggestions = onlyNew(
      right ? billable(right, `the note says “${own[0]?.quote ?? ''}”`, context) : [],
      context,
    );
    if (suggestions.length === 0) return null;
    const say = (words: string): string =>
      `The note tells of a history of ${words}; ${code.code} is the history of another tumor.`;
    return found(own, say, suggestions, context);
  }
  if (past.length > 0 || names) return null;
  const active = cancers.filter(
    (one) =>
      one.assertion === 'present' &&
      categoryOf(one).includes(category) &&
      isDiagnosisOf(one, context) &&
      !isTakenOut(one, context) &&
      TREATED.test(problemText(one, context)),
  );
  const isCoded = context.codes.some((one) => one.code.startsWith(category));
  const [first] = active;
  if (!first || isCoded) return null;
  const say = (words: string): string => `The note treats ${words} today; ${code.code} says that it is gone.`;
  return found(active, say, onlyNew(codesFor(first, context), context), context);
}

/** An ulcer that has healed is coded no more; the veins that brought it may be. */
function checkUlcer(code: CodeOnPage, context: RuleContext): Said | null {
  const { note, sections } = context;
  const told = sections.flatMap(({ kind, start, end }) => {
    const hit = kind === 'history' ? null : HEALED.exec(note.text.slice(start, end));
    return hit ? [{ start: start + hit.index, end: start + hit.index + hit[0].length }] : [];
  });
  const ulcers = context.claim.diagnoses.filter((one) => ULCER.test(one.code) && !VEINS.test(one.code));
  if (told.length === 0 || ulcers.length > 1) return null;
  const side = /[129]$/.exec(code.code.slice(0, 6))?.[0] ?? '0';
  const veins = VEINS.test(code.code)
    ? billable(`I83.9${side === '9' ? '0' : side}`, 'the veins without the ulcer', context)
    : [];
  const evidence = toEvidence(told.slice(-1), note.text);
  const message = `The note says ${quoteWords(evidence)}; ${code.code} says that the ulcer is still there.`;
  return { grade: 'warn', evidence, message, suggestions: onlyNew(veins, context), source: ULCER_SOURCE };
}

/** What the note says of the problem that a mention belongs to. */
function problemText(mention: NamedMention, { problems, note }: RuleContext): string {
  const own = problems.find((one) => one.conditions.includes(mention));
  return (own?.spans ?? []).map(({ start, end }) => note.text.slice(start, end)).join('\n');
}

function categoryOf({ codes = [] }: NamedMention): string[] {
  const [category] = codes.map((one) => one.slice(0, 3)).filter((one) => historyOf(one) !== undefined);
  return category === undefined ? [] : [category];
}
