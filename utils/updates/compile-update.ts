/**
 * Packaged tables and official packages -> the tables of an update, by the functions of the build. The only module of
 * this room that knows what is in a release.
 */
import { type Added, addHcpcsFile, addIcdEdition } from '../codes/add-release.ts';
import { tablesOfBook } from '../codes/book-tables.ts';
import { checkHcpcsFile, checkIcdRelease, type ReleaseProblem } from '../codes/check-release.ts';
import { compileBook } from '../codes/compile-book.ts';
import { notesTablesOf } from '../codes/notes-tables-of.ts';
import { openBook } from '../codes/open-book.ts';
import { openPack, ownBuffer } from '../codes/pack.ts';
import { parseHcpcsFile } from '../codes/parse-hcpcs-file.ts';
import { parseOrderFile } from '../codes/parse-order-file.ts';
import type { BookTables, ReleaseRow } from '../codes/tables.ts';
import { openLexicon } from '../lexicon/packed-lexicon.ts';
import { compileIndex } from '../search/compile-index.ts';
import { inflateMember } from './read-zip.ts';
import { lastDayOf } from './releases.ts';
import type { InputMember, UpdateInput } from './store-types.ts';
import { isTrouble, type Trouble } from './trouble.ts';
import type { TableBytes } from './types.ts';
import { type MemberPart, partOf } from './unpack.ts';
import { addToNotes, compileNotesOf, type ReadMember } from './update-notes.ts';

/** An input that could not be taken, and why. The others were. */
export interface RefusedInput {
  readonly input: string;
  readonly trouble: Trouble;
}

export interface CompiledUpdate {
  readonly tables: TableBytes;
  readonly refused: readonly RefusedInput[];
}

/** How the work goes on between two pieces of it: tells how far it is, and lets the event loop turn. */
export type Breathe = (done: number, total: number) => Promise<void>;

/**
 * Lay inputs over the packaged tables, oldest first; the notes last, since they name the codes of the book.
 * @throws Error where the packaged tables contradict themselves: a bug
 */
export async function compileUpdate(
  packaged: TableBytes,
  inputs: readonly UpdateInput[],
  breathe: Breathe,
): Promise<CompiledUpdate> {
  const isNotes = ({ kind }: UpdateInput): boolean => kind === 'icd10cm-tables';
  const order = [...inputs].sort(
    (a, b) => Number(isNotes(a)) - Number(isNotes(b)) || (a.from < b.from ? -1 : 1),
  );
  const total = order.length + 4;
  const refused: RefusedInput[] = [];
  let book = tablesOfBook(packaged.book);
  let notes = notesTablesOf(packaged.notes);
  for (const [at, input] of order.entries()) {
    const breath = (): Promise<void> => breathe(at, total);
    await breath();
    const read: ReadMember = (part) => readMember(input.members, part, breath);
    const refuse = (trouble: Trouble): void =>
      void refused.push({ input: input.id, trouble: { about: input.file, ...trouble } });
    if (isNotes(input)) {
      const added = await addToNotes(notes, book, input, read, breath);
      if (isTrouble(added)) refuse(added);
      else notes = added;
    } else {
      const added = await addToBook(book, input, read);
      if (isTrouble(added)) refuse(added);
      else book = added;
    }
  }
  await breathe(total - 4, total);
  const bookBytes = ownBuffer(compileBook(book));
  await breathe(total - 3, total);
  const lexicon = openLexicon(openPack('search', packaged.search));
  const search = ownBuffer(compileIndex(openBook(bookBytes), lexicon, notes));
  await breathe(total - 2, total);
  const notesBytes = ownBuffer(compileNotesOf(notes, book));
  await breathe(total, total);
  return { tables: { book: bookBytes, search, notes: notesBytes }, refused };
}

/** Add an order file or a HCPCS file, if it can be believed. */
async function addToBook(
  tables: BookTables,
  input: UpdateInput,
  read: ReadMember,
): Promise<BookTables | Trouble> {
  const bytes = await read(input.kind === 'hcpcs' ? 'hcpcs' : 'order');
  if (isTrouble(bytes)) return bytes;
  if (bytes === null) return { trouble: 'wrong-file' };
  const text = decode(bytes);
  const added = input.kind === 'hcpcs' ? addHcpcs(tables, input, text) : addIcd(tables, input, text);
  if (isTrouble(added)) return added;
  if ('tables' in added) return added.tables;
  if (added.refused === 'gap') return { trouble: 'gap', detail: added.sentence };
  const isOld = added.refused === 'older' || added.refused === 'already-there';
  return isOld ? { trouble: 'older' } : { trouble: 'wrong-shape', detail: added.sentence };
}

function addIcd(tables: BookTables, input: UpdateInput, text: string): Added | Trouble {
  const rows = parse(text, parseOrderFile);
  if (isTrouble(rows)) return rows;
  return (
    firstProblem(checkIcdRelease(tables, rows)) ?? addIcdEdition(tables, { release: rowOf(input), rows })
  );
}

function addHcpcs(tables: BookTables, input: UpdateInput, text: string): Added | Trouble {
  const records = parse(text, parseHcpcsFile);
  if (isTrouble(records)) return records;
  const release = rowOf(input);
  return firstProblem(checkHcpcsFile(tables, records)) ?? addHcpcsFile(tables, { release, records });
}

/** The official parsers name the line that is no line of such a file. */
function parse<Row>(text: string, parser: (text: string) => Row[]): Row[] | Trouble {
  try {
    return parser(text);
  } catch (problem) {
    return { trouble: 'wrong-shape', detail: problem instanceof Error ? problem.message : '' };
  }
}

/** A contradiction in itself says more than a difference from the release before. */
function firstProblem(problems: readonly ReleaseProblem[]): Trouble | null {
  const [first] = [...problems].sort((a, b) => Number(b.what === 'shape') - Number(a.what === 'shape'));
  if (!first) return null;
  return { trouble: first.what === 'shape' ? 'wrong-shape' : 'wrong-counts', detail: first.sentence };
}

function rowOf({ release, name, from, kind }: UpdateInput): ReleaseRow {
  const system = kind === 'hcpcs' ? 'hcpcs' : 'icd10cm';
  return { key: release, system, name, from, to: lastDayOf(kind, from) };
}

async function readMember(
  members: readonly InputMember[],
  part: MemberPart,
  breathe: () => Promise<void>,
): Promise<Uint8Array<ArrayBuffer> | null | Trouble> {
  const member = members.find((each) => partOf(each.name) === part);
  return member ? inflateMember({ ...member, bytes: new Uint8Array(member.bytes) }, breathe) : null;
}

/** UTF-8 since FY2016; HCPCS and older files are Latin-1 where they are not. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
