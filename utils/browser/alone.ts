/**
 * Run a task while no other context of the extension runs one of the same name: the panels, the options page and the
 * background read and write the same storage. Tests under Node have no locks, and one context only.
 */
export function alone<T>(name: string, task: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? navigator.locks.request(`clear-margin-${name}`, task) : task();
}
