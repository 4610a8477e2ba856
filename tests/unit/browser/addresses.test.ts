import { describe, expect, it } from 'vitest';
import { covers, isForOneHost, readAddress, siteOrigins } from '../../../utils/browser/addresses.ts';

describe('the address of the page beside the panel', () => {
  it('asks Chromium for the exact origin, port and all', () => {
    expect(readAddress('http://ehr.hospital.example:8443/chart?patient=1', 'with-port')).toEqual({
      kind: 'site',
      site: 'ehr.hospital.example:8443',
      pattern: 'http://ehr.hospital.example:8443/*',
    });
  });

  it.each([
    ['https://ehr.example/chart', 'https://ehr.example:443/*'],
    ['http://ehr.example/chart', 'http://ehr.example:80/*'],
    ['https://ehr.example:443/chart', 'https://ehr.example:443/*'],
    ['https://[2001:db8::1]/chart', 'https://[2001:db8::1]:443/*'],
    ['https://[2001:db8::1]:8443/chart', 'https://[2001:db8::1]:8443/*'],
  ])('writes the port out, because a pattern without one stands for every port: %s', (url, pattern) => {
    expect(readAddress(url, 'with-port')).toMatchObject({ pattern });
  });

  it('shows the user the address as the browser does, without the port that goes without saying', () => {
    expect(readAddress('https://ehr.example:443/chart', 'with-port')).toMatchObject({ site: 'ehr.example' });
  });

  it('asks Firefox for the host, whose patterns take no port', () => {
    expect(readAddress('http://ehr.hospital.example:8443/chart', 'host-only')).toMatchObject({
      pattern: 'http://ehr.hospital.example/*',
    });
  });

  it('never puts the path or the query of a chart into what it asks for', () => {
    const address = readAddress('https://ehr.example/patient/417?name=Testwell#note', 'with-port');
    expect(JSON.stringify(address)).not.toMatch(/417|Testwell|note/);
  });

  it('knows that a hidden address is hidden, not unreadable', () => {
    expect(readAddress(undefined, 'with-port')).toEqual({ kind: 'hidden' });
    expect(readAddress('', 'with-port')).toEqual({ kind: 'hidden' });
  });

  it.each([
    'chrome://extensions/',
    'about:blank',
    'edge://settings',
    'moz-extension://abc/options.html',
    'view-source:https://ehr.example/',
    'data:text/html,hello',
    'file:///home/someone/note.html',
    'https://chromewebstore.google.com/detail/x',
    'https://addons.mozilla.org/en-US/firefox/',
    'not an address',
  ])('says in a sentence why %s cannot be read', (url) => {
    const address = readAddress(url, 'with-port');
    expect(address).toMatchObject({ kind: 'unreadable', why: expect.stringMatching(/^[A-Z].*\.$/) });
  });
});

describe('the sites a user has granted', () => {
  it('are web sites, each once, in a steady order', () => {
    expect(
      siteOrigins(['https://b.example/*', 'file:///*', 'http://a.example/*', 'https://b.example/*']),
    ).toEqual(['http://a.example/*', 'https://b.example/*']);
    expect(siteOrigins(undefined)).toEqual([]);
  });

  it.each([
    ['http://127.0.0.1/*', 'http://127.0.0.1:4000/*', true],
    ['http://127.0.0.1:4000/*', 'http://127.0.0.1:4000/*', true],
    ['http://127.0.0.1:4001/*', 'http://127.0.0.1:4000/*', false],
    ['https://*/*', 'https://ehr.example/*', true],
    ['https://*/*', 'http://ehr.example/*', false],
    ['*://*.hospital.example/*', 'https://ehr.hospital.example/*', true],
    ['*://*.hospital.example/*', 'https://nohospital.example/*', false],
    ['<all_urls>', 'https://ehr.example/*', true],
    ['https://other.example/*', 'https://ehr.example/*', false],
    ['https://ehr.example/*', 'https://ehr.example:443/*', true],
    ['https://ehr.example:443/*', 'https://ehr.example:8443/*', false],
    ['https://*:8443/*', 'https://ehr.example:443/*', false],
    ['https://[2001:db8::1]/*', 'https://[2001:db8::1]:443/*', true],
    ['https://[2001:db8::1]:443/*', 'https://[2001:db8::2]:443/*', false],
    ['nonsense', 'https://ehr.example/*', false],
  ])('%s takes in %s: %s', (granted, pattern, answer) => {
    expect(covers(granted, pattern)).toBe(answer);
  });

  it.each([
    ['https://ehr.example:443/*', true],
    ['*://ehr.example/*', true],
    ['https://[2001:db8::1]/*', true],
    ['https://*/*', false],
    ['https://*:443/*', false],
    ['*://*.hospital.example/*', false],
    ['<all_urls>', false],
    ['nonsense', false],
  ])('%s is for one host: %s', (granted, answer) => {
    expect(isForOneHost(granted)).toBe(answer);
  });
});
