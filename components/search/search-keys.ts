/** What the keys of the search box do. The focus never leaves the box. */
import type { KeyboardEvent } from 'react';

/** What can be done with a hit. */
export type HitAction = 'copy' | 'copy-without-dot' | 'collect' | 'open';

/** What the keys work on. */
export interface SearchKeys {
  readonly hasText: boolean;
  /** Words already set aside: the list is narrowed within them. */
  readonly hasChips: boolean;
  readonly act: (action: HitAction) => void;
  /** To the next hit, or the one before; round and round. */
  readonly move: (step: 1 | -1) => void;
  /** Clear text and chips; `null` where there is nothing to clear. */
  readonly clear: (() => void) | null;
  /** Take the last chip back into the box. */
  readonly widen: () => void;
  readonly toggleWhy: () => void;
  readonly toggleLiteral: () => void;
  readonly toggleBillable: () => void;
  readonly nextSystem: () => void;
  /** The next meaning of an abbreviation, or the one before. */
  readonly moveMeaning: (step: 1 | -1) => void;
}

/** Answer a key pressed in the box. Keys that mean nothing here are left to the browser. */
export function answerKey(event: KeyboardEvent<HTMLInputElement>, keys: SearchKeys): void {
  if (event.nativeEvent.isComposing) return;
  const run = findAct(event, keys);
  if (run === null) return;
  event.preventDefault();
  run();
}

function findAct(event: KeyboardEvent<HTMLInputElement>, keys: SearchKeys): (() => void) | null {
  if (isAlt(event)) return findAltAct(event, keys);
  // The same without Alt, for whom Alt types a letter of their language: filters are reached with Tab.
  if (isShifted(event) && event.key === 'ArrowRight' && isAtEnd(event.currentTarget)) return keys.toggleWhy;
  const action = readAction(event);
  if (action !== null) return () => keys.act(action);
  switch (event.key) {
    case 'ArrowDown':
      return () => keys.move(1);
    case 'ArrowUp':
      return () => keys.move(-1);
    case 'Backspace':
      return !keys.hasText && keys.hasChips ? keys.widen : null;
    case 'Escape': {
      const box = event.currentTarget;
      return keys.clear ?? (() => box.blur());
    }
    default:
      return null;
  }
}

/** With Alt. The browser never sees these keys: elsewhere they open its menus, or type a sign. */
function findAltAct(event: KeyboardEvent, keys: SearchKeys): (() => void) | null {
  if (event.key === 'ArrowDown') return () => keys.moveMeaning(1);
  if (event.key === 'ArrowUp') return () => keys.moveMeaning(-1);
  if (event.key === 'Enter') return keys.toggleLiteral;
  const letter = letterOf(event);
  if (letter === 'w') return keys.toggleWhy;
  if (letter === 'b') return keys.toggleBillable;
  if (letter === 's') return keys.nextSystem;
  return null;
}

/** The letter a key types; on a Mac, where Alt makes it "ß" or "∫", the one its place stands for. */
function letterOf({ key, code }: KeyboardEvent): string {
  const typed = key.toLowerCase();
  return /^[a-z]$/.test(typed) ? typed : code.replace(/^Key/, '').toLowerCase();
}

/** Enter copies; Ctrl (Cmd) or the full stop leaves the dot out; Shift collects; the right arrow opens the card. */
function readAction(event: KeyboardEvent<HTMLInputElement>): HitAction | null {
  const isCommand = event.ctrlKey || event.metaKey;
  if (event.key === 'ArrowRight') return isPlain(event) && isAtEnd(event.currentTarget) ? 'open' : null;
  if (event.key === '.' && isCommand) return 'copy-without-dot';
  if (event.key !== 'Enter') return null;
  if (isCommand) return 'copy-without-dot';
  return event.shiftKey ? 'collect' : 'copy';
}

function isAlt({ altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return altKey && !ctrlKey && !metaKey && !shiftKey;
}

function isShifted({ altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return shiftKey && !altKey && !ctrlKey && !metaKey;
}

function isPlain({ altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return !altKey && !ctrlKey && !metaKey && !shiftKey;
}

function isAtEnd(input: HTMLInputElement): boolean {
  return input.selectionStart === input.value.length && input.selectionEnd === input.value.length;
}
