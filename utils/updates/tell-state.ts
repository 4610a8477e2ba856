/** How updates stand, put together for whoever shows them. */
import type { Compiler } from './compiler.ts';
import { stampOf } from './read-tables.ts';
import { nextLook } from './schedule.ts';
import type { Job, SetFacts } from './store-types.ts';
import { EMPTY_DIARY } from './stored-records.ts';
import type { TableBytes, TableSetFacts, TroubleReport, UpdateState } from './types.ts';
import type { UpdateWorld } from './world.ts';

/** Bytes come in faster than anybody reads. */
const TELL_EVERY = 500;

/** The set in use and the one before it. */
interface InUse {
  readonly facts: TableSetFacts & Pick<SetFacts, 'inputs'>;
  readonly previous: TableSetFacts | null;
}

export interface Teller {
  state(): Promise<UpdateState>;
  /** Tell the world how it stands. */
  tell(): Promise<void>;
  inUse(): Promise<InUse>;
  /** Facts of the packaged tables: out of the diary, or by opening them where they are not the ones it knows. */
  learnPackaged(packaged: TableBytes): Promise<TableSetFacts>;
  /** Where the work is; `null` for nowhere. */
  at(job: UpdateState['job']): void;
  /** Trouble that could not be written down. */
  fault(report: TroubleReport | null): void;
  /** A step has begun or come forward. */
  progress(job: Job, done: number, total: number | null): Promise<void>;
}

export function createTeller(world: UpdateWorld, compiler: Compiler): Teller {
  let at: UpdateState['job'] = null;
  let fault: TroubleReport | null = null;
  let toldAt = 0;
  let known: { readonly base: string; readonly facts: TableSetFacts } | null = null;

  async function learnPackaged(packaged: TableBytes): Promise<TableSetFacts> {
    const base = stampOf(packaged) ?? '';
    if (known?.base === base) return known.facts;
    const { packaged: written } = await world.store.diary();
    if (written?.base === base) known = written;
    else {
      const releases = compiler.describe(packaged);
      known = { base, facts: { id: 'packaged', origin: 'packaged', madeAt: 0, releases, sources: [] } };
      const fresh = known;
      await world.store.changeDiary((diary) => ({ ...diary, packaged: fresh }));
    }
    return known.facts;
  }

  async function packagedFacts(): Promise<{ base: string; facts: TableSetFacts }> {
    const written = known ?? (await world.store.diary()).packaged;
    if (written) return written;
    const packaged = await world.packagedTables();
    return { base: stampOf(packaged) ?? '', facts: await learnPackaged(packaged) };
  }

  async function inUse(): Promise<InUse> {
    const { base, facts: packaged } = await packagedFacts();
    const own = { ...packaged, inputs: [] };
    const pointer = await world.store.pointer();
    if (pointer?.base !== base) return { facts: own, previous: null };
    const factsOf = async (id: string | null): Promise<InUse['facts'] | null> =>
      id === null ? own : world.store.facts(id);
    const facts = (await factsOf(pointer.inUse)) ?? own;
    const previous = pointer.previous === undefined ? null : await factsOf(pointer.previous);
    return { facts, previous };
  }

  async function state(): Promise<UpdateState> {
    const settings = await world.settings();
    try {
      const [diary, tables] = await Promise.all([world.store.diary(), inUse()]);
      return {
        settings,
        inUse: shown(tables.facts),
        previous: tables.previous && shown(tables.previous),
        job: at,
        lastLook: diary.lastLook,
        nextLook: nextLook(diary, settings, world.now()),
        lastResult: diary.lastResult,
        trouble: fault ?? diary.trouble,
        troubleSince: settings.isOn ? diary.troubleSince : null,
      };
    } catch {
      return withoutStore(settings);
    }
  }

  /** The database does not open: the packaged tables answer, and the page still says how it stands. */
  async function withoutStore(settings: UpdateState['settings']): Promise<UpdateState> {
    const releases = compiler.describe(await world.packagedTables());
    return {
      settings,
      inUse: { id: 'packaged', origin: 'packaged', madeAt: 0, releases, sources: [] },
      previous: null,
      job: at,
      lastLook: null,
      nextLook: nextLook(EMPTY_DIARY, settings, world.now()),
      lastResult: fault ? 'trouble' : null,
      trouble: fault,
      troubleSince: null,
    };
  }

  async function tell(): Promise<void> {
    toldAt = world.now();
    world.onChange(await state());
  }

  return {
    state,
    tell,
    inUse,
    learnPackaged,
    at(job) {
      at = job;
    },
    fault(report) {
      fault = report;
    },
    async progress(job, done, total) {
      const isNew = at?.step !== job.step;
      at = { step: job.step, name: nameOf(job), done, total };
      if (isNew || world.now() - toldAt >= TELL_EVERY) await tell();
    },
  };
}

/** Without what only the updater needs. */
function shown({ id, origin, madeAt, releases, sources }: TableSetFacts): TableSetFacts {
  return { id, origin, madeAt, releases, sources };
}

/** "FY2028", "FY2028 and January 2028". */
function nameOf({ packages }: Job): string {
  const names = new Set(packages.filter((each) => !each.isRefused).map((each) => each.name));
  return [...names].join(' and ');
}
