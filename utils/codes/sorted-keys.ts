/** Looking keys up in a sorted list of them. */

/** Place of a key in a sorted list; -1 where it is not there. */
export function placeOf(keys: Float64Array, key: number): number {
  const at = firstNotBelow(keys, key);
  return keys[at] === key ? at : -1;
}

/** Place of the first key that is not below `key`. */
export function firstNotBelow(keys: Float64Array, key: number): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
