/** What the note documents as a diagnosis of today, which code says each, and which of them the claim holds. */
import { sentenceAt } from '../reading/prepare-note.ts';
import type { CodeOnPage, NamedMention, Problem, SectionKind } from '../reading/types.ts';
import { codesFor } from './codes-for.ts';
import { sharesWords } from './kinship.ts';
import { oncePerReview } from './once.ts';
import { groundOf } from './scope.ts';
import { contentOf, coreWords } from './title-words.ts';
import type { RuleContext, Suggestion } from './types.ts';

/** A condition that the note states for certain, without the words that only describe a visit or a sign. */
export interface Documented {
  readonly mention: NamedMention;
  readonly problem: Problem;
}

/** A diagnosis that no code of the claim says, with those that would. */
export interface Uncoded extends Documented {
  readonly codes: readonly Suggestion[];
}

/** Words that open a diagnosis where the note has no section for it. */
const LEAD =
  /^\W*(?:(?:a|ap|a\/p|dx|imp|impression|assessment|assmt|assmnt|diagnos[ei]s|final diagnosis|(?:pre|post)-?op(?:erative)? (?:dx|diagnosis)|tumou?r)\b|my (?:assessment|impression|diagnosis) is\b)/i;
/** "The diagnosis is", "I think this is", and a word or two before the name. */
const SAID =
  /\b(?:diagnos(?:is|ed)(?: (?:is|was|of|with|as))?|i (?:think|believe|feel)(?: that)? (?:this|it|these) (?:is|are)|(?:here|presents|returns|seen|in)(?: today)? for (?:the |his |her |their )?(?:re-?excision|excision|mohs(?: surgery)?|ed&c|edc|curettage|removal|treatment|management|surgery|destruction|follow[- ]?up)(?: of| for)?)[ :]+(?:[a-z-]+ ){0,3}$/i;
const SAID_REACH = 80;
const CALLED =
  /(?:["“'‘]|\b(?:referred|sent|seen|treated|labell?ed|called|coded|told|tx|mistaken)(?: (?:to|them|her|him|it|was|is|by [a-z]{1,12})){0,2}(?: as| for)?)\s*["“'‘]?$/i;
/** Reports hold the pathologist's words; an exam or a history names much that is no diagnosis of the visit. */
const DIAGNOSES = new Set<SectionKind>(['assessment']);
/** Symptoms, findings, reasons for a visit and causes: no diagnosis that a claim must hold. */
const NO_DIAGNOSIS = /^(?:R|Z|Y|W|V|X|T3[6-9]|T4|T50|B9[5-7]|L29|L90\.5|L98\.9|J3|Q5)/;
const LONGEST = 400;
/** An abbreviation by itself says too little: "SK". */
const LONGEST_SHORT = 4;

/** The sentence that holds a mention, as written. */
export function sentenceOf(mention: NamedMention, context: RuleContext): string {
  const { note } = groundOf(context);
  const span = note.sentences[sentenceAt(note, mention.start)];
  return span ? context.note.text.slice(span.start, Math.min(span.end, span.start + LONGEST)) : '';
}

/** The section of a mention. */
export function sectionAt(mention: NamedMention, context: RuleContext): SectionKind {
  const { note } = groundOf(context);
  return note.sentences[sentenceAt(note, mention.start)]?.section ?? 'other';
}

/** "referred as PR", "told it was “eczema”": a name that somebody else gave. */
export function isOnlyCalled(mention: NamedMention, context: RuleContext): boolean {
  return CALLED.test(context.note.text.slice(Math.max(0, mention.start - 40), mention.start));
}

/** Whether the note states a condition as its diagnosis: in the assessment, after "Dx:", or proven by pathology. */
export function isDiagnosisOf(mention: NamedMention, context: RuleContext): boolean {
  if (mention.proven || DIAGNOSES.has(sectionAt(mention, context))) return true;
  if (LEAD.test(sentenceOf(mention, context))) return true;
  return SAID.test(context.note.text.slice(Math.max(0, mention.start - SAID_REACH), mention.start));
}

/** Diagnoses of the note, each once, in its order. */
export const documentedIn = oncePerReview((context): readonly Documented[] => {
  const all = context.problems.flatMap((problem) =>
    problem.conditions
      .filter((mention) => mention.assertion === 'present' && isDisease(mention))
      .map((mention): Documented => ({ mention, problem })),
  );
  let stated = all.filter(({ mention }) => isDiagnosisOf(mention, context));
  // A note without any assessment: what a line opens with is what the visit is about.
  const hasNone = !context.sections.some(({ kind }) => kind === 'assessment');
  if (stated.length === 0 && hasNone) stated = all.filter(({ mention }) => opensLine(mention, context));
  // "Umbilicated papules of the trunk, molluscum, curetted.": a visit of one line is about the one disease it names.
  const [only, ...more] = new Set(all.map(({ mention }) => mention.value));
  if (stated.length === 0 && hasNone && only !== undefined && more.length === 0)
    stated = all.filter(({ mention }) => mention.quote.length > LONGEST_SHORT);
  const once = new Map<string, Documented>();
  for (const one of stated) {
    const key = `${one.problem.index} ${one.mention.value}`;
    if (!once.has(key)) once.set(key, one);
  }
  return [...once.values()];
});

function isDisease({ codes = [], quote }: NamedMention): boolean {
  const [first] = codes;
  return first !== undefined && !NO_DIAGNOSIS.test(first) && quote.length > 1;
}

function opensLine(mention: NamedMention, context: RuleContext): boolean {
  if (mention.quote.length <= LONGEST_SHORT) return false;
  const { note } = groundOf(context);
  const start = note.sentences[sentenceAt(note, mention.start)]?.start ?? 0;
  return !/[A-Za-z]/.test(context.note.text.slice(start, mention.start));
}

/** Diagnoses of the note that no code of the claim speaks of, each with the codes that would. */
export const uncoded = oncePerReview((context): readonly Uncoded[] => {
  const claimed = context.codes.filter((one) => one.system === 'icd10cm');
  const values = new Set<string>();
  return documentedIn(context).flatMap((one) => {
    if (values.has(one.mention.value) || claimed.some((code) => covers(code, one.mention, context)))
      return [];
    values.add(one.mention.value);
    const codes = codesFor(one.mention, context);
    return codes.length > 0 ? [{ ...one, codes }] : [];
  });
});

/** Whether a code speaks of a condition: by its title, or by its category where neither says which one of it. */
export function covers(code: CodeOnPage, mention: NamedMention, context: RuleContext): boolean {
  if (context.conditionsFor(code).some((one) => one.mention.value === mention.value)) return true;
  const category = code.code.slice(0, 3);
  const own = (mention.codes ?? []).filter((one) => one.slice(0, 3) === category);
  return own.length > 0 && !isAnother(code, mention, own, context);
}

/** Another disease of the category: a squamous cell carcinoma beside the code of a basal cell one. */
function isAnother(
  { code, id }: CodeOnPage,
  mention: NamedMention,
  own: readonly string[],
  { book, date }: RuleContext,
): boolean {
  if (id === undefined || book.stand(id, date).standing !== 'billable') return false;
  const { title } = book.entry(id, date);
  if (book.unspecified(id, date) !== null || /\bother\b/i.test(title)) return false;
  const exact = own.flatMap((one) => book.find(one, 'icd10cm') ?? []);
  const isExact = exact.some(
    (one) => book.stand(one, date).standing === 'billable' && book.unspecified(one, date) === null,
  );
  if (isExact) return !own.includes(code) && !own.some((one) => code.startsWith(one));
  return coreWords(title).length > 0 && !sharesWords(mention, contentOf(title));
}
