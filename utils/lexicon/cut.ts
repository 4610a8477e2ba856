/** The pieces of a list that is written as one text; none of an empty one. */
export function cut(text: string, separator: string): string[] {
  return text === '' ? [] : text.split(separator);
}
