/** The form in which words of notes and titles are compared. */
import { singular } from '../lexicon/words.ts';

const IRREGULAR: ReadonlyMap<string, string> = new Map(
  Object.entries({
    nevi: 'nevus',
    naevi: 'nevus',
    naevus: 'nevus',
    keratoses: 'keratosis',
    verrucae: 'verruca',
    warty: 'wart',
    bullae: 'bulla',
    metastases: 'metastasis',
    dermatoses: 'dermatosis',
    mycoses: 'mycosis',
    feet: 'foot',
    extremity: 'limb',
    extremities: 'limb',
    axillae: 'axilla',
    comedones: 'comedo',
    fungi: 'fungus',
    carcinomata: 'carcinoma',
    '1st': 'first',
    '2nd': 'second',
    '3rd': 'third',
    ii: '2',
    iii: '3',
    iv: '4',
    furuncles: 'furuncle',
    carbuncles: 'carbuncle',
    abscesses: 'abscess',
    diseases: 'disease',
    dermatophytoses: 'dermatophytosis',
    dermatitides: 'dermatitis',
    haemorrhage: 'hemorrhage',
  }),
);

/** Singular, with the irregular plurals of dermatology and the numerals of stages and degrees. */
export function stemWord(word: string): string {
  return IRREGULAR.get(word) ?? singular(word);
}
