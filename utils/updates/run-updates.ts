/**
 * The updater: woken, it does what is due, one thing after the other, and goes back to sleep. Everything it knows lies
 * in the store, so it may be ended at any moment and another may go on.
 */
import { createAsk, type Patience } from './ask.ts';
import { type Compiler, OFFICIAL_COMPILER } from './compiler.ts';
import { goBack } from './go-back.ts';
import { createDiaryKeeper } from './keep-diary.ts';
import { lookForPackages } from './look-everywhere.ts';
import { jobOfLook, recompilingJob } from './new-job.ts';
import { stampOf } from './read-tables.ts';
import { sayTrouble } from './say-trouble.ts';
import { nextLook, putOffMissed, settleDiary } from './schedule.ts';
import { NotHolder } from './store-types.ts';
import { createTeller, type Teller } from './tell-state.ts';
import { troubleOf } from './trouble.ts';
import type { PackageKind, PartRelease, TableBytes } from './types.ts';
import { workOffJobs } from './work-off-jobs.ts';
import type { Updater, UpdateWorld, WakeReason } from './world.ts';

const PATIENCE: Patience = { head: 30_000, piece: 30_000 };
/** A job that waits for nothing is taken up again after this: its worker has died. */
const TAKE_UP_AGAIN = 60_000;
const DAY = 24 * 3600_000;

interface Options {
  readonly compiler?: Compiler;
  readonly patience?: Patience;
}

/** Make the updater of one world. Making it does nothing: it works when it is woken. */
export function createUpdater(world: UpdateWorld, options: Options = {}): Updater {
  const teller = createTeller(world, options.compiler ?? OFFICIAL_COMPILER);
  const workOnce = createWork(world, teller, options);
  const wanted = new Set<WakeReason>();
  let running: Promise<void> | null = null;

  async function work(): Promise<void> {
    while (wanted.size > 0) {
      const reasons = new Set(wanted);
      wanted.clear();
      await workOnce(reasons);
      teller.at(null);
      // Nobody to tell is no reason to fail: the state can be asked for.
      await teller.tell().catch(() => undefined);
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
    state: teller.state,
    async goBack() {
      const isBack = await goBack(world);
      if (isBack) await teller.tell();
      return isBack;
    },
    async nextWake() {
      try {
        const [settings, job, diary] = await Promise.all([
          world.settings(),
          world.store.nextJob(),
          world.store.diary(),
        ]);
        const now = world.now();
        return job ? Math.max(diary.dueAt ?? 0, now + TAKE_UP_AGAIN) : nextLook(diary, settings, now);
      } catch {
        // The store does not open: perhaps tomorrow.
        return world.now() + DAY;
      }
    },
  };
}

/** One round: bring the sets onto the packaged tables, work off what lies there, look for more where it is time. */
function createWork(world: UpdateWorld, teller: Teller, options: Options) {
  const { compiler = OFFICIAL_COMPILER, patience = PATIENCE } = options;
  const ask = createAsk(world, patience);
  const keeper = createDiaryKeeper(world, teller);
  const foreman = { world, ask, compiler, teller, keeper, holder: `${world.now()}-${world.random()}` };

  async function look(packaged: TableBytes, isAsked: boolean): Promise<void> {
    teller.at({ step: 'look', name: '', done: 0, total: null });
    await teller.tell();
    // What is asked for by hand is due until it is done: where this worker dies in it, the alarm's begins anew.
    if (isAsked) await world.store.changeDiary((diary) => ({ ...diary, declined: [], dueAt: world.now() }));
    const { facts } = await teller.inUse();
    const inUse = firstDays(facts.releases);
    const sight = await lookForPackages({ world, ask, isAsked, inUse }, (await world.settings()).source);
    if (sight.packages.length > 0) {
      await world.store.addJob(jobOfLook(world, stampOf(packaged) ?? '', sight.packages, facts.inputs));
      await workOffJobs(foreman, packaged, true);
    }
    if (sight.trouble) await keeper.fail(sight.trouble);
    else if (sight.packages.length === 0) await keeper.nothingNew(sight.isLeftAlone);
  }

  async function isDue(reasons: ReadonlySet<WakeReason>): Promise<boolean> {
    const settings = await world.settings();
    if (reasons.has('asked')) {
      if (!settings.isOn) teller.fault(sayTrouble({ trouble: 'updates-off' }));
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

  return async (reasons: ReadonlySet<WakeReason>): Promise<void> => {
    try {
      const packaged = await world.packagedTables();
      await world.store.changeDiary((diary) => settleDiary(diary, world.now(), world.random));
      teller.fault(null);
      await teller.learnPackaged(packaged);
      await standOnBase(world, stampOf(packaged) ?? '');
      const isAsked = reasons.has('asked') || reasons.has('dropped');
      const isFree = await workOffJobs(foreman, packaged, isAsked);
      if (isFree && (await isDue(reasons))) await look(packaged, reasons.has('asked'));
    } catch (problem) {
      // Where another worker has taken over, it goes on; everything else stands in the state until the next try.
      if (!(problem instanceof NotHolder)) await keeper.fail(troubleOf(problem));
    }
  };
}

/** Sets that stand on other packaged tables do not answer any more: what they were made from is compiled anew. */
async function standOnBase(world: UpdateWorld, base: string): Promise<void> {
  const pointer = await world.store.pointer();
  if (!pointer || pointer.base === base) return;
  const facts = pointer.inUse === null ? null : await world.store.facts(pointer.inUse);
  if (facts && facts.inputs.length > 0) await world.store.addJob(recompilingJob(world, base, facts.inputs));
  await world.store.point({ inUse: null, previous: undefined, base });
  world.onSwap();
}

function firstDays(releases: readonly PartRelease[]): Record<PackageKind, string> {
  const from = (part: PartRelease['part']): string => releases.find((each) => each.part === part)?.from ?? '';
  return { 'icd10cm-order': from('icd10cm'), 'icd10cm-tables': from('tabular'), hcpcs: from('hcpcs') };
}
