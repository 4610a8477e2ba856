/** A desk of the worker with the real tables, whose turns and answers the test takes. */
import type { DeskReply, DeskRequest, DeskTrouble } from '../../../components/book-client.ts';
import { createDesk } from '../../../entrypoints/sidepanel/book-desk.ts';
import { readTablesAsOpened } from '../../../utils/cli/read-book.ts';
import { noteFromText } from '../../../utils/note/note-text.ts';
import type { OpenedTables } from '../../../utils/updates/open-tables.ts';

export const tables: OpenedTables = readTablesAsOpened();
export const DATE = '2026-11-10';

type DeskWorld = Parameters<typeof createDesk>[0];

/** A desk whose turns the test takes by hand. @param more what is not as on most days */
export function openDesk(more: Partial<DeskWorld> = {}) {
  const replies: (DeskReply | DeskTrouble)[] = [];
  const faults: unknown[] = [];
  const turns: (() => void)[] = [];
  const ask = createDesk({
    openTables: () => Promise.resolve(tables),
    openNotes: () => Promise.reject(new Error('no notes')),
    post: (reply) => replies.push(reply),
    later: (task) => turns.push(task),
    onFault: (fault) => faults.push(fault),
    ...more,
  });
  const work = async () => {
    for (let turn = turns.shift(); turn !== undefined; turn = turns.shift()) {
      turn();
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  return { ask, work, replies, faults };
}

export function search(id: number, text: string): DeskRequest {
  return { kind: 'search', id, job: { query: { text, date: DATE } } };
}

export function review(id: number, text: string, rulesOff: readonly string[] = []): DeskRequest {
  return { kind: 'review', id, job: { note: noteFromText(text), date: DATE, rulesOff } };
}
