/** The updater's memory, over IndexedDB. See `store-types.ts` for what each method promises. */
import {
  COMPILED,
  DATABASE,
  type Database,
  deleteDatabase,
  openDatabase,
  type PartKey,
  SHELVES,
} from './database.ts';
import { makeWriter, type Writing } from './database-write.ts';
import {
  type Job,
  type JobPackage,
  NotHolder,
  type SetFacts,
  type TableStore,
  type UpdateInput,
} from './store-types.ts';
import { EMPTY_DIARY, isDiary, isJob, isPointer, isSetFacts, TABLE_NAMES } from './stored-records.ts';

/**
 * The database of the code tables. Opened at its first use, and again after the browser has closed it.
 * @param name another one, for tests
 */
export function openTableStore(name = DATABASE): TableStore {
  let opened: Promise<Database> | undefined;
  const open = (): Promise<Database> => {
    opened ??= openDatabase(name, () => {
      opened = undefined;
    }).catch((problem: unknown) => {
      opened = undefined;
      throw problem;
    });
    return opened;
  };
  const write = makeWriter(open);

  /** Write on behalf of a job: it is put down as it now stands, and what goes with it. */
  const writeFor = (job: Job, act: (shelves: Writing) => Promise<unknown>): Promise<void> =>
    write(async (shelves) => {
      await mustHold(shelves, job);
      await shelves('job').put(withoutId(job), job.id);
      await act(shelves);
    });

  async function dropBroken(): Promise<void> {
    const found = await (await open()).getAll('job');
    if (found.every(isJob)) return;
    await write(async (shelves) => {
      for (let cursor = await shelves('job').openCursor(); cursor; cursor = await cursor.continue()) {
        if (!isJob(cursor.value)) await cursor.delete();
      }
    });
  }

  return {
    async pointer() {
      const found = await (await open()).get('facts', 'pointer');
      return isPointer(found) ? found : null;
    },
    async facts(id) {
      const found = await (await open()).get('facts', `set/${id}`);
      return isSetFacts(found) ? found : null;
    },
    async tables(id) {
      const database = await open();
      const [book, search, notes] = await Promise.all(
        TABLE_NAMES.map((table) => database.get('sets', `${id}/${table}`)),
      );
      return book && search && notes ? { book, search, notes } : null;
    },
    async table(id, table) {
      return (await (await open()).get('sets', `${id}/${table}`)) ?? null;
    },
    async inputs(ids) {
      const database = await open();
      const found = await Promise.all(ids.map((id) => database.get('inputs', id)));
      return found.filter((input): input is UpdateInput => input !== undefined);
    },

    async diary() {
      const found = await (await open()).get('facts', 'diary');
      return isDiary(found) ? found : EMPTY_DIARY;
    },
    changeDiary: (change) =>
      write(async (shelves) => {
        const found = await shelves('facts').get('diary');
        const changed = change(isDiary(found) ? found : EMPTY_DIARY);
        await shelves('facts').put(changed, 'diary');
        return changed;
      }),
    async address(url) {
      return (await (await open()).get('net', url)) ?? null;
    },
    async keepAddress(address) {
      await (await open()).put('net', address);
    },

    async nextJob() {
      let first: Job | null = null;
      await dropBroken();
      let cursor = await (await open()).transaction('job').store.openCursor();
      for (; cursor; cursor = await cursor.continue()) {
        const job = { ...cursor.value, id: cursor.key };
        if (job.step !== 'fetch') return job;
        first ??= job;
      }
      return first;
    },
    async job(id) {
      const found = await (await open()).get('job', id);
      return found ? { ...found, id } : null;
    },
    addJob: (job) =>
      write(async (shelves) => {
        for (let cursor = await shelves('job').openCursor(); cursor; cursor = await cursor.continue()) {
          if (cursor.value.cause === job.cause) return { ...cursor.value, id: cursor.key };
        }
        return { ...job, id: await shelves('job').add(job) };
      }),
    takeJob: (id, holder) =>
      write(async (shelves) => {
        const found = await shelves('job').get(id);
        if (!found) return null;
        const taken = { ...found, holder, starts: found.starts + 1 };
        await shelves('job').put(taken, id);
        return { ...taken, id };
      }),
    changeJob: (job) => writeFor(job, async () => undefined),
    endJob: (job) =>
      write(async (shelves) => {
        await mustHold(shelves, job);
        await removeJob(shelves, job);
        await sweep(shelves);
      }),

    addChunk: (job, at, number, bytes) =>
      writeFor(job, (shelves) => shelves('parts').put(bytes, [job.id, at, number])),
    dropChunks: (job, at) => writeFor(job, (shelves) => shelves('parts').delete(piecesOf(job, at))),
    async chunks(job, at) {
      return (await open()).getAll('parts', piecesOf(job, at));
    },
    keepInput: (job, at, input) =>
      writeFor(job, async (shelves) => {
        await shelves('inputs').put(input);
        await shelves('parts').delete(piecesOf(job, at));
      }),
    keepCompiled: (job, tables) =>
      writeFor(job, async (shelves) => {
        for (const [number, table] of TABLE_NAMES.entries()) {
          await shelves('parts').put(tables[table], [job.id, COMPILED, number]);
        }
      }),
    async compiled(job) {
      const [book, search, notes] = await (await open()).getAll('parts', piecesOf(job, COMPILED));
      return book && search && notes ? { book, search, notes } : null;
    },
    saveSet: (job, facts) => writeFor(job, (shelves) => saveSet(shelves, job, facts)),
    swap: (job, pointer) =>
      write(async (shelves) => {
        await mustHold(shelves, job);
        await removeJob(shelves, job);
        await shelves('facts').put(pointer, 'pointer');
        await sweep(shelves);
      }),
    point: (pointer) =>
      write(async (shelves) => {
        await shelves('facts').put(pointer, 'pointer');
        await sweep(shelves);
      }),

    addDropped: (bytes, now) =>
      write(async (shelves) => {
        const job = await shelves('job').add(droppedJob(bytes.byteLength, now));
        await shelves('parts').put(bytes, [job, 0, 0]);
      }),
    async clear() {
      try {
        await write(async (shelves) => {
          for (const shelf of SHELVES) await shelves(shelf).clear();
        });
      } catch {
        opened = undefined;
        await deleteDatabase(name);
      }
    },
  };
}

/** What a dropped file is called. */
const DROPPED_FILE = 'The dropped file';

async function mustHold(shelves: Writing, job: Job): Promise<void> {
  const found = await shelves('job').get(job.id);
  if (found?.holder !== job.holder) throw new NotHolder('Another worker has taken the update over.');
}

function withoutId({ id: _, ...rest }: Job): Omit<Job, 'id'> {
  return rest;
}

async function removeJob(shelves: Writing, job: Job): Promise<void> {
  await shelves('job').delete(job.id);
  await shelves('parts').delete(IDBKeyRange.bound([job.id], [job.id, []]));
}

/** All pieces of one package: an array sorts behind every number. */
function piecesOf(job: Job, at: number): IDBKeyRange {
  return IDBKeyRange.bound([job.id, at], [job.id, at, []]);
}

/** Move the compiled tables from the job's pieces to the sets. */
async function saveSet(shelves: Writing, job: Job, facts: SetFacts): Promise<void> {
  for (const [number, table] of TABLE_NAMES.entries()) {
    const piece: PartKey = [job.id, COMPILED, number];
    const bytes = await shelves('parts').get(piece);
    if (!bytes) throw new Error('A compiled table is missing.');
    await shelves('sets').put(bytes, `${facts.id}/${table}`);
  }
  await shelves('parts').delete(piecesOf(job, COMPILED));
  await shelves('facts').put(facts, `set/${facts.id}`);
}

/** Remove sets and inputs that neither the pointer nor a job needs. */
async function sweep(shelves: Writing): Promise<void> {
  const pointer = await shelves('facts').get('pointer');
  const jobs = (await shelves('job').getAll()).filter(isJob);
  const sets = new Set(jobs.map((job) => job.set));
  const inputs = new Set(jobs.flatMap((job) => [...job.inputs, ...job.packages.map((each) => each.input)]));
  for (const id of isPointer(pointer) ? [pointer.inUse, pointer.previous] : []) {
    const facts = id ? await shelves('facts').get(`set/${id}`) : undefined;
    if (!isSetFacts(facts)) continue;
    sets.add(facts.id);
    for (const input of facts.inputs) inputs.add(input);
  }
  for (const key of await shelves('sets').getAllKeys()) {
    if (!sets.has(key.slice(0, key.lastIndexOf('/')))) await shelves('sets').delete(key);
  }
  for (const key of await shelves('facts').getAllKeys()) {
    if (key.startsWith('set/') && !sets.has(key.slice('set/'.length))) await shelves('facts').delete(key);
  }
  for (const key of await shelves('inputs').getAllKeys()) {
    if (!inputs.has(key)) await shelves('inputs').delete(key);
  }
}

/**
 * A dropped file comes whole, in one piece; what it is shows when it is unpacked. Its name is not stored: a file dropped
 * by mistake may be called after a patient.
 */
function droppedJob(bytes: number, now: number): Omit<Job, 'id'> {
  const dropped: JobPackage = {
    kind: 'icd10cm-order',
    release: '',
    name: DROPPED_FILE,
    from: '',
    url: null,
    sha256: null,
    bytes,
    file: DROPPED_FILE,
    received: bytes,
    chunks: 1,
    validator: null,
    input: null,
    isRefused: false,
  };
  return {
    holder: '',
    cause: 'dropped',
    step: 'unpack',
    base: '',
    startedAt: now,
    packages: [dropped],
    inputs: [],
    set: `dropped-${now}`,
    starts: 0,
  };
}
