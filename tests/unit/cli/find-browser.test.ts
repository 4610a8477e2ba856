import { execPath } from 'node:process';
import { describe, expect, it } from 'vitest';
import { findChromium, findFirefox } from '../../../utils/cli/find-browser.mjs';

describe('finding a browser to run the extension in', () => {
  it('takes the browser the user names', () => {
    expect(findChromium({ CHROMIUM_PATH: execPath })).toBe(execPath);
    expect(findFirefox({ FIREFOX_PATH: execPath })).toBe(execPath);
  });

  it('does not fall back to another browser when the one named is missing', () => {
    expect(findChromium({ CHROMIUM_PATH: '/nowhere/chromium' })).toBeUndefined();
    expect(findFirefox({ FIREFOX_PATH: '/nowhere/firefox' })).toBeUndefined();
  });
});
