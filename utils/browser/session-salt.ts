/**
 * Random words of this session of the browser, which the encounter keys of all pages are hashed with. They are gone when
 * the browser closes: no key of today can be compared with one of tomorrow. Only our own pages can read them.
 */
import { browser } from 'wxt/browser';
import { alone } from './alone.ts';

const KEY = 'salt';

/** The same for whoever asks. Never rejects: without a place to keep it, this context uses its own. */
export async function readSalt(): Promise<string> {
  try {
    return (await heldSalt()) ?? (await alone('salt', makeSalt));
  } catch {
    return ownSalt();
  }
}

let own: string | null = null;

function ownSalt(): string {
  own ??= crypto.randomUUID();
  return own;
}

async function heldSalt(): Promise<string | null> {
  const { [KEY]: held } = await browser.storage.session.get(KEY);
  return typeof held === 'string' && held !== '' ? held : null;
}

async function makeSalt(): Promise<string> {
  const held = await heldSalt();
  if (held === null) await browser.storage.session.set({ [KEY]: ownSalt() });
  return held ?? ownSalt();
}
