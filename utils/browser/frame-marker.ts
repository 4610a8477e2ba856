/** Tells frames what to underline. A frame that underlines nothing is not told so again and again. */
import type { FrameMarks } from '../overlay/marks-of.ts';
import type { FrameLines } from './frame-lines.ts';

export interface FrameMarker {
  /** Underline these in the frames named, and nothing in any other. */
  mark(marks: ReadonlyMap<number, FrameMarks>): void;
  /** A frame came on the line: what it underlines is not known, it may be left from a line before. */
  frameCame(frameId: number): void;
}

export function createFrameMarker(lines: Pick<FrameLines, 'frames' | 'tell'>): FrameMarker {
  const clean = new Set<number>();
  return {
    mark(marks) {
      for (const { frameId, reading } of lines.frames()) {
        const { seq, marks: list } = marks.get(frameId) ?? { seq: reading.seq, marks: [] };
        if (list.length === 0 && clean.has(frameId)) continue;
        const told = lines.tell(frameId, { kind: 'mark', seq, marks: list });
        if (told && list.length === 0) clean.add(frameId);
        else clean.delete(frameId);
      }
    },
    frameCame: (frameId) => void clean.delete(frameId),
  };
}
