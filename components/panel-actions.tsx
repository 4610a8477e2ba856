/** What can be done from anywhere in the panel: copy, collect, say a sentence. */
import { useMutation } from '@tanstack/react-query';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useReducer,
  useState,
} from 'react';
import type { KeptChange } from '../utils/browser/kept-codes.ts';
import { type Basket, type BasketItem, changeBasket, EMPTY_BASKET, isSameItem } from './basket.ts';
import type { CodeRef } from './book-client.ts';
import { useServices } from './panel-services.ts';
import { count } from './words.ts';

/** The panel's last word to the user. */
export interface Notice {
  readonly sentence: string;
  readonly isTrouble: boolean;
}

export interface PanelActions {
  /**
   * Put a text on the clipboard. Call it from a click or a key: browsers allow copying only then.
   * @param said what the user hears: "C44.311 copied."
   * @param used the code that is copied: it is kept among the recents
   */
  readonly copy: (text: string, said: string, used?: CodeRef) => void;
  /** The text copied a moment ago. */
  readonly copied: string | null;
  readonly basket: Basket;
  readonly collect: (item: BasketItem) => void;
  /** Lines that belong together, such as a code and its add-on. */
  readonly collectAll: (items: readonly BasketItem[]) => void;
  readonly remove: (item: BasketItem) => void;
  readonly clear: () => void;
  readonly undo: () => void;
  /** Change what is kept, and say so. Where the browser does not store it, that is said instead. */
  readonly keep: (change: KeptChange, said: string) => void;
  /** Say what happened. */
  readonly say: (sentence: string) => void;
  /** Say what went wrong. The sentence stays until the next thing happens. */
  readonly report: (sentence: string) => void;
  readonly notice: Notice | null;
}

const PanelActionsContext = createContext<PanelActions | null>(null);

/** @throws Error outside of the panel */
export function useActions(): PanelActions {
  const actions = useContext(PanelActionsContext);
  if (actions === null) throw new Error('The panel has not been given its actions.');
  return actions;
}

interface Copying {
  readonly text: string;
  readonly said: string;
  readonly used: CodeRef | undefined;
  readonly done: Promise<void>;
}

/** How long "copied" stays to be seen. A trouble stays until the next thing happens. */
const NOTICE_MS = 2500;

export function PanelActionsProvider({ children }: { readonly children: ReactNode }) {
  const { host, kept } = useServices();
  const [basket, change] = useReducer(changeBasket, EMPTY_BASKET);
  const [notice, setNotice] = useState<Notice | null>(null);
  const { mutate, data, reset } = useMutation({
    mutationFn: async (copying: Copying) => {
      await copying.done;
      return copying.text;
    },
    onSuccess: (_, { said, used }) => {
      // Before it is said: who has heard it may close the panel. Where it cannot be stored, nothing that was asked for is lost.
      if (used !== undefined) kept.change({ do: 'use', code: used }).catch(() => undefined);
      setNotice({ sentence: said, isTrouble: false });
    },
    onError: () =>
      setNotice({
        sentence: 'The browser did not let us copy. Select the code and press Ctrl+C.',
        isTrouble: true,
      }),
  });

  useEffect(() => {
    if (notice === null || notice.isTrouble) return;
    const timer = setTimeout(() => {
      setNotice(null);
      reset();
    }, NOTICE_MS);
    return () => clearTimeout(timer);
  }, [notice, reset]);

  const say = useCallback((sentence: string) => setNotice({ sentence, isTrouble: false }), []);

  // The clipboard is asked before anything is awaited: within the user's own key or click.
  const copy = useCallback(
    (text: string, said: string, used?: CodeRef) => mutate({ text, said, used, done: host.copy(text) }),
    [host, mutate],
  );

  const actions = useMemo<PanelActions>(() => {
    const collect = (item: BasketItem) => {
      const isThere = basket.items.some((held) => isSameItem(held, item) && held.units === item.units);
      change({ do: 'add', item });
      say(isThere ? `${item.code} is in the basket already.` : `${item.code} is in the basket.`);
    };
    return {
      copy,
      copied: data ?? null,
      basket,
      collect,
      collectAll: (items) => {
        for (const item of items) change({ do: 'add', item });
        const [first] = items;
        const what = items.length === 1 && first !== undefined ? first.code : count(items.length, 'line');
        say(`${what} ${items.length === 1 ? 'is' : 'are'} in the basket.`);
      },
      remove: (ref) => {
        change({ do: 'remove', ref });
        say(`${ref.code} is out of the basket.`);
      },
      clear: () => {
        change({ do: 'clear' });
        say('The basket is empty.');
      },
      undo: () => {
        if (basket.before === null) return;
        change({ do: 'undo' });
        say(`Brought back: ${count(basket.before.length, 'code')} in the basket.`);
      },
      keep: (change, said) => {
        say(said);
        kept
          .change(change)
          .catch((trouble: Error) => setNotice({ sentence: trouble.message, isTrouble: true }));
      },
      say,
      report: (sentence) => setNotice({ sentence, isTrouble: true }),
      notice,
    };
  }, [copy, data, basket, notice, say, kept]);

  return <PanelActionsContext value={actions}>{children}</PanelActionsContext>;
}
