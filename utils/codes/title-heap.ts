/**
 * Titles as runs of word numbers over one list of words: official titles say the same few thousand words again and
 * again, and a title is put together only when it is asked for.
 */
import type { Pack, Part } from './pack.ts';

/** Collects titles while a book is compiled. */
export class TitleHeapWriter {
  readonly #words = new Map<string, number>();
  readonly #titles = new Map<string, number>();
  readonly #starts: number[] = [0];
  readonly #runs: number[] = [];

  /** @returns the title's number; the same title always has the same one */
  add(title: string): number {
    const known = this.#titles.get(title);
    if (known !== undefined) return known;
    const words = title === '' ? [] : title.split(' ');
    for (const word of words) this.#runs.push(this.#wordNumber(word));
    this.#starts.push(this.#runs.length);
    this.#titles.set(title, this.#titles.size);
    return this.#titles.size - 1;
  }

  parts(): Record<string, Part> {
    return {
      'title-start': Uint32Array.from(this.#starts),
      'title-words': Uint16Array.from(this.#runs),
      words: [...this.#words.keys()].join('\n'),
    };
  }

  #wordNumber(word: string): number {
    const known = this.#words.get(word);
    if (known !== undefined) return known;
    if (this.#words.size > 0xffff) throw new Error('The titles use more words than a title can point at.');
    this.#words.set(word, this.#words.size);
    return this.#words.size - 1;
  }
}

/** Open titles. The list of words is split on the first title asked for. */
export function openTitles(pack: Pack): (title: number) => string {
  const starts = pack.u32('title-start');
  const runs = pack.u16('title-words');
  let words: string[] | undefined;
  return (title) => {
    words ??= pack.text('words').split('\n');
    const end = starts[title + 1] ?? 0;
    let text = '';
    for (let at = starts[title] ?? end; at < end; at += 1) {
      const word = words[runs[at] ?? 0] ?? '';
      text = text === '' ? word : `${text} ${word}`;
    }
    return text;
  };
}
