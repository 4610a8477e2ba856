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
  const parser = new SaxesParser({ position: true, xmlns: false as const });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const stack: OpenElement[] = [];
  let skipping = 0;
  let hasRoot = false;
  let bytes = 0;
  let head = '';
  let tail = '';

  const damaged = (): UnreadableFile =>
    new UnreadableFile(
      'wrong-shape',
      `The file is damaged: line ${parser.line} is not as ${shape.file} has it.`,
    );
  const judge = (problem: unknown): UnreadableFile =>
    problem instanceof UnreadableFile ? problem : hasRoot ? damaged() : strangeFile(shape, head);

  const openElement = (name: string, attributes: Record<string, string>): void => {
    const parent = stack.at(-1);
    if (skipping > 0) skipping += 1;
    else if (parent && shape.skipped.includes(name)) skipping = 1;
    else if (parent ? !mayHold(shape, parent.name, name) : name !== shape.root)
      throw parent ? damaged() : strangeFile(shape, head);
    if (stack.length + skipping > DEEPEST) throw damaged();
    hasRoot = true;
    if (skipping > 0) return;
    stack.push({ name, text: '' });
    shape.open?.(name, attributes);
  };
  const closeElement = (): void => {
    if (skipping > 0) {
      skipping -= 1;
      return;
    }
    const element = stack.pop();
    const parent = stack.at(-1);
    if (!element) return;
    const text = element.text.replace(/\s+/g, ' ').trim();
    if (parent && shape.inline.includes(element.name)) parent.text += ` ${text} `;
    else shape.close(element.name, text, parent?.name ?? '');
  };
  const addText = (text: string): void => {
    const element = stack.at(-1);
    if (!element || skipping > 0) return;
    const holdsText = shape.holds[element.name] === undefined || isMixed(shape, element.name);
    if (!holdsText) {
      if (/\S/.test(text)) throw damaged();
      return;
    }
    if (element.text.length + text.length > LONGEST_TEXT) throw damaged();
    element.text += text;
  };
  parser.on('opentag', ({ name, attributes }) => openElement(name, attributes));
  parser.on('closetag', closeElement);
  parser.on('text', addText);
  parser.on('cdata', addText);

  const feed = (text: string): void => {
    if (head.length < EDGE) head += text.slice(0, EDGE);
    tail = (tail + text).slice(-EDGE);
    parser.write(text);
  };
  const decode = (bytes?: Uint8Array): string => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      // A file of another kind is told by its beginning, whatever its letters are.
      if (head === '' && bytes) head = new TextDecoder('latin1').decode(bytes.subarray(0, EDGE));
      throw head.includes(`<${shape.root}`) ? noLetters() : strangeFile(shape, head);
    }
  };
  return {
    write(piece) {
      bytes += piece.length;
      if (bytes > LARGEST_FILE)
        throw new UnreadableFile('wrong-file', `The file is far larger than ${shape.file} can be.`);
      try {
        for (let at = 0; at < piece.length; at += PIECE) feed(decode(piece.subarray(at, at + PIECE)));
      } catch (problem) {
        throw judge(problem);
      }
    },
    finish() {
      // What ends as it should is not cut off, even where its elements do not close.
      if (hasRoot && stack.length > 0)
        throw tail.trimEnd().endsWith(`</${shape.root}>`) ? damaged() : cutOff(shape);
      try {
        feed(decode());
        parser.close();
      } catch (problem) {
        throw judge(problem);
      }
    },
  };
}

function noLetters(): UnreadableFile {
  return new UnreadableFile('wrong-shape', 'The file is damaged: it holds letters that are not UTF-8.');
}

/** What a listener throws for content that the grammar lets through. */
export function wrongShape(file: string, what: string): UnreadableFile {
  return new UnreadableFile('wrong-shape', `The file is damaged: ${file} ${what}.`);
}

function mayHold(shape: XmlShape, parent: string, name: string): boolean {
  return shape.holds[parent]?.includes(name) ?? false;
}

/** Text with parts in it. */
function isMixed(shape: XmlShape, name: string): boolean {
  return shape.holds[name]?.every((held) => shape.inline.includes(held)) ?? false;
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
  if (start === '') return new UnreadableFile('cut-off', 'The file is empty.');
  return new UnreadableFile('wrong-file', `This is not ${shape.file}.`);
}
