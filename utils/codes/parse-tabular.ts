import type { NoteRow, OutlineRow, SeventhRow } from './notes-tables.ts';
import type { NoteKind } from './notes-types.ts';
import { readXml, wrongShape, type XmlReader, type XmlShape } from './xml-reader.ts';

/** An official tabular list as it reads. */
export interface TabularList {
  /** "2026": the fiscal year that the file states, whichever update of that year it is. */
  readonly version: string;
  readonly outline: readonly OutlineRow[];
  readonly notes: readonly Omit<NoteRow, 'part'>[];
  readonly seventh: readonly Omit<SeventhRow, 'part'>[];
  /** Of every code of the list, with its dot; 7th characters are not spelled out there. */
  readonly titles: ReadonlyMap<string, string>;
}

/** A reader whose `finish` says what was read. Takes one file. */
export interface TabularReader extends Omit<XmlReader, 'finish'> {
  finish(): TabularList;
}

const FILE = 'the ICD-10-CM tabular list';

const KIND_OF: Readonly<Record<string, NoteKind>> = {
  notes: 'note',
  includes: 'includes',
  inclusionTerm: 'inclusion',
  codeFirst: 'code-first',
  useAdditionalCode: 'use-additional',
  codeAlso: 'code-also',
  excludes1: 'excludes1',
  excludes2: 'excludes2',
};

const NOTES = Object.keys(KIND_OF);
const SEVENTH = ['sevenChrNote', 'sevenChrDef'];

/** What each element may hold. Bodies of the list that are not for coding are passed over. */
const HOLDS: Readonly<Record<string, readonly string[]>> = {
  'ICD10CM.tabular': ['version', 'introduction', 'chapter'],
  chapter: ['name', 'desc', 'sectionIndex', 'section', ...NOTES, ...SEVENTH],
  section: ['desc', 'diag', ...NOTES, ...SEVENTH],
  diag: ['name', 'desc', 'diag', 'visualImpairment', ...NOTES, ...SEVENTH],
  ...Object.fromEntries(NOTES.map((name) => [name, ['note']])),
  sevenChrNote: ['note'],
  sevenChrDef: ['extension', 'note'],
};

/** A chapter, block or code that has been opened and not closed. */
interface Holder {
  readonly element: string;
  key: string;
  title: string;
}

/**
 * Read the official tabular list (CDC/NCHS, `icd10cm-tabular-*.xml`).
 * @returns a reader to be fed in pieces; it throws `UnreadableFile`
 */
export function readTabular(): TabularReader {
  const collector = new TabularCollector();
  const shape: XmlShape = {
    file: FILE,
    root: 'ICD10CM.tabular',
    holds: HOLDS,
    skipped: ['introduction', 'sectionIndex', 'visualImpairment'],
    inline: [],
    open: (name, attributes) => collector.open(name, attributes),
    close: (name, text, parent) => collector.close(name, text, parent),
  };
  const reader = readXml(shape);
  return {
    write: (piece) => reader.write(piece),
    finish: () => {
      reader.finish();
      return collector.list();
    },
  };
}

class TabularCollector {
  #version = '';
  readonly #outline: OutlineRow[] = [];
  readonly #notes: Omit<NoteRow, 'part'>[] = [];
  readonly #seventh: { holder: string; note: string; choices: { character: string; meaning: string }[] }[] =
    [];
  readonly #titles = new Map<string, string>();
  readonly #steps = new Set<string>();
  #blocksOfChapter: string[] = [];
  readonly #holders: Holder[] = [];
  #character = '';

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'chapter' || name === 'diag') this.#holders.push({ element: name, key: '', title: '' });
    else if (name === 'section')
      this.#holders.push({ element: name, key: blockKey(attributes.id), title: '' });
    else if (name === 'extension') this.#character = attributes.char ?? '';
  }

  close(name: string, text: string, parent: string): void {
    if (name === 'version') this.#version = text;
    else if (name === 'name') this.#name(text);
    else if (name === 'desc') this.#describe(text);
    else if (name === 'note') this.#note(parent, text);
    else if (name === 'extension') this.#choice(text);
    else if (name === 'chapter' || name === 'section' || name === 'diag') this.#closeHolder();
  }

  list(): TabularList {
    if (!/^\d{4}$/.test(this.#version)) throw wrongShape(FILE, 'states no year');
    if (this.#titles.size === 0) throw wrongShape(FILE, 'holds no code');
    return {
      version: this.#version,
      outline: this.#outline,
      notes: this.#notes,
      seventh: this.#seventh,
      titles: this.#titles,
    };
  }

  get #holder(): Holder {
    const holder = this.#holders.at(-1);
    if (!holder) throw wrongShape(FILE, 'has a note that belongs to nothing');
    return holder;
  }

  /** Chapters and codes state their key, blocks carry theirs. */
  #name(text: string): void {
    const holder = this.#holder;
    const above = this.#holders.at(-2);
    const isCode = /^[A-Z][A-Z\d]{2}(\.[A-Z\d]{1,4})?$/.test(text);
    // The list of 2021 has H54.512A below H54.511, so only the category is held to.
    const isBelow = above?.element !== 'diag' || text.slice(0, 3) === above.key.slice(0, 3);
    const fits = holder.element === 'diag' ? isCode && isBelow : /^\d{1,2}$/.test(text);
    if (holder.key !== '' || !fits || this.#isKnown(text))
      throw wrongShape(FILE, 'has a code that cannot be one');
    holder.key = text;
  }

  #isKnown(key: string): boolean {
    return this.#titles.has(key) || this.#steps.has(key);
  }

  #describe(text: string): void {
    const holder = this.#holder;
    if (holder.key === '' || holder.title !== '' || text === '' || this.#isKnown(holder.key))
      throw wrongShape(FILE, 'has a title that belongs to nothing');
    holder.title = text;
    if (holder.element === 'diag') this.#addCode(holder);
    else this.#addStep(holder);
  }

  #addCode(holder: Holder): void {
    const above = this.#holders.at(-2);
    this.#titles.set(holder.key, holder.title);
    if (above?.element !== 'section') return;
    if (holder.key.length !== 3) throw wrongShape(FILE, 'has a block that begins with no category');
    this.#outline.push({ kind: 'category', key: holder.key, parent: above.key, title: '' });
  }

  /** Blocks stand side by side in the file; those within blocks are told by their ranges. */
  #addStep({ element, key, title }: Holder): void {
    if (element === 'chapter') {
      this.#blocksOfChapter = [];
      this.#steps.add(key);
      this.#outline.push({ kind: 'chapter', key, parent: '', title });
      return;
    }
    const chapter = this.#holders.at(-2)?.key ?? '';
    const around = this.#blocksOfChapter.findLast((block) => isWithin(key, block));
    this.#blocksOfChapter.push(key);
    const [first, last] = rangeOf(key);
    const ending = ` (${first === last ? first : key})`;
    const plain = title.endsWith(ending) ? title.slice(0, -ending.length) : title;
    this.#steps.add(key);
    this.#outline.push({ kind: 'block', key, parent: around ?? chapter, title: plain });
  }

  #note(parent: string, text: string): void {
    const holder = this.#holder.key;
    if (holder === '' || text === '') throw wrongShape(FILE, 'has a note that belongs to nothing');
    const kind = KIND_OF[parent];
    if (kind) this.#notes.push({ holder, kind, text });
    else if (parent === 'sevenChrNote') this.#seventh.push({ holder, note: text, choices: [] });
    else this.#lengthenMeaning(text);
  }

  /** A few meanings go on in a line of their own. */
  #lengthenMeaning(text: string): void {
    const last = this.#choicesOfHolder().at(-1);
    if (!last) throw wrongShape(FILE, 'explains a 7th character that it does not name');
    last.meaning = `${last.meaning}; ${text}`;
  }

  #choice(meaning: string): void {
    const choices = this.#choicesOfHolder();
    const character = this.#character;
    if (
      !/^[A-Z\d]$/.test(character) ||
      meaning === '' ||
      choices.some((each) => each.character === character)
    )
      throw wrongShape(FILE, 'has a 7th character that cannot be one');
    choices.push({ character, meaning });
  }

  #choicesOfHolder(): { character: string; meaning: string }[] {
    const open = this.#seventh.at(-1);
    if (open?.holder !== this.#holder.key)
      throw wrongShape(FILE, 'has a 7th character without its instruction');
    return open.choices;
  }

  #closeHolder(): void {
    const holder = this.#holders.pop();
    if (!holder || holder.title === '') throw wrongShape(FILE, 'has a step without a title');
  }
}

/** "T07" -> "T07-T07": the block and the category of the same name are two steps. */
function blockKey(id: string | undefined): string {
  const parts = /^([A-Z][A-Z\d]{2})(?:-([A-Z][A-Z\d]{2}))?$/.exec(id ?? '');
  if (!parts) throw wrongShape(FILE, 'has a block without its range');
  return `${parts[1]}-${parts[2] ?? parts[1]}`;
}

function rangeOf(key: string): readonly [string, string] {
  return [key.slice(0, 3), key.slice(4)];
}

function isWithin(inner: string, outer: string): boolean {
  const [first, last] = rangeOf(inner);
  const [from, to] = rangeOf(outer);
  return from <= first && last <= to;
}
