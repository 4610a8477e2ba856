import type { UpdateInput } from './store-types.ts';
import type { Trouble } from './trouble.ts';
import type { MemberPart } from './unpack.ts';

/** Lay the official tables of a release over the notes. */
export async function updateNotes(
  _notes: ArrayBuffer,
  _input: UpdateInput,
  _read: (part: MemberPart) => Promise<Uint8Array | null | Trouble>,
): Promise<ArrayBuffer | Trouble> {
  return { trouble: 'wrong-file' };
}
