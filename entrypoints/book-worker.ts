import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

/**
 * The panel's worker. It imports its script: a script that is imported is kept compiled by the browser, one that a
 * worker is made of is compiled anew each time, and that would take a quarter of the time to the first answer.
 */
export default defineUnlistedScript(() => {
  // What the panel says meanwhile would reach nobody.
  const early: unknown[] = [];
  const hold = ({ data }: MessageEvent<unknown>) => void early.push(data);
  globalThis.addEventListener('message', hold);
  const desk: string = '/book-desk.js';
  import(/* @vite-ignore */ desk).then(() => {
    globalThis.removeEventListener('message', hold);
    for (const data of early) globalThis.dispatchEvent(new MessageEvent('message', { data }));
  }, globalThis.reportError);
});
