/** Drugs that a sentence tells as given by the practice, and how much of each. */
import { readDose, readStrength } from '../../procedures/doses.ts';
import { DRUG_ROWS } from '../../procedures/drug-rows.ts';
import type { Dose, Fields, Sheet, Unclear } from '../../procedures/types.ts';
import type { Span } from '../../reading/types.ts';
import { numberOf } from './deed-counts.ts';

/** Anesthesia is part of what it is for; cantharidin is mixed by most practices, and then has no code. */
const PART_OF_WORK = /^(?:lidocaine|epinephrine|adrenalin|cantharidin|fluorouracil$|ala$|tac$)/;
/** The longest name is tried first: "kenalog-40" before "kenalog". */
const NAMES: ReadonlyMap<string, readonly string[]> = namesByStart();

function namesByStart(): ReadonlyMap<string, readonly string[]> {
  const names = DRUG_ROWS.flatMap((row) => row.names).filter((name) => !PART_OF_WORK.test(name));
  const once = [...new Set(names)].sort((a, b) => b.length - a.length);
  return Map.groupBy(once, (name) => /^[a-z]+/.exec(name)?.[0] ?? '');
}

/** Words of a drug that goes into or onto the patient here. */
const GIVEN =
  /\b(?:inject(?:ed|ion)|given|gave|administered|infus(?:ed|ion)|applied|i\.?m\.?|intramuscular\w*|s\.?c\.?|sq|subq|subcutaneous\w*|i\.?v\.?|intralesional\w*|ilk|treated with)\b/i;
/** Words of a drug that the patient takes or uses, or of one that was not given. */
const TAKEN_AT_HOME =
  /\b(?:home|self-?\w*|creams?|ointments?|lotion|shampoo|foam|tab(?:let)?s?|capsules?|po|p\.o\.|by mouth|oral(?:ly)?|refill\w*|prescri\w*|rx|disp\w*|start(?:ed|s|ing)?|continue\w*|increase\w*|pharmacy|samples?)\b/i;
const REGULARLY = /\b(?:every|weekly|monthly|daily|bid|twice|per week|q ?\d+ ?\w+)\b/i;
const HERE = /\b(?:today|in (?:the |our )?(?:office|clinic)|(?:was|were) (?:given|injected|administered))\b/i;

/** The names of drugs that were given, in their order; places are within the text. */
export function findDrugsGiven(said: string): readonly Span[] {
  if (!GIVEN.test(said) || TAKEN_AT_HOME.test(said) || (REGULARLY.test(said) && !HERE.test(said))) return [];
  const lower = said.toLowerCase();
  const found: Span[] = [];
  for (const { 0: word, index: start } of lower.matchAll(/[a-z]+/g)) {
    if ((found.at(-1)?.end ?? 0) > start) continue;
    const name = NAMES.get(word)?.find((one) => isNamed(one, lower, start));
    if (name !== undefined) found.push({ start, end: start + name.length });
  }
  return found;
}

function isNamed(name: string, lower: string, start: number): boolean {
  return lower.startsWith(name, start) && !/^[a-z\d]/.test(lower.slice(start + name.length));
}

const AMOUNT = '(\\d[\\d,]*(?:\\.\\d+)?|\\.\\d+)[ -]?(mg|mcg|µg|g|units?|mL|cc)\\b';
const STRENGTH = new RegExp(`${AMOUNT} ?(?:/|per) ?(?:1 ?)?(?:mL|cc)\\b`, 'gi');
const PACKAGE =
  /(?:(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten) )?(?:(?:single|multi(?:ple)?)[- ]?(?:dose|use) )?(?:vials?|syringes?|tubes?|pens?) (?:of )?\(?(\d[\d,.]*) ?(mg|units?|g|mL)\)?/i;
const SIZED_PACKAGE =
  /(?:(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)(?: x)? )?(\d[\d,.]*)[- ]?(mg|units?|g|mL) (?:(?:single|multi(?:ple)?)[- ]?(?:dose|use) )?(?:vials?|syringes?|tubes?|pens?|sdv)\b/i;
const WASTE = new RegExp(
  `${AMOUNT} (?:\\w+ )?(?:discarded|wasted|waste)\\b|(?:discarded|wasted|waste:?) ${AMOUNT}`,
  'gi',
);
/** "27G needle" is no weight. */
const NEEDLE = /\b(?:1[4-9]|2\d|3[0-4])[ -]?(?:G\b|gauge\b|g(?= ?needle))/g;
const PIECES = /\b(\d{1,2}|one|two|three|four|a|an)\s+(?:\w+\s+)?(?:kera)?(?:sticks?|applicators?)\b/i;
const FOR_EACH = /\b(?:each|per (?:lesion|site|patch|plaque|nodule|keloid|spot|point))\b/i;

/** What a calculator asks of a drug, from the words that tell of it. Amounts that do not fit together stay open. */
export function drugSheet(name: string, words: string): Sheet<Fields> {
  const single = /\bsingle[- ]?(?:dose|use)\b|\bsdv\b/i.test(words);
  const multi = /\bmulti(?:ple)?[- ]?(?:dose|use)\b|\bmdv\b/i.test(words);
  const container = single === multi ? null : single ? 'single' : 'multi';
  const [opened, many, size = '', unit = ''] = PACKAGE.exec(words) ?? SIZED_PACKAGE.exec(words) ?? [];
  const rest = (opened === undefined ? words : words.replace(opened, ' '))
    .replace(WASTE, ' ')
    .replace(NEEDLE, ' ');
  const [strength] = rest.match(STRENGTH) ?? [];
  const free = rest.replace(STRENGTH, ' ');
  return {
    drug: name,
    dose: doseIn(free),
    strength: strength === undefined ? null : readStrength(strength.replace(/[- ](?=mg|units)/i, ' ')),
    vial: opened === undefined ? null : readDose(`${size} ${unit}`),
    vials: many === undefined ? null : numberOf(many),
    container,
  };
}

function doseIn(words: string): Dose | Unclear | null {
  const amounts = [...words.matchAll(new RegExp(AMOUNT, 'gi'))].map(
    ([, number, unit]) => `${number} ${unit}`,
  );
  if (amounts.length > 0 && FOR_EACH.test(words))
    return { unclear: 'The amount of each one is given, and no total.' };
  const isVolume = (one: string): boolean => /mL|cc$/i.test(one);
  const told = amounts.filter((one) => !isVolume(one));
  const [first, ...others] = [...new Set(told.length > 0 ? told : amounts)];
  if (others.length > 0) return { unclear: `The note gives ${[first, ...others].join(' and ')}.` };
  if (first !== undefined) return readDose(first);
  const [, pieces] = PIECES.exec(words) ?? [];
  if (pieces === undefined) return null;
  return readDose(`${/^an?$/i.test(pieces) ? 1 : numberOf(pieces)} pieces`);
}
