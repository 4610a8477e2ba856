/** The background's watch over the note of one tab: reads, reviews, marks and counts, for as long as frames are there. */
import { isSameReading, joinFrames } from '../note/note-text.ts';
import type { FrameState } from '../note/types.ts';
import { marksOf } from '../overlay/marks-of.ts';
import { withoutDismissed } from '../review/dismissals.ts';
import { clearCount, countFindings, showCount } from './badge.ts';
import { createEncounterKeeper } from './encounter-keeper.ts';
import { openNoteLink } from './note-link.ts';
import { readOrderFor } from './read-order.ts';
import type { Reviewer } from './reviewer.ts';
import { readDismissed } from './visit-dismissals.ts';
import { createVisitMemory } from './visit-memory.ts';

/** Frames answer one after the other, and a panel that opens takes its frames over within this time. */
const SETTLE_MS = 250;

export interface NoteWatch {
  /** Pattern of the site. */
  readonly site: string;
  frameReady(frameId: number): void;
  /** Hang up on frames that we may read no more. */
  leaveWithheld(): Promise<void>;
  /** Hang up, take the marks down, and forget what was read. */
  close(): void;
}

/** @param onGone no frame is left on the line: the page has gone, or a panel reads it now */
export function createNoteWatch(
  tabId: number,
  site: string,
  reviewer: Reviewer,
  onGone: () => void,
): NoteWatch {
  const link = openNoteLink(tabId, {
    order: readOrderFor(site),
    how: 'call',
    onHeld: (memory) => visit.recall(memory),
    onChange: follow,
  });
  const visit = createVisitMemory({
    keeper: createEncounterKeeper(),
    tabId,
    site,
    hold: link.hold,
    onChange: look,
  });
  const leaveTables = reviewer.onNewTables(look);
  let frames: readonly FrameState[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isReviewing = false;
  let isCounted = false;
  let closed = false;

  function follow(): void {
    if (closed) return;
    const view = link.view();
    if (!('frames' in view)) {
      end();
      onGone();
      return;
    }
    if (isSameReading(frames, view.frames)) return;
    frames = view.frames;
    // No frame at all is no page without a note: it loads another, or a panel has taken the frames over.
    if (frames.length > 0) look();
    else if (timer !== null) {
      clearTimeout(timer);
      timer = null;
    }
  }

  /** Review what is there once it has settled; what comes meanwhile is taken in with it. */
  function look(): void {
    if (timer === null && !closed) timer = setTimeout(() => void review(), SETTLE_MS);
  }

  async function review(): Promise<void> {
    timer = null;
    if (closed) return;
    if (isReviewing) {
      look();
      return;
    }
    const seen = frames;
    const encounter = visit.follow(seen);
    const scope = visit.scope();
    const note = joinFrames(seen, encounter?.earlier);
    if (note.fields.length === 0 && note.codeFields.length === 0) {
      if (isCounted) void clearCount(tabId);
      isCounted = false;
      link.mark(new Map());
      return;
    }
    isReviewing = true;
    const all = await reviewer.review(note);
    const found =
      all === null || scope === null ? all : withoutDismissed(all, await readDismissed(tabId, scope));
    isReviewing = false;
    if (closed || found === null) return;
    // Frames carry marks over what was typed since; a frame that has gone is not on the line.
    link.mark(marksOf(found, note));
    isCounted = true;
    void showCount(tabId, countFindings(found));
  }

  function end(): void {
    closed = true;
    if (timer !== null) clearTimeout(timer);
    leaveTables();
    link.close();
  }

  return {
    site,
    frameReady: link.frameReady,
    leaveWithheld: link.leaveWithheld,
    close() {
      if (closed) return;
      link.mark(new Map());
      end();
    },
  };
}
