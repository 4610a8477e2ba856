import type { EntryId } from '../../codes/types.ts';
import type { CodeOnPage, NamedMention } from '../../reading/types.ts';
import { documentedIn, isDiagnosisOf, isOnlyCalled, type Uncoded, uncoded } from '../documented.ts';
import { findingOn, isBillable, type KnownCode } from '../finding.ts';
import { quoteWords, toEvidence, toSuggestion } from '../more-exact.ts';
import { namedKinds } from '../named-kinds.ts';
import { otherCodes, sameDisease } from '../said-by-note.ts';
import type { Finding, Rule, RuleContext, Suggestion } from '../types.ts';
import { WRONG_KIND_EXAMPLES } from './wrong-kind.examples.ts';

const SOURCE = 'ICD-10-CM Guidelines FY2026, I.B.2 and IV.F';
const MOST = 3;
/** "L8" takes in what is coded side by side: disorders of pigment, keratoses. */
const GROUP = 2;
/** Diseases of skin and growths: what a dermatologist's note names by one of several near names. */
const DISEASE = /^(?:A[0-9]|B|C|D[0-4]|L|H01|M3[0-6]|N48|N90|Q8)/;

export const wrongKind: Rule = {
  id: 'wrong-kind',
  title: 'Another disease than the note’s',
  why: 'The code names another disease than the note. It speaks where the note nowhere has the code’s own disease, and states one that no code of the claim says: another histology, another kind, another disease of the skin.',
  source: SOURCE,
  examples: WRONG_KIND_EXAMPLES,
  yieldsTo: [
    'contradicted-by-note',
    'age-conflict',
    'wrong-side',
    'wrong-site',
    'uncertain-behavior',
    'active-or-history',
  ],
  check: (context) => {
    const orphans = context.codes
      .filter((code) => isBillable(code, context))
      .filter((code) => !isKindOpen(code, context))
      .filter((code) => isUnspoken(code, context) || isOtherKind(code, context));
    return orphans.flatMap((code) => checkCode(code, orphans, context));
  },
};

interface Instead {
  readonly mentions: readonly NamedMention[];
  readonly suggestions: readonly Suggestion[];
}

function checkCode(code: KnownCode, orphans: readonly KnownCode[], context: RuleContext): Finding[] {
  const instead = ofSameCategory(code, context) ?? ofAnother(code, orphans, context);
  if (!instead) return [];
  const { book, date, note } = context;
  const evidence = toEvidence(instead.mentions, note.text);
  const { title } = book.entry(code.id, date);
  const message = `The note says ${quoteWords(evidence)}; ${code.code} is “${title}”, which it does not say.`;
  const { suggestions } = instead;
  return [findingOn('wrong-kind', code, { grade: 'warn', evidence, message, suggestions, source: SOURCE })];
}

/** An unspecified code of what the note calls by a narrower name is asked about by its own rule. */
function isKindOpen(code: KnownCode, context: RuleContext): boolean {
  return context.book.unspecified(code.id, context.date) !== null && namedKinds(code, context).length > 0;
}

/** "Zoster without complications", where the diagnosis is one of its complications: shingles is told only on the way. */
function isOtherKind(code: KnownCode, context: RuleContext): boolean {
  if (!DISEASE.test(code.code) || namedKinds(code, context).length === 0) return false;
  return context.conditionsFor(code).every(({ mention }) => !isDiagnosisOf(mention, context));
}

/** A code of a disease whose disease the note names nowhere, with no assertion. */
function isUnspoken(code: CodeOnPage, context: RuleContext): boolean {
  if (!DISEASE.test(code.code)) return false;
  return context
    .conditionsFor(code)
    .every(
      ({ mention, fit }) =>
        (fit === 'wider' && mention.value.split(' ').length === 1) || isOnlyCalled(mention, context),
    );
}

/** Guttate psoriasis on the claim, plaque psoriasis in the note; squamous and basal cell carcinoma. */
function ofSameCategory(code: KnownCode, context: RuleContext): Instead | null {
  const { book, date } = context;
  if (book.unspecified(code.id, date) !== null) return null;
  const named = namedKinds(code, context);
  if (named.length > 0)
    return {
      mentions: named.map(({ mention }) => mention),
      suggestions: named.slice(0, MOST).map(({ suggestion }) => suggestion),
    };
  const { title } = book.entry(code.id, date);
  if (/\bother\b/i.test(title.split(/ of /)[0] ?? '')) return null;
  const category = code.code.slice(0, 3);
  const near = documentedIn(context).filter(({ mention }) =>
    mention.codes?.some((each) => each.slice(0, 3) === category),
  );
  for (const { mention } of near) {
    const pointed = otherCodes(code, mention, context).filter(
      (one) => !sameDisease(one.candidate.title, title),
    );
    const isClaimed = pointed.some((one) => context.codes.some((each) => each.id === one.candidate.id));
    if (pointed.length > 0 && !isClaimed)
      return {
        mentions: [mention],
        suggestions: pointed.slice(0, MOST).map((one) => toSuggestion(one, context)),
      };
  }
  return null;
}

/** A scar on the claim, a keloid in the note: one disease without a code, one code without a disease. */
function ofAnother(code: KnownCode, orphans: readonly KnownCode[], context: RuleContext): Instead | null {
  const open = uncoded(context).filter(({ mention }) => DISEASE.test(mention.codes?.[0] ?? ''));
  const written = open.filter(({ problem }) => problem.codes.includes(code));
  // What is left over, in unspecified words, holds many diseases by other names: a neurofibroma among benign neoplasms.
  if (isLeftOver(code.id, context) || isKinSaid(code, context)) return null;
  const [one, ...more] = written.length > 0 ? written : orphans.length === 1 ? nearest(code, open) : [];
  if (!one || more.length > 0) return null;
  return { mentions: [one.mention], suggestions: one.codes };
}

/** Of several diseases the one that stands beside the code in the classification, if there is just one. */
function nearest(code: KnownCode, open: readonly Uncoded[]): readonly Uncoded[] {
  const near = open.filter(({ codes }) => codes[0]?.code.slice(0, GROUP) === code.code.slice(0, GROUP));
  return near.length === 1 ? near : open;
}

/** "Psoriasis, plaque type" says less than "Psoriasis vulgaris", and no other disease. A sign of the exam is none. */
function isKinSaid({ code }: CodeOnPage, context: RuleContext): boolean {
  const category = code.slice(0, 3);
  return documentedIn(context).some(
    ({ mention }) => mention.codes?.some((each) => each.slice(0, 3) === category) === true,
  );
}

function isLeftOver(id: EntryId, { book, date }: RuleContext): boolean {
  return /^other\b/i.test(book.entry(id, date).title) && book.unspecified(id, date) !== null;
}
