import { createContext, useContext } from 'react';
import type { KeptCodes } from '../utils/browser/kept-codes.ts';
import type { PanelHost } from '../utils/browser/panel-types.ts';
import type { BookClient } from './book-client.ts';

/** What the panel stands on. Plain objects in tests. */
export interface PanelServices {
  readonly client: BookClient;
  readonly host: PanelHost;
  /** Favourites, and the codes used last. */
  readonly kept: KeptCodes;
}

export const PanelServicesContext = createContext<PanelServices | null>(null);

/** @throws Error outside of the panel */
export function useServices(): PanelServices {
  const services = useContext(PanelServicesContext);
  if (services === null) throw new Error('The panel has not been given its services.');
  return services;
}
