/** The list that stands in a practice's mirror folder, with what each file is and its hash. */
import { z } from '../zod.ts';
import type { Trouble } from './trouble.ts';
import { PACKAGE_KINDS } from './types.ts';

export const MANIFEST_NAME = 'clear-margin-mirror.json';

const day = z.string().regex(/^20\d\d-\d\d-\d\d$/);

/** One official package in the folder. */
const packageShape = z.strictObject({
  kind: z.enum(PACKAGE_KINDS),
  /** "fy2028", "fy2028-april", "2028-january". */
  release: z.string().regex(/^(?:fy20\d\d(?:-(?:january|april))?|20\d\d-(?:january|april|july|october))$/),
  /** First day in force. */
  from: day,
  /** Path below the folder, with forward slashes. */
  file: z.string().refine(isBelow, 'must lie in the folder of the list'),
  /** Lower-case hex. */
  sha256: z.string().regex(/^[\da-f]{64}$/),
  bytes: z.int().positive(),
});

export const manifestShape = z.strictObject({
  clearMarginMirror: z.literal(1),
  packages: z.array(packageShape).max(500),
});

export type MirrorManifest = z.infer<typeof manifestShape>;

/** Read the list; what is wrong is named with its place. */
export function readManifest(text: string): MirrorManifest | Trouble {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { trouble: 'manifest-unreadable', detail: 'It is not JSON.' };
  }
  const read = manifestShape.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const place = issue?.path.join('.') || 'the whole list';
  return { trouble: 'manifest-unreadable', detail: `Look at ${place}.` };
}

/** No other folder, no other server. */
function isBelow(file: string): boolean {
  return (
    file !== '' &&
    !/^\/|\\|[?#:]/.test(file) &&
    !file.split('/').some((step) => step === '' || /^\.+$/.test(step))
  );
}
