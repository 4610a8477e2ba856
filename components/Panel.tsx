import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { makeQueryClient } from './book-queries.ts';
import { PanelBody } from './PanelBody.tsx';
import { PanelBoundary } from './PanelBoundary.tsx';
import { PanelActionsProvider } from './panel-actions.tsx';
import { type PanelServices, PanelServicesContext } from './panel-services.ts';
import { SingleKeysContext } from './use-keys.ts';

/** The whole panel. `services` must stay the same object: it is what the panel stands on. */
export function Panel({ services }: { readonly services: PanelServices }) {
  const [queries] = useState(makeQueryClient);
  const [singleKeys, setSingleKeys] = useState(true);
  return (
    <QueryClientProvider client={queries}>
      <PanelServicesContext value={services}>
        <PanelActionsProvider>
          <SingleKeysContext value={singleKeys}>
            <PanelBoundary>
              <PanelBody singleKeys={singleKeys} onSingleKeys={setSingleKeys} />
            </PanelBoundary>
          </SingleKeysContext>
        </PanelActionsProvider>
      </PanelServicesContext>
    </QueryClientProvider>
  );
}
