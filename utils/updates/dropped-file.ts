import { judgeStart, MAX_ZIP_BYTES } from './read-zip.ts';
import { sayTrouble } from './say-trouble.ts';
import type { TableStore } from './store-types.ts';
import { type Trouble, troubleOf } from './trouble.ts';
import type { TroubleReport } from './types.ts';

/**
 * Take a file that the user has dropped on the page: its bytes go to the store, where the updater finds them when it is
 * woken with `dropped`. What is no zip at all is named at once. The file's name goes into the report, never into the store.
 * @param now epoch milliseconds
 * @returns `null` where it was taken
 */
export async function keepDropped(store: TableStore, file: File, now: number): Promise<TroubleReport | null> {
  const about = file.name;
  if (file.size > MAX_ZIP_BYTES) return sayTrouble({ trouble: 'too-big', about });
  try {
    const bytes = await file.arrayBuffer();
    const wrong = judgeDropped(new Uint8Array(bytes));
    if (wrong) return sayTrouble({ ...wrong, about });
    await store.addDropped(bytes, now);
    return null;
  } catch (problem) {
    if (isUnreadable(problem)) return sayTrouble({ trouble: 'cut-off', about });
    return sayTrouble({ ...troubleOf(problem), about });
  }
}

/** A web page that was saved in place of the zip is no sign-in page to the user. */
function judgeDropped(bytes: Uint8Array): Trouble | null {
  const wrong = judgeStart(bytes);
  return wrong?.trouble === 'login-page' ? { trouble: 'not-a-zip', detail: 'It is a web page.' } : wrong;
}

/** The file was moved or deleted, or a folder was dropped. */
function isUnreadable(problem: unknown): boolean {
  return (
    problem instanceof DOMException &&
    (problem.name === 'NotFoundError' || problem.name === 'NotReadableError')
  );
}
