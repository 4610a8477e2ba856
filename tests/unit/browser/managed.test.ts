import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readManaged, readPolicy } from '../../../utils/browser/managed.ts';
import { NOTHING_MANAGED, SWITCHABLE } from '../../../utils/browser/managed-types.ts';
import { z } from '../../../utils/zod.ts';

const ROOT = join(import.meta.dirname, '../../..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

const chromiumPolicy = z.object({ '3rdparty': z.object({ extensions: z.record(z.string(), z.unknown()) }) });
const firefoxPolicy = z.object({
  policies: z.object({ '3rdparty': z.object({ Extensions: z.record(z.string(), z.unknown()) }) }),
});

const schemaFile = z.object({
  type: z.literal('object'),
  properties: z.record(z.string(), z.object({ title: z.string().min(1), description: z.string().min(20) })),
});

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

describe('an organization sets Clear Margin up for a whole practice', () => {
  it('and everything it may set is taken', () => {
    const { settings, faults } = readPolicy({
      updatesOn: true,
      mirror: 'https://intranet.example/code-sets',
      updateEveryHours: 48,
      suggestedSites: ['https://ehr.example/login?from=mail', 'http://chart.intranet.example:8080'],
      switchedOff: ['paste-box'],
    });
    expect(settings).toEqual({
      updatesOn: true,
      mirror: 'https://intranet.example/code-sets/',
      updateEveryHours: 48,
      suggestedSites: ['https://ehr.example', 'http://chart.intranet.example:8080'],
      switchedOff: ['paste-box'],
    });
    expect(faults).toEqual([]);
  });

  it('and a slip in one value is named and takes no other along', () => {
    const { settings, faults } = readPolicy({
      updatesOn: 'yes',
      mirror: 'intranet/code-sets',
      updateEveryHours: 1,
      suggestedSites: ['https://ehr.example', 'ehr.example', 7],
      switchedOff: ['paste-box', 'everything'],
      updateServer: 'https://old.example',
    });
    expect(settings).toEqual({
      ...NOTHING_MANAGED,
      suggestedSites: ['https://ehr.example'],
      switchedOff: ['paste-box'],
    });
    expect(faults.map((fault) => /^“(\w+)” is ignored: .+\.$/.exec(fault)?.[1])).toEqual([
      'updatesOn',
      'mirror',
      'updateEveryHours',
      'suggestedSites',
      'suggestedSites',
      'switchedOff',
      'updateServer',
    ]);
  });

  it.each([null, undefined, 'everything', 7, [], { mirror: null }])('and %j breaks nothing', (raw) => {
    expect(readPolicy(raw).settings).toEqual(NOTHING_MANAGED);
  });

  it('and where it has set nothing, Firefox’s refusal is no trouble', async () => {
    vi.spyOn(fakeBrowser.storage.managed, 'get').mockRejectedValue(
      new Error('Managed storage manifest not found'),
    );
    expect(await readManaged()).toEqual({ settings: NOTHING_MANAGED, faults: [] });
  });

  it('and the schema for its console names what is read, and every feature that can be switched off', () => {
    const file = join(ROOT, 'assets/public/managed-schema.json');
    const { properties } = schemaFile.parse(JSON.parse(readFileSync(file, 'utf8')));
    expect(Object.keys(properties).sort()).toEqual(Object.keys(NOTHING_MANAGED).sort());
    for (const feature of SWITCHABLE) expect(properties.switchedOff?.description).toContain(feature);
  });

  it('and the README tells every name, and shows policies that are taken as they stand', () => {
    for (const name of [...Object.keys(NOTHING_MANAGED), ...SWITCHABLE])
      expect(README).toContain(`\`${name}\``);
    const blocks = [...README.matchAll(/```json\n([^`]+)```/g)].map((match) => JSON.parse(match[1] ?? ''));
    const [chromium, firefox] = [chromiumPolicy.parse(blocks[0]), firefoxPolicy.parse(blocks[1])];
    const id = 'clear-margin@clear-margin.example';
    for (const raw of [
      chromium['3rdparty'].extensions['EXTENSION-ID'],
      firefox.policies['3rdparty'].Extensions[id],
    ]) {
      const { settings, faults } = readPolicy(raw);
      expect(faults).toEqual([]);
      expect(settings).toMatchObject({ updatesOn: true, mirror: 'https://intranet.example/code-sets/' });
    }
  });
});
