/** Sentences cut where they begin to speak of something else, and joined where they go on. */
import { describes, isSeenSign } from './complaints.ts';
import { isHead, sameDisease } from './same-disease.ts';
import type { CodeOnPage, Mention, Span } from './types.ts';

/** A diagnosis code where it stands in the note. */
export interface PlacedCode extends Span {
  readonly code: CodeOnPage;
}

/** What a piece is made of before its sites are joined. */
export interface Run extends Span {
  readonly mentions: readonly Mention[];
  readonly codes: readonly PlacedCode[];
}

/** So many sentences back a new one is compared with what was said. */
const REMEMBERED = 12;
/** "BCC nose (C44.311), AK scalp (L57.0)", "BCC nose; AK scalp x3": a sentence that names several things. */
export function cutSentence(text: string, run: Run): Run[] {
  const cuts = diagnosisCuts(text, run) ?? clauseCuts(text, run);
  if (cuts.length === 0) return [run];
  const edges = [run.start, ...cuts, run.end];
  return edges.slice(0, -1).map((start, index) => {
    const end = edges[index + 1] ?? run.end;
    const isIn = (one: Span): boolean => one.start >= start && one.start < end;
    return { start, end, mentions: run.mentions.filter(isIn), codes: run.codes.filter(isIn) };
  });
}

/** Where several diagnosis codes share a sentence, each with its own words; `null` where they do not. */
function diagnosisCuts(text: string, run: Run): number[] | null {
  const codes = run.codes.filter(({ code }) => code.system === 'icd10cm');
  const [first] = codes;
  if (!first || codes.length < 2) return null;
  const lead = text.slice(run.start, first.start).slice(0, 200);
  const trailing = /[A-Za-z]{2,}/.test(
    lead.replace(/\b(?:icd|dx|diagnos[ei]s|assessment|impression|codes?|plan|a\/p|cm)\b/gi, ''),
  );
  const cuts = codes.flatMap((one, index) => {
    if (trailing) {
      if (index === codes.length - 1) return [];
      const close = /^[\s)\].,;]*/.exec(text.slice(one.end, one.end + 6))?.[0].length ?? 0;
      return [one.end + close];
    }
    return index === 0 ? [] : [one.start];
  });
  // Codes beside each other ("L40.0, L20.9") with no words between them stay together.
  return cuts.filter((cut, index) => {
    const from = trailing ? cut : (codes[index]?.end ?? cut);
    const to = trailing ? (codes[index + 1]?.start ?? run.end) : cut;
    return /[A-Za-z]{2,}/.test(text.slice(from, to));
  });
}

/** A clause that names another disease, or the same one elsewhere, begins something new. */
function clauseCuts(text: string, run: Run): number[] {
  // "Acne, scarring": a sign behind its disease begins nothing new.
  const all = run.mentions.filter(isHead);
  const diseases = all.filter((one) => !isSeenSign(one));
  const heads = diseases.length > 0 ? diseases : all;
  const cuts: number[] = [];
  for (let index = 1; index < heads.length; index++) {
    const before = heads[index - 1];
    const head = heads[index];
    if (!before || !head) continue;
    const gap = text.slice(before.end, head.start);
    if (
      /\b(?:vs\.?|versus|with|due to|secondary|from|favor|rule|r\/o|or|arising|in|overlying|versus)\b/i.test(
        gap,
      )
    )
      continue;
    const parting = /[;|•]|,|\s(?:and|&|\+|plus)\s|\s[-–—]\s/g;
    const marks = [...gap.matchAll(parting)];
    const mark = marks.at(-1);
    if (!mark) continue;
    const hasSites = run.mentions.some((one) => one.kind === 'site');
    const ownSite = run.mentions.some(
      (one) => one.kind === 'site' && one.start >= before.start && one.end <= head.start,
    );
    if (sameDisease(before, head) && !ownSite) continue;
    // "scaly plaques of psoriasis and eczema": without sites a list of diseases is still a list.
    if (hasSites && !ownSite && /^\s*(?:and|&|\/)\s*$/.test(gap)) continue;
    const cut = before.end + mark.index + (mark[0].startsWith(' ') ? 1 : mark[0].length);
    cuts.push(cut);
  }
  return cuts;
}

/** Sentences of a block that go on with what came before. */
export function joinRuns(runs: readonly Run[], isItem: boolean): Run[][] {
  const groups: Run[][] = [];
  for (const run of runs) {
    const group = groups.at(-1);
    if (!group || startsNew(group, run, isItem)) groups.push([run]);
    else group.push(run);
  }
  return groups;
}

function startsNew(all: readonly Run[], run: Run, isItem: boolean): boolean {
  const group = all.slice(-REMEMBERED);
  const heads = run.mentions.filter(isHead);
  const known = group.flatMap((one) => one.mentions.filter(isHead));
  const knownCodes = group.flatMap((one) => one.codes).filter(({ code }) => code.system === 'icd10cm');
  const codes = run.codes.filter(({ code }) => code.system === 'icd10cm');
  const hasSite = run.mentions.some((one) => one.kind === 'site');
  const isPlaced = group.some((one) => one.mentions.some(({ kind }) => kind === 'site'));
  // "Scalp: boggy plaque. Id reaction on the trunk": what has no name yet is not named by the next sentence.
  if (known.length === 0 && knownCodes.length === 0)
    return hasSite && isPlaced && !sharesSite(group, run) && opensAnother(group, run, isItem);
  const isOther = heads.length > 0 && !heads.some((head) => known.some((one) => sameDisease(one, head)));
  if (codes.length > 0 && knownCodes.length > 0) return isOther || heads.length > 0;
  // "AK scalp. SK back. Mohs for the nose": what stands at another site may speak of another problem.
  if (heads.length === 0) return hasSite && isPlaced && !sharesSite(group, run);
  if (isItem) return isOther && hasSite && known.length > 0;
  return isOther || (hasSite && isPlaced && !sharesSite(group, run));
}

/** At another site than what came before: a disease by its name, something new after old diseases, or a second finding. */
function opensAnother(group: readonly Run[], run: Run, isItem: boolean): boolean {
  if (run.mentions.some(isHead)) return !isItem;
  const said = group.flatMap(({ mentions }) => mentions);
  if (said.some((one) => one.kind === 'condition' && /^(?:history|family)$/.test(one.assertion))) return true;
  return describes(said) && describes(run.mentions);
}

function sharesSite(group: readonly Run[], run: Run): boolean {
  const sites = new Set(
    group.flatMap((one) => one.mentions.filter(({ kind }) => kind === 'site').map(({ value }) => value)),
  );
  return run.mentions.some((one) => one.kind === 'site' && sites.has(one.value));
}
