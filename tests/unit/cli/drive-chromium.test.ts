import { describe, expect, it } from 'vitest';
import { explainPress } from '../../../utils/cli/drive-chromium.ts';

describe('a Chromium that cannot press the toolbar button by command', () => {
  it('is named with its version, and with the browser that is needed', () => {
    const raw = new Error(
      "cdpSession.send: Protocol error (Extensions.triggerAction): 'Extensions.triggerAction' wasn't found",
    );
    const explained = explainPress(raw, '120.0.6099.28');
    expect(explained).toBeInstanceOf(Error);
    expect(String(explained)).toContain('version 120.0.6099.28');
    expect(String(explained)).toContain('newest Chromium');
    expect(String(explained)).not.toContain('Protocol error');
  });

  it('is not blamed for other errors', () => {
    const other = new Error('No tab shows http://127.0.0.1/.');
    expect(explainPress(other, '156.0.8078.79')).toBe(other);
  });
});
