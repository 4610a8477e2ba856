/** Starts the content script in tabs that are open already. */
import { browser } from 'wxt/browser';
import { AT_WORK_NAME } from '../note/take-over.ts';
import { NOTE_SCRIPT } from './sites.ts';

type Target = Parameters<typeof browser.scripting.executeScript>[0]['target'];

/** @returns the frames the script runs in; none where the tab shows an error page or was closed meanwhile */
export async function startScript(target: Target): Promise<number[]> {
  try {
    const ran = await browser.scripting.executeScript({ target, files: [NOTE_SCRIPT] });
    return [...new Set(ran.map((frame) => frame.frameId))];
  } catch {
    return [];
  }
}

/** @returns those of the frames that we may read, whether the script runs there or not */
export async function listFrames(target: Target): Promise<number[]> {
  return (await askFrames(target)).map(({ frameId }) => frameId);
}

/**
 * Start the script in every frame of a tab where none is at work.
 * @param onAtWork gets the frames where one is, before any is started: they can be called at once
 * @returns the frames where it was started
 */
export async function startWhereMissing(
  tabId: number,
  onAtWork: (frames: readonly number[]) => void = () => undefined,
): Promise<number[]> {
  const [atWork, idle]: [number[], number[]] = [[], []];
  for (const { frameId, isAtWork } of await askFrames({ tabId, allFrames: true }))
    (isAtWork ? atWork : idle).push(frameId);
  onAtWork(atWork);
  if (idle.length === 0) return [];
  const started = await startScript({ tabId, frameIds: idle });
  // One frame that has gone meanwhile, and it starts in none of those named.
  return started.length > 0 ? started : startScript({ tabId, allFrames: true });
}

async function askFrames(target: Target): Promise<{ frameId: number; isAtWork: boolean }[]> {
  try {
    const ran = await browser.scripting.executeScript({
      target,
      func: (name: string) => Symbol.for(name) in globalThis,
      args: [AT_WORK_NAME],
    });
    const answers = new Map(ran.map(({ frameId, result }) => [frameId, result === true]));
    return [...answers].map(([frameId, isAtWork]) => ({ frameId, isAtWork }));
  } catch {
    return [];
  }
}
