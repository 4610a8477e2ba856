/**
 * The same function, which answers for a text of late without looking again: words, titles and wordings are asked for
 * many times in one query or review. What it holds is bounded: beyond that it starts over.
 * @param most how many answers it keeps
 * @param look answers alike for the same text, whenever it is asked; its answer is shared and must not be changed
 */
export function remembered<T>(most: number, look: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly found: T }>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before.found;
    const found = look(text);
    if (known.size >= most) known.clear();
    known.set(text, { found });
    return found;
  };
}
