/**
 * The words the reader goes by, as patterns. Told once to each frame, made when first asked for; before that, or where
 * one was not told, it matches nothing.
 */

/** Sources of patterns by name (`reader-words.ts`). */
export type ReaderWords = Readonly<Record<WordsName, string>>;

export type WordsName =
  | 'note'
  | 'weak'
  | 'clinical'
  | 'noteLine'
  | 'talk'
  | 'search'
  | 'otherNote'
  | 'elsewhere'
  | 'codes'
  | 'codesLine'
  | 'otherCodes'
  | 'section'
  | 'notSection'
  | 'title'
  | 'codeList'
  | 'notThisClaim'
  | 'partOfNote'
  | 'beside'
  | 'blocks'
  | 'neverText'
  | 'visitDay'
  | 'otherDay'
  | 'beforeDay'
  | 'patientInAddress'
  | 'visitInAddress'
  | 'recordNumber'
  | 'birthday'
  | 'visitNumber'
  | 'headerLabel'
  | 'editorName'
  | 'talkClass'
  | 'send'
  | 'partOfList'
  | 'notATitle'
  | 'columnCode'
  | 'columnMod'
  | 'columnUnits'
  | 'columnType'
  | 'columnTitle'
  | 'partCode'
  | 'partType'
  | 'partMod'
  | 'partUnits'
  | 'partTitle'
  | 'partDeleted'
  | 'notOurs'
  | 'systemPart'
  | 'scope'
  | 'leads'
  | 'choices'
  | 'cells'
  | 'notNote'
  | 'pdf'
  | 'pdfWhy'
  | 'codeEditor'
  | 'codeEditorWhy'
  | 'drawing'
  | 'drawingWhy'
  | 'closedFrame'
  | 'closedFrameWhy'
  | 'otherSiteWhy'
  | 'nameless'
  | 'refusedWhy'
  | 'tooLongWhy'
  | 'inSightWhy'
  | 'someFields'
  | 'someFieldsWhy'
  | 'doubt'
  | 'moreDoubt'
  | 'doubtWhy'
  | 'foldedWhy'
  | 'bar'
  | 'buttons'
  | 'boxes';

let told: Readonly<Record<string, string>> = {};
const made = new Map<WordsName, RegExp>();

/** @param words sources by name */
export function learnWords(words: Readonly<Record<string, string>>): void {
  told = words;
  made.clear();
}

export function wordsFor(name: WordsName): RegExp {
  const known = made.get(name);
  if (known !== undefined) return known;
  const pattern = new RegExp(told[name] ?? '(?!)', 'i');
  made.set(name, pattern);
  return pattern;
}

/** Whether the words of this name stand in a text. */
export function says(name: WordsName, text: string): boolean {
  return wordsFor(name).test(text);
}

/** What was told under this name as it is: a selector, or a sentence for the user. */
export function wording(name: WordsName): string {
  return told[name] ?? '';
}

/** Whether a word stands in the list told under this name. */
export function isAmong(name: WordsName, word: string): boolean {
  return ` ${told[name]} `.includes(` ${word} `);
}
