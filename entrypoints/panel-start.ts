import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startEarly } from './sidepanel/early-worker.ts';

/** The first script of the panel's page, and nearly nothing: the worker starts while the panel's own is still loading. */
export default defineUnlistedScript(startEarly);
