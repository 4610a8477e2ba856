import { createContext, useContext } from 'react';
import type { PanelHost } from '../utils/browser/panel-types.ts';
import type { BookClient } from './book-client.ts';

/** What the panel stands on. Plain objects in tests. */
export interface PanelServices {
  readonly client: BookClient;
  readonly host: PanelHost;
}

export const PanelServicesContext = createContext<PanelServices | null>(null);

/** @throws Error outside of the panel */
export function useServices(): PanelServices {
  const services = useContext(PanelServicesContext);
  if (services === null) throw new Error('The panel has not been given its services.');
  return services;
}
