import type { NamedMention } from '../../reading/types.ts';
import { isAmong } from '../claim-codes.ts';
import { codesFor, onlyNew, saying } from '../codes-for.ts';
import { type KnownCode, onBillable, type Said } from '../finding.ts';
import { quoteWords, toEvidence } from '../more-exact.ts';
import type { Rule, RuleContext, SpokenCondition, Suggestion } from '../types.ts';
import { OWNED_EXAMPLES } from './owned-by-site.examples.ts';

const SOURCE = 'ICD-10-CM tabular list, Excludes1 and Excludes2 at the code';
const MOST = 3;

/** A place whose diseases another chapter owns. */
interface OwnedPlace {
  readonly names: RegExp;
  /** Said beside it, of the same place. */
  readonly beside?: RegExp;
  /** Codes that may be its own: where a note at the code on the claim leaves the place to them. */
  readonly owners: readonly string[];
  /** What its own titles call it. */
  readonly called?: string;
}

const PLACES: readonly OwnedPlace[] = [
  {
    names: /\b(?:vulva\w*|labi(?:um|a)(?! oris)|clitor\w+|introitus|female genital\w*)\b/i,
    owners: ['A63.0', 'A60.04', 'N90.4', 'N90.89', 'N76.4', 'C51', 'D39.8', 'D49.59'],
  },
  {
    names: /\b(?:penis|penile|glans|foreskin|prepuce|male genital\w*)\b/i,
    beside: /\bshaft\b/i,
    owners: ['A63.0', 'A60.01', 'N48.0', 'N48.2', 'C60', 'D40.8', 'D49.59', 'D07.4'],
  },
  { names: /\bscrot\w+\b/i, owners: ['A63.0', 'A60.02', 'N49.2', 'C63.2', 'D40.8', 'D49.59'] },
  { names: /\bperianal\b|\banal\b|\banus\b/i, owners: ['A63.0', 'A60.1', 'K61.0'] },
  { names: /\b(?:eye ?)?lids?\b/i, owners: ['H02.73', 'H01.11'] },
  {
    names: /\bvermilion\b/i,
    beside: /\blips?\b/i,
    owners: ['C00', 'D00.0', 'D10.0', 'D37.0', 'D49.0'],
    called: 'external',
  },
];

export const ownedBySite: Rule = {
  id: 'owned-by-site',
  title: 'Another chapter owns this place',
  why: 'A disease of skin at a place that another chapter owns: the list says so in a note at the code. It speaks where every place that the note names for the disease is such a one.',
  source: SOURCE,
  examples: OWNED_EXAMPLES,
  needsNotes: true,
  supersedes: ['unspecified-code', 'coded-not-documented', 'wrong-site', 'wrong-side', 'wrong-kind'],
  yieldsTo: ['uncertain-behavior', 'active-or-history', 'contradicted-by-note'],
  check: onBillable('owned-by-site', checkCode),
};

function checkCode(code: KnownCode, context: RuleContext): Said | null {
  const said = context.conditionsFor(code).filter(({ mention }) => mention.assertion === 'present');
  if (PLACES.some(({ owners }) => isAmong(code.code, owners))) return null;
  for (const place of PLACES) {
    const owners = place.owners.filter((owner) => leavesTo(code.code, owner, context));
    if (context.codes.some((one) => owners.some((owner) => one.code.startsWith(owner)))) continue;
    const owned = said.length > 0 && said.every((one) => isAllAt(one, place)) ? said[0] : undefined;
    const [first] = owned ? [owned.mention] : namedAs(owners, said, context);
    const [owner] = owners;
    if (!first || owner === undefined) continue;
    const sites = owned?.sites.map(({ site }) => site) ?? [];
    const suggestions = owned ? atPlace(owner, owned, place, context) : codesFor(first, context);
    const better = onlyNew(suggestions, context).slice(0, MOST);
    if (better.length === 0) continue;
    const evidence = toEvidence([first, ...sites], context.note.text);
    const message = `The note says ${quoteWords(evidence)}; a note at ${code.code} leaves that to ${better[0]?.code}.`;
    return { grade: 'warn', evidence, message, suggestions: better, source: SOURCE };
  }
  return null;
}

/** "SCC of the vulva" is the owner's disease by name, where the code's own disease has no place in the note. */
function namedAs(
  owners: readonly string[],
  said: readonly SpokenCondition[],
  { mentions }: RuleContext,
): NamedMention[] {
  if (said.length === 0 || said.some(({ sites }) => sites.length > 0)) return [];
  return mentions.filter(
    (one): one is NamedMention =>
      one.kind === 'condition' &&
      one.assertion === 'present' &&
      one.codes?.some((code) => owners.some((owner) => code.startsWith(owner))) === true,
  );
}

/** The owner's codes for the very places, best first: those whose titles name no other. */
function atPlace(
  owner: string,
  { sites, mention }: SpokenCondition,
  { called = '' }: OwnedPlace,
  context: RuleContext,
): Suggestion[] {
  const { book, date } = context;
  const said = new Set([called, ...sites.flatMap(({ site, side }) => [...wordsOf(site.value), side ?? ''])]);
  const id = book.find(owner, 'icd10cm');
  if (id === undefined) return [];
  const titles = (book.stand(id, date).standing === 'billable' ? [id] : book.billableBelow(id, date)).map(
    (one) => ({ id: one, words: wordsOf(book.entry(one, date).title) }),
  );
  const shared = new Set(
    titles[0]?.words.filter((word) => titles.every(({ words }) => words.includes(word))),
  );
  const own = titles.map((one) => ({ ...one, words: one.words.filter((word) => !shared.has(word)) }));
  const fitting = own.filter(({ words }) => words.length > 0 && words.every((word) => said.has(word)));
  const open = own.filter(({ id: one }) => book.unspecified(one, date) !== null);
  const chosen = fitting.length > 0 ? fitting : own.length === 1 ? own : open.slice(-1);
  return chosen.map((one) => saying(one.id, mention, context));
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z]{3,}/g) ?? [];
}

/** Whether a note at the code or its category, not one of a whole block, leaves something to the owner. */
function leavesTo(code: string, owner: string, { notes }: RuleContext): boolean {
  return (notes?.notes(code) ?? []).some(
    ({ kind, holder, targets }) =>
      (kind === 'excludes1' || kind === 'excludes2') &&
      holder.kind === 'code' &&
      targets.some(({ first, last }) => {
        const reach = owner.slice(0, Math.max(first.length, last.length));
        return owner.startsWith(first) || (reach >= first && reach <= last);
      }),
  );
}

/** Whether every place that the note names for a condition is this one. */
function isAllAt({ sites, mention }: SpokenCondition, { names, beside }: OwnedPlace): boolean {
  const isAt = (words: string): boolean => names.test(words);
  if (sites.length === 0) return isAt(mention.quote);
  const said = sites.map(({ site }) => `${site.quote} ${site.value}`);
  return said.some(isAt) && said.every((words) => isAt(words) || beside?.test(words) === true);
}
