/** The facts of a deed, as its calculator asks for them. */
import { policyManual } from '../../procedures/sources.ts';
import type { Fields, Sheet, Unclear, Warning } from '../../procedures/types.ts';
import type { Mention, Span } from '../../reading/types.ts';
import { countLesions, countListed } from './deed-counts.ts';
import { kindTreated, pathologyOf } from './deed-disease.ts';
import { drugFacts } from './deed-drugs.ts';
import { countTests, lightFacts, lightKind } from './deed-light.ts';
import { drainageFacts, mohsFacts, nailFacts } from './deed-parts.ts';
import { repairFacts } from './deed-repairs.ts';
import { lidOf, oneSite, sitesOf } from './deed-sites.ts';
import { areasOf, isMeasure, lengthOf, marginOf } from './deed-sizes.ts';
import type { Deed, DeedFacts } from './deed-types.ts';
import { imagingFacts, sutureFacts, vacuumFacts } from './deed-wounds.ts';

/**
 * @param deeds all that were done, for what hangs on each other: a closure on the excision that it closes
 * @param hasVisit a visit is on the fee sheet; `null` where there is no sheet
 */
export function factsOf(
  deed: Deed,
  deeds: readonly Deed[],
  text: string,
  hasVisit: boolean | null,
): DeedFacts | null {
  const said = deed.scopes.map(({ start, end }) => text.slice(start, end));
  const words = said.join('\n');
  switch (deed.technique) {
    case 'biopsy':
      return biopsyFacts(deed, said, text);
    case 'shave':
      return { family: 'shave', each: [{ ...sized(deed), count: countOrOne(deed, said) }] };
    case 'excision':
      return excisionFacts(deed, deeds, words);
    case 'destruction':
      return destructionFacts(deed, deeds, said, text);
    case 'tag-removal':
      return kindTreated(deed, []) === 'tag'
        ? { family: 'skin-tags', each: [counted(deed, said, text)] }
        : null;
    case 'injection':
      return injectionFacts(deed, said, text);
    case 'mohs':
      return mohsFacts(deed, deed.isAlone ? text : words);
    case 'repair':
      return repairFacts(deed, deeds, text);
    case 'flap':
      return { family: 'flap', each: [{ site: oneSite(deed), ...flapAreas(deed, text) }] };
    case 'graft-full':
    case 'graft-split':
      return {
        family: deed.technique,
        each: [{ site: graftSite(deed, deeds, text), area: graftArea(deed) }],
      };
    case 'drainage':
      return drainageFacts(deed, said);
    case 'nail':
      return nailFacts(deed, deeds, text);
    case 'debridement':
      return debridementFacts(deed, words);
    case 'paring':
      return CORN.test(words) || deed.wider.some(({ quote }) => CORN.test(quote))
        ? { family: 'paring', each: [counted(deed, said, text)] }
        : null;
    case 'photodynamic':
      return { family: 'photodynamic', each: [], visit: lightFacts(words) };
    case 'phototherapy':
      return { family: 'phototherapy', each: [], visit: { kind: lightKind(words) } };
    case 'excimer':
      return {
        family: 'excimer',
        each: areasOf(deed.mentions)
          .slice(0, 1)
          .map((area) => ({ area })),
      };
    case 'patch-test':
      return { family: 'patch-test', each: [{ kind: 'patch', count: countTests(words) }] };
    case 'imaging':
      return imagingFacts(deed, words, said);
    case 'wound-vacuum':
      return vacuumFacts(deed, words);
    case 'suture-removal':
      return sutureFacts(text, hasVisit);
    case 'drug':
      return drugFacts(deed, text);
  }
}

function counted(deed: Deed, said: readonly string[], text: string): Sheet<Fields> {
  const [first] = deed.named;
  const listed = first === undefined ? null : countListed(text, first.start);
  if (listed !== null) return { count: listed };
  return { count: countLesions(deed.mentions, said) ?? (deed.isAlone ? countLesions(deed.wider, []) : null) };
}

/** A lesion by itself is one where nothing is counted. */
function countOrOne(deed: Deed, said: readonly string[]): number | null {
  // "4-0 nylon x 2" counts stitches.
  const own = deed.mentions.filter(({ start, kind }) => kind !== 'count' || !isStitch(start, said, deed));
  const count = countLesions(own, []);
  return typeof count === 'number' ? count : null;
}

const STITCH = /\b(?:nylon|prolene|vicryl|monocryl|silk|sutures?|stitch(?:es)?|\d-0)\b[^.;,]{0,12}$/i;

function isStitch(start: number, said: readonly string[], { scopes }: Deed): boolean {
  return scopes.some((scope, at) => STITCH.test((said[at] ?? '').slice(0, Math.max(0, start - scope.start))));
}

function sized(deed: Deed): Sheet<Fields> {
  const own = lengthOf(deed.mentions, 'lesion') ?? lengthOf(deed.mentions, 'unknown', 'excised');
  return { site: oneSite(deed), size: own ?? lengthOf(deed.wider, 'lesion') };
}

const TECHNIQUES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:incisional|wedge)\b/i, 'incisional'],
  [/\bpunch\b/i, 'punch'],
  [/\b(?:shave|tangential|scoop|saucerization)\b/i, 'tangential'],
];

function biopsyFacts(deed: Deed, said: readonly string[], text: string): DeedFacts {
  const named = deed.named.map(({ start, end }) => text.slice(start, end)).join(' ');
  const techniqueIn = (words: string): string | null => {
    const found = TECHNIQUES.filter(([pattern]) => pattern.test(words));
    return found.length === 1 || words === named ? (found[0]?.[1] ?? null) : null;
  };
  const technique = techniqueIn(named) ?? techniqueIn(said.join(' '));
  const near = sitesOf(nearestTo(deed, text));
  const sites = near.length > 0 ? near : sitesOf(deed.mentions);
  const count = countOrOne(deed, said) ?? countLabels(deed, text);
  const isEach = count === null || count === sites.length;
  const lid = lidOf(said.join(' '));
  const isPlural = /(?:biopsies|bxs)\b/i.test(named);
  if (sites.length > 1 && isPlural && isEach) {
    return { family: 'biopsy', each: sites.map((site) => ({ technique, site })) };
  }
  return { family: 'biopsy', each: [{ technique, site: sites[0] ?? oneSite(deed), lid, count }] };
}

/** "From site A and from site B": as many as are called by a letter where it is told. */
function countLabels({ named }: Deed, text: string): number | null {
  const labels = named.flatMap(({ start, end }) => {
    const behind = /^[^;\n]*?(?=[.;]\s|\n|$)/.exec(text.slice(end))?.[0] ?? '';
    const before = /[^.;\n]*$/.exec(text.slice(0, start))?.[0] ?? '';
    const said = `${before} ${behind}`.matchAll(/\b(?:site|lesion|specimen) #?([A-H]|\d)\b/gi);
    return [...said].map(([, label = '']) => label.toUpperCase());
  });
  return labels.length > 1 ? new Set(labels).size : null;
}

function excisionFacts(deed: Deed, deeds: readonly Deed[], words: string): DeedFacts {
  const pathology = pathologyOf(deed, words);
  const lesion = lengthOf(deed.mentions, 'lesion');
  const excised = lengthOf(deed.mentions, 'excised');
  const margin = marginOf(deed.mentions);
  const family = pathology === 'malignant' ? 'excision-malignant' : 'excision-benign';
  if (deeds.some((one) => one.technique === 'flap' && isAtOnePlace(one, deed))) {
    return { family, each: [], within: WITHIN_FLAP };
  }
  // Lesion and margins together leave nothing to add.
  const size =
    lesion === null && excised !== null
      ? { size: excised, margin: 0 }
      : { ...sized(deed), margin: margin ?? marginOf(deed.wider) };
  return { family, each: [{ ...size, site: oneSite(deed), pathology }] };
}

const WITHIN_FLAP: Warning = {
  message: 'The excision of the lesion is part of the flap that closes it.',
  source: policyManual('III.H.1'),
};

/** Told together, or of one problem. */
function isAtOnePlace(one: Deed, other: Deed): boolean {
  if (one.problem !== null && one.problem === other.problem) return true;
  return one.scopes.some((a) => other.scopes.some((b) => a.start < b.end && b.start < a.end));
}

/** Sites whose warts have codes of their own. */
const OWN_CODES: readonly string[] = ['penis', 'anus', 'vulva', 'genitalia'];
const CORN = /\b(?:corns?|callus(?:es)?|clav(?:us|i)|helom\w*)\b/i;
const FREEZES = /\b(?:liquid nitrogen|ln2|cryo\w*|froze\w*)\b/i;
const SCRAPES = /curett/i;

function destructionFacts(
  deed: Deed,
  deeds: readonly Deed[],
  said: readonly string[],
  text: string,
): DeedFacts | null {
  const words = deed.named.map(({ start, end }) => text.slice(start, end)).join(' ');
  const isPart = deeds.some(({ technique }) => technique === 'mohs' || technique === 'photodynamic');
  if (isPart && SCRAPES.test(words)) return null;
  const kind = kindTreated(deed, nearestTo(deed, text));
  const count = counted(deed, said, text);
  if (kind === 'premalignant') return { family: 'destruction-premalignant', each: [count] };
  if (kind === 'tag') return { family: 'skin-tags', each: [count] };
  if (kind === 'malignant') return { family: 'destruction-malignant', each: [sized(deed)] };
  if (kind !== 'benign') return { family: null, each: [] };
  const method = FREEZES.test(words) ? 'cryosurgery' : null;
  const here = sitesOf(deed.mentions);
  const own = (here.length > 0 ? here : sitesOf(deed.wider)).find((site) => OWN_CODES.includes(site));
  return { family: 'destruction-benign', each: [{ ...count, method, ...(own && { site: own }) }] };
}

/** What stands in the sentence of the words. */
function nearestTo({ named, mentions }: Deed, text: string): readonly Mention[] {
  return mentions.filter((mention) => named.some((one) => isInSentence(mention, one, text)));
}

function isInSentence(a: Span, b: Span, text: string): boolean {
  return !/[.;\n]\s/.test(text.slice(Math.min(a.end, b.end), Math.max(a.start, b.start)));
}

const STEROID =
  /\b(?:kenalog|triamcinolone|tac|steroid|intralesional|ilk|candida|bleomycin|fluorouracil|5-?fu)\b/i;
const CHEMOTHERAPY = /\b(?:bleomycin|fluorouracil|5-?fu|methotrexate)\b/i;

function injectionFacts(deed: Deed, said: readonly string[], text: string): DeedFacts | null {
  const words = said.join(' ');
  if (!STEROID.test(words)) return null;
  const agent = CHEMOTHERAPY.test(words) ? 'chemotherapy' : 'other';
  return { family: 'intralesional', each: [{ ...counted(deed, said, text), agent }] };
}

/** Defect and donor area, each by the word before it. */
function flapAreas({ mentions }: Deed, text: string): Sheet<Fields> {
  const areas = mentions.filter(isMeasure);
  const isDonor = ({ start }: Span): boolean =>
    /\b(?:donor|secondary)\b[^.;,]{0,30}$/i.test(text.slice(Math.max(0, start - 48), start));
  const [defect] = areasOf(
    areas.filter((one) => !isDonor(one)),
    ['defect', 'unknown', 'lesion', 'area'],
  );
  const [donor] = areasOf(areas.filter(isDonor));
  return { defect: defect ?? null, donor: donor ?? null };
}

function graftArea({ mentions }: Deed): number | Unclear | null {
  const areas = [...new Set(areasOf(mentions))];
  return areas.length > 1 ? { unclear: 'Several areas are given.' } : (areas[0] ?? null);
}

/** Without the sites that gave the skin. */
function keepReceiving(deed: Deed, text: string): Deed {
  const isGiving = ({ start }: Span): boolean =>
    /\b(?:donor|harvest\w*|taken from|obtained from)\b[^.;]{0,30}$/i.test(
      text.slice(Math.max(0, start - 48), start),
    );
  return { ...deed, mentions: deed.mentions.filter((one) => one.kind !== 'site' || !isGiving(one)) };
}

/** The defect's site, not the one that gave the skin: the cut-out or Mohs surgery beside it names it. */
function graftSite(deed: Deed, deeds: readonly Deed[], text: string): string | null {
  const before = deeds.find(
    (one) =>
      (one.technique === 'mohs' || one.technique === 'excision') &&
      (one.problem === deed.problem || deeds.length === 2),
  );
  const [first] = sitesOf(before?.mentions ?? []);
  return first ?? oneSite(keepReceiving(deed, text));
}

const DEPTHS: readonly (readonly [RegExp, string])[] = [
  [/\bbone\b/i, 'bone'],
  [/\b(?:muscle|fascia)\b/i, 'muscle'],
  [/\b(?:subcutaneous|subcut|fat|fatty)\b/i, 'fat'],
  [/\b(?:epidermis|dermis|slough|fibrin|selective)\b/i, 'skin'],
];

function debridementFacts(deed: Deed, words: string): DeedFacts {
  const depth = DEPTHS.find(([pattern]) => pattern.test(words))?.[1] ?? null;
  const areas = [...new Set(areasOf(deed.mentions))];
  const area = areas.length > 1 ? { unclear: 'Several areas are given.' } : (areas[0] ?? null);
  return { family: 'debridement', each: [{ depth, area }] };
}
