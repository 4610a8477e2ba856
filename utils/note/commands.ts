/** The few commands a frame takes, parsed by hand: the content script carries no zod. */
import type { PanelCommand } from './wire.ts';

/** Who opened a port, as the browser tells it. Never what the message says about itself. */
export interface PortSender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly tab?: unknown;
}

/** @returns the command, or `null` for anything that is not one. */
export function parseCommand(message: unknown): PanelCommand | null {
  if (typeof message !== 'object' || message === null || !('kind' in message)) return null;
  return message.kind === 'read' ? { kind: 'read', hints: [], salt: '' } : null;
}

/**
 * Only our own extension's pages may read a frame: the panel beside it, or the panel opened in a tab.
 * @param own this extension's id and the address its pages start with
 */
export function isOwnPage(
  sender: PortSender | undefined,
  own: { readonly id: string; readonly pages: string },
): boolean {
  if (sender === undefined || sender.id !== own.id) return false;
  if (sender.url !== undefined) return sender.url.startsWith(own.pages);
  return sender.tab === undefined;
}
