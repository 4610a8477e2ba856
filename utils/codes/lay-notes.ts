/** Parts of different releases laid over each other: the build does it once, every update again. */
import { NOTES_PARTS } from './notes-layout.ts';
import type {
  IndexRow,
  MarkRow,
  NeoplasmTableRow,
  NoteRow,
  NotesSource,
  NotesTables,
  SeeRow,
  SeventhRow,
  SkinReadRow,
} from './notes-tables.ts';
import { NOTE_KINDS, type NotesPart } from './notes-types.ts';
import type { TabularList } from './parse-tabular.ts';
import type { IsoDate } from './types.ts';

/** The file something was read from. */
export interface ReadFile<T> {
  readonly content: T;
  /** Its name, without its folder. */
  readonly file: string;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** What the official package of one release brings. What it lacks stays as it is, under its older release. */
export interface OfficialNotes {
  /** As shown: "FY2028". */
  readonly release: string;
  /** First day in force. */
  readonly from: IsoDate;
  readonly tabular?: ReadFile<TabularList>;
  readonly neoplasm?: ReadFile<readonly NeoplasmTableRow[]>;
  readonly index?: ReadFile<readonly IndexRow[]>;
  /** The lines of that index that send elsewhere; the ones before stay where the file is not read for them. */
  readonly see?: readonly SeeRow[];
}

/** The skin part as read: notes, and where it was read so closely that what it lacks does not exist. */
export interface SkinPart {
  readonly notes: readonly NoteRow[];
  readonly seventh: readonly SeventhRow[];
  readonly read: readonly SkinReadRow[];
}

export const NO_NOTES: NotesTables = {
  sources: [],
  outline: [],
  notes: [],
  seventh: [],
  skinRead: [],
  neoplasm: [],
  index: [],
  see: [],
  marks: [],
  titles: new Map(),
};

const NO_SKIN: SkinPart = { notes: [], seventh: [], read: [] };

/**
 * Put the parts of a release in the place of those before. The skin part stays over an older tabular list and gives way
 * to one of the same day or later.
 */
export function withOfficialNotes(tables: NotesTables, official: OfficialNotes): NotesTables {
  const { release, from, tabular, neoplasm, index } = official;
  const source = (part: NotesPart, { file, sha256 }: ReadFile<unknown>, read: string): NotesSource => ({
    part,
    release,
    from,
    file,
    sha256,
    read,
    kept: '',
  });
  let laid = tables;
  if (tabular)
    laid = withTabular(laid, tabular.content, source('tabular', tabular, countKinds(tabular.content.notes)));
  if (neoplasm)
    laid = {
      ...laid,
      neoplasm: neoplasm.content,
      sources: putSource(laid.sources, source('neoplasm', neoplasm, countRows(neoplasm.content))),
    };
  if (index)
    laid = {
      ...laid,
      index: index.content,
      see: official.see ?? laid.see,
      sources: putSource(laid.sources, source('index', index, countRows(index.content))),
    };
  return withKeptCounts(laid);
}

/** Lay a skin part over the tabular list, in the place of the one before. */
export function withSkinPart(
  tables: NotesTables,
  skin: SkinPart,
  source: Omit<NotesSource, 'part' | 'read' | 'kept'>,
): NotesTables {
  const laid = layOver(tables, skin);
  const read = countKinds(skin.notes);
  return withKeptCounts({
    ...laid,
    sources: putSource(laid.sources, { ...source, part: 'tabular-skin', read, kept: '' }),
  });
}

/**
 * Bring the notes together with the code book: titles as the book has them, and categories newer than the tabular list.
 * Nobody has read in which block these stand, so they stand right below their chapter.
 * @param titles newest title of every ICD-10-CM code of the book, with its dot
 */
export function withBookTitles(tables: NotesTables, titles: ReadonlyMap<string, string>): NotesTables {
  const chapters = new Map<string, string>();
  for (const { key, kind, parent } of tables.outline)
    chapters.set(key, kind === 'chapter' ? key : (chapters.get(parent) ?? ''));
  const known = tables.outline.filter((row) => row.kind === 'category').map((row) => row.key);
  const missing = [...titles.keys()].filter((code) => code.length === 3 && !chapters.has(code)).sort();
  const outline = [...tables.outline];
  for (const key of missing) {
    const neighbour = known
      .filter((each) => each.charAt(0) === key.charAt(0) && each < key)
      .sort()
      .at(-1);
    const chapter = chapters.get(neighbour ?? '');
    if (chapter === undefined) continue;
    const end = outline.findLastIndex((row) => chapters.get(row.key) === chapter || row.parent === chapter);
    outline.splice(end + 1, 0, { kind: 'category', key, parent: chapter, title: '' });
  }
  return { ...tables, outline, titles: new Map([...tables.titles, ...titles]) };
}

/** "excludes1 5407, excludes2 2520", in the order of the kinds. */
export function countKinds(notes: readonly Pick<NoteRow, 'kind'>[]): string {
  const counts = NOTE_KINDS.map((kind) => [kind, notes.filter((note) => note.kind === kind).length] as const);
  return counts.map(([kind, count]) => `${kind} ${count}`).join(', ');
}

/** Put Medicare's marks in the place of those before. */
export function withMarks(
  tables: NotesTables,
  marks: readonly MarkRow[],
  source: Omit<NotesSource, 'part' | 'read' | 'kept'>,
): NotesTables {
  const read = countRows(marks);
  return withKeptCounts({
    ...tables,
    marks,
    sources: putSource(tables.sources, { ...source, part: 'claim-marks', read, kept: '' }),
  });
}

function countRows(rows: readonly unknown[]): string {
  return `rows ${rows.length}`;
}

function withTabular(tables: NotesTables, list: TabularList, source: NotesSource): NotesTables {
  const skinSource = tables.sources.find((row) => row.part === 'tabular-skin');
  const isSkinNewer = skinSource !== undefined && skinSource.from > source.from;
  const fresh: NotesTables = {
    ...tables,
    outline: list.outline,
    notes: list.notes.map((row) => ({ ...row, part: 'tabular' })),
    seventh: list.seventh.map((row) => ({ ...row, part: 'tabular' })),
    titles: new Map([...tables.titles, ...list.titles]),
    sources: putSource(tables.sources, source).filter((row) => row.part !== 'tabular-skin' || isSkinNewer),
  };
  return layOver(fresh, isSkinNewer ? skinOf(tables) : NO_SKIN);
}

/** The skin part that lies in the tables. */
function skinOf({ notes, seventh, skinRead }: NotesTables): SkinPart {
  return {
    notes: notes.filter((row) => row.part === 'tabular-skin'),
    seventh: seventh.filter((row) => row.part === 'tabular-skin'),
    read: skinRead,
  };
}

/** Whole list below, skin part above. What stands at a step that the list does not have has no place. */
function layOver(tables: NotesTables, skin: SkinPart): NotesTables {
  const steps = new Set(tables.outline.map((row) => row.key));
  const hasPlace = ({ holder }: { readonly holder: string }): boolean =>
    steps.has(holder) || (!holder.includes('-') && steps.has(holder.slice(0, 3)));
  const read = skin.read.filter(hasPlace);
  const covered = new Set(read.flatMap(({ holder, kinds }) => kinds.map((kind) => `${holder} ${kind}`)));
  const newer = new Set(skin.seventh.map((row) => row.holder));
  return {
    ...tables,
    notes: [
      ...tables.notes.filter((row) => row.part === 'tabular' && !covered.has(`${row.holder} ${row.kind}`)),
      ...skin.notes.filter(hasPlace),
    ],
    seventh: [
      ...tables.seventh.filter((row) => row.part === 'tabular' && !newer.has(row.holder)),
      ...skin.seventh.filter(hasPlace),
    ],
    skinRead: read,
  };
}

/** Sources in the order in which their parts are named. */
function putSource(sources: readonly NotesSource[], source: NotesSource): NotesSource[] {
  return [...sources.filter((row) => row.part !== source.part), source].sort(
    (a, b) => NOTES_PARTS.indexOf(a.part) - NOTES_PARTS.indexOf(b.part),
  );
}

function withKeptCounts(tables: NotesTables): NotesTables {
  const kept = (part: NotesPart): string => {
    if (part === 'neoplasm') return countRows(tables.neoplasm);
    if (part === 'index') return countRows(tables.index);
    if (part === 'claim-marks') return countRows(tables.marks);
    return countKinds(tables.notes.filter((row) => row.part === part));
  };
  return { ...tables, sources: tables.sources.map((row) => ({ ...row, kept: kept(row.part) })) };
}
