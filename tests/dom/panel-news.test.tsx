import { readFileSync } from 'node:fs';
import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { NOTHING_MANAGED } from '../../utils/browser/managed-types.ts';
import { BOOK_FILE } from '../../utils/cli/build-book.ts';
import { readTablesAsOpened } from '../../utils/cli/read-book.ts';
import { tablesUpTo } from '../../utils/codes/add-release.ts';
import { tablesOfBook } from '../../utils/codes/book-tables.ts';
import { compileBook } from '../../utils/codes/compile-book.ts';
import { openBook } from '../../utils/codes/open-book.ts';
import { ownBuffer } from '../../utils/codes/pack.ts';
import { PACKAGED, QUIET, UPDATED } from '../fixtures/options/states.ts';
import { createDirectClient, openPanel } from '../fixtures/panel/open-panel.tsx';
import { createPlainNews, type PlainNews } from '../fixtures/panel/plain-news.ts';
import { VISIT_PAGE } from '../fixtures/panel/states.ts';

const newer = readTablesAsOpened();
/** The tables as they were a year ago. */
const older = {
  ...newer,
  book: openBook(
    ownBuffer(compileBook(tablesUpTo(tablesOfBook(ownBuffer(readFileSync(BOOK_FILE))), 'fy2026'))),
  ),
};

const FRESH = { ...UPDATED, madeAt: Date.now() };

function openWith(news: PlainNews, client = createDirectClient()) {
  return { ...openPanel(VISIT_PAGE, client, undefined, news), news };
}

describe('while the panel is open, an update comes into use', () => {
  it('answers from the new tables, and nothing that was typed is lost', async () => {
    let inUse: typeof older & { set?: string } = older;
    const news = createPlainNews({ updates: QUIET });
    const { user, container } = openWith(
      news,
      createDirectClient(async () => inUse),
    );
    const release = () => container.querySelector('.release')?.textContent;
    await waitFor(() => expect(release()).toBe('FY2026 past its end'));
    await user.type(screen.getByRole('combobox', { name: /^Search/ }), 'psor elbow');
    inUse = { ...newer, set: FRESH.id };
    act(() => news.tell({ updates: { ...QUIET, inUse: FRESH } }));
    await waitFor(() => expect(release()).toBe('FY2027'));
    expect(screen.getByRole('combobox', { name: /^Search/ })).toHaveProperty('value', 'psor elbow');
  });

  it('stays with the old tables where the new ones would not open, and does not try for ever', async () => {
    const opened: string[] = [];
    const news = createPlainNews({ updates: QUIET });
    openWith(
      news,
      createDirectClient(async () => {
        opened.push('tables');
        if (opened.length > 1) throw new Error('They would not open.');
        return newer;
      }),
    );
    expect(await screen.findByText(/C44.91 leaves the/)).toBeTruthy();
    act(() => news.tell({ updates: { ...QUIET, inUse: FRESH } }));
    await waitFor(() => expect(opened.length).toBeGreaterThan(1));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(opened.length).toBeLessThan(4);
    expect(screen.getByText(/C44.91 leaves the/)).toBeTruthy();
    expect(screen.queryByText('The code tables are not open')).toBeNull();
  });
});

describe('news of the code tables', () => {
  it('are one quiet line that leads to the settings and can be closed for good', async () => {
    const news = createPlainNews({ updates: { ...QUIET, inUse: FRESH, previous: PACKAGED } });
    const { user } = openWith(news);
    expect(await screen.findByText('New code tables are in use: FY2028.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Details' }));
    await user.click(screen.getByRole('button', { name: 'Close this line' }));
    expect(news.asked).toEqual(['options', 'set fy2028']);
    expect(screen.queryByText(/New code tables/)).toBeNull();
  });

  it('are not shown where there are none, and the settings are one button away', async () => {
    const { user, news } = openWith(createPlainNews({ updates: QUIET }));
    expect(screen.queryByRole('button', { name: 'Details' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Settings' }));
    expect(news.asked).toEqual(['options']);
  });
});

describe('what an organization sets', () => {
  it('is said where it suggests the site beside', () => {
    const managed = { ...NOTHING_MANAGED, suggestedSites: ['https://ehr.example.com'] };
    const news = createPlainNews({ managed });
    openPanel({ state: 'ungranted', site: 'ehr.example.com' }, createDirectClient(), undefined, news);
    expect(screen.getByText('Your organization suggests Clear Margin on this site.')).toBeTruthy();
  });

  it('takes the paste box away', () => {
    const managed = { ...NOTHING_MANAGED, switchedOff: ['paste-box' as const] };
    const besides = { state: 'ungranted', site: 'ehr.example.com' } as const;
    const news = createPlainNews();
    openPanel(besides, createDirectClient(), undefined, news);
    expect(screen.getByText('Paste a note instead')).toBeTruthy();
    act(() => news.tell({ managed }));
    expect(screen.queryByText('Paste a note instead')).toBeNull();
  });
});
