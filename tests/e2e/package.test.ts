import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ROOT } from './open-extension.ts';

const OUTPUT = join(ROOT, '.output');
const SIX_MB = 6_000_000;
const CONTENT_SCRIPT_BYTES = 40_000;

function manifest(build: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(OUTPUT, build, 'manifest.json'), 'utf8'));
}

/** Every text file of the build. */
function texts(build: string): { name: string; text: string }[] {
  const folder = join(OUTPUT, build);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(js|html|css|json)$/.test(name))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

/** This folder and this user's home, as a build can write them: plain, escaped in a string, or as an address. */
const MACHINE_PATHS = [ROOT, join(homedir(), sep)].flatMap((path) => [
  path,
  JSON.stringify(path).slice(1, -1),
  pathToFileURL(path).href,
]);

function holdsPath(text: string): boolean {
  return MACHINE_PATHS.some((path) => text.includes(path));
}

describe('the package people install', () => {
  it('asks Chrome and Edge for this and nothing more', () => {
    expect(manifest('chrome-mv3')).toMatchInlineSnapshot(`
      {
        "action": {
          "default_title": "Clear Margin: check the codes of this note",
        },
        "background": {
          "service_worker": "background.js",
        },
        "commands": {
          "_execute_action": {
            "suggested_key": {
              "default": "Alt+Shift+C",
            },
          },
        },
        "description": "Checks dermatology coding beside any web-based EHR. Nothing leaves this browser.",
        "icons": {
          "128": "icon/128.png",
          "16": "icon/16.png",
          "32": "icon/32.png",
          "48": "icon/48.png",
        },
        "manifest_version": 3,
        "minimum_chrome_version": "123",
        "name": "Clear Margin",
        "optional_host_permissions": [
          "https://*/*",
          "http://*/*",
        ],
        "options_ui": {
          "open_in_tab": true,
          "page": "options.html",
        },
        "permissions": [
          "scripting",
          "activeTab",
          "storage",
          "unlimitedStorage",
          "alarms",
          "sidePanel",
        ],
        "side_panel": {
          "default_path": "sidepanel.html",
        },
        "storage": {
          "managed_schema": "managed-schema.json",
        },
        "version": "0.1.0",
      }
    `);
  });

  it('asks Firefox for this and nothing more', () => {
    expect(manifest('firefox-mv3')).toMatchInlineSnapshot(`
      {
        "action": {
          "default_title": "Clear Margin: check the codes of this note",
        },
        "background": {
          "scripts": [
            "background.js",
          ],
        },
        "browser_specific_settings": {
          "gecko": {
            "data_collection_permissions": {
              "required": [
                "none",
              ],
            },
            "id": "clear-margin@clear-margin.example",
            "strict_min_version": "140.0",
          },
        },
        "commands": {
          "_execute_action": {
            "suggested_key": {
              "default": "Alt+Shift+C",
            },
          },
        },
        "description": "Checks dermatology coding beside any web-based EHR. Nothing leaves this browser.",
        "icons": {
          "128": "icon/128.png",
          "16": "icon/16.png",
          "32": "icon/32.png",
          "48": "icon/48.png",
        },
        "manifest_version": 3,
        "name": "Clear Margin",
        "optional_host_permissions": [
          "https://*/*",
          "http://*/*",
        ],
        "options_ui": {
          "open_in_tab": true,
          "page": "options.html",
        },
        "permissions": [
          "scripting",
          "activeTab",
          "storage",
          "unlimitedStorage",
          "alarms",
        ],
        "sidebar_action": {
          "default_panel": "sidepanel.html",
          "default_title": "Clear Margin",
          "open_at_install": false,
        },
        "version": "0.1.0",
      }
    `);
  });

  it.each(['chrome-mv3', 'firefox-mv3'])(
    '%s holds no site, opens no file of ours to pages and loosens no rule',
    (build) => {
      const keys = Object.keys(manifest(build));
      for (const key of [
        'host_permissions',
        'content_scripts',
        'web_accessible_resources',
        'content_security_policy',
        'externally_connectable',
      ]) {
        expect(keys).not.toContain(key);
      }
    },
  );

  it.each(['chrome-mv3', 'firefox-mv3'])('%s uses every permission it asks for', (build) => {
    const code = texts(build)
      .map(({ text }) => text)
      .join('\n');
    const uses: Readonly<Record<string, RegExp>> = {
      scripting: /scripting\.registerContentScripts/,
      activeTab: /action\.onClicked/,
      sidePanel: /sidePanel/,
      storage: /storage\.local/,
      unlimitedStorage: /indexedDB/,
      alarms: /alarms\.create/,
    };
    const { permissions } = manifest(build);
    for (const permission of Array.isArray(permissions) ? permissions : ['none read']) {
      expect(code).toMatch(uses[String(permission)] ?? /a permission that no one here knows/);
    }
  });

  it.each(['chrome-mv3', 'firefox-mv3'])(
    '%s carries no machine path and no address to fetch from',
    (build) => {
      expect(holdsPath(`source = ${JSON.stringify(join(ROOT, 'utils/zod.ts'))};`)).toBe(true);
      expect(holdsPath(`import "${pathToFileURL(join(ROOT, 'utils/zod.ts')).href}";`)).toBe(true);
      expect(texts(build).length).toBeGreaterThan(3);
      for (const { name, text } of texts(build)) {
        expect({ name, path: holdsPath(text) }).toEqual({ name, path: false });
        expect({ name, fetches: /(fetch|import)\(["'`]https?:/.test(text) }).toEqual({
          name,
          fetches: false,
        });
      }
    },
  );

  it.each(['chrome', 'firefox'])('the zip for %s is at most 6 MB', (browser) => {
    const zips = readdirSync(OUTPUT).filter((name) => name.endsWith(`-${browser}.zip`));
    expect(zips).toHaveLength(1);
    for (const zip of zips) expect(statSync(join(OUTPUT, zip)).size).toBeLessThanOrEqual(SIX_MB);
  });
});

describe('the content script', () => {
  // `ehr.js` reads and stands in every frame; `marks.js` draws and comes only where there is something to draw.
  describe.each(['ehr.js', 'marks.js'])('%s', (script) => {
    it.each(['chrome-mv3', 'firefox-mv3'])('of %s is at most 40 kB', (build) => {
      const { size } = statSync(join(OUTPUT, build, 'content-scripts', script));
      expect(size).toBeLessThanOrEqual(CONTENT_SCRIPT_BYTES);
    });

    it.each(['chrome-mv3', 'firefox-mv3'])(
      'of %s is our own small code: no React, no zod, no polyfill',
      (build) => {
        const code = readFileSync(join(OUTPUT, build, 'content-scripts', script), 'utf8');
        expect(code).not.toMatch(
          /react[-.](dom|element|transitional)|ReactDOM|ZodError|webextension-polyfill|Fuse\b/i,
        );
        expect(code).not.toMatch(/\beval\(|new Function/);
      },
    );
  });

  it('and the drawing are the only scripts that a page ever gets', () => {
    for (const build of ['chrome-mv3', 'firefox-mv3']) {
      expect(readdirSync(join(OUTPUT, build, 'content-scripts'))).toEqual(['ehr.js', 'marks.js']);
    }
    expect(existsSync(join(OUTPUT, 'chrome-mv3/book/book.bin'))).toBe(true);
  });
});
