/** The official tables of a release laid over the notes, by the functions of the build. */
import { compileNotes } from '../codes/compile-notes.ts';
import { type OfficialNotes, type ReadFile, withBookTitles, withOfficialNotes } from '../codes/lay-notes.ts';
import type { NotesTables } from '../codes/notes-tables.ts';
import { readIndex } from '../codes/parse-index.ts';
import { readNeoplasm } from '../codes/parse-neoplasm.ts';
import { readTabular } from '../codes/parse-tabular.ts';
import type { BookTables } from '../codes/tables.ts';
import { UnreadableFile, type XmlReader } from '../codes/xml-reader.ts';
import { hashOf } from './hash.ts';
import type { UpdateInput } from './store-types.ts';
import { isTrouble, type Trouble } from './trouble.ts';
import { type MemberPart, partOf } from './unpack.ts';

/** Gives a member of the package inflated; `null` where it has none. */
export type ReadMember = (part: MemberPart) => Promise<Uint8Array<ArrayBuffer> | null | Trouble>;

/** A list that holds less than this share of the one before is not the whole list. */
const LEAST_SHARE = 0.8;
const PIECE = 256 * 1024;

/** Lay the tabular list, and neoplasm table and index where they are there, over the notes. */
export async function addToNotes(
  notes: NotesTables,
  book: BookTables,
  input: UpdateInput,
  read: ReadMember,
  breathe: () => Promise<void>,
): Promise<NotesTables | Trouble> {
  const before = notes.sources.find(({ part }) => part === 'tabular');
  if (before && input.from <= before.from) return { trouble: 'older' };
  const known = new Set(book.icd10cm.map((span) => span.code));
  try {
    const tabular = await readPart(input, 'tabular', readTabular(), read, breathe);
    const neoplasm = await readPart(input, 'neoplasm', readNeoplasm(), read, breathe);
    const index = await readPart(
      input,
      'index',
      readIndex((code) => known.has(code)),
      read,
      breathe,
    );
    for (const part of [tabular, neoplasm, index]) if (isTrouble(part)) return part;
    if (isTrouble(tabular) || isTrouble(neoplasm) || isTrouble(index)) return { trouble: 'fault' };
    if (!tabular) return { trouble: 'wrong-file' };
    if (!input.release.startsWith(`fy${tabular.content.version}`)) {
      return { trouble: 'wrong-file', detail: `Its list is the one of ${tabular.content.version}.` };
    }
    const { name: release, from } = input;
    const official: OfficialNotes = {
      release,
      from,
      tabular,
      ...(neoplasm && { neoplasm }),
      ...(index && { index }),
    };
    const laid = withOfficialNotes(notes, official);
    return judge(notes, laid) ?? laid;
  } catch (problem) {
    if (problem instanceof UnreadableFile) return { trouble: problem.trouble, detail: problem.message };
    throw problem;
  }
}

/** Compile the notes beside the book they belong to. */
export function compileNotesOf(notes: NotesTables, book: BookTables): Uint8Array {
  // Spans stand oldest first, so the newest title of a code is the one that stays.
  const titles = new Map(book.icd10cm.map((span) => [span.code, span.title]));
  return compileNotes(withBookTitles(notes, titles));
}

async function readPart<Content>(
  { members }: UpdateInput,
  part: MemberPart,
  reader: Omit<XmlReader, 'finish'> & { finish(): Content },
  read: ReadMember,
  breathe: () => Promise<void>,
): Promise<ReadFile<Content> | null | Trouble> {
  const bytes = await read(part);
  if (bytes === null || isTrouble(bytes)) return bytes;
  for (let at = 0; at < bytes.length; at += PIECE) {
    reader.write(bytes.subarray(at, at + PIECE));
    await breathe();
  }
  const file = members.find((member) => partOf(member.name) === part)?.name ?? part;
  return { content: reader.finish(), file, sha256: await hashOf(bytes) };
}

function judge(before: NotesTables, laid: NotesTables): Trouble | null {
  const shrunk = (['notes', 'outline', 'neoplasm', 'index'] as const).find(
    (part) => laid[part].length < before[part].length * LEAST_SHARE,
  );
  return shrunk
    ? { trouble: 'wrong-counts', detail: 'Much of what the release before says is missing.' }
    : null;
}
