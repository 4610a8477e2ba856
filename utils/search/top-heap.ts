/** The best few of many entries. */
import type { EntryId } from '../codes/types.ts';
import type { Ranked } from './rank.ts';

/** Keeps the best few of many, without sorting the many. Of equal scores the lower id, which is the earlier code. */
export class TopHeap {
  readonly #keep: number;
  readonly #held: Ranked[] = [];

  constructor(keep: number) {
    this.#keep = keep;
  }

  /** Whether an entry would be kept: most would not, and need not be made. */
  takes(id: EntryId, score: number): boolean {
    const worst = this.#held[0];
    if (this.#held.length < this.#keep || worst === undefined) return true;
    return score > worst.score || (score === worst.score && id < worst.id);
  }

  offer(entry: Ranked): void {
    const worst = this.#held[0];
    if (this.#held.length < this.#keep) {
      this.#held.push(entry);
      this.#rise(this.#held.length - 1);
    } else if (worst !== undefined && isBetter(entry, worst)) {
      this.#held[0] = entry;
      this.#sink(0);
    }
  }

  sorted(): Ranked[] {
    return this.#held.sort((a, b) => b.score - a.score || a.id - b.id);
  }

  #rise(from: number): void {
    for (let at = from; at > 0; ) {
      const above = (at - 1) >> 1;
      if (!this.#swapIfBetter(above, at)) return;
      at = above;
    }
  }

  #sink(from: number): void {
    for (let at = from; ; ) {
      const left = 2 * at + 1;
      const [a, b] = [this.#held[left], this.#held[left + 1]];
      if (a === undefined) return;
      const below = b !== undefined && isBetter(a, b) ? left + 1 : left;
      if (!this.#swapIfBetter(at, below)) return;
      at = below;
    }
  }

  /** The worse of two stays on top. @returns whether they changed places */
  #swapIfBetter(above: number, below: number): boolean {
    const [a, b] = [this.#held[above], this.#held[below]];
    if (a === undefined || b === undefined || !isBetter(a, b)) return false;
    this.#held[above] = b;
    this.#held[below] = a;
    return true;
  }
}

function isBetter(a: Ranked, b: Ranked): boolean {
  return a.score > b.score || (a.score === b.score && a.id < b.id);
}
