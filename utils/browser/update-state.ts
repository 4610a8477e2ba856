/**
 * What the background tells our pages of updates. It lies in `storage.session`: in memory only, out of reach of the
 * pages of the web, there at once when a page opens, and told of when it changes.
 */
import { browser } from 'wxt/browser';
import type { NotesPart } from '../codes/notes-types.ts';
import { CODE_SYSTEMS } from '../codes/types.ts';
import { UPDATE_STEPS, UPDATE_TROUBLES, type UpdateState } from '../updates/types.ts';
import { z } from '../zod.ts';
import { followStored } from './follow-stored.ts';

const NOTES_PARTS = [
  'tabular',
  'tabular-skin',
  'neoplasm',
  'index',
  'claim-marks',
] as const satisfies readonly NotesPart[];

const STATE_KEY = 'update-state';

const tableSetFacts = z.object({
  id: z.string(),
  origin: z.enum(['packaged', 'update']),
  madeAt: z.number(),
  releases: z.array(
    z.object({
      part: z.enum([...CODE_SYSTEMS, ...NOTES_PARTS]),
      name: z.string(),
      from: z.string(),
    }),
  ),
  sources: z.array(z.object({ file: z.string(), sha256: z.string() })),
});

const updateState = z.object({
  settings: z.object({
    isOn: z.boolean(),
    source: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('official') }),
      z.object({ kind: z.literal('mirror'), url: z.string() }),
    ]),
    everyHours: z.number(),
    managed: z.array(z.enum(['isOn', 'source', 'everyHours'])),
  }),
  inUse: tableSetFacts,
  previous: tableSetFacts.nullable(),
  job: z
    .object({
      step: z.enum(UPDATE_STEPS),
      name: z.string(),
      done: z.number(),
      total: z.number().nullable(),
    })
    .nullable(),
  lastLook: z.number().nullable(),
  nextLook: z.number().nullable(),
  lastResult: z.enum(['nothing-new', 'updated', 'trouble']).nullable(),
  trouble: z
    .object({ trouble: z.enum(UPDATE_TROUBLES), sentence: z.string(), nextStep: z.string() })
    .nullable(),
  troubleSince: z.number().nullable(),
}) satisfies z.ZodType<UpdateState>;

/** Tell all our pages. Called by the background alone. */
export async function publishState(state: UpdateState): Promise<void> {
  await browser.storage.session.set({ [STATE_KEY]: state });
}

/** What the background has told last; `null` where it has not run since the browser started. */
export async function readState(): Promise<UpdateState | null> {
  const { [STATE_KEY]: held } = await browser.storage.session.get(STATE_KEY);
  return updateState.safeParse(held).data ?? null;
}

/** Hear whatever the background tells from now on, until the signal aborts. */
export function followState(signal: AbortSignal, heard: (state: UpdateState) => void): void {
  const hear = (value: unknown) => {
    const state = updateState.safeParse(value).data;
    if (state !== undefined) heard(state);
  };
  followStored('session', STATE_KEY, hear, signal);
}
