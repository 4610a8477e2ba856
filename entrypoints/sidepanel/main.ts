/**
 * The first thing that runs when the panel opens, and small on purpose: the worker starts on the code tables and the
 * tab beside is asked for its note while React is still being loaded. None of the three waits for another.
 */
import '../../assets/styles/panel.css';
import { startBookWorker } from './start-worker.ts';
import { createBookClient } from './worker-client.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The panel has no place on its page.');

const client = createBookClient(startBookWorker);
const hosting = import('../../utils/browser/panel-host.ts').then(({ createPanelHost }) => createPanelHost());
const { drawPanel } = await import('./draw-panel.tsx');
drawPanel(root, { client, host: await hosting });
