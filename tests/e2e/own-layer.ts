/** What of ours is seen on a page: it stands in a closed shadow root, which only the extension itself can look into. */
import { z } from '../../utils/zod.ts';

const box = z.object({ text: z.string(), x: z.number(), y: z.number() });
const layer = z.object({
  /** The card as a reader sees it, and the middle of each of its buttons. */
  card: z.object({ text: z.string(), buttons: z.array(box) }).nullable(),
  /** Words for those who listen. */
  said: z.string(),
  /** Whether a part of the page is outlined, for pointing. */
  isPicking: z.boolean(),
  /** Text boxes that have a mirror over them. */
  mirrors: z.number(),
});

export type OwnLayer = z.infer<typeof layer>;

/**
 * An expression for a page of the extension, whose answer `parseLayer` reads. It looks at the first tab of the loopback
 * site, whose grant it needs.
 */
export const LOOK_AT_LAYER = `(async () => {
  const api = globalThis.browser ?? globalThis.chrome;
  const tab = (await api.tabs.query({})).find(({ url }) => url?.startsWith('http://127.0.0.1'));
  const [{ result }] = await api.scripting.executeScript({ target: { tabId: tab.id }, func: () => {
    const rootOf = (host) => host.openOrClosedShadowRoot ?? globalThis.chrome?.dom?.openOrClosedShadowRoot(host);
    const hosts = [...document.documentElement.children].filter((each) => each.getAttribute('popover') === 'manual');
    const all = (css) => hosts.flatMap((host) => [...(rootOf(host)?.querySelectorAll(css) ?? [])]);
    const seen = (css) => all(css).filter((each) => each.checkVisibility());
    const [card] = seen('.card');
    const buttons = card === undefined ? [] : [...card.querySelectorAll('button')].filter((each) => each.checkVisibility());
    return {
      card: card === undefined ? null : {
        text: card.innerText,
        buttons: buttons.map((each) => {
          const { left, top, width, height } = each.getBoundingClientRect();
          return { text: each.innerText, x: left + width / 2, y: top + height / 2 };
        }),
      },
      said: all('.say').map((each) => each.textContent).join(' '),
      isPicking: seen('.pick').length > 0,
      mirrors: all('*').filter((each) => each.tagName !== 'STYLE' && !each.closest('.card, .say, .pick')).length,
    };
  } });
  return JSON.stringify(result);
})()`;

export function parseLayer(answer: unknown): OwnLayer {
  return layer.parse(JSON.parse(String(answer)));
}

/** An expression for the page itself: the middle of the first words that are underlined, in its view. Empty: none are. */
export const FIRST_UNDERLINED = `(() => {
  const [range] = [...CSS.highlights.values()].flatMap((one) => [...one]);
  if (range === undefined) return '';
  const { left, top, width, height } = range.getBoundingClientRect();
  return JSON.stringify({ x: left + width / 2, y: top + height / 2 });
})()`;

const spot = z.object({ x: z.number(), y: z.number() });

/** @throws Error where nothing is underlined */
export function parseSpot(answer: unknown): { readonly x: number; readonly y: number } {
  return spot.parse(JSON.parse(String(answer)));
}
