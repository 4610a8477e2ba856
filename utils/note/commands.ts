/**
 * The few commands a frame takes, parsed by hand: the content script carries no zod. What is too long or of another
 * shape is left out, so that no command can make the page do endless work.
 */
import type { Mark, PageHints, PanelCommand } from './wire.ts';
import { MAX_FIELD_CHARS, MAX_LABEL_CHARS, MAX_MARK_CHARS, MAX_MARKS } from './wire.ts';

/** Who opened a port, as the browser tells it. Never what the message says about itself. */
export interface PortSender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly tab?: unknown;
}

/** Hints, and selectors of each kind in them. */
const MAX_HINTS = 50;

/** @returns the command, or `null` for anything that is not one. */
export function parseCommand(message: unknown): PanelCommand | null {
  const said = partsOf(message);
  const { kind } = said;
  const seq = toCount(said.seq);
  if (kind === 'read') {
    return { kind, hints: toList(said.hints, MAX_HINTS, toHints), salt: toWords(said.salt) ?? '' };
  }
  if (kind === 'mark' && seq !== null) return { kind, seq, marks: toList(said.marks, MAX_MARKS, toMark) };
  if (kind === 'point') return { kind, stop: said.stop === true };
  const place = toPlace(said);
  return kind === 'show' && seq !== null && place !== null ? { kind, seq, ...place } : null;
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

type Parts = Readonly<Record<string, unknown>>;

function partsOf(value: unknown): Parts {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function toCount(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= 2 ** 40
    ? value
    : null;
}

function toWords(value: unknown, limit = MAX_LABEL_CHARS): string | null {
  return typeof value === 'string' && value.length <= limit ? value : null;
}

/** The members of a list that are of the right shape, up to a limit. */
function toList<T>(value: unknown, limit: number, parse: (member: unknown) => T | null): T[] {
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
  return { selector, system: system === 'icd10cm' || system === 'hcpcs' || system === 'cpt' ? system : null };
}

function toPlace(said: Parts): Pick<Mark, 'fieldId' | 'start' | 'end'> | null {
  const fieldId = toWords(said.fieldId);
  const start = toCount(said.start);
  const end = toCount(said.end);
  if (fieldId === null || start === null || end === null || start >= end || end > MAX_FIELD_CHARS)
    return null;
  return { fieldId, start, end };
}

function toMark(value: unknown): Mark | null {
  const said = partsOf(value);
  const place = toPlace(said);
  const { grade } = said;
  const code = toWords(said.code, MAX_MARK_CHARS);
  const message = toWords(said.message, MAX_MARK_CHARS);
  if (place === null || code === null || message === null) return null;
  if (grade !== 'block' && grade !== 'warn' && grade !== 'inform') return null;
  return { ...place, grade, code, message, suggestions: toList(said.suggestions, 3, toSuggestion) };
}

function toSuggestion(value: unknown): Mark['suggestions'][number] | null {
  const said = partsOf(value);
  const code = toWords(said.code, MAX_MARK_CHARS);
  const title = toWords(said.title, MAX_MARK_CHARS);
  const why = toWords(said.why, MAX_MARK_CHARS);
  return code === null || title === null || why === null ? null : { code, title, why };
}
