/**
 * The first thing that runs when the panel opens, and small on purpose: the tables are on their way to the worker and
 * the tab beside is asked for its note, and the worker for its review, while React is still being loaded.
 */
import '../../assets/styles/panel.css';
import { createKeptCodes } from '../../utils/browser/kept-codes.ts';
import { openKeptStore } from '../../utils/browser/kept-store.ts';
import { createPanelHost } from '../../utils/browser/panel-host.ts';
import { giveHeadStart } from './head-start.ts';
import { startBookWorker } from './start-worker.ts';
import { createBookClient } from './worker-client.ts';

const book = createBookClient(startBookWorker);
const host = createPanelHost();
const client = giveHeadStart(book, host);
const kept = createKeptCodes(openKeptStore());

const root = document.getElementById('root');
if (root === null) throw new Error('The panel has no place on its page.');
const { drawPanel } = await import('./draw-panel.tsx');
drawPanel(root, { client, host, kept });
