import type { LookContext, Sight } from './look.ts';
import { CDC_FOLDER } from './source.ts';
import { lookAtCdc } from './source-cdc.ts';
import { lookForHcpcs, lookForOrderFile } from './source-cms.ts';
import { lookAtMirror } from './source-mirror.ts';
import type { UpdateSource, UpdateTrouble } from './types.ts';

/** Trouble that another address would share, or that forbids asking on. */
const ENDS_THE_LOOK: ReadonlySet<UpdateTrouble> = new Set([
  'offline',
  'asked-enough',
  'server-busy',
  'clock-wrong',
  'no-permission',
]);

/**
 * Look wherever the source says, and leave out what was declined or could not be used lately.
 * @returns `isLeftAlone`: something newer is there, and its trouble still stands
 */
export async function lookForPackages(
  context: LookContext,
  source: UpdateSource,
): Promise<Sight & { readonly isLeftAlone: boolean }> {
  const sight =
    source.kind === 'mirror' ? await lookAtMirror(context, source.url) : await lookOfficially(context);
  const { declined, refused } = await context.world.store.diary();
  const now = context.world.now();
  const wanted = sight.packages.filter(({ kind, release }) => !declined.includes(`${kind}/${release}`));
  const packages = wanted.filter(({ release, url }) => {
    const isRefused = refused.some(
      (each) => each.url === url && each.release === release && each.until > now,
    );
    return context.isAsked || !isRefused;
  });
  return { ...sight, packages, isLeftAlone: packages.length < wanted.length };
}

/** CDC first; CMS has HCPCS, and the order file where CDC has trouble of its own. */
async function lookOfficially(context: LookContext): Promise<Sight> {
  const cdc = await lookAtCdc(context, CDC_FOLDER);
  if (cdc.trouble && ENDS_THE_LOOK.has(cdc.trouble.trouble)) return cdc;
  const hcpcs = await lookForHcpcs(context);
  const hasOrder = cdc.packages.some(({ kind }) => kind === 'icd10cm-order');
  const order =
    cdc.trouble && !hasOrder && !hcpcs.trouble
      ? await lookForOrderFile(context)
      : { packages: [], trouble: null };
  // What CMS had makes up for CDC's trouble, which shows again at the next look if it lasts.
  const trouble = order.packages.length > 0 ? null : (cdc.trouble ?? hcpcs.trouble);
  return { packages: [...cdc.packages, ...order.packages, ...hcpcs.packages], trouble };
}
