/**
 * What is known of the visit in one tab, kept over the ends of panels and of the background: what was seen lies with the
 * page itself for whoever reads it next, and a trace of how much there was tells what got lost.
 */
import { heldVisit } from '../messages.ts';
import { type Encounter, type EncounterMemory, leaveMemory } from '../note/encounter.ts';
import type { FrameState } from '../note/types.ts';
import { MAX_HELD_CHARS } from '../note/wire.ts';
import type { EncounterKeeper } from './encounter-keeper.ts';
import { forgetDismissed, forgetTabs, type VisitScope } from './visit-dismissals.ts';
import { keepTrace, readTrace, tagsOf, type VisitTrace } from './visit-trace.ts';

export interface VisitMemory {
  /** Take in what the tab shows. @returns the encounter it names, `null` where it names none */
  follow(frames: readonly FrameState[]): Encounter | null;
  /** Which encounter the tab showed when it was followed last; `null` where it showed no field. */
  scope(): VisitScope | null;
  /** The page says what it was given to hold. */
  recall(held: string): void;
  /** Forget what is not on the screen now, here and with the page. */
  forgetEarlier(): void;
  /** Forget all of it, here and with the page. */
  forget(): void;
}

export interface VisitMemoryOptions {
  readonly keeper: EncounterKeeper;
  readonly tabId: number;
  /** Pattern of the site. */
  readonly site: string;
  /** Has the page hold this for whoever reads it next. */
  readonly hold: (memory: string) => void;
  /** Called when what is known has changed without the page. */
  readonly onChange: () => void;
}

export function createVisitMemory({ keeper, tabId, site, hold, onChange }: VisitMemoryOptions): VisitMemory {
  let isTraceRead = false;
  let left: EncounterMemory | null = null;
  let trace = '';
  let number: number | null = null;
  let scope: VisitScope | null = null;
  void readTrace(tabId).then((found) => {
    isTraceRead = true;
    if (found === null || !keeper.expect(tabId, site, found)) return;
    trace = JSON.stringify(found);
    onChange();
  });

  /** Before the top frame has answered it may hold more than is known here. */
  function leave(): void {
    const now = keeper.memoryOf(tabId);
    if (now === null || now === left) return;
    left = now;
    const held = leaveMemory(now);
    const text = held === null ? '' : JSON.stringify(held);
    hold(text.length > MAX_HELD_CHARS ? '' : text);
    const next = keeper.traceOf(tabId);
    if (next !== null && isTraceRead) write(next);
  }
  function scopeOf(encounter: Encounter | null, frames: readonly FrameState[]): VisitScope | null {
    const key = encounter === null ? null : (keeper.memoryOf(tabId)?.key ?? null);
    const fields = frames.flatMap(({ frameId, reading }) =>
      reading.fields.map(({ id }) => `${frameId} ${id}`),
    );
    return fields.length === 0 ? null : { site, tags: key === null ? [] : tagsOf(key), fields };
  }
  function write(next: VisitTrace): void {
    const words = JSON.stringify(next);
    if (words === trace) return;
    trace = words;
    void keepTrace(tabId, next);
  }

  return {
    follow(frames) {
      const encounter = keeper.follow(tabId, site, frames);
      scope = scopeOf(encounter, frames);
      // The trace tells two visits apart but for a chance in some hundred; who has seen both knows.
      if (encounter !== null && number !== null && number !== encounter.number) {
        void forgetDismissed((id) => id === tabId);
      }
      number = encounter?.number ?? number;
      if (encounter !== null && frames.some(({ frameId }) => frameId === 0)) leave();
      return encounter;
    },
    scope: () => scope,
    recall(held) {
      const memory = parseHeld(held);
      if (memory === undefined) return;
      keeper.recall(tabId, site, memory);
      onChange();
    },
    forgetEarlier() {
      keeper.forgetEarlier(tabId);
      leave();
    },
    forget() {
      keeper.forget(tabId);
      left = null;
      hold('');
      void forgetTabs((id) => id === tabId);
    },
  };
}

function parseHeld(text: string) {
  try {
    return heldVisit().safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
