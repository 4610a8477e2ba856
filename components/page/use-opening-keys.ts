import { useQuery } from '@tanstack/react-query';
import { useServices } from '../panel-services.ts';

/** As the extension suggests them; what the browser says takes their place. */
const SUGGESTED = 'Alt+Shift+C';

/** The keys that open the panel, one by one; none where the user has taken them away. */
export function useOpeningKeys(): readonly string[] {
  const { host } = useServices();
  const { data } = useQuery({
    queryKey: ['opening-keys'],
    queryFn: () => host.openingKeys(),
    staleTime: 0,
  });
  const keys = data ?? SUGGESTED;
  return keys === '' ? [] : keys.split('+');
}
