import { createRoot } from 'react-dom/client';
import '../../assets/styles/panel.css';
import { Panel } from '../../components/Panel.tsx';
import { createPanelHost } from '../../utils/browser/panel-host.ts';
import { startBookWorker } from './start-worker.ts';
import { createBookClient } from './worker-client.ts';

// The worker starts before React draws: the tables are the longest way to the first answer.
const services = { client: createBookClient(startBookWorker), host: createPanelHost() };

const root = document.getElementById('root');
if (root === null) throw new Error('The panel has no place on its page.');
createRoot(root).render(<Panel services={services} />);
