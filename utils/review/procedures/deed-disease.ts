/** What was treated: the kind of disease that decides between the calculators. */
import type { Mention, NamedMention } from '../../reading/types.ts';
import type { Deed } from './deed-types.ts';

/** `uncertain`: the pathologist or the physician cannot tell, or the report is out. */
export type DiseaseKind = 'premalignant' | 'benign' | 'tag' | 'malignant' | 'uncertain';

/** By code or category, the first that fits. */
const KINDS: readonly (readonly [RegExp, DiseaseKind])[] = [
  [/^L57\.0/, 'premalignant'],
  [/^L91\.8/, 'tag'],
  [/^(?:D48\.5|D49\.2)/, 'uncertain'],
  [/^(?:C4[34]|C4A|C00|C46|C51|C60|C63|D03|D04)/, 'malignant'],
  [/^(?:A63\.0|B07|B08\.1|D1[78]|D2[2-38]|L72|L82|L91\.0|L98\.0|Q82\.5|L73\.0|L74|D36)/, 'benign'],
];

/** The kind that a code of the claim or of the reader stands for; `null` for other diseases. */
export function kindOfCode(code: string): DiseaseKind | null {
  return KINDS.find(([family]) => family.test(code))?.[1] ?? null;
}

/** A skin tag by its words: the classification has it among other things. */
const TAG = /\b(?:tags?|acrochordon|acrochorda)\b/i;

function kindOf({ codes = [], quote }: NamedMention): DiseaseKind | null {
  if (TAG.test(quote)) return 'tag';
  for (const code of codes) {
    const kind = kindOfCode(code);
    if (kind !== null) return kind === 'tag' ? null : kind;
  }
  return null;
}

/** The kinds that mentions name as the patient's own, each once. */
export function kindsIn(mentions: readonly Mention[]): ReadonlySet<DiseaseKind> {
  const kinds = new Set<DiseaseKind>();
  for (const one of mentions) {
    if (one.kind !== 'condition' || one.assertion !== 'present') continue;
    const kind = kindOf(one);
    if (kind !== null) kinds.add(kind);
  }
  return kinds;
}

/**
 * The one kind that a deed treated: by the nearest words, then by its own, then by those of its problem.
 * @returns `null` where it could be several
 */
export function kindTreated({ mentions, wider }: Deed, nearest: readonly Mention[]): DiseaseKind | null {
  for (const heard of [nearest, mentions, wider]) {
    const kinds = [...kindsIn(heard)];
    // "Neoplasm of uncertain behavior" beside a disease is the name that it had before the report.
    const told = kinds.length > 1 ? kinds.filter((kind) => kind !== 'uncertain') : kinds;
    if (told.length > 0) return told.length === 1 ? (told[0] ?? null) : null;
  }
  return null;
}

/** Words that say the report is not back. */
const PENDING =
  /\b(?:path(?:ology)?|report|results?|histology)\b[^.;\n]{0,20}\b(?:pending|out|awaited|to follow)\b|\b(?:pending|await\w*)\b[^.;\n]{0,12}\b(?:path\w*|histology|results?|report)\b/i;

/**
 * Pathology of what was cut out, as the excision calculators ask for it; `null` where the note does not say.
 * @param text the words of the deed
 */
export function pathologyOf(deed: Deed, text: string): string | null {
  const own = kindsIn(deed.mentions);
  const kinds = own.size > 0 ? own : kindsIn(deed.wider);
  if (kinds.has('malignant')) return 'malignant';
  if (PENDING.test(text)) return 'out';
  if (kinds.has('benign') || kinds.has('tag')) return 'benign';
  return kinds.has('uncertain') ? 'uncertain' : null;
}
