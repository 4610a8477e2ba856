import { browser } from 'wxt/browser';

/**
 * Hear when an entry of the browser's storage changes, whoever of us changed it, until the signal aborts.
 * @param key name of the entry; `null` for any of the area
 * @param changed gets the new value, unchecked; `undefined` where the entry is gone, or any may have changed
 */
export function followStored(
  area: 'local' | 'session' | 'managed',
  key: string | null,
  changed: (value: unknown) => void,
  signal?: AbortSignal,
): void {
  const { onChanged } = browser.storage;
  const hear = (changes: Readonly<Record<string, { newValue?: unknown }>>, where: string) => {
    if (where !== area) return;
    if (key === null) changed(undefined);
    else if (key in changes) changed(changes[key]?.newValue);
  };
  onChanged.addListener(hear);
  signal?.addEventListener('abort', () => onChanged.removeListener(hear), { once: true });
}
