import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './open-extension.ts';

/** Where Chromium on Linux reads what an organization has set. */
const POLICIES = '/etc/chromium/policies/managed';

export interface PolicyFile {
  /** Set these and no others for the extension; a running browser takes them up within seconds. */
  set(policy: Readonly<Record<string, unknown>>): void;
  /** Take the file away again, and the folders that were made for it. */
  remove(): void;
}

/** A real policy file. Needs the rights to write one. */
export function openPolicyFile(): PolicyFile {
  const made = mkdirSync(POLICIES, { recursive: true });
  const file = join(POLICIES, `clear-margin-test-${process.pid}.json`);
  return {
    set(policy) {
      writeFileSync(file, JSON.stringify({ '3rdparty': { extensions: { [extensionId()]: policy } } }));
    },
    remove() {
      rmSync(file, { force: true });
      if (made !== undefined && existsSync(made)) rmSync(made, { recursive: true });
    },
  };
}

/** Chromium names an unpacked extension by the folder it lies in. */
function extensionId(): string {
  const folder = join(ROOT, '.output/chrome-mv3-e2e');
  const hex = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  return [...hex].map((figure) => String.fromCharCode(97 + Number.parseInt(figure, 16))).join('');
}
