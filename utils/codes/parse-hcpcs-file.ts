import type { IsoDate } from './types.ts';

/** A code or modifier of the CMS HCPCS Level II file. */
export interface HcpcsRecord {
  /** "J3301", or a modifier: "JW". */
  readonly code: string;
  readonly isModifier: boolean;
  readonly long: string;
  readonly short: string;
  readonly added: IsoDate;
  /** Day of the last change of any kind. */
  readonly changed: IsoDate;
  /** Last day it may be used; empty while it is in force. */
  readonly terminated: IsoDate | '';
}

interface OpenRecord extends Omit<HcpcsRecord, 'long'> {
  readonly lines: string[];
}

/**
 * Read the CMS HCPCS contractor file: fixed width, one first line (record id 3 for codes, 7 for modifiers) and any
 * number of continuation lines (4, 8) of long description.
 * Layout: code 1-5 (modifier in 4-5), record id 11, long description 12-91, short 92-119, added 269-276,
 * change in force 277-284, last day 285-292.
 * @throws Error naming the line where the text is not such a file
 */
export function parseHcpcsFile(text: string): HcpcsRecord[] {
  const records: OpenRecord[] = [];
  let lineNumber = 0;
  for (const line of text.split(/\r?\n/)) {
    lineNumber += 1;
    const kind = line.charAt(10);
    if (kind === '3' || kind === '7') {
      records.push(openRecord(line, kind === '7', lineNumber));
    } else if (kind === '4' || kind === '8') {
      const open = records.at(-1);
      if (open?.code !== line.slice(0, 5).trim()) throw notHcpcs(lineNumber);
      open.lines.push(longPart(line));
    } else if (/\S/.test(line.replaceAll('\u001a', ''))) {
      throw notHcpcs(lineNumber);
    }
  }
  if (records.length === 0) throw new Error('The HCPCS file is empty.');
  return records.map(({ lines, ...record }) => ({ ...record, long: joinLines(lines) }));
}

function openRecord(line: string, isModifier: boolean, lineNumber: number): OpenRecord {
  const code = line.slice(0, 5).trim();
  const shape = isModifier ? /^[A-Z\d]{2}$/ : /^[A-Z]\d{4}$/;
  const added = readDate(line.slice(268, 276));
  const changed = readDate(line.slice(276, 284));
  const terminated = readDate(line.slice(284, 292));
  if (!shape.test(code) || !added || changed === null || terminated === null) throw notHcpcs(lineNumber);
  return {
    code,
    isModifier,
    lines: [longPart(line)],
    short: line.slice(91, 119).trim(),
    added,
    changed,
    terminated,
  };
}

/** A line is 80 characters wide; trailing blanks are padding, and a word never runs over its end. */
function longPart(line: string): string {
  return line.slice(11, 91).trim();
}

function joinLines(lines: readonly string[]): string {
  return lines.join(' ').replace(/\s+/g, ' ').trim();
}

/** `''` for blanks, `null` for anything that is not a date. */
function readDate(text: string): IsoDate | '' | null {
  if (text.trim() === '') return '';
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  return parts ? `${parts[1]}-${parts[2]}-${parts[3]}` : null;
}

function notHcpcs(lineNumber: number): Error {
  return new Error(`Line ${lineNumber} is not a line of the CMS HCPCS file.`);
}
