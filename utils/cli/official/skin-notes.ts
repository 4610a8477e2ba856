/**
 * The notes of FY2027 that were read for skin (`chapter12-notes-fy2027.json`, `skin-notes-fy2027.json`). Both say how
 * closely they were read; only what was held against the FY2027 list is called FY2027 here.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SkinPart } from '../../codes/lay-notes.ts';
import type { NoteRow, OutlineRow, SeventhRow, SkinReadRow } from '../../codes/notes-tables.ts';
import { NOTE_KINDS, type NoteKind } from '../../codes/notes-types.ts';
import { z } from '../../zod.ts';
import { sha256 } from './unzip.ts';

export const CHAPTER_12 = 'icd10cm/tabular/chapter12-notes-fy2027.json';
export const SKIN = 'icd10cm/tabular/skin-notes-fy2027.json';

const lines = z.array(z.string().min(1)).optional();
const holder = z.strictObject({
  notes: lines,
  includes: lines,
  inclusionTerm: lines,
  codeFirst: lines,
  useAdditionalCode: lines,
  codeAlso: lines,
  excludes1: lines,
  excludes2: lines,
  sevenChrNote: lines,
  sevenChrDef: z.record(z.string().regex(/^[A-Z\d]$/), z.string().min(1)).optional(),
});
type HolderNotes = z.infer<typeof holder>;
const chapterFile = z.object({
  method: z.string(),
  excludes_counts_checked: z.object({ excludes1: z.number(), excludes2: z.number() }),
  notes: z.record(z.string(), holder),
});
const skinFile = z.object({ read: z.string(), notes: z.record(z.string(), holder) });

/** Names of the kinds in the files. */
const KINDS: readonly (readonly [Exclude<keyof HolderNotes, 'sevenChrNote' | 'sevenChrDef'>, NoteKind])[] = [
  ['notes', 'note'],
  ['includes', 'includes'],
  ['inclusionTerm', 'inclusion'],
  ['codeFirst', 'code-first'],
  ['useAdditionalCode', 'use-additional'],
  ['codeAlso', 'code-also'],
  ['excludes1', 'excludes1'],
  ['excludes2', 'excludes2'],
];

/** Hash of the `read` entry that the ranges below were taken from: another entry needs other ranges. */
const READ_ENTRY = '16fcaaffc0dd6e2e79daa4161afa79172af5951a463b4e876528e8038aec055f';

/** Categories and codes that were compared whole: what the file does not list does not exist. "A" to "B" or one. */
const COMPARED_WHOLE = (
  'A46 A48 A49 A51.3 A60 A63 A66 A67 A69.2 B00-B09 B35 B36 B37 B85-B88 B95 B96 C00 C43 C4A C44 C45-C49 C51 C52 C60 ' +
  'C63 C76-C80 C7B C84 C86 C88.4 C96 D00 D03-D07 D09 D10 D17 D18 D20-D24 D28 D36 D37 D48 D49 D86 D89.4 E80 E83 E85 ' +
  'E88.0 E88.1 E88.2 H00 H01 H02 I73 I77.82 I78 I79 I80 I83 I87 I89 I96 M30-M34 M35 M36 Q79.6 Q80-Q85 Q87.0-Q87.2 ' +
  'R20-R23 R60 R61 S10 S30 S40 S50 S70 S80 T20 T26-T28 T30-T34 T78 T81.1 T81.3 T81.4 W57 W89 X32 Z08 Z09 Z12 Z15 ' +
  'Z41.1 Z42 Z48 Z51 Z79 Z80 Z84-Z86 Z87.2 Z88 Z91.0 Z94 Z98'
).split(' ');

/** Its head was not read; the categories below it were. */
const UNREAD_BLOCK = 'B35-B49';

/** Listed in the file all the same, but as of FY2021. Codes below them are meant as well. */
const NOT_READ = (
  'B97.21 B97.3 B97.4 S00.33 S00.35 S00.37 S00.43 S00.45 S00.47 S00.53 S00.55 S00.57 S00.8 S00.93 T21.57 ' +
  'T21.6 T21.7 T22.4 T22.5 T22.6 T22.7 T23.3 T23.4 T23.5 T23.6 T23.7 T24.5 T24.6 T24.7 T25.52 T25.6 T25.7'
).split(' ');

/** Chapter 12 was compared whole for both kinds of excludes, and in these stretches for three kinds more. */
const CHAPTER_12_WHOLE = 'L02.8-L04.3 L24.5-L41 L63.8-L76.3 L97.92-L98.7'.split(' ');
const EXCLUDES: readonly NoteKind[] = ['excludes1', 'excludes2'];
const COMPARED_IN_STRETCHES: readonly NoteKind[] = ['inclusion', 'code-first', 'use-additional'];

/** The list that the skin notes are laid over: its steps, and what holds notes in it. */
export interface ListBelow {
  readonly outline: readonly OutlineRow[];
  /** Keys of all that hold notes in it. */
  readonly holders: readonly string[];
}

/**
 * Read the skin part of FY2027.
 * @param source folder of the official files
 * @param list the tabular list it will lie over: what it holds and FY2027 does not is known to have gone
 * @throws Error where a file has another shape, or says another thing of how it was read
 */
export function readSkinNotes(source: string, list: ListBelow): SkinPart & { readonly sha256: string } {
  const texts = [CHAPTER_12, SKIN].map((name) => readFileSync(join(source, name), 'utf8'));
  const chapter = chapterFile.parse(JSON.parse(texts[0] ?? ''));
  const skin = skinFile.parse(JSON.parse(texts[1] ?? ''));
  if (sha256(skin.read) !== READ_ENTRY)
    throw new Error(`${SKIN} says another thing of what was read: go over the ranges in skin-notes.ts.`);
  const parts = [readChapter(chapter, list), readSkin(skin, list)];
  return {
    notes: parts.flatMap((part) => part.notes),
    seventh: parts.flatMap((part) => part.seventh),
    read: parts.flatMap((part) => part.read),
    sha256: sha256(texts.join('')),
  };
}

function readChapter(file: z.infer<typeof chapterFile>, list: ListBelow): SkinPart {
  const held = new Map(Object.entries(file.notes).map(([name, notes]) => [keyOf(name), notes]));
  for (const kind of ['excludes1', 'excludes2'] as const) {
    const count = [...held.values()].reduce((sum, notes) => sum + (notes[kind]?.length ?? 0), 0);
    const stated = file.excludes_counts_checked[kind];
    if (count !== stated) throw new Error(`${CHAPTER_12} states ${stated} ${kind} and holds ${count}.`);
  }
  const blocks = list.outline
    .filter((row) => row.kind === 'block' && /^L/.test(row.key))
    .map((row) => row.key);
  const codes = list.holders.filter((key) => /^L\d/.test(key) && !key.includes('-'));
  const holders = [...new Set(['12', ...blocks, ...codes, ...held.keys()])];
  const read = holders.map((key): SkinReadRow => {
    const isWhole = !key.includes('-') && CHAPTER_12_WHOLE.some((range) => isIn(key, range));
    const kinds = isWhole ? [...EXCLUDES, ...COMPARED_IN_STRETCHES] : EXCLUDES;
    return { holder: key, kinds: NOTE_KINDS.filter((kind) => kinds.includes(kind)) };
  });
  return { notes: notesOf(held, read), seventh: [], read };
}

function readSkin(file: z.infer<typeof skinFile>, list: ListBelow): SkinPart {
  const all = new Map(Object.entries(file.notes).map(([name, notes]) => [keyOf(name), notes]));
  const held = new Map(
    [...all].filter(([key]) => key !== UNREAD_BLOCK && !NOT_READ.some((start) => key.startsWith(start))),
  );
  const gone = list.holders.filter(
    (key) => !all.has(key) && /^[A-Z]..(\.|$)/.test(key) && COMPARED_WHOLE.some((range) => isIn(key, range)),
  );
  const read = [...new Set([...held.keys(), ...gone])].map((holder) => ({ holder, kinds: NOTE_KINDS }));
  const seventh = [...held].flatMap(([key, notes]): SeventhRow[] => {
    const [note] = notes.sevenChrNote ?? [];
    if (note === undefined || !notes.sevenChrDef) return [];
    const choices = Object.entries(notes.sevenChrDef).map(([character, meaning]) => ({
      character,
      meaning: oneLine(meaning),
    }));
    return [{ holder: key, part: 'tabular-skin', note: oneLine(note), choices }];
  });
  return { notes: notesOf(held, read), seventh, read };
}

function notesOf(held: ReadonlyMap<string, HolderNotes>, read: readonly SkinReadRow[]): NoteRow[] {
  return read.flatMap(({ holder: key, kinds }) =>
    KINDS.filter(([, kind]) => kinds.includes(kind)).flatMap(([name, kind]) =>
      (held.get(key)?.[name] ?? []).map(
        (text): NoteRow => ({ holder: key, kind, part: 'tabular-skin', text: oneLine(text) }),
      ),
    ),
  );
}

/** "Chapter 12" -> "12", "Block L20-L30" -> "L20-L30". */
function keyOf(name: string): string {
  return name.replace(/^(Chapter|Block|Section) /, '');
}

/**
 * Codes sort as text does, and what lies below the last code of a range belongs to it. Categories that end in a letter
 * are no part of a range of numbers: C7A was not read with C76-C80.
 */
function isIn(code: string, range: string): boolean {
  const [first = '', last = first] = range.split('-');
  if (code.startsWith(first) || code.startsWith(last)) return true;
  return /^[A-Z]\d\d/.test(code) && first <= code && code <= last;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
