import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { type Ask, createAsk, REQUESTS_A_DAY } from '../../../utils/updates/ask.ts';
import { readListing } from '../../../utils/updates/listing.ts';
import type { InUse, LookContext } from '../../../utils/updates/look.ts';
import { lookForPackages } from '../../../utils/updates/look-everywhere.ts';
import {
  nameOfRelease,
  releaseOfFolder,
  releaseOfHcpcsFile,
  releaseOfIcdFile,
} from '../../../utils/updates/releases.ts';
import { createUpdater } from '../../../utils/updates/run-updates.ts';
import { CDC_FOLDER, checkMirror } from '../../../utils/updates/source.ts';
import { isTrouble } from '../../../utils/updates/trouble.ts';
import type { UpdateWorld } from '../../../utils/updates/world.ts';
import { STEP_COMPILER, tablesThatSay } from '../../fixtures/official/step-compiler.ts';
import { makeWorld, settingsOf, type TestWorld } from '../../fixtures/official/world.ts';

/** CDC's folders as they have been named, year by year. */
const CDC: Readonly<Record<string, readonly string[]>> = {
  '': [
    '2021/',
    '2022/',
    '2023/',
    '2024-Update/',
    '2024/',
    '2025-Update/',
    '2026-update/',
    '2026/',
    '2027/',
    'README.txt',
  ],
  '2022/': [
    'Code Descriptions zip.zip',
    'Table and Index zip.zip',
    'Addenda zip.zip',
    '2022 Conversion Table.zip',
  ],
  '2023/': ['icd10-Order-CodeFiles2023.zip', 'icd10cm-table-index-2023.zip', 'icd10cm-addenda-2023.zip'],
  '2026-update/': ['icd10cm-Codes-Descriptions-April-2026.zip', 'icd10cm-table-index-April-2026.zip'],
  '2027/': [
    'icd10cm-code-descriptions-2027.zip',
    'icd10cm-code-descriptions-addendum-2027.zip',
    'icd10cm-table-and-index-2027.zip',
    'icd10cm-conversion-table-2027.zip',
    'icd-10-cm-guidelines-fy-2027.pdf',
    'POA Exempt Codes 2027.zip',
  ],
};

interface Web {
  readonly world: TestWorld;
  readonly asked: string[];
  /** Addresses that answer a HEAD. */
  readonly there: Set<string>;
  status: number;
}

/** A web of CDC's folders and CMS's files, without the network. */
function makeWeb(folders: Readonly<Record<string, readonly string[]>>): Web {
  const asked: string[] = [];
  const there = new Set<string>();
  const world = makeWorld(tablesThatSay('base'), 'http://127.0.0.1/', {
    fetch: async (url, init) => {
      asked.push(`${init.method} ${url.replace(CDC_FOLDER, '')}`);
      expect(init).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' });
      if (web.status !== 200) return new Response('', { status: web.status });
      if (init.method === 'HEAD') {
        return new Response(null, {
          status: there.has(url) ? 200 : 404,
          headers: { 'content-type': 'application/zip' },
        });
      }
      const names = folders[url.replace(CDC_FOLDER, '')];
      const links = names?.map((name) => `<a href="${name}">${name}</a>`).join('<br>');
      return names ? new Response(`<html>${links}</html>`) : new Response('', { status: 404 });
    },
  });
  world.time = Date.parse('2026-11-23T10:00:00Z');
  world.current = settingsOf('', { source: { kind: 'official' } });
  const web: Web = { world, asked, there, status: 200 };
  return web;
}

function contextOf({ world }: Web, inUse: InUse, isAsked = false): LookContext {
  const ask: Ask = createAsk(world, { head: 1000, piece: 1000 });
  return { world, ask, inUse, isAsked };
}

const CURRENT: InUse = { 'icd10cm-order': '2026-10-01', 'icd10cm-tables': '2026-10-01', hcpcs: '2027-01-01' };

async function seen(web: Web, inUse: InUse): Promise<string[]> {
  const { packages } = await lookForPackages(contextOf(web, inUse), { kind: 'official' });
  return packages.map(({ name, url }) => `${name} ${decodeURIComponent(url?.split('/').at(-1) ?? '')}`);
}

describe('a look at the official places', () => {
  test('asks for one small list where nothing is newer', async () => {
    const web = makeWeb(CDC);
    expect(await seen(web, CURRENT)).toEqual([]);
    expect(web.asked).toEqual(['GET ']);
  });

  test('finds the order file and the tables, whatever they are called this year', async () => {
    const web = makeWeb(CDC);
    expect(
      await seen(web, { ...CURRENT, 'icd10cm-order': '2026-04-01', 'icd10cm-tables': '2026-04-01' }),
    ).toEqual(['FY2027 icd10cm-code-descriptions-2027.zip', 'FY2027 icd10cm-table-and-index-2027.zip']);
    expect(web.asked).toEqual(['GET ', 'GET 2027/']);
  });

  test.each([
    ['2022/', 'FY2022 Code Descriptions zip.zip', 'FY2022 Table and Index zip.zip'],
    ['2023/', 'FY2023 icd10-Order-CodeFiles2023.zip', 'FY2023 icd10cm-table-index-2023.zip'],
    [
      '2026-update/',
      'FY2026 April icd10cm-Codes-Descriptions-April-2026.zip',
      'FY2026 April icd10cm-table-index-April-2026.zip',
    ],
  ])('reads the names of %s', async (folder, order, tables) => {
    const web = makeWeb({ '': [folder], [folder]: CDC[folder] ?? [] });
    const old = { ...CURRENT, 'icd10cm-order': '2020-10-01', 'icd10cm-tables': '2020-10-01' };
    expect(await seen(web, old)).toEqual([order, tables]);
  });

  test('takes the releases in their order, since each stands on the one before', async () => {
    const web = makeWeb(CDC);
    const names = await seen(web, { ...CURRENT, 'icd10cm-order': '2025-10-01' });
    expect(names).toEqual([
      'FY2026 April icd10cm-Codes-Descriptions-April-2026.zip',
      'FY2027 icd10cm-code-descriptions-2027.zip',
    ]);
  });

  test('asks CMS for the HCPCS file by the names it uses, two at most, and not again the next day', async () => {
    const web = makeWeb(CDC);
    const inUse = { ...CURRENT, hcpcs: '2026-07-01' };
    expect(await seen(web, inUse)).toEqual([]);
    expect(web.asked.slice(1).map((line) => line.split('/').at(-1))).toEqual([
      'january-2027-alpha-numeric-hcpcs-file.zip',
      'january-2027-alpha-numeric-hcpcs-files.zip',
    ]);
    web.asked.length = 0;
    web.there.add('https://www.cms.gov/files/zip/october-2026-alpha-numeric-hcpcs-files.zip');
    expect(await seen(web, inUse)).toEqual(['October 2026 october-2026-alpha-numeric-hcpcs-files.zip']);
    expect(web.asked.filter((line) => line.includes('january'))).toEqual([]);
  });

  test('finds the order file at CMS where CDC has trouble', async () => {
    const web = makeWeb({});
    web.there.add('https://www.cms.gov/files/zip/2027-code-descriptions-tabular-order.zip');
    const sight = await lookForPackages(contextOf(web, { ...CURRENT, 'icd10cm-order': '2026-04-01' }), {
      kind: 'official',
    });
    expect(sight.packages.map(({ name }) => name)).toEqual(['FY2027']);
    expect(sight.trouble).toBeNull();
  });

  test('tells a network that leads to its own sign-in page from a server that is down', async () => {
    const down: UpdateWorld['fetch'] = () => Promise.reject(new TypeError('Failed to fetch'));
    const leadAway: UpdateWorld['fetch'] = async (_, { redirect }) => {
      if (redirect === 'follow') throw new TypeError('Failed to fetch');
      return new Response(null, { status: 302 });
    };
    const seen: (string | undefined)[] = [];
    for (const fetch of [down, leadAway]) {
      const updater = createUpdater({ ...makeWeb(CDC).world, fetch }, { compiler: STEP_COMPILER });
      await updater.wake('asked');
      seen.push((await updater.state()).trouble?.trouble);
    }
    expect(seen).toEqual(['unreachable', 'login-page']);
  });

  test('asks no more than a ceiling a day, by hand too, and the next day again', async () => {
    const web = makeWeb(CDC);
    const updater = createUpdater(web.world, { compiler: STEP_COMPILER });
    web.status = 500;
    for (let looks = 0; looks < 20; looks += 1) await updater.wake('asked');
    expect(web.asked.length).toBe(REQUESTS_A_DAY);
    const { trouble } = await createUpdater(web.world, { compiler: STEP_COMPILER }).state();
    expect(trouble?.trouble).toBe('asked-enough');
    web.world.time += 24 * 3600_000;
    await updater.wake('asked');
    expect(web.asked.length).toBeGreaterThan(REQUESTS_A_DAY);
  });
});

describe('a list of files', () => {
  const root = 'https://host.example/pub/ICD10CM/';
  const names = (html: string): unknown => {
    const links = readListing(html, root);
    return isTrouble(links) ? links.trouble : links.map(({ name }) => name);
  };

  test('is read by its links, as Apache, IIS and nginx write them', () => {
    expect(names('<a href="?C=N;O=D">Name</a> <a href="/pub/">Parent</a> <a href="2027/">2027/</a>')).toEqual(
      ['2027'],
    );
    expect(names('<A HREF="/pub/icd10cm/2027/">2027</A><A HREF="/pub/ICD10CM/a b.zip">a b</A>')).toEqual([
      '2027',
      'a b.zip',
    ]);
    expect(names("<a href='../'>../</a><a href=2027%20x.zip>x</a>")).toEqual(['2027 x.zip']);
    expect(names('<a href="a&amp;b.zip">x</a>')).toEqual(['a&b.zip']);
  });

  test('never leads to another server, up, deeper, or into a query', () => {
    expect(
      names(
        '<a href="https://evil.example/pub/ICD10CM/x.zip">x</a><a href="../y.zip">y</a><a href="a/b.zip">b</a><a href="c.zip?d=1">c</a><a href="javascript:alert(1)">d</a><a href="http://[">e</a>',
      ),
    ).toEqual([]);
  });

  test('that is no list is named', () => {
    expect(names('<p>Gone.</p>')).toBe('listing-unreadable');
    expect(names('<a href="x"></a><input class="a" type="password">')).toBe('login-page');
  });
});

describe('names of releases', () => {
  test('are read from folders and files, whatever the case and the year', () => {
    expect(releaseOfFolder('2028')).toEqual({ release: 'fy2028', name: 'FY2028', from: '2027-10-01' });
    expect(releaseOfFolder('2024-Update')?.from).toBe('2024-04-01');
    expect(['2007b', 'archive', '20280', '../2028'].map(releaseOfFolder)).toEqual([null, null, null, null]);
    expect(releaseOfIcdFile('icd10cm-tabular_-2027.xml')?.release).toBe('fy2027');
    expect(releaseOfIcdFile('icd10cm-tabular-April-1-2026.xml')?.release).toBe('fy2026-april');
    expect(releaseOfIcdFile('icd10cm_order.txt')).toBeNull();
    expect(releaseOfIcdFile('order-2026-2027.txt')).toBeNull();
    expect(releaseOfHcpcsFile('HCPC2027_JAN_ANWEB_12172026.txt')?.release).toBe('2027-january');
    expect(releaseOfHcpcsFile('HCPC2019_CONTR_ANWEB.txt')?.name).toBe('January 2019');
    expect(['fy2028', 'fy2028-april', '2028-october'].map(nameOfRelease)).toEqual([
      'FY2028',
      'FY2028 April',
      'October 2028',
    ]);
  });
});

describe('the address of a mirror', () => {
  test('is taken as a person writes it', () => {
    expect(checkMirror(' https://files.clinic.example/icd ')).toEqual({
      url: 'https://files.clinic.example/icd/',
    });
    expect(checkMirror('http://10.0.0.8:8080/icd/clear-margin-mirror.json')).toEqual({
      url: 'http://10.0.0.8:8080/icd/',
    });
  });

  test.each(['files.clinic.example', 'ftp://x/', 'https://me:secret@x/', 'https://x/?key=1', ''])(
    '%s is refused',
    (text) => {
      expect(checkMirror(text)).toHaveProperty('problem');
    },
  );
});
