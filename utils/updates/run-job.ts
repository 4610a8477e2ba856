/** The steps of an update. Each ends with a write that holds its result and names the next step. */
import type { Ask } from './ask.ts';
import type { Compiler } from './compiler.ts';
import { fetchPackage, packageAt, withPackage } from './fetch-package.ts';
import { hashOf } from './hash.ts';
import { stampOf } from './read-tables.ts';
import type { Job, JobPackage, SetFacts, UpdateInput } from './store-types.ts';
import { isTrouble, type Trouble } from './trouble.ts';
import type { PartRelease, TableBytes, UpdateTrouble } from './types.ts';
import { unpackPackage } from './unpack.ts';
import type { UpdateWorld } from './world.ts';

/** What the steps need beside the job. */
export interface Workshop {
  readonly world: UpdateWorld;
  readonly ask: Ask;
  readonly compiler: Compiler;
  readonly packaged: TableBytes;
  /** Newest releases of the set that the job stands on. */
  readonly below: readonly PartRelease[];
  /** Told how far a step is. */
  readonly tell: (job: Job, done: number, total: number | null) => Promise<void>;
  /** Told of a package that the job goes on without. */
  readonly refuse: (refused: JobPackage, trouble: Trouble) => Promise<void>;
}

/** How a job came to rest. `waiting`: the job lies in the store and goes on from there. */
export type JobEnd =
  | { readonly end: 'swapped' }
  | { readonly end: 'nothing-left' }
  | { readonly end: 'waiting' | 'given-up'; readonly trouble: Trouble };

/** What became of a step. */
type StepResult = { readonly next: Job } | JobEnd;

/** After this many starts without a step forward, a job is held to be what kills its worker. */
const MAX_STARTS = 6;
/** Tables that come back from the store in another form than they went are compiled again, but not for ever. */
const MAX_STEPS = 16;

/** Take a job from where it stands as far as it goes. @throws NotHolder where another worker has taken it over */
export async function runJob(workshop: Workshop, taken: Job): Promise<JobEnd> {
  if (taken.starts > MAX_STARTS) return giveUp(workshop, taken, { trouble: 'fault' });
  let job = onBase(taken, stampOf(workshop.packaged) ?? '');
  for (let steps = 0; steps < MAX_STEPS; steps += 1) {
    await workshop.tell(job, 0, null);
    const result = await STEPS[job.step](workshop, job);
    if (!('next' in result)) return result;
    job = result.next;
  }
  return { end: 'waiting', trouble: { trouble: 'storage-broken' } };
}

const STEPS: Readonly<Record<Job['step'], (workshop: Workshop, job: Job) => Promise<StepResult>>> = {
  fetch: fetchStep,
  unpack: unpackStep,
  compile: compileStep,
  check: checkStep,
  save: saveStep,
  swap: swapStep,
};

/** Tables compiled over packaged ones that have since changed are compiled again. */
function onBase(job: Job, base: string): Job {
  if (job.base === base) return job;
  const isCompiled = job.step === 'check' || job.step === 'save' || job.step === 'swap';
  return { ...job, base, step: isCompiled ? 'compile' : job.step };
}

async function fetchStep(workshop: Workshop, start: Job): Promise<StepResult> {
  const { world, ask } = workshop;
  let job = start;
  const tell = (current: Job): void =>
    void workshop.tell(current, ...countBytes(current)).catch(() => undefined);
  for (const at of job.packages.keys()) {
    if (packageAt(job, at).isRefused) continue;
    const fetched = await fetchPackage({ store: world.store, ask, now: world.now, tell }, job, at);
    // What came before the trouble stands in the store: go on from there, not from what was known before.
    if (!isTrouble(fetched)) job = fetched;
    else if (STAYS_TRUE.has(fetched.trouble))
      job = await refuse(workshop, await reread(workshop, job), at, fetched);
    else return { end: 'waiting', trouble: fetched };
  }
  return step(workshop, { ...job, step: 'unpack' });
}

/** Trouble with the file itself, which trying again at once does not mend. */
const STAYS_TRUE: ReadonlySet<UpdateTrouble> = new Set(['not-found', 'not-a-zip', 'too-big']);

async function unpackStep(workshop: Workshop, start: Job): Promise<StepResult> {
  let job = start;
  for (const at of job.packages.keys()) {
    const { input, isRefused } = packageAt(job, at);
    if (input !== null || isRefused) continue;
    await workshop.tell(job, at, job.packages.length);
    const unpacked = await unpackOne(workshop, job, at);
    if (isTrouble(unpacked)) job = await refuse(workshop, job, at, unpacked);
    else {
      const { id, kind, release, name, from } = unpacked;
      job = { ...withPackage(job, at, { input: id, kind, release, name, from }), starts: 0 };
      await workshop.world.store.keepInput(job, at, unpacked);
    }
  }
  if (job.packages.every((each) => each.isRefused)) return nothingLeft(workshop, job);
  return step(workshop, { ...job, step: 'compile' });
}

async function unpackOne(workshop: Workshop, job: Job, at: number): Promise<UpdateInput | Trouble> {
  const wanted = packageAt(job, at);
  const bytes = new Uint8Array(await new Blob(await workshop.world.store.chunks(job, at)).arrayBuffer());
  const sha256 = await hashOf(bytes);
  if (wanted.sha256 !== null && wanted.sha256 !== sha256)
    return { trouble: 'wrong-hash', about: wanted.file };
  const expected = wanted.release === '' ? null : wanted;
  const unpacked = await unpackPackage(bytes, wanted.file, expected, turn);
  if (isTrouble(unpacked)) return unpacked;
  const { kind, release, name, from } = unpacked;
  // A dated HCPCS file may be older than the newest list of codes and still bring days: the compiler knows.
  const part = kind === 'icd10cm-order' ? 'icd10cm' : 'tabular';
  const inUse = kind === 'hcpcs' ? undefined : workshop.below.find((each) => each.part === part);
  if (inUse && from <= inUse.from) return { trouble: 'older', about: `${wanted.file} (${name})` };
  // A dropped file is known by what it holds.
  const file = wanted.url === null ? (unpacked.members[0]?.name ?? wanted.file) : wanted.file;
  return { ...unpacked, file, id: `${kind}/${release}/${sha256.slice(0, 16)}`, sha256 };
}

async function compileStep(workshop: Workshop, start: Job): Promise<StepResult> {
  const { world, compiler, packaged } = workshop;
  const own = start.packages.flatMap(({ input, isRefused }) => (input === null || isRefused ? [] : [input]));
  const inputs = await world.store.inputs([...start.inputs, ...own]);
  const { tables, refused } = await compiler.compile(packaged, inputs, async (done, total) => {
    await workshop.tell(start, done, total);
    await turn();
  });
  let job = start;
  for (const { input, trouble } of refused) {
    const at = job.packages.findIndex((each) => each.input === input);
    if (at >= 0) job = await refuse(workshop, job, at, trouble);
  }
  const gone = new Set(refused.map(({ input }) => input));
  job = { ...job, inputs: job.inputs.filter((input) => !gone.has(input)) };
  // Old inputs that the packaged tables have overtaken are no loss; where nothing else is left, the packaged ones serve.
  const isIdle = job.inputs.length === 0 && job.packages.every((each) => each.isRefused);
  const isInVain = job.packages.length > 0 && job.packages.every((each) => each.isRefused);
  if (isIdle || isInVain) return nothingLeft(workshop, job);
  const next: Job = { ...job, step: 'check', starts: 0 };
  await world.store.keepCompiled(next, tables);
  return { next };
}

async function checkStep(workshop: Workshop, job: Job): Promise<StepResult> {
  const { world, compiler, packaged } = workshop;
  const tables = await world.store.compiled(job);
  if (!tables || !compiler.isWhole(tables)) return step(workshop, { ...job, step: 'compile' });
  const trouble = compiler.check(tables, packaged);
  if (!trouble) return step(workshop, { ...job, step: 'save' });
  if (job.packages.length === 0) return giveUp(workshop, job, trouble);
  for (const at of job.packages.keys()) {
    const about = packageAt(job, at).name;
    if (!packageAt(job, at).isRefused) await workshop.refuse(packageAt(job, at), { about, ...trouble });
  }
  return nothingLeft(workshop, job);
}

async function saveStep({ world, compiler }: Workshop, job: Job): Promise<StepResult> {
  const tables = await world.store.compiled(job);
  if (!tables) return { next: { ...job, step: 'compile' } };
  const ids = [...job.inputs, ...job.packages.flatMap((each) => (each.isRefused ? [] : (each.input ?? [])))];
  const inputs = await world.store.inputs(ids);
  const facts: SetFacts = {
    id: job.set,
    origin: 'update',
    madeAt: world.now(),
    releases: compiler.describe(tables),
    sources: inputs.map(({ file, sha256 }) => ({ file, sha256 })),
    base: job.base,
    inputs: inputs.map(({ id }) => id),
  };
  const next: Job = { ...job, step: 'swap', starts: 0 };
  await world.store.saveSet(next, facts);
  return { next };
}

/** Read back what was stored, and only then let it answer. */
async function swapStep(workshop: Workshop, job: Job): Promise<StepResult> {
  const { world, compiler } = workshop;
  const stored = await world.store.tables(job.set);
  if (!stored || !compiler.isWhole(stored)) return step(workshop, { ...job, step: 'compile' });
  const before = await world.store.pointer();
  const previous = before?.base === job.base ? before.inUse : null;
  await world.store.swap(job, { inUse: job.set, previous, base: job.base });
  return { end: 'swapped' };
}

async function step({ world }: Workshop, job: Job): Promise<StepResult> {
  const next = { ...job, starts: 0 };
  await world.store.changeJob(next);
  return { next };
}

/** Go on without a package; what came of it is thrown away. */
async function refuse(workshop: Workshop, job: Job, at: number, trouble: Trouble): Promise<Job> {
  const refused = packageAt(job, at);
  const next = withPackage(job, at, { isRefused: true, input: null, received: 0, chunks: 0 });
  await workshop.refuse(refused, trouble);
  await workshop.world.store.dropChunks(next, at);
  return next;
}

async function nothingLeft({ world }: Workshop, job: Job): Promise<JobEnd> {
  await world.store.endJob(job);
  return { end: 'nothing-left' };
}

async function giveUp({ world, refuse: leave }: Workshop, job: Job, trouble: Trouble): Promise<JobEnd> {
  for (const each of job.packages) await leave(each, trouble);
  await world.store.endJob(job);
  return { end: 'given-up', trouble };
}

/** The job as the store has it: a step that broke off has written more than it could hand back. */
async function reread({ world }: Workshop, job: Job): Promise<Job> {
  const stored = await world.store.job(job.id);
  return stored ? { ...stored, base: job.base, inputs: job.inputs } : job;
}

function countBytes({ packages }: Job): [done: number, total: number | null] {
  const wanted = packages.filter((each) => !each.isRefused);
  const done = wanted.reduce((sum, each) => sum + each.received, 0);
  const isKnown = wanted.every((each) => each.bytes !== null);
  return [done, isKnown ? wanted.reduce((sum, each) => sum + (each.bytes ?? 0), 0) : null];
}

/** Let the event loop turn: messages, clicks and other work come between two pieces of ours. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
