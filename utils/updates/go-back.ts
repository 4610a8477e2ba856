import type { UpdateWorld } from './world.ts';

/**
 * Put the previous tables back in use, and those in use in their place. What the user goes back from is not brought
 * again by a look, until one is asked for by hand.
 * @returns false where there is nothing to go back to
 */
export async function goBack(world: UpdateWorld): Promise<boolean> {
  const { store } = world;
  const pointer = await store.pointer();
  if (!pointer || pointer.previous === undefined) return false;
  const inputsOf = async (id: string | null): Promise<readonly string[]> =>
    id === null ? [] : ((await store.facts(id))?.inputs ?? []);
  const left = await inputsOf(pointer.inUse);
  const back = await inputsOf(pointer.previous);
  await store.point({ ...pointer, inUse: pointer.previous, previous: pointer.inUse });
  const declined = left.filter((input) => !back.includes(input)).map(releaseOf);
  await store.changeDiary((diary) => ({ ...diary, declined }));
  world.onSwap();
  return true;
}

/** "icd10cm-order/fy2028/0123..." without its hash: what was declined is not fetched again under another one. */
function releaseOf(input: string): string {
  return input.split('/').slice(0, 2).join('/');
}
