/** Lesions beside a procedure: its labels name them by behavior alone. */
import type { Cutter } from './cut-query.ts';
import { wordsMeaning } from './meanings.ts';
import type { Slot } from './slots.ts';
import { QUALITY } from './weights.ts';

/** Procedures whose labels tell lesions apart by their behavior alone: removal, excision, destruction. */
export function isLesionProcedure({ lexicon }: Cutter, { phrase }: Slot): boolean {
  const terms = lexicon.find(phrase);
  return terms.some(
    ({ kind, codes }) => kind === 'procedure' && codes.some((code) => LESION_CODES.test(code)),
  );
}

const LESION_CODES = /^1(?:1[346]\d\d|7(?:000|110|2[678]\d))$/;
const MALIGNANT = /^(?:C|D0[34])/;
const BENIGN = /^(?:D1[78]|D2[23]|L72|L82|L91|L73|L98|B07|B08|Q82)/;

/** Beside such a procedure "dn" is a benign lesion too, and "sccis" a malignant one. */
export function asLesion({ postings, lexicon }: Cutter, slot: Slot): Slot {
  const terms = lexicon.find(slot.phrase);
  const codes = terms.flatMap((term) => (term.kind === 'procedure' ? [] : term.codes));
  const isAll = (pattern: RegExp): boolean => codes.length > 0 && codes.every((code) => pattern.test(code));
  const behavior = isAll(MALIGNANT) ? 'malignant' : isAll(BENIGN) ? 'benign' : '';
  if (behavior === '') return slot;
  const why = `${slot.phrase} = ${behavior} lesion`;
  const lesions = [
    { said: [behavior, 'lesion'], within: postings.codeRanges('1') },
    // What is shaved off is a lesion, whatever it turns out to be.
    { said: ['lesion'], within: postings.codeRanges('113') },
  ].flatMap(({ said, within }) => {
    const meaning = wordsMeaning(postings, said, QUALITY.wording, why);
    return meaning === undefined ? [] : [{ ...meaning, within }];
  });
  return { ...slot, meanings: [...slot.meanings, ...lesions] };
}
