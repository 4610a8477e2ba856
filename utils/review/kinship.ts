/** Whether what a note names is what a title names. */
import type { Mention } from '../reading/types.ts';
import { contentWords } from './title-words.ts';

/** Words that very different diseases share: they make no kinship by themselves. */
const GENERIC = new Set(
  'carcinoma cell malignant benign neoplasm tumor cancer cutaneous chronic acute disorder lesion infection'.split(
    ' ',
  ),
);

/** Whether a mention's meaning is what a title names: a squamous cell carcinoma is no basal cell carcinoma. */
export function sharesWords(mention: Mention, content: ReadonlySet<string>): boolean {
  return [mention.value, ...(mention.also ?? [])].some((wording) => {
    const words = contentWords(wording);
    if (words.includes('situ') && !content.has('situ')) return false;
    const shared = words.filter((word) => content.has(word));
    if (shared.some((word) => !GENERIC.has(word))) return true;
    return shared.length > 0 && (shared.length === words.length || shared.length === content.size);
  });
}
