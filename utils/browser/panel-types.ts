/** What the panel knows of the page it stands beside, and what it can ask of the browser. */
import type { Encounter } from '../note/encounter.ts';
import type { FrameState, NoteText } from '../note/types.ts';
import type { Dismissals } from '../review/dismissals.ts';
import type { Finding, Review } from '../review/types.ts';
import type { UnmarkedField } from './frame-lines.ts';

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
      /** The patient and visit the page states, and what was read of them before. Left out where it states none. */
      readonly encounter?: Encounter | undefined;
    }
  /** A granted site whose page went away or cannot be reached. What was read of it is forgotten. */
  | { readonly state: 'lost'; readonly site: string }
  /** A granted site whose page a newer panel reads: `reconnect` takes it back. */
  | { readonly state: 'taken'; readonly site: string };

/** Whether the note is marked on the page and its findings are counted on the toolbar button. */
export interface MarkSwitches {
  /** On this site: the user's own switch for it. */
  readonly here: boolean;
  /** On any site. */
  readonly everywhere: boolean;
  /** The organization has switched marks off by policy; neither switch can be moved. */
  readonly isManaged: boolean;
}

/** What can be done with the page beside, apart from reading it. */
export interface PageTools {
  readonly marks: MarkSwitches;
  /** The user has been asked to point at the note, and has not yet. */
  readonly isPointing: boolean;
  /** How many places the user has pointed at are remembered for this site, 0 for none. */
  readonly places: number;
  /** Ids of the rules that are switched off. */
  readonly rulesOff: readonly string[];
  /** What was dismissed in the encounter beside, in whatever panel. */
  readonly dismissed: Dismissals;
  /** Parts of the note whose findings have no underline on the page, and why. */
  readonly unmarked: readonly UnmarkedField[];
  /** Firefox: a grant is for a host on all its ports. Elsewhere it is for the exact origin. */
  readonly grantsWholeHost: boolean;
}

/** `taken`: the page is read anew with it. `kept-not`: taken, but the browser did not keep it for the next time. */
export type PointOutcome = 'taken' | 'kept-not' | 'given-up';

/**
 * `shown`: the page was told to scroll there. `earlier`: the words are of a part that is not on the screen now.
 * `gone`: that part of the page is no longer there, or no longer says so. `nowhere`: the note is not of the page beside.
 */
export type ShowOutcome = 'shown' | 'earlier' | 'gone' | 'nowhere';

/** Words of a note. Offsets are UTF-16 units of its text; `end` is exclusive. */
export interface NoteSpan {
  readonly start: number;
  readonly end: number;
}

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
  /** Connect afresh to the tab beside, after the page was lost or taken over by another panel. */
  reconnect(): void;
  copy(text: string): Promise<void>;
  /** The same object until something changes; `subscribe` tells of it too. */
  tools(): PageTools;
  /**
   * Ask the user for a frame of the page that comes from another site, and read it at once. Must be called synchronously
   * in a click handler. @param origin as `Unread.origin` names it. Resolves to the answer.
   */
  grantFrame(origin: string): Promise<boolean>;
  /**
   * Underline what a review found, and count it on the toolbar button; `null`, or a note that is not the page's (pasted
   * text), takes both down. Nothing is drawn where marks are switched off.
   * @param note the very object that was reviewed
   */
  mark(review: Review | null, note: NoteText | null): void;
  /** Scroll the page to words of its note and light them up for a moment. The focus stays where it is. */
  showInNote(note: NoteText, words: NoteSpan): ShowOutcome;
  /** Let the user point at the note on the page; what is taken is remembered for the site. */
  point(): Promise<PointOutcome>;
  /** Put the pointing away: `point()` resolves to `given-up`. */
  stopPointing(): void;
  /** Forget the places pointed at on this site, and read the page as if there had been none. */
  forgetPointed(): Promise<void>;
  /** Forget what was read of this encounter in other tabs of the page, and is not on the screen now. */
  forgetSeen(): void;
  /** Switch marks and count on or off; in all open tabs at once. Rejects where the browser did not keep it. */
  setMarks(where: 'here' | 'everywhere', isOn: boolean): Promise<void>;
  /** Switch a rule on or off, for all notes from now on. Rejects where the browser did not keep it. */
  setRule(id: string, isOn: boolean): Promise<void>;
  /** Dismiss a finding for the encounter beside. Rejects where the browser did not keep it. */
  dismiss(finding: Finding, reason: string): Promise<void>;
  /** Say a dismissed finding again. Rejects as above. */
  bringBack(finding: Finding): Promise<void>;
  /** The keys that open the panel as the browser has them now: "Alt+Shift+C"; empty where there are none. */
  openingKeys(): Promise<string>;
}
