/** The jobs that lie in the store, one after the other. */
import type { Ask } from './ask.ts';
import type { Compiler } from './compiler.ts';
import type { DiaryKeeper } from './keep-diary.ts';
import { type JobEnd, runJob } from './run-job.ts';
import { foldersOf } from './source.ts';
import { type Job, NotHolder } from './store-types.ts';
import type { Teller } from './tell-state.ts';
import { type Trouble, troubleOf } from './trouble.ts';
import type { TableBytes } from './types.ts';
import type { UpdateWorld } from './world.ts';

interface Foreman {
  readonly world: UpdateWorld;
  readonly ask: Ask;
  readonly compiler: Compiler;
  readonly teller: Teller;
  readonly keeper: DiaryKeeper;
  /** Marks what this worker holds. */
  readonly holder: string;
}

/**
 * Work off the jobs in the store.
 * @param isAsked a job that waits for its time goes on at once
 * @returns whether it is time to look for more: nothing waits, and nothing was given up
 * @throws NotHolder where another worker has taken over
 */
export async function workOffJobs(
  foreman: Foreman,
  packaged: TableBytes,
  isAsked: boolean,
): Promise<boolean> {
  const { world, holder } = foreman;
  for (;;) {
    const job = await world.store.nextJob();
    if (!job) return true;
    const { dueAt } = await world.store.diary();
    const isFetching = job.step === 'fetch';
    if (isFetching && !(await isStillWanted(world, job))) {
      await dropJob(world, job, holder);
      continue;
    }
    if (isFetching && !isAsked && dueAt !== null && dueAt > world.now()) return false;
    const end = await workOff(foreman, packaged, job);
    // What has just been given up is not looked for again in the same breath.
    if (end === 'waiting' || end === 'given-up') return false;
  }
}

/** False where updates were switched off, or sent to another source, while a file was on its way. */
async function isStillWanted(world: UpdateWorld, job: Job): Promise<boolean> {
  const { isOn, source } = await world.settings();
  const origins = foldersOf(source).map((folder) => new URL(folder).origin);
  return isOn && job.packages.every(({ url }) => url !== null && origins.includes(new URL(url).origin));
}

async function workOff(foreman: Foreman, packaged: TableBytes, found: Job): Promise<JobEnd['end']> {
  const { world, ask, compiler, teller, keeper, holder } = foreman;
  const { facts } = await teller.inUse();
  const taken = await world.store.takeJob(found.id, holder);
  if (!taken) return 'nothing-left';
  // A job is laid over what is in use when its turn comes, not when it was found or dropped.
  const job = taken.cause === 'installed' ? taken : { ...taken, inputs: facts.inputs };
  const refused: Trouble[] = [];
  const workshop = {
    world,
    ask,
    compiler,
    packaged,
    below: facts.releases,
    tell: teller.progress,
    refuse: async (gone: Job['packages'][number], trouble: Trouble): Promise<void> => {
      refused.push(trouble);
      await keeper.leaveAlone(gone);
    },
  };
  const end = await runJob(workshop, job).catch((problem: unknown) =>
    afterBreak(world, job, holder, problem),
  );
  await keeper.jobEnded(end, refused, job.cause);
  if (end.end === 'swapped') world.onSwap();
  return end.end;
}

/** A step threw: the browser's store did, or a fault of ours. */
async function afterBreak(world: UpdateWorld, job: Job, holder: string, problem: unknown): Promise<JobEnd> {
  if (problem instanceof NotHolder) throw problem;
  const trouble = troubleOf(problem);
  if (trouble.trouble !== 'storage-full') return { end: 'waiting', trouble };
  // A full disk is helped by giving back what the job takes up.
  await dropJob(world, job, holder);
  return { end: 'given-up', trouble };
}

async function dropJob(world: UpdateWorld, job: Job, holder: string): Promise<void> {
  const taken = await world.store.takeJob(job.id, holder);
  if (taken) await world.store.endJob(taken);
}
