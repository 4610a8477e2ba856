/** Skin cancers and the history that each becomes. ICD-10-CM tabular list, Z85.82- and Z86.00-. */
const HISTORY_OF: readonly (readonly [category: string, history: string])[] = [
  ['C43', 'Z85.820'],
  ['C4A', 'Z85.821'],
  ['C44', 'Z85.828'],
  ['D03', 'Z86.006'],
  ['D04', 'Z86.007'],
];

/** The code for a history of what this code says: "Z85.828" for "C44.311". */
export function historyOf(code: string): string | undefined {
  return HISTORY_OF.find(([category]) => code.startsWith(category))?.[1];
}

/** The category whose history this code is: "C44" for "Z85.828". */
export function pastOf(history: string): string | undefined {
  return HISTORY_OF.find(([, one]) => one === history)?.[0];
}
