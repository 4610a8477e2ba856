/** Diseases that the note calls by a name of their own, beside a code of the same category that says less or otherwise. */
import type { CodeOnPage, NamedMention } from '../reading/types.ts';
import { saying } from './codes-for.ts';
import { documentedIn } from './documented.ts';
import { isBillable, type KnownCode } from './finding.ts';
import type { RuleContext, Suggestion } from './types.ts';

const CATEGORY = 3;

/** A disease with the one code that says it. */
interface NamedKind {
  readonly mention: NamedMention;
  readonly suggestion: Suggestion;
}

/**
 * Diagnoses of the note that have an exact code of their own in the category of a code: "postherpetic neuralgia" beside
 * B02.9. None where the note states what the code itself says as another diagnosis: then they are two diseases.
 */
export function namedKinds(code: KnownCode, context: RuleContext): readonly NamedKind[] {
  const stated = documentedIn(context);
  const kinds = stated.flatMap(({ mention, problem }) => {
    const suggestion = exactCode(code, mention, context);
    return suggestion ? [{ mention, problem, suggestion }] : [];
  });
  const others = context.codes.filter((one) => one.id !== code.id && isOfCategory(one.code, code));
  const own = context.conditionsFor(code).filter(({ fit }) => fit !== 'narrower');
  const said = new Set(own.map(({ mention }) => mention));
  return kinds.filter(
    (kind) =>
      !stated.some((one) => said.has(one.mention) && one.problem !== kind.problem) &&
      !others.some((one) => isSpokenFor(kind.mention, one, context)),
  );
}

function isOfCategory(one: string, { code }: KnownCode): boolean {
  return one.slice(0, CATEGORY) === code.slice(0, CATEGORY);
}

/** Another code of the claim says it already. */
function isSpokenFor({ value }: NamedMention, code: CodeOnPage, context: RuleContext): boolean {
  return context.conditionsFor(code).some(({ mention }) => mention.value === value);
}

/** The first code that the lexicon gives for a disease, where it lies in the category and leaves nothing open. */
function exactCode(code: KnownCode, mention: NamedMention, context: RuleContext): Suggestion | null {
  const { book, date } = context;
  const own = (mention.codes ?? []).find((one) => isOfCategory(one, code));
  const id = own === undefined ? undefined : book.find(own, 'icd10cm');
  if (id === undefined || id === code.id || context.codes.some((one) => one.id === id)) return null;
  const named = { ...code, id };
  if (!isBillable(named, context) || book.unspecified(id, date) !== null) return null;
  return saying(id, mention, context);
}
