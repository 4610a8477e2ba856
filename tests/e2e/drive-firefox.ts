/** Drives a real Firefox over WebDriver BiDi, straight over a socket: no driver program is needed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../utils/cli/free-port.ts';
import { z } from '../../utils/zod.ts';

const ADDON = 'clear-margin@clear-margin.example';
/** Fixes the address of our pages, which Firefox otherwise draws by lot. */
const UUID = '11111111-2222-4333-8444-555555555555';

const PREFERENCES: Readonly<Record<string, string | number | boolean>> = {
  'extensions.webextensions.uuids': JSON.stringify({ [ADDON]: UUID }),
  // The user's click on our own button stays real; only Firefox's own prompt answers itself.
  'extensions.webextOptionalPermissionPrompts': false,
  'app.update.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  // The frame's site is found at once and answers nothing; asking a name server for it can take longer than a test.
  'network.dns.localDomains': 'clinic',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
  // Whatever any page or extension logs is also printed.
  'devtools.console.stdout.content': true,
};

/** Whoever waits longer than this learns what was asked, and not only that a test took too long. */
const ANSWER_MS = 30_000;

const answer = z.object({
  id: z.number(),
  type: z.string(),
  message: z.string().optional(),
  result: z.unknown(),
});

export interface DrivenFirefox {
  readonly pages: string;
  send(method: string, params?: object): Promise<unknown>;
  /** Hear events of the browser, such as `log.entryAdded`. @returns what was heard, which grows */
  listen(event: string): Promise<readonly string[]>;
  /** Everything logged since the start, by pages and extensions alike, and every error that nobody caught. */
  readLog(): Promise<string>;
  /** Open a tab. @returns its context */
  open(url: string): Promise<string>;
  go(context: string, url: string): Promise<void>;
  /** Run an expression in a tab; a promise is waited for. */
  run(context: string, expression: string): Promise<unknown>;
  /** Press the extension's toolbar button on the tab in front. */
  pressToolbar(): Promise<void>;
  /** End the event page, as Firefox does when it is idle. */
  stopBackground(): Promise<void>;
  /** True while the real sidebar shows an extension's panel. */
  sidebarIsOpen(): Promise<boolean>;
  /** Close the sidebar, as its own cross does. */
  closeSidebar(): Promise<void>;
  /** Click on an element with a real pointer. */
  click(context: string, css: string): Promise<void>;
  /** Rest the pointer on a place of the view, coming from its corner. */
  rest(context: string, place: { readonly x: number; readonly y: number }): Promise<void>;
  /** Type with real keys into what has the focus. */
  type(context: string, words: string): Promise<void>;
  /** Press keys one after the other; those of a list together. */
  press(context: string, ...keys: readonly (string | readonly string[])[]): Promise<void>;
  close(): Promise<void>;
}

/**
 * @param executable path of Firefox
 * @param extension absolute path of the built extension
 */
export async function driveFirefox(executable: string, extension: string): Promise<DrivenFirefox> {
  const profile = mkdtempSync(join(tmpdir(), 'firefox-'));
  const lines = Object.entries(PREFERENCES).map(
    ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`,
  );
  writeFileSync(join(profile, 'user.js'), lines.join('\n'));
  const port = await freePort();
  const firefox = spawn(
    executable,
    [
      '--headless',
      '--no-remote',
      '--remote-allow-system-access',
      '--profile',
      profile,
      `--remote-debugging-port=${port}`,
      'about:blank',
    ],
    { env: { ...process.env, HOME: profile }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let printed = '';
  for (const stream of [firefox.stdout, firefox.stderr]) {
    stream?.on('data', (data) => {
      printed += String(data);
    });
  }
  await untilListening(firefox);
  const socket = await connect(`ws://127.0.0.1:${port}/session`);
  const heard: Heard = new Map();
  const send = sender(socket, heard);
  await send('session.new', { capabilities: {} });
  await send('webExtension.install', { extensionData: { type: 'path', path: extension } });
  return {
    pages: `moz-extension://${UUID}/`,
    send,
    async listen(event) {
      const words: string[] = [];
      heard.set(event, words);
      await send('session.subscribe', { events: [event] });
      return words;
    },
    async readLog() {
      const { window } = await browserWindow(send);
      const answered = evaluated.parse(
        await send('script.evaluate', {
          expression: 'Services.console.getMessageArray().join("\\n")',
          target: { context: window },
          awaitPromise: true,
        }),
      );
      return `${printed}\n${String(answered.result?.value)}`;
    },
    ...tabs(send),
    async pressToolbar() {
      const { window } = await browserWindow(send);
      const target = { context: window };
      await send('script.evaluate', { expression: PRESS, target, awaitPromise: true, userActivation: true });
    },
    async stopBackground() {
      const { window } = await browserWindow(send);
      const target = { context: window };
      const answered = evaluated.parse(
        await send('script.evaluate', {
          expression: STOP,
          target,
          awaitPromise: true,
          userActivation: false,
        }),
      );
      if (answered.result?.value !== 'stopped')
        throw new Error(`The event page is ${String(answered.result?.value)}.`);
    },
    async closeSidebar() {
      const { window } = await browserWindow(send);
      await send('script.evaluate', {
        expression: 'SidebarController.hide()',
        target: { context: window },
        awaitPromise: true,
        userActivation: true,
      });
    },
    sidebarIsOpen: async () => (await browserWindow(send)).sidebar.includes('webext-panels'),
    async close() {
      socket.close();
      const ended = new Promise((resolve) => firefox.once('exit', resolve));
      firefox.kill();
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

type Send = DrivenFirefox['send'];

/** What was heard of each event that is listened for. */
type Heard = Map<string, string[]>;

/** What Firefox itself runs when the button is pressed. */
const PRESS = `(() => {
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  const { extension } = WebExtensionPolicy.getByID('${ADDON}');
  ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
})()`;

/** What Firefox itself runs when the event page has been idle for long enough. */
const STOP = `(async () => {
  const { extension } = WebExtensionPolicy.getByID('${ADDON}');
  await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
  return extension.backgroundState;
})()`;

const chromeTree = z.object({
  contexts: z.array(
    z.object({
      context: z.string(),
      url: z.string(),
      children: z.array(z.object({ url: z.string() })).nullish(),
    }),
  ),
});

/** Firefox's own window: the context of its frame, and what its sidebar shows. */
async function browserWindow(send: Send): Promise<{ window: string; sidebar: string }> {
  const { contexts } = chromeTree.parse(await send('browsingContext.getTree', { 'moz:scope': 'chrome' }));
  const window = contexts.find(({ url }) => url.endsWith('/browser.xhtml'));
  if (!window) throw new Error('Firefox shows no window.');
  return { window: window.context, sidebar: window.children?.map(({ url }) => url).join(' ') ?? '' };
}

const created = z.object({ context: z.string() });
const evaluated = z.object({
  type: z.string(),
  result: z.object({ value: z.unknown().optional() }).optional(),
});
const located = z.object({ nodes: z.array(z.object({ sharedId: z.string() })) });

function tabs(send: Send): Pick<DrivenFirefox, 'open' | 'go' | 'run' | 'click' | 'rest' | 'type' | 'press'> {
  const go = async (context: string, url: string) => {
    await send('browsingContext.navigate', { context, url, wait: 'complete' });
  };
  const press: DrivenFirefox['press'] = async (context, ...keys) => {
    const actions = keys.flatMap((key) => {
      const together = typeof key === 'string' ? [key] : key;
      const down = together.map((value) => ({ type: 'keyDown', value }));
      return [...down, ...together.toReversed().map((value) => ({ type: 'keyUp', value }))];
    });
    await send('input.performActions', { context, actions: [{ type: 'key', id: 'keys', actions }] });
  };
  return {
    async open(url) {
      const { context } = created.parse(await send('browsingContext.create', { type: 'tab' }));
      await go(context, url);
      return context;
    },
    go,
    async run(context, expression) {
      const target = { context };
      const answered = evaluated.parse(
        await send('script.evaluate', { expression, target, awaitPromise: true, userActivation: false }),
      );
      if (answered.type !== 'success') throw new Error(`The page could not run: ${expression}`);
      return answered.result?.value;
    },
    async click(context, css) {
      // A pointer reaches only what is in sight; else Firefox waits for ever.
      const expression = `document.querySelector(${JSON.stringify(css)})?.scrollIntoView({ block: 'center' })`;
      await send('script.evaluate', { expression, target: { context }, awaitPromise: false });
      const found = await send('browsingContext.locateNodes', {
        context,
        locator: { type: 'css', value: css },
      });
      const [node] = located.parse(found).nodes;
      if (!node) throw new Error(`Nothing there: ${css}`);
      const origin = { type: 'element', element: { sharedId: node.sharedId } };
      const actions = [
        { type: 'pointerMove', x: 0, y: 0, origin },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ];
      await send('input.performActions', { context, actions: [{ type: 'pointer', id: 'mouse', actions }] });
    },
    async rest(context, { x, y }) {
      const [toX, toY] = [Math.round(x), Math.round(y)];
      const actions = [
        { type: 'pointerMove', x: 2, y: 2 },
        { type: 'pointerMove', x: toX - 3, y: toY },
        { type: 'pointerMove', x: toX, y: toY },
      ];
      await send('input.performActions', { context, actions: [{ type: 'pointer', id: 'mouse', actions }] });
    },
    type: (context, words) => press(context, ...words),
    press,
  };
}

const told = z.object({ type: z.literal('event'), method: z.string() });

function sender(socket: WebSocket, heard: Heard): Send {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let last = 0;
  socket.onmessage = ({ data }) => {
    const said: unknown = JSON.parse(String(data));
    const event = told.safeParse(said).data;
    if (event !== undefined) heard.get(event.method)?.push(String(data));
    const parsed = answer.safeParse(said);
    if (!parsed.success) return;
    const { id, type, message, result } = parsed.data;
    if (type === 'error') waiting.get(id)?.reject(new Error(message));
    else waiting.get(id)?.resolve(result);
    waiting.delete(id);
  };
  return (method, params = {}) =>
    new Promise((resolve, reject) => {
      last += 1;
      const id = last;
      const late = () => {
        if (waiting.delete(id))
          reject(new Error(`Firefox did not answer: ${method} ${JSON.stringify(params)}`));
      };
      setTimeout(late, ANSWER_MS).unref();
      waiting.set(id, { resolve, reject });
      socket.send(JSON.stringify({ id, method, params }));
    });
}

function untilListening(firefox: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    firefox.stderr?.on('data', (data) => {
      said += String(data);
      if (said.includes('BiDi listening')) resolve();
    });
    firefox.once('exit', () => reject(new Error(`Firefox ended before it could be driven.\n${said}`)));
  });
}

function connect(url: string): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    socket.onopen = () => resolve(socket);
    socket.onerror = () => reject(new Error(`No answer at ${url}.`));
  });
}
