/**
 * How fast the code book opens and answers, and what it weighs. Bars: open in 60 ms, find a code in 5 µs, 60 MB of memory.
 * Run: `node --expose-gc tests/bench/book.ts` (without the flag, memory is left out).
 */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { BOOK_FILE, buildBook, NOTES_FILE } from '../../utils/cli/build-book.ts';
import { openBook } from '../../utils/codes/open-book.ts';
import { openNotes } from '../../utils/codes/open-notes.ts';
import { ownBuffer } from '../../utils/codes/pack.ts';
import type { CodeBook, EntryId } from '../../utils/codes/types.ts';

const DATE = '2026-11-10';
const SEED = 20261110;

/** A small repeatable generator: the same codes are asked for in every run. */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function timesOf(runs: number, work: () => unknown): { middle: number; worst: number } {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return { middle: times[runs >> 1] ?? 0, worst: times.at(-1) ?? 0 };
}

/** Microseconds for one call, over many different entries. */
function perCall<T>(inputs: readonly T[], call: (input: T) => unknown): string {
  for (const input of inputs.slice(0, 2000)) call(input);
  const start = performance.now();
  for (const input of inputs) call(input);
  return `${(((performance.now() - start) * 1000) / inputs.length).toFixed(2)} µs`;
}

function heapMegabytes(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

buildBook();
globalThis.gc?.();
const empty = heapMegabytes();
const buffer = ownBuffer(readFileSync(BOOK_FILE));
const bytes = new Uint8Array(buffer);
globalThis.gc?.();
const before = heapMegabytes();
const firstStart = performance.now();
const book: CodeBook = openBook(buffer);
const firstEntry = book.entry(book.find('C44.311') ?? 0, DATE);
const first = performance.now() - firstStart;
globalThis.gc?.();
const memory = heapMegabytes() - before;
const open = timesOf(30, () => openBook(buffer));

const noteBuffer = ownBuffer(readFileSync(NOTES_FILE));
const noteBytes = new Uint8Array(noteBuffer);
const notesStart = performance.now();
const notes = openNotes(noteBuffer);
const firstNotes = notes.notes('C44.311').length + notes.outline('C44.311').length;
const notesFirst = performance.now() - notesStart;
const notesOpen = timesOf(30, () => openNotes(noteBuffer).notes('L23.0'));
const neoplasmStart = performance.now();
const neoplasmRows = notes.neoplasms.length;
const neoplasmFirst = performance.now() - neoplasmStart;
globalThis.gc?.();
const memoryOfAll = heapMegabytes() - empty;

const random = makeRandom(SEED);
const ids: EntryId[] = Array.from({ length: 50_000 }, () => Math.floor(random() * book.size));
const codes = ids.map((id) => book.entry(id).code);
const unspecified = ids.filter((id) => book.unspecified(id, DATE));

console.table({
  'entries in the book': book.size,
  'file, MB': (bytes.length / 1e6).toFixed(2),
  'file zipped, MB': (gzipSync(bytes, { level: 9 }).length / 1e6).toFixed(2),
  'open and first title (cold), ms': first.toFixed(1),
  'open (middle of 30), ms': open.middle.toFixed(1),
  'open (worst of 30), ms': open.worst.toFixed(1),
  'memory of the book beside its file, MB': globalThis.gc ? memory.toFixed(2) : 'run with --expose-gc',
  'memory of book, notes and neoplasm table with their files, MB': globalThis.gc
    ? memoryOfAll.toFixed(2)
    : 'run with --expose-gc',
  'find a code': perCall(codes, (code) => book.find(code)),
  standing: perCall(ids, (id) => book.stand(id, DATE)),
  title: perCall(ids, (id) => book.entry(id, DATE)),
  'unspecified, with candidates': perCall(unspecified, (id) => book.unspecified(id, DATE)),
  'notes file, MB': (noteBytes.length / 1e6).toFixed(2),
  'notes file zipped, MB': (gzipSync(noteBytes, { level: 9 }).length / 1e6).toFixed(2),
  'open notes and first card (cold), ms': notesFirst.toFixed(1),
  'open notes and first card (middle of 30), ms': notesOpen.middle.toFixed(1),
  'open notes and first card (worst of 30), ms': notesOpen.worst.toFixed(1),
  'neoplasm table (cold), ms': neoplasmFirst.toFixed(1),
  'notes of a code, with all above it': perCall(codes, (code) => notes.notes(code)),
  'cells of a code in the neoplasm table': perCall(codes, (code) => notes.neoplasmCells(code)),
  'index terms of a code': perCall(codes, (code) => notes.indexTerms(code)),
});
if (firstNotes === 0 || neoplasmRows === 0) throw new Error('The notes are empty.');
if (firstEntry.code !== 'C44.311') throw new Error('The book gave out another code than it was asked for.');
