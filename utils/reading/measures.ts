/** Sizes in the note: lengths and areas with their units, and what they are of. */
import { assertionAt } from './assertion-at.ts';
import type { PreparedNote } from './prepare-note.ts';
import type { Measured, MeasureMention } from './types.ts';

const NUMBER = '(\\d{1,4}(?:\\.\\d{1,4})?|\\.\\d{1,4})';
const UNIT =
  '(mm|cm|millimet(?:er|re)s?|centimet(?:er|re)s?|inch(?:es)?|in(?=\\s?(?:[x×),;.]|$))|sq\\.?\\s?cm|square\\s(?:cm|centimet(?:er|re)s?)|cm\\^?[2²]|sq\\.?\\s?mm|mm\\^?[2²])';
const BY = '\\s{0,2}(?:x|×|by|\\*)\\s{0,2}';
const MEASURE = new RegExp(
  `(?<![\\w./-])${NUMBER}\\s{0,2}-?${UNIT}?(?:${BY}${NUMBER}\\s{0,2}${UNIT}?)?(?:${BY}${NUMBER}\\s{0,2}${UNIT}?)?(?![\\w²^])`,
  'gi',
);

/** Ten-thousandths of a millimetre in one unit: the length that the procedures' arithmetic counts in. */
function factorOf(unit: string): number {
  if (/^(?:mm|millim|sq\.?\s?mm)/i.test(unit)) return MILLIMETRE;
  return /^in/i.test(unit) ? 254_000 : 100_000;
}

/** A decimal number times a whole factor, without the slips of binary fractions. */
function scale(digits: string, factor: number): number {
  const [whole = '', part = ''] = digits.split('.');
  return Math.round((Number(`${whole}${part}`) * factor) / 10 ** part.length);
}

const MILLIMETRE = 10_000;

/** Every size of the note, in order. A range ("8-10 mm") fixes no size and is left out. */
export function readMeasures(text: string, note: PreparedNote): MeasureMention[] {
  const found: MeasureMention[] = [];
  for (const match of text.matchAll(MEASURE)) {
    const [quote, first = '', firstUnit, second, secondUnit, third, thirdUnit] = match;
    const unit = thirdUnit ?? secondUnit ?? firstUnit;
    if (unit === undefined) continue;
    const start = match.index;
    if (
      /(?:\d|[^\w]to)\s?[-–]?\s?$/i.test(text.slice(Math.max(0, start - 5), start).replace(/[x×]\s?$/i, ''))
    )
      continue;
    const isSquare = /^sq|[2²]$/i.test(unit);
    const pairs: (readonly [string | undefined, string | undefined])[] = [
      [first, firstUnit],
      [second, secondUnit],
      [third, thirdUnit],
    ];
    const extents = pairs.flatMap(([digits, own]) => {
      if (digits === undefined) return [];
      const factor = factorOf(own ?? unit);
      return [scale(digits, isSquare ? factor * factor : factor)];
    });
    if (extents.every((one) => one === 0)) continue;
    const trimmed = quote.trimEnd();
    const end = start + trimmed.length;
    const of = isSquare ? 'area' : whatIsMeasured(text, start, end);
    const assertion = assertionAt(note, start);
    const value = sayExtents(extents, isSquare);
    found.push({ kind: 'measure', start, end, quote: trimmed, value, assertion, of, extents, isSquare });
  }
  return found;
}

function sayExtents(extents: readonly number[], isSquare: boolean): string {
  const unit = isSquare ? MILLIMETRE * MILLIMETRE : MILLIMETRE;
  return `${extents.map((one) => Number((one / unit).toFixed(4))).join(' x ')} ${isSquare ? 'sq mm' : 'mm'}`;
}

/** What the nearest of these words says. */
const SIGNS: readonly (readonly [RegExp, Measured])[] = [
  [/\bmargins?\b/gi, 'margin'],
  [/\b(?:punch|curettes?|blade|trephine|dermatome|suture|needle|scalpel|forceps)\b/gi, 'instrument'],
  [/\b(?:deep|depth|breslow|thick(?:ness)?|undermin\w+)\b/gi, 'depth'],
  [/\b(?:total )?(?:excis\w+ (?:diameter|size|lesion|specimen)|excised)\b/gi, 'excised'],
  [/\bdefects?\b/gi, 'defect'],
  [
    /\b(?:repair\w*|clos(?:ure|ed)|suture line|linear|layered|lacerations?|(?:wound|final|scar|incision) length|incisions?)\b/gi,
    'repair',
  ],
  [
    /\b(?:lesions?|papules?|nodules?|plaques?|macules?|patch(?:es)?|tumou?rs?|cysts?|mass(?:es)?|ulcers?|lipomas?|nev(?:us|i)|moles?|spots?|growths?|abscess(?:es)?|diameter|pearly|keratos[ie]s|bccs?|sccs?|aks?|sks?|melanomas?|carcinomas?|warts?|keloids?|wounds?|measur\w+|size|ed ?& ?c|edc|electrodesicc\w+|curettage|destr(?:oyed|uction)|shaved?|biops\w+)\b/gi,
    'lesion',
  ],
];
const REACH = 48;
/** A word before a number speaks for it a little less than one behind it. */
const BEFORE = 6;
const COMMA = 20;

function whatIsMeasured(text: string, start: number, end: number): Measured {
  const before = clauseBefore(text, start);
  const after = clauseAfter(text, end);
  const [own = ''] = after.split(',');
  let best: Measured = 'unknown';
  let nearest = Number.POSITIVE_INFINITY;
  for (const [sign, of] of SIGNS) {
    for (const match of after.matchAll(sign)) {
      // "size 1.2 cm, margins 0.5 cm": a comma parts what follows from this number.
      const distance = match.index + (match.index > own.length ? COMMA : 0);
      if (distance < nearest) [nearest, best] = [distance, of];
      break;
    }
    let last: number | null = null;
    for (const match of before.matchAll(sign)) last = match.index + match[0].length;
    const distance = last === null ? Number.POSITIVE_INFINITY : before.length - last + BEFORE;
    if (distance < nearest) [nearest, best] = [distance, of];
  }
  return best;
}

function clauseBefore(text: string, start: number): string {
  const near = text.slice(Math.max(0, start - REACH), start);
  const cut = Math.max(near.lastIndexOf(';'), near.lastIndexOf('\n'), near.lastIndexOf('. '));
  return near.slice(cut + 1);
}

/** Ends at the next number: what stands behind that speaks of it. */
function clauseAfter(text: string, end: number): string {
  const near = text.slice(end, end + REACH);
  const cut = near.search(/[;\n]|\.\s|\d/);
  return cut < 0 ? near : near.slice(0, cut);
}
