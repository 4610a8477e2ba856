/** News beside the panel's answers: in the panel they are a quiet line, and other tables to answer from. */
import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from 'react';
import { NO_NEWS, type PanelNews, type PanelNewsSource } from '../utils/browser/panel-news-types.ts';
import { useBook } from './book-queries.ts';
import { useServices } from './panel-services.ts';

/** Where nobody gives news there are none: the panel works without. */
export const PanelNewsContext = createContext<PanelNewsSource>(NO_NEWS);

export function useNews(): PanelNews & Pick<PanelNewsSource, 'close' | 'openOptions'> {
  const source = useContext(PanelNewsContext);
  const news = useSyncExternalStore(source.subscribe, source.news);
  return { ...news, close: source.close, openOptions: source.openOptions };
}

/**
 * Take the tables over that are in use by now, where they are others than those that answer. What is on the screen
 * stays until it has been answered anew; what is typed is not touched.
 */
export function useNewTables(): void {
  const { client } = useServices();
  const queries = useQueryClient();
  const { data: facts } = useBook();
  const { updates } = useNews();
  /** One try for each: tables that will not open are not tried again and again. */
  const tried = useRef<string | null>(null);
  const wanted =
    updates === null ? null : nameOf(updates.inUse.origin === 'update' ? updates.inUse.id : null);
  const answering = facts === undefined ? null : nameOf(facts.set ?? null);
  useEffect(() => {
    if (wanted === null || answering === null || wanted === answering || tried.current === wanted) return;
    tried.current = wanted;
    client.renew().then(
      () => queries.invalidateQueries(),
      // The old tables go on answering.
      () => undefined,
    );
  }, [wanted, answering, client, queries]);
}

function nameOf(set: string | null): string {
  return set === null ? 'packaged' : `update ${set}`;
}
