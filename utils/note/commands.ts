/**
 * Who may ask a frame, and how it is to be read: parsed by hand, for the content script carries no zod. What is too long
 * or of another shape is left out, so that no command can make the page do endless work. Commands that draw are parsed
 * where they are drawn (`drawing-commands.ts`).
 */
import { SYSTEMS } from './judge-field.ts';
import type { PageHints, ReadOrder } from './wire.ts';
import { MAX_LABEL_CHARS } from './wire.ts';

/** Who opened a port, as the browser tells it. Never what the message says about itself. */
export interface PortSender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly tab?: unknown;
}

/** Hints, and selectors of each kind in them. */
const MAX_HINTS = 50;
/** The reader's words: so many, and the longest of them. */
const MAX_WORDS = 200;
const MAX_SOURCE = 2000;

/** What a message calls itself; empty where it is none. */
export function kindOf(message: unknown): string {
  return toWords(partsOf(message).kind) ?? '';
}

/** @returns how to read, or `null` for anything that does not ask to */
export function parseReadOrder(message: unknown): ReadOrder | null {
  const { kind, hints, salt } = partsOf(message);
  return kind === 'read' ? { hints: toList(hints, MAX_HINTS, toHints), salt: toWords(salt) ?? '' } : null;
}

/** The words that come with an order to read. Sources of patterns; our own pages write them. */
export function parseWords(message: unknown): Readonly<Record<string, string>> {
  const known: Record<string, string> = {};
  for (const [name, said] of Object.entries(partsOf(partsOf(message).words)).slice(0, MAX_WORDS)) {
    const source = toWords(said, MAX_SOURCE);
    if (source !== null) known[name] = source;
  }
  return known;
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

export type Parts = Readonly<Record<string, unknown>>;

export function partsOf(value: unknown): Parts {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

export function toWords(value: unknown, limit = MAX_LABEL_CHARS): string | null {
  return typeof value === 'string' && value.length <= limit ? value : null;
}

/** The members of a list that are of the right shape, up to a limit. */
export function toList<T>(value: unknown, limit: number, parse: (member: unknown) => T | null): T[] {
  if (!Array.isArray(value)) return [];
  return value
    .slice(0, limit)
    .map(parse)
    .filter((member) => member !== null);
}

const toSelectors = (value: unknown) => toList(value, MAX_HINTS, (member) => toWords(member));

function toHints(value: unknown): PageHints | null {
  const said = partsOf(value);
  const when = partsOf(said.when);
  const path = toWords(when.path);
  const selector = toWords(when.selector);
  if (path === null || selector === null) return null;
  return {
    when: { path, selector },
    note: toSelectors(said.note),
    leave: toSelectors(said.leave),
    codes: toList(said.codes, MAX_HINTS, toCodePlace),
    date: toSelectors(said.date),
    encounter: toSelectors(said.encounter),
  };
}

function toCodePlace(value: unknown): PageHints['codes'][number] | null {
  const said = partsOf(value);
  const selector = toWords(said.selector);
  const { system } = said;
  if (selector === null) return null;
  return { selector, system: SYSTEMS.find((known) => known === system) ?? null };
}
