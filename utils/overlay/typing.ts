/** Whether the user is typing: what of ours would come under their eyes then waits, or goes. One state for a page. */

/** So long after a key or new words the user counts as typing. */
const TYPING_MS = 1500;

export interface Typing {
  /** A key was pressed that may write, or move the caret. */
  pressed(): void;
  /** Words came into a field: typed, dictated or composed. */
  wrote(): void;
  /** Whether words came in a moment ago. */
  isWriting(): boolean;
  /** Whether words came in, or a key was pressed, a moment ago. */
  isBusy(): boolean;
  /** Called whenever words came in. */
  onWords: (() => void) | null;
  /** Milliseconds until `isWriting` ends, if nothing more is written. */
  left(): number;
}

export function createTyping(): Typing {
  let pressedAt = Number.NEGATIVE_INFINITY;
  let wroteAt = Number.NEGATIVE_INFINITY;
  const left = () => Math.max(0, wroteAt + TYPING_MS - performance.now());
  return {
    onWords: null,
    pressed() {
      pressedAt = performance.now();
    },
    wrote() {
      wroteAt = performance.now();
      this.onWords?.();
    },
    isWriting: () => left() > 0,
    isBusy: () => left() > 0 || performance.now() < pressedAt + TYPING_MS,
    left,
  };
}
