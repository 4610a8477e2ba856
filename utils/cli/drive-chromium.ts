/**
 * Drives a real Chromium with the built extension in it: for `npm start`, the end-to-end tests and the benchmark.
 * Sites are granted and taken back through the browser's own extension settings, the toolbar button is pressed by
 * the browser's own debugging command, and the panel is the real side panel.
 */
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright';
import { z } from '../zod.ts';
import { freePort } from './free-port.ts';

/** The pattern the `e2e` build may be granted. Our pages are served from this machine only. */
const LOOPBACK = 'http://127.0.0.1/*';

const PATIENCE_MS = 15_000;

export interface DriveOptions {
  /** Path of the browser. */
  readonly executable: string;
  /** Absolute path of the built extension, `--mode e2e`. */
  readonly extension: string;
  readonly headless: boolean;
  /** Absolute path of the profile; a fresh one that is thrown away where left out. */
  readonly profile?: string;
  readonly size?: { readonly width: number; readonly height: number };
  /** The caller closes the browser when the process is told to end; else it is closed at once and the process ends. */
  readonly ownSignals?: boolean;
  /** Further arguments for the browser. */
  readonly args?: readonly string[];
}

export interface DrivenChromium {
  readonly context: BrowserContext;
  /** The first tab. */
  readonly page: Page;
  readonly extensionId: string;
  /**
   * Give the extension a site, or take it back, as the user does in the browser's settings. A site that the build
   * does not hold from the start is thereby allowed: the panel's own button then gets it without a prompt.
   * @param pattern the loopback site, where none is named
   */
  grant(pattern?: string): Promise<void>;
  revoke(pattern?: string): Promise<void>;
  /** Close the tab with the browser's settings. No site can be granted or taken back through them afterwards. */
  closeSettings(): Promise<void>;
  /** Press the extension's toolbar button on a tab. */
  pressToolbar(page: Page): Promise<void>;
  /** The open side panel, once it is there. */
  panel(): Promise<Page>;
  /** Stop the background worker, as the browser does when it is idle. */
  killBackground(): Promise<void>;
  /** End the whole browser from one moment to the next, as a power cut does. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** Launch the browser with no site granted. */
export async function driveChromium(options: DriveOptions): Promise<DrivenChromium> {
  const port = await freePort();
  const context = await launch(options, port);
  try {
    return await drive(context, port);
  } catch (error) {
    await context.close();
    throw error;
  }
}

function launch(options: DriveOptions, port: number): Promise<BrowserContext> {
  const { width, height } = options.size ?? { width: 1320, height: 900 };
  return chromium.launchPersistentContext(options.profile ?? '', {
    executablePath: options.executable,
    handleSIGINT: !options.ownSignals,
    handleSIGTERM: !options.ownSignals,
    handleSIGHUP: !options.ownSignals,
    headless: options.headless,
    viewport: null,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--window-size=${width},${height}`,
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--enable-unsafe-extension-debugging',
      `--remote-debugging-port=${port}`,
      `--disable-extensions-except=${options.extension}`,
      `--load-extension=${options.extension}`,
      ...(options.args ?? []),
    ],
  });
}

async function drive(context: BrowserContext, port: number): Promise<DrivenChromium> {
  const worker =
    context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: PATIENCE_MS }));
  const extensionId = new URL(worker.url()).host;
  // The browser's own debugging port shows what the launching connection does not: the toolbar and the side panel.
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const connections = [browser];
  const session = await browser.newBrowserCDPSession();
  const page = context.pages()[0] ?? (await context.newPage());
  const settings = await context.newPage();
  await settings.goto('chrome://extensions');
  await withhold(settings, extensionId);
  await page.bringToFront();
  return {
    context,
    page,
    extensionId,
    grant: (pattern = LOOPBACK) => changeSite(settings, extensionId, 'addHostPermission', pattern),
    revoke: (pattern = LOOPBACK) => changeSite(settings, extensionId, 'removeHostPermission', pattern),
    closeSettings: () => settings.close(),
    async pressToolbar(tab) {
      try {
        await pressToolbar(session, extensionId, tab);
      } catch (error) {
        throw explainPress(error, browser.version());
      }
    },
    async panel() {
      const found = await findPanel(port, extensionId);
      connections.push(found.browser);
      return found.panel;
    },
    killBackground: () => killBackground(session, extensionId),
    kill: () => kill(context, session),
    async close() {
      for (const connection of connections) await connection.close();
      await context.close();
    },
  };
}

const DEVELOPER_PRIVATE = 'chrome.developerPrivate';

/** The test build holds its site from the start: take it away, so that it must be granted like any other. */
async function withhold(settings: Page, id: string): Promise<void> {
  for (const hostAccess of ['ON_CLICK', 'ON_SPECIFIC_SITES']) {
    const change = JSON.stringify({ extensionId: id, hostAccess });
    await settings.evaluate(`${DEVELOPER_PRIVATE}.updateExtensionConfiguration(${change})`);
  }
}

async function changeSite(
  settings: Page,
  id: string,
  change: 'addHostPermission' | 'removeHostPermission',
  pattern: string,
): Promise<void> {
  await settings.evaluate(
    `${DEVELOPER_PRIVATE}.${change}(${JSON.stringify(id)}, ${JSON.stringify(pattern)})`,
  );
}

const targets = z.object({
  targetInfos: z.array(z.object({ targetId: z.string(), type: z.string(), url: z.string() })),
});

async function pressToolbar(session: CDPSession, id: string, page: Page): Promise<void> {
  const { targetInfos } = targets.parse(
    await session.send('Target.getTargets', { filter: [{ type: 'tab' }] }),
  );
  const tab = targetInfos.find((target) => target.url === page.url());
  if (!tab) throw new Error(`No tab shows ${page.url()}.`);
  await session.send('Extensions.triggerAction', { id, targetId: tab.targetId });
}

/**
 * Older browsers have no command for the toolbar button and answer in the words of the debugging protocol.
 * @returns what to throw instead: which browser is needed, or the error itself where it is another
 */
export function explainPress(error: unknown, version: string): unknown {
  if (!(error instanceof Error) || !/triggerAction' wasn't found/.test(error.message)) return error;
  return new Error(
    `This browser (version ${version}) is too old: it cannot press the toolbar button of an extension by itself. Install the newest Chromium or Chrome for Testing; version 156 is known to work.`,
    { cause: error },
  );
}

async function killBackground(session: CDPSession, id: string): Promise<void> {
  const { targetInfos } = targets.parse(await session.send('Target.getTargets'));
  for (const { type, url, targetId } of targetInfos) {
    if (type === 'service_worker' && url.includes(id)) await session.send('Target.closeTarget', { targetId });
  }
}

const processes = z.object({ processInfo: z.array(z.object({ type: z.string(), id: z.number() })) });

async function kill(context: BrowserContext, session: CDPSession): Promise<void> {
  const { processInfo } = processes.parse(await session.send('SystemInfo.getProcessInfo'));
  const browser = processInfo.find(({ type }) => type === 'browser');
  if (!browser) throw new Error('The browser does not name its process.');
  const ended = new Promise((resolve) => context.once('close', resolve));
  process.kill(browser.id, 'SIGKILL');
  await ended;
}

/** A debugging connection lists only side panels that were open before it: each look is a new connection. */
async function findPanel(port: number, id: string): Promise<{ browser: Browser; panel: Page }> {
  const address = `chrome-extension://${id}/sidepanel.html`;
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    if (await isOpen(port, address)) {
      const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
      const pages = browser.contexts().flatMap((context) => context.pages());
      const panel = pages.find((page) => page.url().startsWith(address));
      if (panel) return { browser, panel };
      await browser.close();
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The side panel did not open.');
}

const openPages = z.array(z.object({ url: z.string() }));

async function isOpen(port: number, address: string): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/json/list`);
  return openPages.parse(await answer.json()).some(({ url }) => url.startsWith(address));
}
