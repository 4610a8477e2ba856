import { createRoot } from 'react-dom/client';
import { Panel } from '../../components/Panel.tsx';
import type { PanelServices } from '../../components/panel-services.ts';
import { createPanelNews } from '../../utils/browser/panel-news.ts';

/** Draw the panel into its page. */
export function drawPanel(root: HTMLElement, services: PanelServices): void {
  createRoot(root).render(<Panel services={services} news={createPanelNews()} />);
}
