/** What was dismissed in the encounter beside the panel, and dismissing more of it. */
import { addDismissal, type Dismissals, dropDismissal, NOTHING_DISMISSED } from '../review/dismissals.ts';
import type { Finding } from '../review/types.ts';
import { followStored } from './follow-stored.ts';
import type { PageReader } from './page-reader.ts';
import type { PanelHost } from './panel-types.ts';
import type { OfTabs } from './tab-store.ts';
import { dismissalStore, forgetDismissed, isSameScope, type VisitDismissals } from './visit-dismissals.ts';

interface DismissedBeside extends Pick<PanelHost, 'dismiss' | 'bringBack'> {
  /** The same object until something changes. */
  current(): Dismissals;
  /** Something came over the line: it may be another encounter. */
  lineChanged(): void;
}

/** @param onChange called whenever another panel, or this one, has dismissed something or taken it back */
export function createDismissedBeside(
  reader: PageReader,
  signal: AbortSignal,
  onChange: () => void,
): DismissedBeside {
  let kept: OfTabs<VisitDismissals> = {};
  /** The line whose fields were seen: before that, no field on it means that it has not answered yet. */
  let seen: object | null = null;

  function take(all: OfTabs<VisitDismissals>): void {
    if (JSON.stringify(all) === JSON.stringify(kept)) return;
    kept = all;
    onChange();
  }
  function current(): Dismissals {
    const line = reader.current();
    const scope = line?.visit.scope();
    const held = line && kept[line.tabId];
    return held && scope && isSameScope(held, scope) ? held : NOTHING_DISMISSED;
  }
  async function change(how: (before: Dismissals) => Dismissals): Promise<void> {
    const line = reader.current();
    const scope = line?.visit.scope();
    if (!line || !scope) return;
    const before = current();
    const salted = before.salt === '' ? { salt: crypto.randomUUID(), items: [] } : before;
    const { salt, items } = how(salted);
    // Shown at once: storage answers late, and the next key is for the next finding.
    const next = { ...scope, salt, items };
    const all = kept;
    take({ ...kept, [line.tabId]: next });
    if (await dismissalStore.keep(line.tabId, next)) return;
    take(all);
    throw new Error('The browser did not keep what was dismissed.');
  }
  function forget(tabId: number): void {
    kept = Object.fromEntries(Object.entries(kept).filter(([id]) => Number(id) !== tabId));
    void forgetDismissed((id) => id === tabId);
  }

  followStored('session', dismissalStore.key, (value) => take(dismissalStore.parse(value)), signal);
  void dismissalStore.read().then((all) => {
    if (!signal.aborted) take(all);
  });
  return {
    current,
    lineChanged() {
      const line = reader.current();
      if (line === null) return;
      const scope = line.visit.scope();
      const held = kept[line.tabId];
      if (scope !== null) seen = line;
      if (held === undefined) return;
      // A page that has emptied itself may fill with the next patient.
      const hasGone = scope === null ? seen === line && held.tags.length === 0 : !isSameScope(held, scope);
      if (hasGone) forget(line.tabId);
    },
    dismiss: (finding: Finding, reason: string) => change((before) => addDismissal(before, finding, reason)),
    bringBack: (finding: Finding) => change((before) => dropDismissal(before, finding)),
  };
}
