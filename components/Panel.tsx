import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { NO_NEWS, type PanelNewsSource } from '../utils/browser/panel-news-types.ts';
import { makeQueryClient } from './book-queries.ts';
import { PanelBody } from './PanelBody.tsx';
import { PanelBoundary } from './PanelBoundary.tsx';
import { PanelActionsProvider } from './panel-actions.tsx';
import { PanelNewsContext } from './panel-news.ts';
import { type PanelServices, PanelServicesContext } from './panel-services.ts';
import { SingleKeysContext } from './use-keys.ts';

interface PanelProps {
  readonly services: PanelServices;
  /** News of the code tables; the panel works without. */
  readonly news?: PanelNewsSource;
}

/** The whole panel. `services` and `news` must stay the same objects: they are what the panel stands on. */
export function Panel({ services, news = NO_NEWS }: PanelProps) {
  const [queries] = useState(makeQueryClient);
  const [singleKeys, setSingleKeys] = useState(true);
  return (
    <QueryClientProvider client={queries}>
      <PanelServicesContext value={services}>
        <PanelNewsContext value={news}>
          <PanelActionsProvider>
            <SingleKeysContext value={singleKeys}>
              <PanelBoundary>
                <PanelBody singleKeys={singleKeys} onSingleKeys={setSingleKeys} />
              </PanelBoundary>
            </SingleKeysContext>
          </PanelActionsProvider>
        </PanelNewsContext>
      </PanelServicesContext>
    </QueryClientProvider>
  );
}
