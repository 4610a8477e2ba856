/** Stages, depths and the kind of encounter, as far as the note states them. */
import { assertionAt } from './assertion-at.ts';
import type { PreparedNote } from './prepare-note.ts';
import type { DegreeMention, EncounterMention } from './types.ts';

const NUMERALS: ReadonlyMap<string, string> = new Map([
  ['i', '1'],
  ['ii', '2'],
  ['iii', '3'],
  ['iv', '4'],
]);
const STAGE =
  /\b(stages?|clark(?:'s)?(?: level)?|hurley(?: stage)?|grade)\s{0,2}:?\s{0,2}(iv|i{1,3}|[0-4])([a-d])?\b|\bunstageable\b|\bdeep tissue (?:pressure )?(?:injury|damage)\b/gi;

/** What notes say of depth, and the classification's words for it. */
const DEPTHS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:first|1st)[- ]deg(?:ree)?\b|\bsuperficial burns?\b/gi, 'first degree'],
  [/\b(?:second|2nd)[- ]deg(?:ree)?\b|\bpartial[- ]thickness burns?\b/gi, 'second degree'],
  [/\b(?:third|3rd)[- ]deg(?:ree)?\b|\bfull[- ]thickness burns?\b/gi, 'third degree'],
  [
    /\b(?:limited to )?(?:breakdown of (?:the )?skin|skin breakdown)(?: only)?\b|\bpartial[- ]thickness (?:skin loss|ulcer)/gi,
    'limited to breakdown of skin',
  ],
  [
    /\bfat (?:layer )?(?:is |was )?exposed\b|\bexposed (?:subcutaneous )?fat\b|\bfat layer\b|\binto (?:the )?subcutaneous (?:tissue|fat)\b|\bthrough (?:the )?dermis\b/gi,
    'fat layer exposed',
  ],
  [/\bnecro(?:sis|tic) (?:of )?(?:the )?muscle\b|\bmuscle necrosis\b/gi, 'necrosis of muscle'],
  [/\bnecro(?:sis|tic) (?:of )?(?:the )?bone\b|\bbone necrosis\b/gi, 'necrosis of bone'],
  [/\b(?:muscle (?:is |was )?exposed|exposed muscle|down to muscle)\b/gi, 'muscle involvement'],
  [/\b(?:bone (?:is |was )?exposed|exposed bone|probes? to bone|down to bone)\b/gi, 'bone involvement'],
];

const ENCOUNTERS: readonly (readonly [RegExp, EncounterMention['encounter']])[] = [
  [/\binitial (?:encounter|visit|evaluation) for\b|\binitial encounter\b|\bactive treatment\b/gi, 'initial'],
  [
    /\bsubsequent (?:encounter|visit)\b|\broutine healing\b|\b(?:burn|wound|injury) (?:recheck|re-check|follow[- ]?up)\b/gi,
    'subsequent',
  ],
  [/\bsequelae?\b|\blate effects?\b/gi, 'sequela'],
];

/** Every stage, depth and encounter of the note, in no order. */
export function readDegrees(text: string, note: PreparedNote): (DegreeMention | EncounterMention)[] {
  const at = (match: RegExpExecArray) => ({
    start: match.index,
    end: match.index + match[0].length,
    quote: match[0],
    assertion: assertionAt(note, match.index),
  });
  const found: (DegreeMention | EncounterMention)[] = [];
  for (const match of text.matchAll(STAGE))
    found.push({ kind: 'stage', ...at(match), value: sayStage(match) });
  for (const [pattern, value] of DEPTHS) {
    for (const match of text.matchAll(pattern)) found.push({ kind: 'depth', ...at(match), value });
  }
  for (const [pattern, encounter] of ENCOUNTERS) {
    for (const match of text.matchAll(pattern))
      found.push({ kind: 'encounter', ...at(match), value: encounter, encounter });
  }
  found.push(...tickedDegrees(text, note));
  return found;
}

/** A row of boxes that names the degrees of a burn: "Degree: [ ] 1st [x] 2nd [ ] 3rd", "Depth: [x] partial thickness". */
const DEGREE_ROW = /^[^\S\n]{0,10}(?:burn )?(?:degree|depth)\b[^\n]{0,160}$/gim;
const TICKED =
  /(?:\[[xX✓✔]\]|[☑☒✔✓])\s?(?:(1st|first|superficial(?! partial))|(2nd|second|(?:superficial |deep )?partial)|(3rd|third|full))\b(?![- ]deg)/g;
const DEGREES = ['first degree', 'second degree', 'third degree'];

function tickedDegrees(text: string, note: PreparedNote): DegreeMention[] {
  if (!/burn|scald/i.test(text)) return [];
  return [...text.matchAll(DEGREE_ROW)].flatMap((row) =>
    [...row[0].matchAll(TICKED)].flatMap((box): DegreeMention[] => {
      const word = box[1] ?? box[2] ?? box[3] ?? '';
      const value = DEGREES[box[1] ? 0 : box[2] ? 1 : 2] ?? '';
      const start = row.index + box.index + box[0].length - word.length;
      const assertion = assertionAt(note, start);
      return [{ kind: 'depth', start, end: start + word.length, quote: word, value, assertion }];
    }),
  );
}

/** "stage 3", "Clark level 4", "unstageable". */
function sayStage([whole, name, numeral = '', letter = '']: RegExpExecArray): string {
  if (name === undefined) return /^un/i.test(whole) ? 'unstageable' : 'deep tissue damage';
  const number = NUMERALS.get(numeral.toLowerCase()) ?? numeral;
  const word = /^clark/i.test(name)
    ? 'Clark level'
    : /^hurley/i.test(name)
      ? 'Hurley stage'
      : /^grade/i.test(name)
        ? 'grade'
        : 'stage';
  return `${word} ${number}${letter.toUpperCase()}`;
}
