/** The note as people lay it out: sections, numbered problems and bullets, sentences. */
import type { NoteText } from '../note/types.ts';
import { asideOfItem, endsAside, type Heading, readHeading } from './headings.ts';
import { type Line, readLines } from './lines.ts';
import { sectionOf } from './sections.ts';
import { cutSentences } from './sentences.ts';
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

/** Cut a note into blocks and sentences. Every character that is not white space belongs to exactly one sentence. */
export function readLayout(note: NoteText): Layout {
  const builder = new LayoutBuilder(note);
  for (const line of readLines(note.text)) builder.add(line);
  return builder.finish();
}

class LayoutBuilder {
  readonly #text: string;
  readonly #fields: NoteText['fields'];
  readonly #sentences: Sentence[] = [];
  readonly #blocks: Block[] = [];
  readonly #sections: NoteSection[] = [];
  #section: SectionKind = 'other';
  /** The section above, a differential left aside. */
  #named: SectionKind = 'other';
  /** The heading above, as long as nothing closed it. */
  #open: Heading | null = null;
  /** What the label of a list's item says that its words are. */
  #item: SectionKind | null = null;
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
    const heading = this.#headingOf(line) ?? this.#afterDifferential(line);
    if (heading && heading.section !== 'differential') this.#named = heading.section;
    if (heading) this.#open = heading;
    if (heading) this.#enterSection(heading.section, heading.words, line.start);
    this.#item = asideOfItem(this.#text, line);
    if (this.#startsBlock(line, heading !== null)) this.#openBlock(line);
    this.#fresh = false;
    this.#addSentences(line);
    this.#mayContinue = line.wraps;
    this.#lastEnd = line.end;
  }

  finish(): Layout {
    this.#closeBlock();
    return { sentences: this.#sentences, blocks: this.#blocks, sections: this.#closeSections() };
  }

  #headingOf(line: Line): Heading | null {
    const heading = readHeading(this.#text, line);
    if (heading === null)
      return endsAside(this.#open, this.#text, line) ? { section: 'other', words: '', isInline: true } : null;
    // A numbered problem has its own plan and its own procedure; both stay with it.
    const isInItem = this.#numbered !== null && !this.#fresh && line.mark === null;
    if (isInItem && line.indent > (this.#numbered ?? 0) && PARTS_OF_ITEMS.has(heading.section)) return null;
    // The skin is one of the systems that a review of systems, or an examination, goes through.
    const isPart = this.#section === 'ros' || this.#section === 'exam';
    return isPart && /^skin$/i.test(heading.words.trim()) ? null : heading;
  }

  /** "DDx: BCC vs SCC" holds for its line; the next one goes on with the part before. */
  #afterDifferential(line: Line): Heading | null {
    if (!this.#open?.isInline || this.#open.section !== 'differential') return null;
    if (this.#mayContinue || line.indent > 0) return null;
    return { section: this.#named, words: '', isInline: true };
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
      const section = this.#item ?? this.#section;
      this.#sentences.push({ start: span.start, end: span.end, block, section });
    });
  }
}

const PARTS_OF_ITEMS = new Set<SectionKind>([
  'plan',
  'procedure',
  'pathology',
  'education',
  'exam',
  'differential',
]);
