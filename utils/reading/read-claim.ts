/** The claim beside a note: its diagnoses in their order, and which of them each procedure is for. */
import type { CodeBook, IsoDate } from '../codes/types.ts';
import type { NoteText } from '../note/types.ts';
import { narrow } from './code-shapes.ts';
import { codesInField, type SightedInField } from './find-codes.ts';
import type { Claim, ClaimedProcedure, CodeOnPage } from './types.ts';

/** Lists of what the patient ever had are no claim. */
const NO_CLAIM = /\b(?:problem list|problems|past|history|prior|previous|allerg\w*|medications?)\b/i;
/** "-> 1,2" behind a procedure. A number that opens the next line ("2: L57.0") is none of it. */
export const POINTERS =
  /^[ \t]*(?:->|=>|→|dx\b:?|pointers?\b:?)[ \t]*((?:[1-9]\d?|[A-L])(?:[ \t]*[,/&+ ][ \t]*(?:[1-9]\d?|[A-L])(?![\w.:)]))*)(?![\w.:)])/i;
/** "1: " before a diagnosis. */
const NUMBER = /(?:^|[\s;,|])([1-9]\d?|[A-L])[ \t]*[:.)][ \t]*$/;
const LONGEST_TAIL = 80;
const LONGEST_NUMBER = 6;

/**
 * Reads the code fields of a page, or the codes given on the command line: "1: C44.311; 17311 x1 -> 1".
 * Where there are no fields, the diagnoses of the note stand for the claim, in no order.
 * @param codes as `findCodes` found them
 */
export function readClaim(
  note: NoteText,
  codes: readonly CodeOnPage[],
  book: CodeBook,
  date: IsoDate,
): Claim {
  const byName = new Map(codes.map((one) => [nameOf(one), one]));
  const fields = note.codeFields.flatMap((field, index) => {
    if (NO_CLAIM.test(field.label)) return [];
    const text = narrow(field.text);
    const lines = codesInField({ ...field, text }, index, book, date);
    return lines.length === 0 ? [] : [{ text, lines }];
  });
  if (fields.length === 0) {
    const diagnoses = codes.filter((one) => one.system === 'icd10cm');
    return { diagnoses, isOrdered: false, repeated: [], procedures: [] };
  }
  const holders = fields.filter(({ lines }) => lines.some(isDiagnosis));
  const numbered = new Map<string, CodeOnPage>();
  const diagnoses: CodeOnPage[] = [];
  const repeated = new Set<CodeOnPage>();
  for (const { text, lines } of holders) {
    const here = new Set<CodeOnPage>();
    for (const line of lines.filter(isDiagnosis)) {
      const code = byName.get(nameOf(line));
      if (!code) continue;
      if (here.has(code)) repeated.add(code);
      here.add(code);
      if (!diagnoses.includes(code)) diagnoses.push(code);
      const number = NUMBER.exec(text.slice(Math.max(0, line.start - LONGEST_NUMBER), line.start))?.[1];
      if (number !== undefined) numbered.set(placeOf(number), code);
    }
  }
  const isOrdered =
    holders.length === 1 || holders.every(({ lines }) => lines.filter(isDiagnosis).length === 1);
  const byNumber = numbered.size > 0 ? numbered : numberInOrder(isOrdered ? diagnoses : []);
  const procedures = fields.flatMap(({ text, lines }) =>
    lines.flatMap((line) => {
      const code = isDiagnosis(line) ? undefined : byName.get(nameOf(line));
      return code ? [{ code, ...pointedAt(text, line, byNumber) }] : [];
    }),
  );
  return { diagnoses, isOrdered, repeated: [...repeated], procedures };
}

function isDiagnosis(line: SightedInField): boolean {
  return line.system === 'icd10cm';
}

function nameOf({ system, code }: Pick<CodeOnPage, 'system' | 'code'>): string {
  return `${system} ${code}`;
}

/** Pointers are letters on paper and numbers elsewhere. */
function placeOf(written: string): string {
  const letter = written.toUpperCase().charCodeAt(0) - 64;
  return letter >= 1 && letter <= 12 ? String(letter) : written;
}

function numberInOrder(diagnoses: readonly CodeOnPage[]): Map<string, CodeOnPage> {
  return new Map(diagnoses.map((code, at) => [String(at + 1), code]));
}

function pointedAt(
  text: string,
  { end }: SightedInField,
  byNumber: ReadonlyMap<string, CodeOnPage>,
): Pick<ClaimedProcedure, 'diagnoses' | 'lost'> {
  const said = POINTERS.exec(text.slice(end, end + LONGEST_TAIL))?.[1] ?? '';
  const pointers = said.match(/\d+|[A-L]/gi) ?? [];
  return {
    diagnoses: pointers.flatMap((one) => byNumber.get(placeOf(one)) ?? []),
    lost: byNumber.size === 0 ? [] : pointers.filter((one) => !byNumber.has(placeOf(one))),
  };
}
