/**
 * The text of a question to the physician where the record leaves something open. It follows what AHIMA and ACDIS ask of
 * a compliant query ("Guidelines for Achieving a Compliant Query Practice", 2022): the facts of the record, an open
 * question, choices that do not lead, "other" and "unable to determine" among them, and not a word of what is paid.
 */
import { sayDay } from '../codes/days.ts';
import type { CodeSystem, IsoDate } from '../codes/types.ts';

/** A sentence of the note. */
export interface QuotedFact {
  /** The part of the note it stands in; may be empty. */
  readonly label: string;
  readonly quote: string;
}

export interface QueryRequest {
  readonly date: IsoDate;
  readonly facts: readonly QuotedFact[];
  /** What stands on the claim now, by its official title; empty where the record names nothing. */
  readonly recorded: string;
  /** Diagnoses that would answer the question, in any order. */
  readonly choices: readonly { readonly system: CodeSystem; readonly code: string; readonly title: string }[];
  /** Whether those are all that could be meant. */
  readonly isComplete: boolean;
}

export interface PhysicianQuery {
  readonly question: string;
  /** Without "other" and "unable to determine"; empty where the question is open. */
  readonly options: readonly string[];
  /** The whole query, ready to be pasted anywhere. */
  readonly text: string;
}

/** A longer list is no longer read, and a part of it would lead. */
const MOST_OPTIONS = 10;

const OTHER = 'Other (please describe): ____________________';
const UNABLE = 'Unable to determine';

/**
 * One choice alone would put words into the physician's mouth, and a part of a list would leave out the right one: then
 * the question stays open. Choices stand in the order of the code book, so that none looks preferred, and without codes.
 */
export function askPhysician(request: QueryRequest): PhysicianQuery {
  const options = chooseOptions(request);
  const question =
    options.length > 0
      ? 'In your clinical judgment, which of these describes the condition at this visit?'
      : 'In your clinical judgment, how is the condition at this visit best described?';
  const answers =
    options.length > 0 ? [...options, OTHER, UNABLE] : ['Please describe: ____________________', UNABLE];
  const facts = request.facts.map(({ label, quote }) => {
    const words = quote.replace(/\s+/g, ' ').trim();
    return `- ${label === '' ? '' : `${label}: `}“${words}”`;
  });
  const text = [
    'Question about the documentation',
    `Date of service: ${sayDay(request.date)}`,
    '',
    'The note says:',
    ...(facts.length > 0 ? facts : ['- nothing more about this condition']),
    ...(request.recorded === '' ? [] : ['', 'Recorded as:', `- ${request.recorded}`]),
    '',
    question,
    ...answers.map((answer) => `[ ] ${answer}`),
    '',
    'Please add your answer to the medical record.',
  ].join('\n');
  return { question, options, text };
}

function chooseOptions({ choices, isComplete }: QueryRequest): string[] {
  const named = choices
    // Procedures are no diagnoses; what is unspecified is what the question is about.
    .filter(({ system, title }) => system === 'icd10cm' && title !== '' && !/\bunspecified\b/i.test(title))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ title }) => title);
  const options = [...new Set(named)];
  return isComplete && options.length > 1 && options.length <= MOST_OPTIONS ? options : [];
}
