/** Words for what a card holds, the same in the panel and on the command line. */
import { sayDay } from './days.ts';
import type { ClaimMark, NoteKind, OutlineStep } from './notes-types.ts';
import type { CodeEvent, CodeSystem } from './types.ts';

/** The names that coders know from the tabular list. */
export const NOTE_NAMES: Readonly<Record<NoteKind, string>> = {
  note: 'Note',
  includes: 'Includes',
  inclusion: 'Inclusion terms',
  'code-first': 'Code first',
  'use-additional': 'Use additional code',
  'code-also': 'Code also',
  excludes1: 'Excludes1',
  excludes2: 'Excludes2',
};

/** What a kind of note asks of the coder; empty where its name says it. */
export const NOTE_MEANINGS: Readonly<Record<NoteKind, string>> = {
  note: '',
  includes: '',
  inclusion: '',
  'code-first': '',
  'use-additional': '',
  'code-also': '',
  excludes1: 'not together with it, unless the two are unrelated',
  excludes2: 'not part of it; both may be coded',
};

/** What Medicare's claim editor does with a code. Its edit of hospital stays frees no code to go first in the office. */
export const MARK_SENTENCES: Readonly<Record<ClaimMark, string>> = {
  manifestation: 'Never the first diagnosis. The disease behind it goes before it.',
  'unacceptable-principal':
    'Not accepted as the principal diagnosis of an inpatient stay. For an office visit the notes and guidelines decide whether it may go first.',
  'unacceptable-principal-unless-secondary':
    'Accepted as the principal diagnosis of an inpatient stay only with a second diagnosis beside it. For an office visit the notes and guidelines decide whether it may go first.',
};

/** How a step is named in a sentence: "chapter 12", "L20-L30", "L40". */
export function nameStep({ kind, key }: OutlineStep): string {
  return kind === 'chapter' ? `chapter ${key}` : key;
}

/** The day on which ICD-10-CM came into use. Codes that began with it are not called new. */
const BEGINNING = '2015-10-01';

/** One line of a code's history, without its titles: "New on 1 October 2020 (FY2021)". */
export function sayEvent({ what, release, date, isBy }: CodeEvent, system: CodeSystem): string {
  if (what === 'new' && date === BEGINNING) return `In the list since ICD-10-CM began, ${sayDay(date)}`;
  const from = system === 'icd10cm' ? release : `CMS, ${release}`;
  const when = date === null ? `in ${from}` : `${isBy ? 'by' : 'on'} ${sayDay(date)} (${from})`;
  switch (what) {
    case 'new':
      return `New ${when}`;
    case 'retitled':
      return `Title changed ${when}`;
    case 'became-header':
      return `Became a header ${when}`;
    case 'became-billable':
      return `Became billable ${when}`;
    case 'retired':
      return `Deleted ${when}`;
    case 'returned':
      return `Came back ${when}`;
  }
}
