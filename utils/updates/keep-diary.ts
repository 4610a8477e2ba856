/** What the diary is told: how looks and jobs ended. */
import type { JobEnd } from './run-job.ts';
import { sayTrouble } from './say-trouble.ts';
import { afterLook, afterTrouble, refusePackage } from './schedule.ts';
import type { Diary, Job, JobPackage } from './store-types.ts';
import type { Teller } from './tell-state.ts';
import type { Trouble } from './trouble.ts';
import type { UpdateWorld } from './world.ts';

export interface DiaryKeeper {
  /** A look or a job ended in trouble: the next look is put off. */
  fail(trouble: Trouble): Promise<void>;
  /** A job came to rest. @param refused what was wrong with the packages it went on without */
  jobEnded(end: JobEnd, refused: readonly Trouble[], cause: Job['cause']): Promise<void>;
  /** A look found nothing to fetch. @param isLeftAlone but something that could not be used: its trouble stands */
  nothingNew(isLeftAlone: boolean): Promise<void>;
  /** A package could not be used, and is not fetched again for a while. */
  leaveAlone(refused: JobPackage): Promise<void>;
}

export function createDiaryKeeper(world: UpdateWorld, teller: Teller): DiaryKeeper {
  /** Trouble goes into the diary; where the diary is what is broken, it stays in memory until a write succeeds. */
  async function fail(trouble: Trouble): Promise<void> {
    teller.fault(sayTrouble(trouble));
    const now = world.now();
    try {
      await world.store.changeDiary((diary) =>
        withTrouble(afterTrouble(diary, trouble, now, world.random), trouble, now),
      );
      teller.fault(null);
    } catch {
      // The state tells what stands in memory.
    }
  }

  return {
    fail,
    async jobEnded(end, refused, cause) {
      if (end.end === 'waiting' || end.end === 'given-up') return fail(end.trouble);
      const [trouble] = refused;
      const now = world.now();
      if (end.end === 'swapped') {
        await world.store.changeDiary((diary) => {
          const done = cause === 'look' ? afterLook(diary, 'updated', now) : calm(diary);
          // The tables are new, even where a part of the update could not be taken.
          return trouble ? { ...withTrouble(done, trouble, now), lastResult: 'updated' } : done;
        });
      } else if (trouble && cause === 'look') {
        await fail(trouble);
      } else if (trouble) {
        // A file that the user has dropped says nothing of the looks.
        const { troubleSince } = await world.store.diary();
        await world.store.changeDiary((diary) => ({ ...withTrouble(diary, trouble, now), troubleSince }));
      }
    },
    async nothingNew(isLeftAlone) {
      await world.store.changeDiary((diary) => {
        const done = afterLook(diary, 'nothing-new', world.now());
        const { trouble, troubleSince } = diary;
        return isLeftAlone && trouble ? { ...done, lastResult: 'trouble', trouble, troubleSince } : done;
      });
    },
    async leaveAlone({ url, release }) {
      if (url === null) return;
      await world.store.changeDiary((diary) => refusePackage(diary, { url, release }, world.now()));
    },
  };
}

function withTrouble(diary: Diary, trouble: Trouble, now: number): Diary {
  const troubleSince = diary.troubleSince ?? now;
  return { ...diary, lastResult: 'trouble', trouble: sayTrouble(trouble), troubleSince };
}

function calm(diary: Diary): Diary {
  return { ...diary, lastResult: 'updated', trouble: null, troubleSince: null };
}
