/**
 * Reads the XML of the official files as it comes in, piece by piece, and holds it to a grammar: which element may
 * stand in which. Runs wherever the compiler runs, also in a service worker, which has no DOMParser.
 */
import { SaxesParser } from 'saxes';

/** Why a file cannot be read. */
export type FileTrouble = 'login-page' | 'wrong-file' | 'cut-off' | 'wrong-shape';

/** An official file that cannot be used. The message is made for the user and holds nothing of the file's text. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  readonly trouble: FileTrouble;

  constructor(trouble: FileTrouble, message: string) {
    super(message);
    this.trouble = trouble;
  }
}

/** What a kind of file looks like, and who listens. */
export interface XmlShape {
  /** As the user knows it: "the ICD-10-CM tabular list". */
  readonly file: string;
  readonly root: string;
  /** Elements and what may stand in them. One that holds no others holds text. */
  readonly holds: Readonly<Record<string, readonly string[]>>;
  /** Passed over with everything in them. */
  readonly skipped: readonly string[];
  /** Elements in which unknown ones are passed over too: the rest of them is of use without. */
  readonly lenient?: readonly string[];
  /** Parts of a text, such as words in brackets: their text goes into that of the element around them. */
  readonly inline: readonly string[];
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  /** `text`: the element's own text, blanks run together. `parent`: the element around it, empty for the root. */
  readonly close: (name: string, text: string, parent: string) => void;
}

/** Takes a file in pieces. Both methods throw `UnreadableFile`. */
export interface XmlReader {
  write(piece: Uint8Array): void;
  /** The file is at its end. */
  finish(): void;
}

/** Official lists are six levels deep at most; what is far deeper is none. */
const DEEPEST = 40;
/** The longest note of all releases has about 1,300 characters. */
const LONGEST_TEXT = 20_000;
const LARGEST_FILE = 128 * 1024 * 1024;
/** As much of a file's beginning and end as is kept to tell what it is. */
const EDGE = 400;
/** Pieces in which a whole file is fed: small enough to be cheap, large enough to be quick. */
const PIECE = 1 << 16;

interface OpenElement {
  readonly name: string;
  text: string;
}

/** Start reading a file of this shape. A listener reports what it cannot accept by throwing `UnreadableFile`. */
export function readXml(shape: XmlShape): XmlReader {
  const elements = new Elements(shape);
  const parser = new SaxesParser({ position: true, xmlns: false as const });
  parser.on('opentag', ({ name, attributes }) => elements.open(name, attributes));
  parser.on('closetag', () => elements.close());
  parser.on('text', (text) => elements.add(text));
  parser.on('cdata', (text) => elements.add(text));
  const pieces = new Pieces(shape);

  /** What the parser or the grammar finds wrong, in words for the user. Anything else is a bug and goes on. */
  const judged = (work: () => void): void => {
    try {
      work();
    } catch (problem) {
      const isOfParser = problem instanceof Error && /^\d+:\d+: /.test(problem.message);
      if (problem !== OUT_OF_PLACE && !isOfParser) throw problem;
      if (!elements.hasRoot) throw strangeFile(shape, pieces.head);
      throw new UnreadableFile(
        'wrong-shape',
        `The file is damaged: line ${parser.line} is not as ${shape.file} has it.`,
      );
    }
  };
  return {
    write: (piece) =>
      judged(() => {
        for (const text of pieces.cut(piece)) parser.write(text);
      }),
    finish: () =>
      judged(() => {
        const text = pieces.end();
        if (!elements.isClosed) throw pieces.endsAsItShould ? OUT_OF_PLACE : cutOff(shape);
        parser.write(text).close();
      }),
  };
}

/** Thrown within, where an element or a text stands where the grammar has none. */
const OUT_OF_PLACE = new Error('out of place');

/** The bytes of the file as text, with its beginning and end kept to tell what it is. */
class Pieces {
  readonly #shape: XmlShape;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #bytes = 0;
  #tail = '';
  head = '';

  constructor(shape: XmlShape) {
    this.#shape = shape;
  }

  *cut(piece: Uint8Array): Generator<string> {
    this.#bytes += piece.length;
    if (this.#bytes > LARGEST_FILE)
      throw new UnreadableFile('wrong-file', `The file is far larger than ${this.#shape.file} can be.`);
    for (let at = 0; at < piece.length; at += PIECE) yield this.#decode(piece.subarray(at, at + PIECE));
  }

  /** What is left of a letter that the last piece broke off in: nothing, or the file is cut off. */
  end(): string {
    return this.#decode();
  }

  /** What ends so is not cut off, even where its elements do not close. */
  get endsAsItShould(): boolean {
    return this.#tail.trimEnd().endsWith(`</${this.#shape.root}>`);
  }

  #decode(bytes?: Uint8Array): string {
    const text = this.#tryDecode(bytes);
    if (this.head.length < EDGE) this.head += text.slice(0, EDGE);
    this.#tail = (this.#tail + text).slice(-EDGE);
    return text;
  }

  #tryDecode(bytes: Uint8Array | undefined): string {
    try {
      return this.#decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      if (bytes === undefined) throw cutOff(this.#shape);
      // A file of another kind is told by its beginning, whatever its letters are.
      if (this.head === '') this.head = new TextDecoder('latin1').decode(bytes.subarray(0, EDGE));
      throw this.head.includes(`<${this.#shape.root}`) ? noLetters() : strangeFile(this.#shape, this.head);
    }
  }
}

/** The elements that are open, held to the grammar. */
class Elements {
  readonly #shape: XmlShape;
  readonly #open: OpenElement[] = [];
  #skipping = 0;
  hasRoot = false;

  constructor(shape: XmlShape) {
    this.#shape = shape;
  }

  get isClosed(): boolean {
    return this.#open.length === 0;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const parent = this.#open.at(-1);
    if (this.#skipping > 0) this.#skipping += 1;
    else if (parent && this.#isPassedOver(parent.name, name)) this.#skipping = 1;
    else if (parent ? !this.#mayHold(parent.name, name) : name !== this.#shape.root) throw OUT_OF_PLACE;
    if (this.#open.length + this.#skipping > DEEPEST) throw OUT_OF_PLACE;
    this.hasRoot = true;
    if (this.#skipping > 0) return;
    this.#open.push({ name, text: '' });
    this.#shape.open?.(name, attributes);
  }

  close(): void {
    if (this.#skipping > 0) {
      this.#skipping -= 1;
      return;
    }
    const element = this.#open.pop();
    const parent = this.#open.at(-1);
    if (!element) return;
    const text = element.text.replace(/\s+/g, ' ').trim();
    if (parent && this.#shape.inline.includes(element.name)) parent.text += ` ${text} `;
    else this.#shape.close(element.name, text, parent?.name ?? '');
  }

  add(text: string): void {
    const element = this.#open.at(-1);
    if (!element || this.#skipping > 0) return;
    if (!this.#holdsText(element.name)) {
      if (/\S/.test(text)) throw OUT_OF_PLACE;
      return;
    }
    if (element.text.length + text.length > LONGEST_TEXT) throw OUT_OF_PLACE;
    element.text += text;
  }

  #isPassedOver(parent: string, name: string): boolean {
    if (this.#shape.skipped.includes(name)) return true;
    return (this.#shape.lenient?.includes(parent) ?? false) && !this.#mayHold(parent, name);
  }

  #mayHold(parent: string, name: string): boolean {
    return this.#shape.holds[parent]?.includes(name) ?? false;
  }

  /** Elements that hold nothing else, and those with parts of a text in them. */
  #holdsText(name: string): boolean {
    return this.#shape.holds[name]?.every((held) => this.#shape.inline.includes(held)) ?? true;
  }
}

function noLetters(): UnreadableFile {
  return new UnreadableFile('wrong-shape', 'The file is damaged: it holds letters that are not UTF-8.');
}

/** What a listener throws for content that the grammar lets through. */
export function wrongShape(file: string, what: string): UnreadableFile {
  return new UnreadableFile('wrong-shape', `The file is damaged: ${file} ${what}.`);
}

function cutOff(shape: XmlShape): UnreadableFile {
  return new UnreadableFile('cut-off', `The file is cut off: the end of ${shape.file} is missing.`);
}

/** Nothing of ours was found in it: say what it looks like instead. */
function strangeFile(shape: XmlShape, head: string): UnreadableFile {
  const start = head.trimStart().toLowerCase();
  if (/<!doctype html|<html/.test(start))
    return new UnreadableFile('login-page', `This is a web page, not ${shape.file}.`);
  if (start.startsWith('pk'))
    return new UnreadableFile('wrong-file', `This is a zip, not ${shape.file} itself.`);
  // Its first element was begun and not ended.
  if (start.split(`<${shape.root.toLowerCase()}`)[1]?.includes('>') === false) return cutOff(shape);
  if (start === '') return new UnreadableFile('cut-off', 'The file is empty.');
  return new UnreadableFile('wrong-file', `This is not ${shape.file}.`);
}
