import type { NamedMention } from '../../reading/types.ts';
import { billable } from '../codes-for.ts';
import { historyOf } from '../history-codes.ts';
import { quoteWords, toEvidence } from '../more-exact.ts';
import type { Finding, Grade, Rule, RuleContext } from '../types.ts';
import { HISTORY_EXAMPLES } from './history-not-coded.examples.ts';

const SOURCE =
  'ICD-10-CM tabular list, Z08 use additional code; Guidelines FY2026, I.C.21.c.4 and I.C.21.c.8';
/** A visit that looks for cancer, or for its return. */
const CHECK =
  /\b(?:skin (?:cancer )?(?:checks?|exams?|examination|screen\w*|surveillance)|(?:tbse|fbse|tbsc)|(?:full|total|complete)[- ](?:body|skin)|surveillance|melanoma check)\b/i;
const CHECK_CODES = ['Z08', 'Z09', 'Z12.83'];
const PAST = /^Z8[56]/;
const FAMILY = 'Z80.8';

export const historyNotCoded: Rule = {
  id: 'history-not-coded',
  title: 'History behind the check',
  why: 'A cancer of the past, or of the family, that a check of the skin rests on. Z08 asks for it; elsewhere it is a question, for history is coded where it bears on the visit.',
  source: SOURCE,
  examples: HISTORY_EXAMPLES,
  check(context) {
    const { diagnoses } = context.claim;
    if (diagnoses.length === 0) return [];
    const isCheck = diagnoses.some(({ code }) => CHECK_CODES.includes(code)) || CHECK.test(context.note.text);
    return isCheck ? [...checkOwn(context), ...checkFamily(context)] : [];
  },
};

function checkOwn(context: RuleContext): Finding[] {
  const { diagnoses } = context.claim;
  const past = cancers(context, 'history').filter(({ category }) => category !== undefined);
  const [first] = past;
  if (!first || diagnoses.some(({ code }) => PAST.test(code) || historyOf(code) !== undefined)) return [];
  const codes = [...new Set(past.map(({ history }) => history))];
  const isAsked = diagnoses.some(({ code }) => code === 'Z08');
  const words = 'and no code on the claim tells of it';
  const ask = isAsked ? 'Z08 asks for it.' : 'Did it bear on the visit?';
  const mentions = past.map(({ mention }) => mention);
  return tell(
    isAsked ? 'Z08' : '',
    isAsked ? 'warn' : 'inform',
    mentions,
    codes,
    `${words}. ${ask}`,
    context,
  );
}

function checkFamily(context: RuleContext): Finding[] {
  if (context.claim.diagnoses.some(({ code }) => code.startsWith('Z80'))) return [];
  const family = cancers(context, 'family').map(({ mention }) => mention);
  if (family.length === 0) return [];
  const words = 'in the family, and no code on the claim tells of it. Did it bear on the visit?';
  return tell('', 'inform', family, [FAMILY], words, context);
}

interface Cancer {
  readonly mention: NamedMention;
  readonly category: string | undefined;
  /** The code for it as history. */
  readonly history: string;
}

/** Skin cancers of the note that are meant so. */
function cancers({ mentions }: RuleContext, assertion: 'history' | 'family'): Cancer[] {
  return mentions.flatMap((mention): Cancer[] => {
    if (mention.kind !== 'condition' || mention.assertion !== assertion) return [];
    const codes = mention.codes ?? [];
    const named = codes.find((code) => /^Z8(?:5\.82|6\.00[67])/.test(code));
    const category = codes.find((code) => historyOf(code) !== undefined);
    const history = named ?? (category === undefined ? undefined : historyOf(category));
    return history === undefined ? [] : [{ mention, category: category ?? named, history }];
  });
}

function tell(
  code: string,
  grade: Grade,
  said: readonly NamedMention[],
  codes: readonly string[],
  words: string,
  context: RuleContext,
): Finding[] {
  const evidence = toEvidence(said.slice(0, 2), context.note.text);
  const suggestions = codes.flatMap((one) => billable(one, `the note says ${quoteWords(evidence)}`, context));
  if (suggestions.length === 0) return [];
  const message = `The note tells of ${quoteWords(evidence)} ${words}`;
  return [
    {
      rule: 'history-not-coded',
      grade,
      system: 'icd10cm',
      code,
      evidence,
      message,
      suggestions,
      source: SOURCE,
    },
  ];
}
