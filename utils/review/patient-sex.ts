/** Whether the patient is a woman or a man, as far as the note says it in so many words. */
import type { Span } from '../reading/types.ts';
import { SAID_OF_OTHERS } from './patient-age.ts';

export interface PatientSex extends Span {
  readonly sex: 'female' | 'male';
}

/** It stands at the beginning of a note, or in its form. */
const READ_AT_MOST = 4000;
/** The record's sex and the body's parts may differ: nothing is held against either. */
const OPEN =
  /\btrans(?:gender\w*|sexual\w*|feminine|masculine|[- ](?:wom[ae]n|m[ae]n|female|male))\b|\bnon[- ]?binary\b|\b(?:mtf|ftm|amab|afab|intersex)\b|\bassigned (?:male|female)\b|\bgender[- ](?:affirming|dysphoria)\b/i;
const WORDS: readonly RegExp[] = [
  /\b(?:sex|gender)[ \t]*[:=][ \t]*((?:fe)?male|f|m)\b/gi,
  /\b\d{1,3}[ -]?(?:y\/?o|y\.o\.?|years?[ -]olds?|yrs?[ -]olds?|months?[ -]olds?)\.?,?[ -]+(?:[a-z-]+ ){0,3}?(female|male|woman|man|lady|gentleman|girl|boy|f|m)\b/gi,
  /(?:^|[\s(:;*•-])\d{1,3}[ ]?(?:y |yo )?([MF])(?=[\s,.;:)/]|$)/gm,
];
const FEMALE = /^(?:f|female|woman|lady|girl)$/i;

/** @returns `null` where the note is silent, says both, or says that the two may differ */
export function readSex(text: string): PatientSex | null {
  const head = text.slice(0, READ_AT_MOST);
  if (OPEN.test(text)) return null;
  const found = WORDS.flatMap((words) =>
    [...head.matchAll(words)].flatMap((hit): PatientSex[] => {
      const start = hit.index + (/^[\s(:;*•-]+/.exec(hit[0])?.[0].length ?? 0);
      if (SAID_OF_OTHERS.test(head.slice(Math.max(0, start - 40), start))) return [];
      const sex = FEMALE.test(hit[1] ?? '') ? 'female' : 'male';
      return [{ sex, start, end: hit.index + hit[0].length }];
    }),
  ).sort((a, b) => a.start - b.start);
  const [first] = found;
  return first && found.every(({ sex }) => sex === first.sex) ? first : null;
}
