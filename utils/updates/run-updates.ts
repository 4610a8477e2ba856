/**
 * The updater: woken, it does what is due, one thing after the other, and goes back to sleep. Everything it knows lies
 * in the store, so it may be ended at any moment and another may go on.
 */
import { createAsk, type Patience } from './ask.ts';
import { type Compiler, OFFICIAL_COMPILER } from './compiler.ts';
import { lookForPackages } from './look-everywhere.ts';
import { stampOf } from './read-tables.ts';
import { type JobEnd, runJob } from './run-job.ts';
import { sayTrouble } from './say-trouble.ts';
import { afterLook, afterTrouble, nextLook, putOffMissed, refusePackage, settleDiary } from './schedule.ts';
import { type Diary, type Job, type JobPackage, NotHolder } from './store-types.ts';
import { createTeller } from './tell-state.ts';
import { type Trouble, troubleOf } from './trouble.ts';
import type { PartRelease, TableBytes } from './types.ts';
import type { Updater, UpdateWorld, WakeReason } from './world.ts';

const PATIENCE: Patience = { head: 30_000, piece: 30_000 };
/** A job that waits for nothing is taken up again after this: its worker has died. */
const TAKE_UP_AGAIN = 60_000;

interface Options {
  readonly compiler?: Compiler;
  readonly patience?: Patience;
}

/** Make the updater of one world. Making it does nothing: it works when it is woken. */
export function createUpdater(world: UpdateWorld, options: Options = {}): Updater {
  const { compiler = OFFICIAL_COMPILER, patience = PATIENCE } = options;
  const holder = `${world.now()}-${world.random()}`;
  const teller = createTeller(world, compiler);
  const ask = createAsk(world, patience);
  const wanted = new Set<WakeReason>();
  let running: Promise<void> | null = null;

  async function work(): Promise<void> {
    while (wanted.size > 0) {
      const reasons = new Set(wanted);
      wanted.clear();
      try {
        await workOnce(reasons);
        teller.fault(null);
      } catch (problem) {
        // Another worker goes on with it; everything else stands in the state until the next try.
        if (!(problem instanceof NotHolder)) await fail(troubleOf(problem));
      }
      teller.at(null);
      await teller.tell();
    }
  }

  async function workOnce(reasons: ReadonlySet<WakeReason>): Promise<void> {
    const packaged = await world.packagedTables();
    await world.store.changeDiary((diary) => settleDiary(diary, world.now(), world.random));
    await teller.learnPackaged(packaged);
    await standOnBase(stampOf(packaged) ?? '');
    const isFree = await runJobs(packaged, reasons.has('asked') || reasons.has('dropped'));
    if (!isFree || !(await isDue(reasons))) return;
    await look(packaged, reasons.has('asked'));
  }

  /** Sets that stand on other packaged tables do not answer any more: what they were made from is compiled anew. */
  async function standOnBase(base: string): Promise<void> {
    const pointer = await world.store.pointer();
    if (!pointer || pointer.base === base) return;
    const facts = pointer.inUse === null ? null : await world.store.facts(pointer.inUse);
    if (facts && facts.inputs.length > 0)
      await world.store.addJob(newJob('installed', base, [], facts.inputs));
    await world.store.point({ inUse: null, previous: undefined, base });
    world.onSwap();
  }

  /** @returns whether it is time to look for more: nothing waits, and nothing was given up */
  async function runJobs(packaged: TableBytes, isAsked: boolean): Promise<boolean> {
    for (;;) {
      const job = await world.store.firstJob();
      if (!job) return true;
      const { dueAt } = await world.store.diary();
      if (!isAsked && job.step === 'fetch' && dueAt !== null && dueAt > world.now()) return false;
      if (job.step === 'fetch' && !(await world.settings()).isOn) {
        await dropJob(job);
        continue;
      }
      const end = await runOne(packaged, job);
      // What has just been given up is not looked for again in the same breath.
      if (end === 'waiting' || end === 'given-up') return false;
    }
  }

  /** Updates were switched off while a file was on its way. */
  async function dropJob(job: Job): Promise<void> {
    const taken = await world.store.takeJob(job.id, holder);
    if (taken) await world.store.endJob(taken);
  }

  async function runOne(packaged: TableBytes, found: Job): Promise<JobEnd['end']> {
    const { facts } = await teller.inUse();
    const job = await world.store.takeJob(found.id, holder);
    if (!job) return 'nothing-left';
    const own = job.cause === 'dropped' && job.inputs.length === 0 ? { ...job, inputs: facts.inputs } : job;
    const refused: Trouble[] = [];
    const end = await runJob(
      {
        world,
        ask,
        compiler,
        packaged,
        below: facts.releases,
        tell: (current, done, total) => teller.progress(current, done, total),
        refuse: async (gone, trouble) => {
          refused.push(trouble);
          await leaveAlone(gone);
        },
      },
      own,
    ).catch(async (problem: unknown): Promise<JobEnd> => {
      if (problem instanceof NotHolder) throw problem;
      const trouble = troubleOf(problem);
      // A full disk is helped by what the job takes up.
      if (trouble.trouble === 'storage-full') await dropJob(own);
      return { end: trouble.trouble === 'storage-full' ? 'given-up' : 'waiting', trouble };
    });
    await note(end, refused, job.cause);
    return end.end;
  }

  /** Put into the diary what a job came to. */
  async function note(end: JobEnd, refused: readonly Trouble[], cause: Job['cause']): Promise<void> {
    if (end.end === 'waiting' || end.end === 'given-up') return fail(end.trouble);
    const [trouble] = refused;
    const now = world.now();
    if (end.end === 'swapped') {
      await world.store.changeDiary((diary) => {
        const done = cause === 'look' ? afterLook(diary, 'updated', now) : calm(diary);
        return trouble ? withTrouble(done, trouble, now) : done;
      });
      world.onSwap();
    } else if (trouble && cause === 'look') {
      await fail(trouble);
    } else if (trouble) {
      await world.store.changeDiary((diary) =>
        withTrouble({ ...diary, lastResult: 'trouble' }, trouble, now),
      );
    }
  }

  async function leaveAlone({ url, release }: JobPackage): Promise<void> {
    if (url === null) return;
    await world.store.changeDiary((diary) => refusePackage(diary, { url, release }, world.now()));
  }

  async function isDue(reasons: ReadonlySet<WakeReason>): Promise<boolean> {
    const settings = await world.settings();
    if (reasons.has('asked')) {
      if (!settings.isOn) await fail({ trouble: 'updates-off' });
      return settings.isOn;
    }
    const now = world.now();
    const diary = await world.store.diary();
    const due = nextLook(diary, settings, now);
    if (due === null || due > now) return false;
    const putOff = putOffMissed(diary, due, now, world.random);
    if (putOff) await world.store.changeDiary((current) => ({ ...current, dueAt: putOff.dueAt }));
    return putOff === null;
  }

  async function look(packaged: TableBytes, isAsked: boolean): Promise<void> {
    teller.at({ step: 'look', name: '', done: 0, total: null });
    await teller.tell();
    if (isAsked) await world.store.changeDiary((diary) => ({ ...diary, declined: [] }));
    const { facts } = await teller.inUse();
    const settings = await world.settings();
    const sight = await lookForPackages(
      { world, ask, isAsked, inUse: firstDays(facts.releases) },
      settings.source,
    );
    if (sight.packages.length > 0) {
      const packages = sight.packages.map(jobPackage);
      await world.store.addJob(newJob('look', stampOf(packaged) ?? '', packages, facts.inputs));
      await runJobs(packaged, true);
    }
    const { trouble } = sight;
    if (trouble) await fail(trouble);
    else if (sight.packages.length === 0) {
      await world.store.changeDiary((diary) => afterLook(diary, 'nothing-new', world.now()));
    }
  }

  function newJob(
    cause: Job['cause'],
    base: string,
    packages: readonly JobPackage[],
    inputs: readonly string[],
  ): Omit<Job, 'id'> {
    const startedAt = world.now();
    const set = `${startedAt}-${Math.floor(world.random() * 1e9)}`;
    const step = packages.length > 0 ? 'fetch' : 'compile';
    return { holder: '', cause, step, base, startedAt, packages, inputs, set, starts: 0 };
  }

  /** Trouble goes into the diary, and the next look is put off; where the diary is what is broken, into memory. */
  async function fail(trouble: Trouble): Promise<void> {
    teller.fault(sayTrouble(trouble));
    try {
      await world.store.changeDiary((diary) => {
        const now = world.now();
        return withTrouble(
          { ...afterTrouble(diary, trouble, now, world.random), lastResult: 'trouble' },
          trouble,
          now,
        );
      });
      teller.fault(null);
    } catch {
      // It stays in memory until a write succeeds.
    }
  }

  return {
    wake(reason) {
      wanted.add(reason);
      running ??= work().finally(() => {
        running = null;
      });
      return running;
    },
    state: () => teller.state(),
    async goBack() {
      const pointer = await world.store.pointer();
      if (!pointer || pointer.previous === undefined) return false;
      const { inUse, previous, base } = pointer;
      const left = inUse === null ? null : await world.store.facts(inUse);
      const back = previous === null ? null : await world.store.facts(previous);
      const declined = (left?.inputs ?? [])
        .filter((input) => !back?.inputs.includes(input))
        .map(releaseOfInput);
      await world.store.point({ inUse: previous, previous: inUse, base });
      await world.store.changeDiary((diary) => ({ ...diary, declined }));
      world.onSwap();
      await teller.tell();
      return true;
    },
    async nextWake() {
      try {
        const settings = await world.settings();
        const [job, diary] = await Promise.all([world.store.firstJob(), world.store.diary()]);
        const now = world.now();
        if (job) return Math.max(diary.dueAt ?? 0, now + TAKE_UP_AGAIN);
        return nextLook(diary, settings, now);
      } catch {
        return world.now() + 24 * 3600_000;
      }
    },
  };
}

/** "icd10cm-order/fy2028/0123..." without its hash: what was declined is not fetched again under another one. */
function releaseOfInput(id: string): string {
  return id.split('/').slice(0, 2).join('/');
}

function withTrouble(diary: Diary, trouble: Trouble, now: number): Diary {
  return { ...diary, trouble: sayTrouble(trouble), troubleSince: diary.troubleSince ?? now };
}

function calm(diary: Diary): Diary {
  return { ...diary, lastResult: 'updated', trouble: null, troubleSince: null };
}

function firstDays(releases: readonly PartRelease[]): Record<JobPackage['kind'], string> {
  const from = (part: PartRelease['part']): string => releases.find((each) => each.part === part)?.from ?? '';
  return { 'icd10cm-order': from('icd10cm'), 'icd10cm-tables': from('tabular'), hcpcs: from('hcpcs') };
}

function jobPackage(
  found: Omit<JobPackage, 'file' | 'received' | 'chunks' | 'validator' | 'input' | 'isRefused'>,
): JobPackage {
  const file = decodeURIComponent(found.url?.split('/').at(-1) ?? found.name);
  return { ...found, file, received: 0, chunks: 0, validator: null, input: null, isRefused: false };
}
