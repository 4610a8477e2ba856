/** The chapters of ICD-10-CM under short names of our own, those that a skin practice codes from first. */

export interface ChapterName {
  /** Its number, as the tabular list counts. */
  readonly key: string;
  readonly name: string;
  readonly codes: string;
}

function name(key: string, words: string, codes: string): ChapterName {
  return { key, name: words, codes };
}

export const SKIN_CHAPTERS: readonly ChapterName[] = [
  name('12', 'Skin', 'L00-L99'),
  name('2', 'Neoplasms', 'C00-D49'),
  name('1', 'Infections', 'A00-B99'),
  name('13', 'Connective tissue, joints', 'M00-M99'),
  name('17', 'Congenital', 'Q00-QA0'),
  name('18', 'Symptoms and findings', 'R00-R99'),
  name('19', 'Injury, drug reactions', 'S00-T88'),
  name('21', 'Visits, history, status', 'Z00-Z99'),
];

export const OTHER_CHAPTERS: readonly ChapterName[] = [
  name('3', 'Blood, immune system', 'D50-D89'),
  name('4', 'Endocrine, metabolic', 'E00-E89'),
  name('5', 'Mental', 'F01-F99'),
  name('6', 'Nervous system', 'G00-G99'),
  name('7', 'Eye', 'H00-H59'),
  name('8', 'Ear', 'H60-H95'),
  name('9', 'Circulatory', 'I00-I99'),
  name('10', 'Respiratory', 'J00-J99'),
  name('11', 'Digestive', 'K00-K95'),
  name('14', 'Genitourinary', 'N00-N99'),
  name('15', 'Pregnancy, childbirth', 'O00-O9A'),
  name('16', 'Newborn', 'P00-P96'),
  name('20', 'External causes', 'V00-Y99'),
  name('22', 'Special purposes', 'U00-U85'),
];

/** "Skin"; empty for no chapter of the list. */
export function nameChapter(key: string): string {
  return findChapter(key)?.name ?? '';
}

/** Whether a code of ICD-10-CM stands in the chapter: "L57.0" in "12". */
export function isInChapter(code: string, key: string): boolean {
  const [first, last] = findChapter(key)?.codes.split('-') ?? [];
  const category = code.slice(0, 3);
  return first !== undefined && last !== undefined && category >= first && category <= last;
}

function findChapter(key: string): ChapterName | undefined {
  return [...SKIN_CHAPTERS, ...OTHER_CHAPTERS].find((chapter) => chapter.key === key);
}
