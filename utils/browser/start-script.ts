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

/** @returns the frames of a tab that we may read, whether the script runs there or not */
export async function listFrames(tabId: number): Promise<number[]> {
  return (await askFrames(tabId)).map(({ frameId }) => frameId);
}

/** Start the script in every frame of a tab where none is at work. */
export async function startWhereMissing(tabId: number): Promise<void> {
  const idle = (await askFrames(tabId)).filter(({ isAtWork }) => !isAtWork);
  if (idle.length > 0) await startScript({ tabId, frameIds: idle.map(({ frameId }) => frameId) });
}

async function askFrames(tabId: number): Promise<{ frameId: number; isAtWork: boolean }[]> {
  try {
    const ran = await browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      func: (name: string) => Symbol.for(name) in globalThis,
      args: [AT_WORK_NAME],
    });
    const answers = new Map(ran.map(({ frameId, result }) => [frameId, result === true]));
    return [...answers].map(([frameId, isAtWork]) => ({ frameId, isAtWork }));
  } catch {
    return [];
  }
}
