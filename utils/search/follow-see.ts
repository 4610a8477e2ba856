/** Lines of the Alphabetic Index that send elsewhere -> the codes of the lines they send to. */
import type { IndexRow, NeoplasmTableRow, NotesTables, SeeRow } from '../codes/notes-tables.ts';
import { NEOPLASM_COLUMNS, type NeoplasmColumn } from '../codes/notes-types.ts';

/** A line that sends elsewhere, with a code it comes to. */
interface SeenCode {
  readonly path: readonly string[];
  readonly see: string;
  /** As the index writes it: "L02.51-". */
  readonly code: string;
}

/** "see Sclerosis, see Cyst": no line of the index sends further than this. */
const FARTHEST = 3;
/** They name no line: the reader is to look up the condition, the drug, the site. */
const NOWHERE = /\bcondition$|^Table of Drugs|\bwith\b/;
const BY_SITE = /^by (?:site|type)\b|^by\b/;

const BEHAVIORS: readonly (readonly [RegExp, NeoplasmColumn])[] = [
  [/^malignant$|^primary$/, 'primary'],
  [/^secondary$/, 'secondary'],
  [/^in situ$/, 'in-situ'],
  [/^benign$/, 'benign'],
  [/^uncertain\b/, 'uncertain'],
  [/^unspecified\b/, 'unspecified'],
];

/** All lines that come to a code. Those that send to no line of the tables are left out. */
export function followSees({ index, see, neoplasm }: NotesTables): SeenCode[] {
  const lines = openLines(index);
  const sends = openLines(see);
  const tableRows = new Map(neoplasm.map((row) => [keyOf(row.path), row]));

  /** @param own the last step of the line that sends: "Ulcer > heel" is meant at "Ulcer, lower limb" where that has a heel */
  function codesOf(target: string, own: string, steps: number): string[] {
    const said = target.replace(/^see (?:also )?/, '');
    if (NOWHERE.test(said) || steps > FARTHEST) return [];
    const parts = said.split(', ').filter((part) => !BY_SITE.test(part));
    if (parts[0] === 'Neoplasm') return neoplasmCode(tableRows, parts.slice(1));
    const near = lines([...parts, own]);
    const found = near.length > 0 ? near : lines(parts);
    if (found.length > 0) return found.map(({ code }) => code);
    return sends(parts).flatMap((row) => codesOf(row.see, own, steps + 1));
  }

  const own = new Set(index.map(({ path }) => keyOf(path)));
  return see
    .filter(({ path, see: target }) => !(target.startsWith('see also') && own.has(keyOf(path))))
    .flatMap(({ path, see: target }) =>
      [...new Set(codesOf(target, path.at(-1) ?? '', 1))].map((code) => ({ path, see: target, code })),
    );
}

/** The rows of a line by its steps: as it is written, or else by a word of its first and its last label. */
function openLines<T extends IndexRow | SeeRow>(
  rows: readonly T[],
): (parts: readonly string[]) => readonly T[] {
  const exact = new Map<string, T[]>();
  const named = new Map<string, T[]>();
  for (const row of rows) {
    add(exact, keyOf(row.path), row);
    const last = row.path.length - 1;
    for (const head of namesOf(row.path[0] ?? '')) {
      for (const tail of last === 0 ? [''] : namesOf(row.path[last] ?? '', 1))
        add(named, keyOf(last === 0 ? [head] : [head, ...row.path.slice(1, last), tail]), row);
    }
  }
  return (parts) => exact.get(keyOf(parts)) ?? named.get(keyOf(parts)) ?? [];
}

function add<T>(map: Map<string, T[]>, key: string, row: T): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [row]);
  else known.push(row);
}

/** "Ulcer, ulcerated, ulceration" -> itself and each of its words; of "progressive, systemic" the first alone. */
function namesOf(label: string, most = Number.POSITIVE_INFINITY): ReadonlySet<string> {
  return new Set([label, ...label.split(', ').slice(0, most)]);
}

function neoplasmCode(rows: ReadonlyMap<string, NeoplasmTableRow>, parts: readonly string[]): string[] {
  const behavior = parts.at(-1) ?? '';
  const column = BEHAVIORS.find(([pattern]) => pattern.test(behavior))?.[1];
  const site = parts.slice(0, -1);
  const row = ['', ' NOS', ' NEC']
    .map((more) => rows.get(keyOf([`${site[0] ?? ''}${more}`, ...site.slice(1)])))
    .find((found) => found !== undefined);
  if (column === undefined || site.length === 0 || row === undefined) return [];
  const code = row.cells[NEOPLASM_COLUMNS.indexOf(column)] ?? '';
  return code === '' ? [] : [code];
}

function keyOf(path: readonly string[]): string {
  return path.join(' > ').toLowerCase();
}
