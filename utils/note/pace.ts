/**
 * When to look at a page again: never while nothing happens, soon after changes have paused, and ever more seldom where
 * looking was in vain. One timer, which runs only while a look is due.
 */

/** Changes have paused when nothing more came for so long. */
const PAUSE_MS = 150;
/** Where looks say nothing new, the pause before the next grows up to this. */
const LONGEST_PAUSE_MS = 5000;
const PAUSE_GROWTH = 4;

export class Pace {
  readonly #look: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pause = PAUSE_MS;
  #lastChange = 0;
  /** When the timer goes off, and when the look comes whatever still changes. */
  #next = Number.POSITIVE_INFINITY;
  #latest = Number.POSITIVE_INFINITY;

  /** @param look called when it is time; nothing is due any more then */
  constructor(look: () => void) {
    this.#look = look;
  }

  get isDue(): boolean {
    return this.#timer !== undefined;
  }

  /**
   * Something has changed that is worth a look.
   * @param patience milliseconds after which a look comes though it changes on
   */
  ask(patience: number): void {
    const now = performance.now();
    this.#lastChange = now;
    this.#latest = Math.min(this.#latest, now + Math.max(patience, this.#pause));
    if (this.#timer === undefined) this.#wait(now, this.#pause);
  }

  /** As `ask`, and however long the page was dull before, it is worth a look soon. */
  hurry(patience: number): void {
    this.#pause = PAUSE_MS;
    this.ask(patience);
    if (this.#next - this.#lastChange > PAUSE_MS) this.#wait(this.#lastChange, PAUSE_MS);
  }

  /** A look for what no change tells of. Only where none is due. */
  lookIn(ms: number): void {
    this.#wait(performance.now(), ms);
  }

  /** There was a look. @param saidMore whether it said anything new */
  looked(saidMore: boolean): void {
    this.#pause = saidMore ? PAUSE_MS : Math.min(this.#pause * PAUSE_GROWTH, LONGEST_PAUSE_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#next = Number.POSITIVE_INFINITY;
    this.#latest = Number.POSITIVE_INFINITY;
  }

  #wait(now: number, ms: number): void {
    clearTimeout(this.#timer);
    this.#next = now + ms;
    this.#timer = setTimeout(() => this.#onTimer(), ms);
  }

  /** Changes that went on meanwhile push the look back, but not for ever. */
  #onTimer(): void {
    const now = performance.now();
    const quiet = now - this.#lastChange;
    if (quiet < PAUSE_MS && now < this.#latest) {
      this.#wait(now, Math.min(PAUSE_MS - quiet, this.#latest - now));
      return;
    }
    this.stop();
    this.#look();
  }
}
