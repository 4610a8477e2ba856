/** A package comes in pieces, each in the store before the next: a worker that dies loses the last one at most. */
import type { Answer, Ask } from './ask.ts';
import { judgeStart, MAX_ZIP_BYTES } from './read-zip.ts';
import type { Job, JobPackage, TableStore } from './store-types.ts';
import { isTrouble, type Trouble } from './trouble.ts';

/** Bytes of a chunk in the store. */
export const CHUNK_BYTES = 512 * 1024;
/** A slow line fills no chunk before the browser ends its worker, which it does after half a minute: keep what is there. */
const CHUNK_TIME = 5_000;

interface Fetching {
  readonly store: TableStore;
  readonly ask: Ask;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly tell: (job: Job, at: number) => void;
}

/**
 * Fetch what is missing of a package.
 * @param at its place in the job
 * @returns the job, with the package whole in the store
 */
export async function fetchPackage(
  { store, ask, now, tell }: Fetching,
  start: Job,
  at: number,
): Promise<Job | Trouble> {
  let job = start;
  // Twice: a file that has changed since the first half came is fetched anew at once.
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const wanted = packageAt(job, at);
    const { url } = wanted;
    if (url === null || isWhole(wanted)) return job;
    const answer = await ask(url, { headers: resumeFrom(wanted) });
    if (isTrouble(answer)) return { about: wanted.name, ...answer };
    try {
      const isNext = continues(answer, wanted);
      if (!isNext && wanted.chunks > 0) {
        job = withPackage(job, at, { received: 0, chunks: 0, validator: null, bytes: expected(wanted) });
        await store.dropChunks(job, at);
      }
      if (answer.status === 416 || (answer.status === 206 && !isNext)) continue;
      const taken = await takeBody({ store, ask, now, tell }, job, at, answer);
      if (isTrouble(taken)) return { about: wanted.name, ...taken };
      return taken;
    } finally {
      answer.end();
    }
  }
  return { trouble: 'server-error', about: packageAt(job, at).name };
}

/** Read the body to its end, chunk by chunk. What came before a break is kept. */
async function takeBody(
  { store, now, tell }: Fetching,
  start: Job,
  at: number,
  answer: Answer,
): Promise<Job | Trouble> {
  const before = packageAt(start, at).received;
  const total = totalOf(answer, before);
  let job = withPackage(start, at, {
    validator: validatorOf(answer),
    bytes: total ?? packageAt(start, at).bytes,
  });
  let pieces: Uint8Array[] = [];
  let length = 0;
  let keptAt = now();
  const keep = async (): Promise<void> => {
    if (length === 0) return;
    const { received, chunks } = packageAt(job, at);
    job = withPackage(job, at, { received: received + length, chunks: chunks + 1 });
    await store.addChunk({ ...job, starts: 0 }, at, chunks, join(pieces, length));
    pieces = [];
    length = 0;
    keptAt = now();
    tell(job, at);
  };
  for (;;) {
    const piece = await answer.read();
    if (isTrouble(piece)) {
      await keep();
      return piece;
    }
    if (piece === null) break;
    if (packageAt(job, at).received + length === 0) {
      const wrong = judgeStart(piece);
      if (wrong) return wrong;
    }
    pieces.push(piece);
    length += piece.length;
    if (packageAt(job, at).received + length > MAX_ZIP_BYTES) return { trouble: 'too-big' };
    if (length >= CHUNK_BYTES || now() - keptAt >= CHUNK_TIME) await keep();
  }
  await keep();
  const { received } = packageAt(job, at);
  if (total !== null && received < total) return { trouble: 'unreachable' };
  job = withPackage(job, at, { bytes: received });
  return job;
}

/** `If-Range`: the rest of this very file, or the whole of the one that took its place. */
function resumeFrom({ received, validator }: JobPackage): Record<string, string> {
  if (received === 0 || validator === null) return {};
  return { Range: `bytes=${received}-`, 'If-Range': validator };
}

/** True where the answer begins right behind what the store holds. */
function continues({ status, headers }: Answer, { received }: JobPackage): boolean {
  if (status !== 206) return false;
  return Number(/^bytes (\d+)-/.exec(headers.get('content-range') ?? '')?.[1] ?? -1) === received;
}

/** Size of the whole file, where the server says so and does not mean a compressed form of it. */
function totalOf({ status, headers }: Answer, before: number): number | null {
  if (status === 206) return Number(/\/(\d+)$/.exec(headers.get('content-range') ?? '')?.[1] ?? 0) || null;
  if (headers.get('content-encoding') !== null) return null;
  return before === 0 ? Number(headers.get('content-length') ?? 0) || null : null;
}

/** A weak mark does not promise the same bytes. */
function validatorOf({ headers }: Answer): string | null {
  const etag = headers.get('etag');
  return etag !== null && !etag.startsWith('W/') ? etag : headers.get('last-modified');
}

function isWhole({ received, bytes }: JobPackage): boolean {
  return received > 0 && bytes !== null && received >= bytes;
}

/** What a manifest promises stays promised; what a server said of an older file does not. */
function expected({ sha256, bytes }: JobPackage): number | null {
  return sha256 === null ? null : bytes;
}

export function packageAt(job: Job, at: number): JobPackage {
  const found = job.packages[at];
  if (!found) throw new RangeError(`The job has no package ${at}.`);
  return found;
}

export function withPackage(job: Job, at: number, change: Partial<JobPackage>): Job {
  return {
    ...job,
    packages: job.packages.map((each, place) => (place === at ? { ...each, ...change } : each)),
  };
}

function join(pieces: readonly Uint8Array[], length: number): ArrayBuffer {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole.buffer;
}
