/**
 * The only messaging there is. Three channels, each named with who may speak to whom:
 *
 * - `RuntimeMessages`: small notices over `runtime.sendMessage`, checked for sender and shape by the receiver.
 *   They carry no note text.
 * - `frameMessage`: a granted frame to the panel that opened a port to it. The only way note text travels.
 * - `PanelCommand`: the panel to a frame, over that same port. The content script parses these few by hand
 *   (`utils/note/commands.ts`): it carries no zod. Port name and limits: `utils/note/wire.ts`.
 *
 * Everything on the wire is plain JSON: Chrome serialises messages as JSON, Firefox by structured clone.
 * Transport lives in `utils/browser/`.
 */
import type { FrameReading } from './note/types.ts';
import { MAX_FIELD_CHARS, MAX_FIELDS, MAX_HELD_CHARS, MAX_LABEL_CHARS, MAX_PATH } from './note/wire.ts';
import { z } from './zod.ts';

let frames: ReturnType<typeof makeFrameMessage> | null = null;

/**
 * What a frame says over its port. The port's closing says that the frame is gone. The schema is made when the first
 * frame speaks: the background hears none in most of its short lives.
 */
export function frameMessage(): ReturnType<typeof makeFrameMessage> {
  frames ??= makeFrameMessage();
  return frames;
}

function makeFrameMessage() {
  return z.discriminatedUnion('kind', [
    /** Its newest reading. */
    z.object({ kind: z.literal('reading'), reading: makeFrameReading() }),
    /** Where the user pointed: a selector that finds the element again, or `null` where the pointing was given up. */
    z.object({ kind: z.literal('pointed'), selector: z.string().max(MAX_LABEL_CHARS).nullable() }),
    /** Fields whose findings have no underline, as of now. */
    z.object({
      kind: z.literal('unmarked'),
      fields: z
        .array(z.object({ fieldId: z.string().max(40), why: z.enum(['long', 'turned']) }))
        .max(MAX_FIELDS),
    }),
    /** What it was told to hold by whoever read it before. Comes before its first reading. */
    z.object({ kind: z.literal('held'), memory: z.string().max(MAX_HELD_CHARS) }),
    /** A newer panel reads it from now on; the port closes next. */
    z.object({ kind: z.literal('taken') }),
  ]);
}

/** What a frame was given to hold, once its text is parsed. */
export function heldVisit() {
  const { path, field, date } = makeReadingParts();
  const turn = z.number().int().nonnegative();
  return z.object({
    key: z.string().min(1).max(64),
    turn,
    fields: z.array(z.object({ path, turn, what: field })).max(2 * MAX_FIELDS),
    dates: z.array(z.object({ path, turn, what: date })).max(2 * MAX_FIELDS),
  });
}

function makeReadingParts() {
  const label = z.string().max(MAX_LABEL_CHARS);
  return {
    label,
    path: z.array(z.number().int().nonnegative()).max(MAX_PATH),
    field: z.object({
      id: z.string().max(40),
      kind: z.enum(['note', 'codes']),
      control: z.enum(['textarea', 'input', 'editor', 'text']),
      label,
      text: z.string().max(MAX_FIELD_CHARS),
      system: z.enum(['icd10cm', 'hcpcs', 'cpt']).nullable(),
    }),
    date: z.object({ date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/), from: label }),
  };
}

function makeFrameReading() {
  const { label, path, field, date } = makeReadingParts();
  return z.object({
    path,
    seq: z.number().int().positive(),
    encounter: z.string().max(64).nullable(),
    fields: z.array(field).max(MAX_FIELDS),
    dateOfService: date.nullable(),
    isForeign: z.boolean().optional(),
    unread: z
      .array(
        z.object({
          what: label,
          why: label,
          frame: z.number().int().nonnegative().optional(),
          origin: label.optional(),
          point: z.boolean().optional(),
        }),
      )
      .max(MAX_FIELDS),
  }) satisfies z.ZodType<FrameReading>;
}

/** Notices over `runtime.sendMessage`. The key names the message; `from` names the only allowed sender. */
export const runtimeMessages = {
  /** A content script has started in a granted frame; a panel beside that tab may open a port to it. */
  'frame-ready': { from: 'frame', body: z.object({}) },
  /** The toolbar button was pressed on this tab: it is the one the panel stands beside. */
  'toolbar-pressed': {
    from: 'background',
    body: z.object({ tabId: z.number().int(), windowId: z.number().int() }),
  },
  /**
   * A page of ours asks the background to see to the code tables. Answered when that is done: while the page waits, the
   * browser lets the background work. What has come of it stands in the state (`utils/browser/update-state.ts`).
   */
  updates: {
    from: 'page',
    body: z.object({ ask: z.enum(['tell', 'look', 'go-back', 'dropped', 'forget']) }),
  },
} as const;

export type RuntimeMessageName = keyof typeof runtimeMessages;
export type RuntimeMessageBody<N extends RuntimeMessageName> = z.infer<(typeof runtimeMessages)[N]['body']>;
