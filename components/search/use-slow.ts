import { useEffect, useRef, useState } from 'react';

/** Nobody notices that they wait for less than this. */
const PATIENCE_MS = 400;
/** Shown for less than this, it would flicker. */
const SHOWN_MS = 500;

/** True once something has been waited for too long; then long enough to be read. */
export function useSlow(isWaiting: boolean): boolean {
  const [isSlow, setSlow] = useState(false);
  const since = useRef(0);
  useEffect(() => {
    if (isWaiting === isSlow) return;
    const after = isWaiting ? PATIENCE_MS : Math.max(0, since.current + SHOWN_MS - performance.now());
    const timer = setTimeout(() => {
      since.current = performance.now();
      setSlow(isWaiting);
    }, after);
    return () => clearTimeout(timer);
  }, [isWaiting, isSlow]);
  return isSlow;
}
