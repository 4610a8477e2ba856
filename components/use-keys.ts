import { createContext, useContext, useEffect, useRef } from 'react';

export type KeyBindings = Readonly<Record<string, () => void>>;

/** Single keys can be switched off, for people who speak their commands: a word must not press ten keys. */
export const SingleKeysContext = createContext(true);

/** Listen for single keys while the component is shown, but never while the user types. */
export function useKeys(bindings: KeyBindings): void {
  const isOn = useContext(SingleKeysContext);
  const newest = useRef(bindings);
  useEffect(() => {
    newest.current = bindings;
  });
  useEffect(() => {
    if (!isOn) return;
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || document.querySelector('dialog[open]') !== null) return;
      const run = Object.hasOwn(newest.current, event.key) ? newest.current[event.key] : undefined;
      if (run === undefined) return;
      event.preventDefault();
      run();
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [isOn]);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox';
  return (
    target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
  );
}
