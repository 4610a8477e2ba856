/** What the panel knows of the page it stands beside, and what it can ask of the browser. */
import type { FrameState } from '../note/types.ts';

/** The tab beside the panel, as far as the browser lets us see it. */
export type Beside =
  /** The browser has not answered yet. */
  | { readonly state: 'asking' }
  /**
   * The address of the tab is hidden from us until the toolbar button is pressed on it.
   * `tab`: the browser's id of it. `canAsk`: the browser has its own host-access request, which `askForAccess` raises.
   */
  | { readonly state: 'hidden'; readonly tab: number; readonly canAsk: boolean }
  /** A page no extension may read: settings, store, viewer. */
  | { readonly state: 'unreadable'; readonly why: string }
  /** A site the user has not granted. */
  | { readonly state: 'ungranted'; readonly site: string }
  /** A granted site. `frames` holds the newest reading of every frame that answered, top first. */
  | {
      readonly state: 'granted';
      readonly site: string;
      readonly status: 'reading' | 'read';
      readonly frames: readonly FrameState[];
    }
  /** A granted site whose page went away or cannot be reached. What was read of it is forgotten. */
  | { readonly state: 'lost'; readonly site: string };

/** The browser, as the panel sees it. One implementation over `browser.*`, plain objects in tests. */
export interface PanelHost {
  /** The same object until something changes (made for `useSyncExternalStore`). */
  beside(): Beside;
  subscribe(listener: () => void): () => void;
  /** Ask the user for the site beside. Must be called synchronously in a click handler. Resolves to the answer. */
  grant(): Promise<boolean>;
  /**
   * Give the site beside back. Reading stops at once and stays stopped in this panel, whatever the browser answers.
   * @throws Error where the browser still holds a grant for the site; its message is a sentence for the user
   */
  revoke(): Promise<void>;
  /** Raise the browser's own request for access to the tab beside, where it has one. */
  askForAccess(): Promise<void>;
  /** Connect afresh to the tab beside, after the page was lost. */
  reconnect(): void;
  copy(text: string): Promise<void>;
}
