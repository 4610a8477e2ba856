/** The note as people lay it out: sections, numbered problems and bullets, sentences. */
import type { NoteText } from '../note/types.ts';
import { isHeadingWords, sectionOf } from './sections.ts';
import type { NoteSection, SectionKind, Span } from './types.ts';

export interface Sentence extends Span {
  /** Index of the block it belongs to. */
  readonly block: number;
  readonly section: SectionKind;
}

/** One problem: a numbered item with what stands under it, a bullet, or a paragraph. */
export interface Block extends Span {
  /** First and last sentence, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  /** How it is marked as an item of a list. */
  readonly mark: 'number' | 'bullet' | null;
}

export interface Layout {
  readonly sentences: readonly Sentence[];
  readonly blocks: readonly Block[];
  /** In order, without overlap; empty for a note of white space. */
  readonly sections: readonly NoteSection[];
}

interface Line extends Span {
  /** Where the words start, behind indent and list mark. */
  readonly body: number;
  readonly indent: number;
  readonly mark: 'number' | 'bullet' | null;
  readonly blank: boolean;
}

const MARK =
  /^([ \t]*)(?:(\(?\d{1,2}[.):]|#\s?\d{0,2}[.):]?)(?=\s|[A-Za-z])|([A-H][.)])(?=\s(?!coli))|([-*•‣▪◦–—+o](?=\s)|[•‣▪◦]))?[ \t]*/;
const NUMBER_INSIDE = /(^|[\s.;:,])\(?(\d{1,2})[.)]\s+(?=[A-Za-z(])/g;
/** A line this short was ended by the writer, not by the width of the page. */
const WRAPPED_FROM = 55;

/** Cut a note into blocks and sentences. Every character that is not white space belongs to exactly one sentence. */
export function readLayout(note: NoteText): Layout {
  const builder = new LayoutBuilder(note);
  for (const line of readLines(note.text)) builder.add(line);
  return builder.finish();
}

function readLines(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start <= text.length) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    lines.push(readLine(text, start, end));
    start = end + 1;
  }
  return lines;
}

function readLine(text: string, start: number, end: number): Line {
  const match = MARK.exec(text.slice(start, Math.min(end, start + 40)));
  const indent = match?.[1]?.length ?? 0;
  const mark = match?.[2] || match?.[3] ? 'number' : match?.[4] ? 'bullet' : null;
  const body = start + (match?.[0].length ?? 0);
  return { start, end, body, indent, mark, blank: text.slice(start, end).trim() === '' };
}

class LayoutBuilder {
  readonly #text: string;
  readonly #fields: NoteText['fields'];
  readonly #sentences: Sentence[] = [];
  readonly #blocks: Block[] = [];
  readonly #sections: NoteSection[] = [];
  #section: SectionKind = 'other';
  #field = 0;
  #fresh = true;
  #numbered: number | null = null;
  #bulletIndent = 0;
  #lastEnd = 0;
  #mayContinue = false;

  constructor(note: NoteText) {
    this.#text = note.text;
    this.#fields = note.fields;
  }

  add(line: Line): void {
    this.#enterField(line);
    if (line.blank) {
      this.#fresh = true;
      this.#mayContinue = false;
      return;
    }
    const heading = this.#headingOf(line);
    if (heading) this.#enterSection(heading.section, heading.words, line.start);
    if (this.#startsBlock(line, heading !== null)) this.#openBlock(line);
    this.#fresh = false;
    this.#addSentences(line);
    this.#mayContinue = line.end - line.start >= WRAPPED_FROM && !/[.:;!?]\s*$/.test(this.#tail(line));
    this.#lastEnd = line.end;
  }

  finish(): Layout {
    this.#closeBlock();
    return { sentences: this.#sentences, blocks: this.#blocks, sections: this.#closeSections() };
  }

  #headingOf(line: Line): Heading | null {
    const heading = readHeading(this.#text, line);
    if (heading === null) return null;
    // A numbered problem has its own plan and its own procedure; both stay with it.
    const isInItem = this.#numbered !== null && !this.#fresh && line.mark === null;
    if (isInItem && line.indent > (this.#numbered ?? 0) && PARTS_OF_ITEMS.has(heading.section)) return null;
    // The skin is one of the systems that a review of systems, or an examination, goes through.
    const isPart = this.#section === 'ros' || this.#section === 'exam';
    return isPart && /^skin$/i.test(heading.words.trim()) ? null : heading;
  }

  /** A dictated note is one line: "… HPI: … Exam: … Assessment: …". Problems of a list keep their own plan. */
  #headingInside(line: Line, span: Span): Heading | null {
    if (line.mark !== null || this.#numbered !== null) return null;
    if (!/^[A-Z][A-Za-z /&-]{1,40}:/.test(this.#text.slice(span.start, span.start + 45))) return null;
    const heading = readHeading(this.#text, { ...line, body: span.start, end: span.end });
    return heading && heading.section !== 'other' ? heading : null;
  }

  #enterSection(kind: SectionKind, heading: string, start: number): void {
    this.#section = kind;
    this.#sections.push({ kind, heading: heading.trim(), start, end: start });
  }

  /** Each section runs to the next one; what stands before the first is `other`. Those without words are left out. */
  #closeSections(): NoteSection[] {
    const ends = this.#text.trimEnd().length;
    const first = this.#sections[0]?.start ?? Number.POSITIVE_INFINITY;
    const lead: NoteSection[] = first > 0 ? [{ kind: 'other', heading: '', start: 0, end: 0 }] : [];
    const all = [...lead, ...this.#sections];
    return all.flatMap((section, index) => {
      const end = Math.min(ends, all[index + 1]?.start ?? ends);
      return this.#text.slice(section.start, end).trim() === '' ? [] : [{ ...section, end }];
    });
  }

  #tail(line: Line): string {
    return this.#text.slice(Math.max(line.start, line.end - 8), line.end);
  }

  /** A field's label is its section: "Family history" over a box says what the words in it are. */
  #enterField(line: Line): void {
    let field = this.#fields[this.#field];
    while (field && field.end < line.start) field = this.#fields[++this.#field];
    if (!field || field.start !== line.start) return;
    this.#enterSection(sectionOf(field.label) ?? 'other', field.label, line.start);
    this.#numbered = null;
    this.#fresh = true;
  }

  #startsBlock(line: Line, isHeading: boolean): boolean {
    if (this.#blocks.length === 0) return true;
    if (line.mark === 'number' || isHeading) return true;
    if (this.#numbered !== null && !this.#fresh) return false;
    if (this.#numbered !== null && line.indent > this.#numbered) return false;
    if (line.mark === 'bullet') return this.#fresh || line.indent <= this.#bulletIndent;
    if (this.#fresh) return true;
    return !(this.#mayContinue || line.indent > this.#bulletIndent);
  }

  #openBlock(line: Line): void {
    this.#closeBlock();
    this.#numbered = line.mark === 'number' ? line.indent : null;
    this.#bulletIndent = line.indent;
    this.#blocks.push({
      start: line.start,
      end: line.end,
      from: this.#sentences.length,
      to: this.#sentences.length,
      mark: line.mark,
    });
    this.#mayContinue = false;
  }

  #closeBlock(): void {
    const open = this.#blocks.at(-1);
    if (!open) return;
    const end = Math.max(open.end, this.#lastEnd);
    this.#blocks[this.#blocks.length - 1] = { ...open, end, to: this.#sentences.length };
  }

  #addSentences(line: Line): void {
    const cuts = cutSentences(this.#text, line);
    cuts.forEach((span, index) => {
      const numberedInside = index > 0 && span.numbered;
      if (numberedInside) {
        this.#lastEnd = span.start;
        this.#openBlock({ ...line, start: span.start, mark: 'number' });
      }
      const heading = index > 0 ? this.#headingInside(line, span) : null;
      if (heading) {
        this.#enterSection(heading.section, heading.words, span.start);
        this.#lastEnd = span.start;
        this.#openBlock({ ...line, start: span.start });
      }
      const last = this.#sentences.at(-1);
      const block = this.#blocks.length - 1;
      if (index === 0 && this.#mayContinue && line.mark === null && last?.block === block) {
        this.#sentences[this.#sentences.length - 1] = { ...last, end: span.end };
        return;
      }
      this.#sentences.push({ start: span.start, end: span.end, block, section: this.#section });
    });
  }
}

interface Heading {
  readonly section: SectionKind;
  readonly words: string;
}

const PARTS_OF_ITEMS = new Set<SectionKind>([
  'plan',
  'procedure',
  'pathology',
  'education',
  'exam',
  'differential',
]);

/** A heading at the start of a line: "ASSESSMENT:", "Past medical history: melanoma", "PLAN". */
function readHeading(text: string, line: Line): Heading | null {
  if (line.mark === 'bullet') return null;
  const start = text.slice(line.body, Math.min(line.end, line.body + 60));
  const colon = /^([A-Za-z][A-Za-z0-9 /&,()-]{0,44}):/.exec(start);
  const words = colon?.[1] ?? (isHeadingWords(start) ? start : null);
  if (words === null) return null;
  const section = sectionOf(words);
  if (section === null)
    return colon && line.mark === null && /^[A-Z][A-Z /&()-]+$/.test(words)
      ? { section: 'other', words }
      : null;
  return { section, words };
}

interface Cut extends Span {
  readonly numbered: boolean;
}

const SENTENCE_END = /[.!?](?=\s+[A-Z("“\d#-])|;(?=\s)|[.!?]$/g;
const ABBREVIATION =
  /(?:^|[\s(])(?:[A-Za-z]|[Dd]r|[Mm]rs?|[Mm]s|vs|approx|[Ss]t|[Nn]o|pt|[Hh]x|[Dd]x|[Tt]x|[Rr]x|[Ll]t|[Rr]t|e\.g|i\.e|etc|cm|mm|q\.\w|b\.i|t\.i)$/;

/** No sentence of a note is longer. Text without an end, pasted or hostile, is cut so that reading stays linear. */
const LONGEST_SENTENCE = 1500;

/** Cuts a start whose sentence would be too long into several, each behind a white space where there is one. */
function shorten(body: string) {
  return (start: [number, boolean], index: number, starts: readonly [number, boolean][]) => {
    const end = starts[index + 1]?.[0] ?? body.length;
    const cuts: [number, boolean][] = [start];
    for (let from = start[0]; end - from > LONGEST_SENTENCE; from = cuts.at(-1)?.[0] ?? end) {
      const space = body.slice(from, from + LONGEST_SENTENCE).search(/\s\S*$/);
      cuts.push([from + (space > 0 ? space + 1 : LONGEST_SENTENCE), false]);
    }
    return cuts;
  };
}

/** Sentences of one line; an item number inside the line starts a new problem: "1. AK 2. BCC of nose". */
function cutSentences(text: string, line: Line): Cut[] {
  const body = text.slice(line.body, line.end);
  const starts = new Map<number, boolean>([[0, false]]);
  for (const match of body.matchAll(SENTENCE_END)) {
    const dot = match[0] === '.' && ABBREVIATION.test(body.slice(Math.max(0, match.index - 8), match.index));
    if (!dot) starts.set(match.index + match[0].length, false);
  }
  let expected = 1;
  for (const match of body.matchAll(NUMBER_INSIDE)) {
    const number = Number(match[2]);
    if (number !== expected && !(expected === 1 && number === 2 && line.mark === 'number')) continue;
    expected = number + 1;
    const from = match.index + (match[1]?.length ?? 0);
    // The dot behind an item's number ends no sentence.
    starts.delete(match.index + match[0].trimEnd().length);
    starts.set(from, true);
  }
  const ordered = [...starts].sort((a, b) => a[0] - b[0]).flatMap(shorten(body));
  return ordered.flatMap(([from, numbered], index) => {
    const to = ordered[index + 1]?.[0] ?? body.length;
    const piece = body.slice(from, to);
    if (piece.trim() === '' || /^[\s\d.)(]*$/.test(piece)) return [];
    const lead = piece.length - piece.trimStart().length;
    const end = line.body + from + piece.trimEnd().length;
    return [{ start: line.body + from + lead, end, numbered }];
  });
}
