/** Asks every frame of a tab to let the user point at the note; the first that answers ends it in all. */
import { FIELD_WORDS } from '../overlay/field-words.ts';
import type { FrameLines } from './frame-lines.ts';

export interface Pointing {
  /** Resolves to a selector that finds the element again, `null` where it was given up. A second call takes the first's place. */
  start(): Promise<string | null>;
  stop(): void;
  /** A frame says where the user pointed. */
  heard(selector: string | null): void;
  /** A frame came on the line: where the user is still looking for the note, it may be in there. */
  frameCame(frameId: number): void;
}

export function createPointing(lines: Pick<FrameLines, 'tell' | 'tellAll'>): Pointing {
  let waiting: PromiseWithResolvers<string | null> | null = null;

  function end(selector: string | null): void {
    if (waiting === null) return;
    const { resolve } = waiting;
    waiting = null;
    lines.tellAll({ kind: 'point', stop: true });
    resolve(selector);
  }

  return {
    start() {
      end(null);
      waiting = Promise.withResolvers<string | null>();
      lines.tellAll({ kind: 'point', stop: false, words: FIELD_WORDS });
      return waiting.promise;
    },
    stop: () => end(null),
    heard: end,
    frameCame(frameId) {
      if (waiting !== null) lines.tell(frameId, { kind: 'point', stop: false, words: FIELD_WORDS });
    },
  };
}
