import type { BookPlace } from '../book-place.ts';
import type { BookStack } from './use-book-stack.ts';

interface BackBarProps {
  readonly stack: BookStack;
  /** What the panel shows where the book is put away: "Review". */
  readonly panelName: string;
}

/** The way back, and what it leads to. */
export function BackBar({ stack, panelName }: BackBarProps) {
  const { places, steps, backTo, show } = stack;
  const below = steps.at(-2);
  const target = backTo === 'panel' || below === undefined ? panelName : namePlace(below.place);
  return (
    <div className="back-bar">
      <button type="button" className="button quiet" onClick={places.back}>
        <span aria-hidden="true">‹</span> Back<span className="unseen"> to {target}</span>
      </button>
      <span className="dim" aria-hidden="true">
        {target}
      </span>
      {steps.length > 2 && (
        <button type="button" className="button quiet to-shelf" onClick={show}>
          Shelf
        </button>
      )}
    </div>
  );
}

/** A place as the way back names it. */
function namePlace(place: BookPlace): string {
  switch (place.kind) {
    case 'shelf':
      return 'the shelf';
    case 'card':
      return place.ref.code;
    case 'outline':
      return place.key === null ? 'the chapters' : nameKey(place.key);
    case 'neoplasm':
      return 'the neoplasm table';
    case 'changes':
      return 'what changed';
  }
}

function nameKey(key: string): string {
  return /^\d+$/.test(key) ? `chapter ${key}` : key;
}
