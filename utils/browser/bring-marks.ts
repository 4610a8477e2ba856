/** Brings the drawing of marks into a frame, once there is something to draw. The frame keeps what it is told till then. */
import { browser } from 'wxt/browser';
import type { PanelCommand } from '../note/wire.ts';

const MARKS_SCRIPT = '/content-scripts/marks.js';

/** Whether a frame needs the drawing to do what it is told. */
export function needsMarks(command: PanelCommand): boolean {
  if (command.kind === 'mark') return command.marks.length > 0;
  return command.kind === 'show' || (command.kind === 'point' && !command.stop);
}

/** @returns false where the frame or its grant has gone */
export async function bringMarks(tabId: number, frameId: number): Promise<boolean> {
  try {
    await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: [MARKS_SCRIPT] });
    return true;
  } catch {
    return false;
  }
}
