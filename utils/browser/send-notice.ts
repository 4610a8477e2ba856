/** Sending small notices to our own contexts. Apart from hearing them, so that the background carries no zod. */
import { browser } from 'wxt/browser';
import type { RuntimeMessageBody, RuntimeMessageName } from '../messages.ts';

/**
 * Send a notice to whoever listens.
 * @returns false where nobody does, which is normal: no panel is open
 */
export async function sendNotice<N extends RuntimeMessageName>(
  name: N,
  body: RuntimeMessageBody<N>,
): Promise<boolean> {
  try {
    await browser.runtime.sendMessage({ name, body });
    return true;
  } catch {
    return false;
  }
}
