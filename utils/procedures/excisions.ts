/** Excision of a lesion with its margin: the same sum for benign and malignant, the pathology decides which. */
import { askAt, askMissing, eachOnce, mergeLines, nothing } from './answers.ts';
import { alikeField, choiceField, lesionSize, marginField } from './fields.ts';
import { type Length, sayLength } from './measures.ts';
import { sayFieldSite, siteField } from './sites.ts';
import { findSizeCode, type SizeCodes, type SizedLesion, sizedLine } from './sized-lesions.ts';
import { bandsAnd, policyManual } from './sources.ts';
import type { Field, Known, Line, Missing, Warning, Worked } from './types.ts';

export const EXCISION_SOURCE = bandsAnd(
  policyManual('III.E.1', 'III.E.6', 'III.L.9'),
  'ICD-10-CM Guidelines FY2026, IV.K (the final report decides)',
);

const BENIGN: SizeCodes = {
  A: ['11400', '11401', '11402', '11403', '11404', '11406'],
  B: ['11420', '11421', '11422', '11423', '11424', '11426'],
  C: ['11440', '11441', '11442', '11443', '11444', '11446'],
};
const MALIGNANT: SizeCodes = {
  A: ['11600', '11601', '11602', '11603', '11604', '11606'],
  B: ['11620', '11621', '11622', '11623', '11624', '11626'],
  C: ['11640', '11641', '11642', '11643', '11644', '11646'],
};
type Behaviour = 'benign' | 'malignant';
const CODES: Readonly<Record<Behaviour, SizeCodes>> = { benign: BENIGN, malignant: MALIGNANT };
const OTHER: Readonly<Record<Behaviour, Behaviour>> = { benign: 'malignant', malignant: 'benign' };

/** Up to 0.5 cm with margins, benign: every closure of that lesion is in the excision. */
const SMALL_BENIGN: readonly string[] = ['11400', '11420', '11440'];

const PATHOLOGY = `
  benign | benign | cyst, nevus
  uncertain | dysplastic or uncertain | dysplastic, atypical
  malignant | malignant | cancer, in situ, melanoma, bcc, scc
  clear | clear, a re-excision of a proven cancer | clear re-excision, re-excision, no residual
  out | not back yet | pending, awaiting, not back`;

const PATHOLOGY_FIELD: Field<'choice'> = choiceField(
  'Pathology',
  'What does the pathology report say?',
  PATHOLOGY,
  { help: 'The final report decides between benign and malignant.', aliases: ['path'] },
);

export const EXCISION_FIELDS = {
  site: siteField('size'),
  size: lesionSize('The lesion as measured before cutting, not the specimen in the report.'),
  margin: marginField(),
  pathology: PATHOLOGY_FIELD,
  count: alikeField('lesion'),
};

type Lesion = Known<typeof EXCISION_FIELDS>;

/** @param meant the calculator that was opened; a report that says otherwise wins */
export function workExcisions(each: readonly Lesion[], meant: Behaviour): Worked {
  if (each.length === 0) return nothing([askMissing('size', 'What was excised, how large and where?')]);
  const lines: Line[] = [];
  const questions: Missing[] = [];
  const warnings: Warning[] = [];
  for (const lesion of each) {
    const found = workOne(lesion, meant);
    if (found.line === null) questions.push(...found.questions);
    else {
      lines.push(found.line);
      warnings.push(...warningsOf(found.line, lesion, meant));
    }
  }
  return { lines: mergeLines(lines), questions, warnings: eachOnce(warnings) };
}

interface Found {
  readonly line: Line | null;
  readonly questions: readonly Missing[];
}

function workOne(lesion: Lesion, meant: Behaviour): Found {
  const behaviour = behaviourOf(lesion.pathology, meant);
  const sized = sizeOf(lesion, behaviour);
  const asks = {
    size: 'How large was the excised lesion before cutting, at its widest?',
    site: 'Where was the excised lesion?',
  };
  const code = findSizeCode(CODES[behaviour], sized, asks);
  if (typeof code !== 'string') return { line: null, questions: code };
  const other = findSizeCode(CODES[OTHER[behaviour]], sized, asks);
  const isOut = lesion.pathology === 'out' && typeof other === 'string';
  const waitFor = isOut ? [`Pathology: ${OTHER[behaviour]} makes ${code} into ${other}.`] : [];
  const line = sizedLine(code, sized, EXCISION_SOURCE, { missing: missingOf(lesion, sized, code), waitFor });
  return { line, questions: [] };
}

function behaviourOf(pathology: string | null, meant: Behaviour): Behaviour {
  if (pathology === null || pathology === 'out') return meant;
  return pathology === 'malignant' || pathology === 'clear' ? 'malignant' : 'benign';
}

function sizeOf({ site, size, margin, count }: Lesion, what: Behaviour): SizedLesion {
  if (size === null) return { site, count, counted: null, sum: '', what };
  const counted: Length = size + 2 * (margin ?? 0);
  const sum =
    margin === null
      ? `${sayLength(size)}, no margin written`
      : `${sayLength(size)} + 2 x ${sayLength(margin)} = ${sayLength(counted)}`;
  return { site, count, counted, sum, what };
}

function missingOf(lesion: Lesion, sized: SizedLesion, code: string): Missing[] {
  const missing: Missing[] = [];
  if (lesion.margin === null && sized.counted !== null) {
    const assumed = `no margin written: only the lesion counts, ${sayLength(sized.counted)} -> ${code}`;
    const question = askAt('How wide was the narrowest margin around the lesion?', sayFieldSite(lesion.site));
    missing.push(askMissing('margin', question, assumed));
  }
  if (lesion.pathology === null) {
    const question = askAt('Is the pathology report back, and what does it say?', sayFieldSite(lesion.site));
    missing.push(askMissing('pathology', question, sized.what));
  }
  return missing;
}

function warningsOf(line: Line, lesion: Lesion, meant: Behaviour): Warning[] {
  const warnings: Warning[] = [
    {
      message: SMALL_BENIGN.includes(line.code)
        ? `${line.code} includes every closure of that lesion, simple, intermediate or complex.`
        : 'Simple closure is part of an excision. Intermediate or complex closure is billed beside it.',
      source: policyManual('III.E.6', 'III.L.9'),
    },
  ];
  const behaviour = behaviourOf(lesion.pathology, meant);
  if (behaviour !== meant) {
    warnings.push({
      message: `The report does not say ${meant}: the ${behaviour} code is taken.`,
      source: EXCISION_SOURCE,
    });
  }
  return warnings;
}
