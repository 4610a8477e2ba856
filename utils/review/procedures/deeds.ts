/** What the note says was done: each procedure with the words of the note that belong to it. */
import { assertionAt } from '../../reading/assertion-at.ts';
import { type PreparedNote, prepareNote } from '../../reading/prepare-note.ts';
import type { Mention, NamedMention, Problem, SectionKind, Span } from '../../reading/types.ts';
import { countBefore } from '../../reading/word-tables.ts';
import type { RuleContext } from '../types.ts';
import { siteOf } from './deed-sites.ts';
import type { Deed, DeedStanding } from './deed-types.ts';
import { findTechniques, type Named } from './techniques.ts';

const SILENT: ReadonlySet<SectionKind> = new Set([
  'family-history',
  'medications',
  'allergies',
  'ros',
  'social',
  'education',
]);
/** What these parts tell was done before, or is what was seen. */
const BEFORE_TODAY: ReadonlySet<SectionKind> = new Set(['hpi', 'history', 'exam', 'pathology']);

/** Words around a procedure that put it off; the reader takes some of them for what was done. */
const PUT_OFF =
  /\b(?:declin\w+|refus\w+|deferr?\w*|discuss\w*|offer\w*|consider\w*|option\w*|alternative\w*|schedul\w+|recommend\w*|will (?:return|plan|need|have|get|do|be)|plan(?:s|ned|ning)? (?:for|to)|next (?:visit|week|month)|referr?\w*|send(?:ing)?|if (?:no|not|it|they|persist\w*)|candidate)\b/i;
const NOT_TODAY =
  /\b(?:last (?:visit|week|month|year)|previous(?:ly)?|prior|status post|s\/p|(?:years?|months?|weeks?|days?) ago|outside)\b|\bafter (?:an? |the |his |her )?[\w\s]{0,12}$/i;
const OTHERS =
  '(?:pcp|primary care|emergency|urgent care|university|hospital|(?:an)?other (?:clinic|office|practice|provider|doctor)|outside (?:clinic|office|dermatolog\\w+))';
/** "His PCP froze", "was done at the university clinic". */
const SOMEBODY_ELSE = new RegExp(
  `\\b${OTHERS}\\b (?:\\w+ ){0,2}(?:froze|treated|removed|excised|did|took|biopsied|shaved)\\b|\\b(?:done|performed|taken|treated|frozen|excised|removed|biopsied) (?:\\w+ ){0,2}(?:by|at) (?:\\w+ ){0,2}?${OTHERS}\\b`,
  'i',
);
/** A day beside it, or a year that is not the visit's. */
const DATED =
  /\b\d{1,2}\/\d{1,2}(?:\/\d{2,4})?\b|\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.? \d{1,2}\b(?!\.\d)/i;
const YEAR = /\b(?:19|20)\d\d\b/;
/** The bare word stands for the one that proved it as often as for one of today. */
const BARE = /^(?:biops(?:y|ies|ied)|bx)$/i;
const TAKEN = /\b(?:performed|obtained|taken|done|sent|today)\b/i;
const TODAY = /\b(?:today|performed|obtained|treated|completed|was (?:done|taken)|tolerated)\b/i;

/** All of them, in the order of the note. */
export function readDeeds(context: RuleContext): readonly Deed[] {
  const prepared = prepareNote(context.note, context.date);
  const deeds = prepared.blocks.flatMap((_, block) => readBlock(block, prepared, context));
  return joinTold(deeds.map((deed) => withWider(deed, deeds, context)));
}

interface Event extends Named {
  readonly standing: DeedStanding;
  readonly section: SectionKind;
  /** Where the words that belong to it alone begin and end. */
  readonly reach: Span;
  readonly sites: readonly string[];
}

function readBlock(index: number, prepared: PreparedNote, context: RuleContext): Deed[] {
  const block = prepared.blocks[index];
  if (block === undefined) return [];
  const events = prepared.sentences.slice(block.from, block.to).flatMap((sentence) => {
    if (SILENT.has(sentence.section)) return [];
    return readSentence(sentence, sentence.section, prepared, context);
  });
  const deeds: Deed[] = [];
  for (const technique of new Set(events.map((one) => one.technique))) {
    const groups = groupEvents(events.filter((one) => one.technique === technique));
    groups.forEach((group, at) => {
      const start = at === 0 ? block.start : (group[0]?.reach.start ?? block.start);
      const end = groups[at + 1]?.[0]?.reach.start ?? block.end;
      deeds.push(makeDeed(group, { start, end }, context));
    });
  }
  return deeds;
}

function readSentence(
  sentence: Span,
  section: SectionKind,
  prepared: PreparedNote,
  { note, mentions, date }: RuleContext,
): Event[] {
  const inside = within(mentions, sentence);
  const named = findTechniques(note.text, sentence, inside.filter(isProcedure));
  return named.map((one, at) => {
    const isSame = (other: Named): boolean => other.technique === one.technique;
    const isFirst = !named.slice(0, at).some(isSame);
    const next = named.slice(at + 1).find(isSame);
    const reach = { start: isFirst ? sentence.start : one.start, end: next?.start ?? sentence.end };
    const sites = within(inside, reach).flatMap((mention) => siteOf(mention) ?? []);
    const standing = standingOf(one, sentence, section, prepared, note.text, date.slice(0, 4));
    return { ...one, standing, section, reach, sites };
  });
}

function standingOf(
  { start, end, technique }: Named,
  sentence: Span,
  section: SectionKind,
  prepared: PreparedNote,
  text: string,
  year: string,
): DeedStanding {
  const said = text.slice(sentence.start, sentence.end);
  const clause =
    said
      .slice(0, end - sentence.start)
      .split(/[;:]/)
      .at(-1) ?? '';
  const behind = /^[^.;,]{0,60}/.exec(text.slice(end, sentence.end))?.[0] ?? '';
  if (SOMEBODY_ELSE.test(said)) return 'elsewhere';
  const meant = assertionAt(prepared, start);
  if (meant === 'absent') return 'not-done';
  if (meant === 'planned' || meant === 'suspected') return 'planned';
  if (meant === 'history' || meant === 'family' || isDated(clause, behind, year)) return 'earlier';
  if (BARE.test(text.slice(start, end)) && !TAKEN.test(said)) return 'earlier';
  // "I+D: lido, #11" under an exam is a heading of its own.
  const opens = section === 'exam' && start - sentence.start < OPENING;
  if (BEFORE_TODAY.has(section) && !opens && !TODAY.test(said)) return 'earlier';
  if (technique === 'suture-removal' && isSutureLater(said)) return 'planned';
  return PUT_OFF.test(clause) || PUT_OFF.test(behind) ? 'planned' : 'done';
}

/** "Suture removal in 10 days" is an appointment; so is the bare word, unless it is what the patient came for. */
function isSutureLater(said: string): boolean {
  if (
    /\b(?:to be|rtc|return|follow|f\/u|schedul\w+|when|in (?:\d|one|two|a )|\d+(?:-\d+)? (?:days|weeks) for)\b/i.test(
      said,
    )
  )
    return true;
  return /\bremoval\b/i.test(said) && !/\b(?:here for|presents? for|today|performed|done)\b/i.test(said);
}

/** So near its beginning a word opens its sentence. */
const OPENING = 16;

function isDated(clause: string, behind: string, year: string): boolean {
  // "Excised after local" is of today; "healed after excision" is not.
  if (NOT_TODAY.test(clause) || NOT_TODAY.test(behind.replace(/\bafter\b.*$/i, ''))) return true;
  const said = `${clause} ${behind}`;
  const [other] = YEAR.exec(said) ?? [];
  return (DATED.test(said) && !/\btoday\b/i.test(said)) || (other !== undefined && other !== year);
}

/** The words of one technique by what they speak of: another site is another deed, all else says the same again. */
function groupEvents(events: readonly Event[]): Event[][] {
  const groups: Event[][] = [];
  for (const event of events) {
    const last = groups.at(-1);
    const before = new Set(last?.flatMap(({ sites }) => sites));
    const isOther =
      event.sites.length > 0 && before.size > 0 && !event.sites.some((site) => before.has(site));
    if (last === undefined || isOther || last[0]?.standing !== event.standing) groups.push([event]);
    else last.push(event);
  }
  return groups;
}

function makeDeed(events: readonly Event[], scope: Span, { mentions, problems }: RuleContext): Deed {
  const [first] = events;
  if (first === undefined) throw new Error('A deed is made of words');
  const holds = ({ spans }: Problem): boolean =>
    spans.some((span) => span.start <= first.start && first.start < span.end);
  const { technique, standing, section } = first;
  const problem = problems.find(holds) ?? null;
  const named = events.map(({ start, end }) => ({ start, end }));
  const own = within(mentions, scope);
  return {
    technique,
    standing,
    named,
    scopes: [scope],
    section,
    mentions: own,
    wider: [],
    problem,
    isAlone: false,
  };
}

/** What else the note says of its problem; a procedure that is the only one of its technique has the whole note. */
function withWider(deed: Deed, all: readonly Deed[], { mentions, problems, sections }: RuleContext): Deed {
  const { problem, technique } = deed;
  const isAlone = !all.some((one) => one !== deed && one.technique === technique && one.standing === 'done');
  const silent = sections.filter(({ kind }) => SILENT.has(kind) || kind === 'history');
  const isHeard = (one: Mention): boolean =>
    !silent.some((section) => section.start <= one.start && one.start < section.end);
  if (isAlone && (problem === null || problems.length <= 1))
    return { ...deed, isAlone, wider: mentions.filter(isHeard) };
  if (problem === null) return { ...deed, isAlone };
  return { ...deed, isAlone, wider: problem.spans.flatMap((span) => within(mentions, span)) };
}

/** The assessment names what the procedure note tells at length: told twice, done once. */
function joinTold(deeds: readonly Deed[]): Deed[] {
  const joined: Deed[] = [];
  for (const deed of deeds) {
    const at = joined.findIndex((one) => isToldAgain(one, deed));
    const before = joined[at];
    if (before === undefined) joined.push(deed);
    else joined[at] = joinDeeds(before, deed);
  }
  return joined;
}

function isToldAgain(one: Deed, other: Deed): boolean {
  if (one.technique !== other.technique || one.standing !== other.standing) return false;
  if ((one.section === 'procedure') === (other.section === 'procedure')) return false;
  const sites = new Set(one.mentions.flatMap((mention) => siteOf(mention) ?? []));
  const others = other.mentions.flatMap((mention) => siteOf(mention) ?? []);
  if (sites.size > 0 && others.length > 0) return others.some((site) => sites.has(site));
  return one.problem !== null && one.problem === other.problem;
}

function joinDeeds(one: Deed, other: Deed): Deed {
  const mentions = [...new Set([...one.mentions, ...other.mentions])].sort((a, b) => a.start - b.start);
  return {
    ...one,
    named: [...one.named, ...other.named],
    scopes: [...one.scopes, ...other.scopes],
    mentions,
    wider: [...new Set([...one.wider, ...other.wider])],
    problem: one.problem ?? other.problem,
  };
}

/** Those that begin within a span, of mentions in the order of the note. */
function within(mentions: readonly Mention[], { start, end }: Span): readonly Mention[] {
  const from = countBefore(mentions, (one) => one.start < start);
  return mentions.slice(
    from,
    countBefore(mentions, (one) => one.start < end),
  );
}

function isProcedure(mention: Mention): mention is NamedMention {
  return mention.kind === 'procedure';
}
