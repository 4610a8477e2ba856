/** Diseases by the names that titles of the classification begin with, and a few that no title and no term says alone. */
import type { CodeBook, EntryId } from '../codes/types.ts';
import type { PhraseFinder, Term } from '../lexicon/lexicon.ts';
import { phraseKey, singular, splitWords } from '../lexicon/words.ts';

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

/** Finds the names of diseases that titles begin with. */
interface TitleFinder extends PhraseFinder {
  /** True where the word, in singular, stands in any of the names. */
  hasWord(word: string): boolean;
}

const FINDERS = new WeakMap<CodeBook, TitleFinder>();

/** The names of diseases that titles begin with; made at the first note of a book. */
export function titleTerms(book: CodeBook): TitleFinder {
  const known = FINDERS.get(book);
  if (known) return known;
  const terms = new Map<string, Term>();
  for (const [name, wordings, codes] of OWN) {
    const key = phraseKey(name);
    terms.set(key, { term: name, key, kind: 'synonym', wordings, codes, note: '' });
  }
  for (const category of CATEGORIES) {
    const id = book.find(category, 'icd10cm');
    if (id !== undefined) addTitles(id, book, terms, STEPS);
  }
  const finder = finderOf(terms);
  FINDERS.set(book, finder);
  return finder;
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

function finderOf(terms: ReadonlyMap<string, Term>): TitleFinder {
  const longest = new Map<string, number>();
  const known = new Set<string>();
  for (const key of terms.keys()) {
    const words = key.split(' ');
    for (const word of words) known.add(word);
    const first = words[0] ?? '';
    longest.set(first, Math.max(longest.get(first) ?? 0, words.length));
  }
  return {
    hasWord: (word) => known.has(word),
    longestAt: (folded, from) => {
      let key = singular(folded[from] ?? '');
      const most = Math.min(longest.get(key) ?? 0, folded.length - from);
      let found: ReturnType<PhraseFinder['longestAt']>;
      for (let length = 1; length <= most; length++) {
        if (length > 1) key += ` ${singular(folded[from + length - 1] ?? '')}`;
        const term = terms.get(key);
        if (term) found = { terms: [term], length };
      }
      return found;
    },
  };
}
