import type { Job, JobPackage } from './store-types.ts';
import type { FoundPackage } from './types.ts';
import type { UpdateWorld } from './world.ts';

/** A job that has not been stored yet. */
type NewJob = Omit<Job, 'id'>;

/** The job that brings what a look has found. @param inputs those of the set in use, which it is laid over */
export function jobOfLook(
  world: UpdateWorld,
  base: string,
  found: readonly FoundPackage[],
  inputs: readonly string[],
): NewJob {
  return { ...blank(world, base, inputs), cause: 'look', step: 'fetch', packages: found.map(toFetch) };
}

/** The job that compiles what is stored once more, over other packaged tables. */
export function recompilingJob(world: UpdateWorld, base: string, inputs: readonly string[]): NewJob {
  return { ...blank(world, base, inputs), cause: 'installed', step: 'compile', packages: [] };
}

function blank(
  world: UpdateWorld,
  base: string,
  inputs: readonly string[],
): Omit<NewJob, 'cause' | 'step' | 'packages'> {
  const startedAt = world.now();
  const set = `${startedAt}-${Math.floor(world.random() * 1e9)}`;
  return { holder: '', base, startedAt, inputs, set, starts: 0 };
}

function toFetch(found: FoundPackage): JobPackage {
  return {
    ...found,
    file: fileOf(found.url) ?? found.name,
    received: 0,
    chunks: 0,
    validator: null,
    input: null,
    isRefused: false,
  };
}

/** The last step of the address, as a person would write it. */
function fileOf(url: string | null): string | undefined {
  const last = url?.split('/').at(-1);
  try {
    return last === undefined ? undefined : decodeURIComponent(last);
  } catch {
    return last;
  }
}
