/** Diseases by the names that titles of the classification begin with, and a few that no title and no term says alone. */
import type { Pack, Part } from '../codes/pack.ts';
import type { CodeBook, EntryId } from '../codes/types.ts';
import { cut } from './cut.ts';
import type { Term } from './lexicon.ts';
import { phraseKey, splitWords } from './words.ts';

/** Categories whose diseases a dermatology note names by their titles. */
const CATEGORIES =
  `B00 B01 B02 B07 B08 B35 B36 B37 B85 B86 B87 B88 L00 L01 L02 L03 L04 L05 L08 L10 L11 L12 L13 L14 L20 L21 L22 L23
  L24 L25 L26 L27 L28 L29 L30 L40 L41 L42 L43 L44 L50 L51 L52 L53 L55 L56 L57 L58 L59 L60 L63 L64 L65 L66 L67 L68 L70
  L71 L72 L73 L74 L75 L76 L80 L81 L82 L83 L84 L85 L86 L87 L88 L89 L90 L91 L92 L93 L94 L95 L97 L98 I78 I87 M30 M31 M32
  M33 M34 M35 Q80 Q81 Q82 Q84 Q85 T20 T21 T22 T23 T24 T25`.split(/\s+/);
/** Steps below a category whose titles are read; further down they tell sites and sides. */
const STEPS = 2;
/** Beginnings of titles that name no disease by themselves. */
const NO_DISEASE =
  /\b(?:other|unspecified|diseases?|disorders?|conditions?|lesions?|changes?|infections?|infestations?|status|disturbances|malformations?|complications?|involvement|agents?|variations|color|hemorrhage|hematoma|seroma|puncture|eruption|dermatoses|skin|fever|not|right|left|related|swelling)\b/;
/** One word alone must be built like a disease's name. */
const NAMES_DISEASE =
  /^(?:\w+(?:itis|osis|oma|igus|igoid|iasis|rhea|hidrosis|derma|dermia|phyma|piedra|onychia|trichosis)|burn|corrosion|myiasis|ainhum|pinta|yaws|ophiasis|pemphigus|pemphigoid)$/;

/** Names that the tables lack: what they mean, and their codes. Several meanings: which one is for the record to say. */
const OWN: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ...['uncertain malignant potential', 'uncertain biologic potential', 'uncertain malignancy'].map(
    (name) => [name, ['neoplasm of uncertain behavior of skin'], ['D48.5']] as const,
  ),
  ['erythrasma', ['erythrasma'], ['L08.1']],
  ['varicella', ['varicella'], ['B01']],
  ['dyshidrosis', ['dyshidrosis'], ['L30.1']],
  ['pompholyx', ['dyshidrosis'], ['L30.1']],
  ['hypohidrosis', ['anhidrosis'], ['L74.4']],
  ['sclerodactyly', ['sclerodactyly'], ['L94.3']],
  ['sarcoid', ['sarcoidosis'], ['D86']],
  ['sarcoidosis', ['sarcoidosis'], ['D86']],
  ['syphilis', ['syphilis'], []],
  ['skin ca', ['malignant neoplasm of skin'], ['C44']],
  ['kaposi varicelliform eruption', ['eczema herpeticum'], ['B00.0']],
  ['kaposi varicelliform', ['eczema herpeticum'], ['B00.0']],
  ['pilonidal disease', ['pilonidal cyst'], ['L05']],
  // What kind it is, the words around them say: alone they point to no code.
  ...['tinea', 'ulcer', 'laceration', 'dehiscence', 'carcinoma', 'burn wound', 'skin tear'].map(
    (name) => [name, [name], []] as const,
  ),
  ['neoplasm of uncertain behavior', ['neoplasm of uncertain behavior of skin'], ['D48.5']],
  ['neoplasm uncertain behavior', ['neoplasm of uncertain behavior of skin'], ['D48.5']],
  ['neoplasm of unspecified behavior', ['neoplasm of unspecified behavior'], ['D49.2']],
  ['neoplasm unspecified behavior', ['neoplasm of unspecified behavior'], ['D49.2']],
  ['nevus sebaceous', ['congenital non-neoplastic nevus', 'other benign neoplasm of skin'], ['Q82.5', 'D23']],
  ['nevus sebaceus', ['congenital non-neoplastic nevus', 'other benign neoplasm of skin'], ['Q82.5', 'D23']],
  ['sebaceous nevus', ['congenital non-neoplastic nevus', 'other benign neoplasm of skin'], ['Q82.5', 'D23']],
];

/** The names of diseases that titles begin with. Takes a while, so it is done where an index is compiled. */
export function readTitleNames(book: CodeBook): readonly Term[] {
  const terms = new Map<string, Term>();
  for (const [name, wordings, codes] of OWN) {
    const key = phraseKey(name);
    terms.set(key, { term: name, key, kind: 'synonym', wordings, codes, note: '' });
  }
  for (const category of CATEGORIES) {
    const id = book.find(category, 'icd10cm');
    if (id !== undefined) addTitles(id, book, terms, STEPS);
  }
  return [...terms.values()];
}

const PART = 'title-names';

/** The part of a container that holds these names. */
export function titleNameParts(names: readonly Term[]): Record<string, Part> {
  const rows = names.map(({ term, wordings, codes }) =>
    [term, wordings.join('|'), codes.join(',')].join('\t'),
  );
  return { [PART]: rows.join('\n') };
}

/** The names that a container holds; `null` where it holds none: a lexicon without a book. */
export function openTitleNames(pack: Pack): readonly Term[] | null {
  if (!pack.has(PART)) return null;
  return pack
    .text(PART)
    .split('\n')
    .map((row): Term => {
      const [term = '', wordings = '', codes = ''] = row.split('\t');
      const key = phraseKey(term);
      return { term, key, kind: 'synonym', wordings: cut(wordings, '|'), codes: cut(codes, ','), note: '' };
    });
}

function addTitles(id: EntryId, book: CodeBook, terms: Map<string, Term>, steps: number): void {
  const { code, title } = book.entry(id);
  const name = nameIn(title);
  if (name !== null) {
    const key = phraseKey(name);
    const known = terms.get(key);
    const isBelow = known?.codes.some((one) => code.startsWith(one)) ?? false;
    if (!known)
      terms.set(key, { term: name, key, kind: 'synonym', wordings: [name], codes: [code], note: '' });
    else if (!isBelow && known.codes.length < 8) terms.set(key, { ...known, codes: [...known.codes, code] });
  }
  if (steps === 0) return;
  const date = book.releases.findLast(({ system }) => system === 'icd10cm')?.from;
  for (const child of date === undefined ? [] : book.children(id, date))
    addTitles(child, book, terms, steps - 1);
}

/** What a title begins with, where that names a disease: "Pilonidal cyst with abscess" -> "pilonidal cyst". */
function nameIn(title: string): string | null {
  const [first = ''] = title
    .toLowerCase()
    .replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
    .split(/,|;| of | in (?!situ)| with | without | due to | limited to | and | to | by /);
  const words = splitWords(first).map((word) => word.text);
  const name = words.join(' ');
  if (words.length === 0 || words.length > 4 || NO_DISEASE.test(name)) return null;
  return words.length > 1 || NAMES_DISEASE.test(name) ? name : null;
}
