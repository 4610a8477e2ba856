/**
 * The extension API as the content script needs it: a few lines over the global the browser gives.
 * The polyfill would be a third of the script's weight, in every frame of the page.
 */
import type { PortSender } from '../note/commands.ts';

interface Listenable<Args extends readonly unknown[]> {
  addListener(listener: (...args: Args) => void): void;
  removeListener(listener: (...args: Args) => void): void;
}

/** A port from an extension page. */
export interface PagePort {
  readonly name: string;
  readonly sender?: PortSender;
  readonly onMessage: Listenable<[message: unknown]>;
  readonly onDisconnect: Listenable<[]>;
  postMessage(message: unknown): void;
  disconnect(): void;
}

/** `runtime` in a page. `id` is undefined once the extension was updated or removed. */
interface PageRuntime {
  readonly id?: string;
  readonly onConnect: Listenable<[port: PagePort]>;
  sendMessage(message: unknown): Promise<unknown>;
  getURL(path: string): string;
}

interface PageApi {
  readonly runtime?: PageRuntime;
  readonly dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null };
}

declare global {
  // `var` is what declares a property of the global object.
  var browser: PageApi | undefined;
  var chrome: PageApi | undefined;
}

/** The browser's API in this page, or `null` where the extension is gone. */
export function pageRuntime(): (PageRuntime & { readonly id: string }) | null {
  const runtime = (globalThis.browser ?? globalThis.chrome)?.runtime;
  return hasId(runtime) ? runtime : null;
}

function hasId(runtime: PageRuntime | undefined): runtime is PageRuntime & { readonly id: string } {
  return typeof runtime?.id === 'string';
}

/**
 * The shadow root of an element, closed ones included. Chrome offers it on `chrome.dom`, Firefox on the element.
 * Ask it of custom elements only: asked of every element it has crashed browsers.
 */
export function openOrClosedShadowRoot(element: Element): ShadowRoot | null {
  const dom = globalThis.chrome?.dom;
  if (dom !== undefined) return dom.openOrClosedShadowRoot(element);
  return 'openOrClosedShadowRoot' in element && isShadowRoot(element.openOrClosedShadowRoot)
    ? element.openOrClosedShadowRoot
    : null;
}

function isShadowRoot(value: unknown): value is ShadowRoot {
  return typeof value === 'object' && value !== null && 'host' in value;
}
