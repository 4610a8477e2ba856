/** The few parts of the API that some browsers have and others do not, looked for and never assumed. */
import { browser } from 'wxt/browser';
import type { PatternStyle } from './addresses.ts';

interface SidebarAction {
  open(): Promise<void>;
}

interface HostAccessRequests {
  addHostAccessRequest(request: { readonly tabId: number }): Promise<void>;
}

/** Firefox's sidebar. */
export function sidebarAction(): SidebarAction | null {
  const api: unknown = Reflect.get(browser, 'sidebarAction');
  return hasMethod(api, 'open') ? api : null;
}

/** Chrome's own request for access to a tab, shown at its toolbar. */
export function hostAccessRequests(): HostAccessRequests | null {
  const api: unknown = browser.permissions;
  return hasMethod(api, 'addHostAccessRequest') ? api : null;
}

/** Chrome's side panel. */
export function sidePanel(): typeof browser.sidePanel | null {
  const api: unknown = Reflect.get(browser, 'sidePanel');
  return hasMethod(api, 'open') ? browser.sidePanel : null;
}

/** Firefox alone has `runtime.getBrowserInfo`, and takes no port in a site's pattern. */
export function patternStyle(): PatternStyle {
  return hasMethod(browser.runtime, 'getBrowserInfo') ? 'host-only' : 'with-port';
}

function hasMethod<K extends string>(
  api: unknown,
  name: K,
): api is Record<K, (...args: never[]) => Promise<void>> {
  return typeof api === 'object' && api !== null && typeof Reflect.get(api, name) === 'function';
}
