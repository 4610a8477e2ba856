/** Only our own pages may read a page. */
import { describe, expect, test } from 'vitest';
import { isOwnPage, parseCommand } from '../../../utils/note/commands.ts';

const own = { id: 'abc', pages: 'chrome-extension://abc/' };

describe('who opened the port', () => {
  test('the panel, beside the page or in a tab of its own', () => {
    expect(isOwnPage({ id: 'abc', url: 'chrome-extension://abc/sidepanel.html' }, own)).toBe(true);
    expect(isOwnPage({ id: 'abc', url: 'chrome-extension://abc/sidepanel.html', tab: { id: 1 } }, own)).toBe(
      true,
    );
    expect(isOwnPage({ id: 'abc' }, own)).toBe(true);
  });

  test.each([
    ['nobody', undefined],
    ['somebody without a name', {}],
    ['another extension', { id: 'xyz', url: 'chrome-extension://xyz/' }],
    ['another extension under our address', { id: 'xyz', url: 'chrome-extension://abc/' }],
    ['a web page', { id: 'abc', url: 'https://ehr.example/' }],
    ['a web page whose address begins like ours', { id: 'abc', url: 'chrome-extension://abcd/' }],
    ['a tab that does not say where it is', { id: 'abc', tab: { id: 1 } }],
  ])('not %s', (_, sender) => {
    expect(isOwnPage(sender, own)).toBe(false);
  });
});

describe('what it asks', () => {
  test('to read', () => {
    expect(parseCommand({ kind: 'read', more: 1 })).toEqual({ kind: 'read', hints: [], salt: '' });
  });

  test.each([null, undefined, 'read', 7, [], {}, { kind: 'write' }, { kind: ['read'] }])(
    '%j is no command',
    (said) => {
      expect(parseCommand(said)).toBeNull();
    },
  );
});
