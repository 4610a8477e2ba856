/**
 * The text of a question to the physician where the record leaves something open. It follows what AHIMA and ACDIS ask of
 * a compliant query ("Guidelines for Achieving a Compliant Query Practice", 2022): the facts of the record, an open
 * question, choices that do not lead, "other" and "unable to determine" among them, and not a word of what is paid.
 */
import { sayDay } from '../codes/days.ts';
import type { Axis, IsoDate } from '../codes/types.ts';
import type { QueryChoice } from './supported-choices.ts';

/** A sentence of the note. */
export interface QuotedFact {
  /** The part of the note it stands in; may be empty. */
  readonly label: string;
  readonly quote: string;
}

export interface QueryRequest {
  readonly date: IsoDate;
  readonly facts: readonly QuotedFact[];
  /** What is listed for the visit now, by its official title; empty where nothing is. */
  readonly recorded: string;
  /** Diagnoses that would answer the question and that the record gives ground for, in any order. */
  readonly choices: readonly QueryChoice[];
  /** Whether all that could be meant was looked at to choose them. */
  readonly isComplete: boolean;
  /** What is not said, the fact that matters most first; empty where nothing of that kind is missing. */
  readonly axes: readonly Axis[];
  /** The record names the condition, and the question is only what was done about it at this visit. */
  readonly isUncoded: boolean;
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

const BLANK = '____________________';
const OTHER = `Other (please describe): ${BLANK}`;
const UNABLE = 'Unable to determine';

/** The guidelines let a documented condition be asked about by what was done for it. */
const CARE = [
  'It was evaluated, monitored or treated at this visit',
  'It was noted, and not evaluated, monitored or treated at this visit',
];

/**
 * One choice alone would put words into the physician's mouth, and a part of a list would leave out the right one: then
 * the question stays open. Choices stand in the order of the code book, so that none looks preferred, and without codes.
 */
export function askPhysician(request: QueryRequest): PhysicianQuery {
  const options = request.isUncoded ? CARE : chooseOptions(request);
  const question = askQuestion(request, options.length > 0);
  const answers = options.length > 0 ? [...options, OTHER, UNABLE] : [openAnswer(request.axes), UNABLE];
  const facts = request.facts.map(
    ({ label, quote }) => `- ${label === '' ? '' : `${label}: `}“${clean(quote)}”`,
  );
  const text = [
    'Question about the documentation',
    `Date of service: ${sayDay(request.date)}`,
    '',
    'The note says:',
    ...(facts.length > 0 ? facts : ['- nothing more about this condition']),
    ...(request.recorded === '' ? [] : ['', 'Diagnosis listed for this visit:', `- ${request.recorded}`]),
    '',
    question,
    ...answers.map((answer) => `[ ] ${answer}`),
    '',
    'Please add your answer to the medical record.',
  ].join('\n');
  return { question, options, text };
}

function askQuestion({ isUncoded }: QueryRequest, hasOptions: boolean): string {
  if (isUncoded) return 'What was done about this condition at this visit?';
  return hasOptions
    ? 'In your clinical judgment, which of these describes the condition at this visit?'
    : 'In your clinical judgment, how is the condition at this visit best described?';
}

/** "Please describe, with its type: ____" names the kind of fact and no value of it. */
function openAnswer(axes: readonly Axis[]): string {
  const named = axes.find((axis) => axis !== 'other');
  return named === undefined ? `Please describe: ${BLANK}` : `Please describe, with the ${named}: ${BLANK}`;
}

/** A quote on one line, without the mark of a list before it. */
function clean(quote: string): string {
  return quote
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[-•*]\s+/, '');
}

function chooseOptions({ choices, isComplete }: QueryRequest): string[] {
  const named = choices
    // Procedures are no diagnoses; what is unspecified is what the question is about.
    .filter(({ system, title }) => system === 'icd10cm' && title !== '' && !/\bunspecified\b/i.test(title))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ title }) => title);
  const specific = named.filter((title) => !/^other\b/i.test(title));
  // "Other psoriasis" is what is left over in the classification, and no answer of a physician: there is a line for it.
  const options = [...new Set(specific.length > 0 ? specific : named)];
  return isComplete && options.length > 1 && options.length <= MOST_OPTIONS ? options : [];
}
