import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { serveDesk } from './sidepanel/serve-desk.ts';

/** What the panel's worker imports: the code book, the search and the review, behind their desk. */
export default defineUnlistedScript(serveDesk);
