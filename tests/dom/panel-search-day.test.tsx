/** The search over a working day: codes used before, the way to a card and back, fast typing, a book that fails. */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { BookClient } from '../../components/book-client.ts';
import type { Query } from '../../utils/search/types.ts';
import { createBrokenTables, createDirectClient, openPanel } from '../fixtures/panel/open-panel.tsx';
import { keepCodes } from '../fixtures/panel/plain-store.ts';
import { activeHit, codesIn, findHits, searchBox } from '../fixtures/panel/read-hits.ts';
import { SITE, VISIT_PAGE } from '../fixtures/panel/states.ts';

const NO_PAGE = { state: 'ungranted', site: SITE } as const;

describe('the codes used before', () => {
  it('stand before the hits where they would be far down, and Enter still takes the best hit', async () => {
    const { host, user } = openPanel(NO_PAGE, createDirectClient(), keepCodes([], ['D22.122']));
    await user.keyboard('/melanocytic nevi');
    await screen.findByRole('rowgroup', { name: 'Yours' });
    expect(codesIn(screen.getByRole('rowgroup', { name: 'Yours' }))).toEqual(['D22.122']);
    const honest = codesIn(screen.getByRole('rowgroup', { name: 'Best first' }));
    expect(honest).toContain('D22.122');
    expect(activeHit()).toBe(honest[0]);
    await user.keyboard('{ArrowUp}');
    expect(activeHit()).toBe('D22.122');
    await user.keyboard('{ArrowDown}{Enter}');
    expect(host.copied).toEqual([honest[0]]);
  });

  it('do not move the rows while one of them is copied', async () => {
    const { user } = openPanel(NO_PAGE);
    await user.keyboard('/melanocytic nevi');
    await findHits();
    const before = screen.getByRole('grid').textContent;
    await user.keyboard('{ArrowDown>9/}{Enter}');
    expect(await screen.findByText(/copied/)).toBeTruthy();
    expect(screen.getByRole('grid').textContent).toBe(before);
    await user.keyboard('{Escape}melanocytic nevi');
    expect(await screen.findByRole('rowgroup', { name: 'Yours' })).toBeTruthy();
  });

  it('are there before anything is typed, and work like hits', async () => {
    const { host, user } = openPanel(
      VISIT_PAGE,
      createDirectClient(),
      keepCodes(['L57.0'], ['L82.1', 'B07.0']),
    );
    await user.keyboard('/');
    expect(codesIn(await screen.findByRole('rowgroup', { name: 'Used last' }))).toEqual(['L82.1', 'B07.0']);
    expect(codesIn(screen.getByRole('rowgroup', { name: 'Favorites' }))).toEqual(['L57.0']);
    await user.keyboard('{ArrowDown}{Enter}');
    expect(host.copied).toEqual(['B07.0']);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('grid')).toBeNull();
    expect(screen.getByRole('tabpanel')).toBeTruthy();
  });

  it('come back when the words are taken away letter by letter', async () => {
    const { user } = openPanel(VISIT_PAGE, createDirectClient(), keepCodes([], ['L82.1']));
    await user.keyboard('/bcc');
    await findHits();
    await user.keyboard('{Backspace>3/}');
    expect(await screen.findByRole('rowgroup', { name: 'Used last' })).toBeTruthy();
  });

  it('keep to the filters as hits do', async () => {
    const { user } = openPanel(
      VISIT_PAGE,
      createDirectClient(),
      keepCodes(['L57.0'], ['L82', 'D22.5', 'L82.1']),
    );
    await user.keyboard('/');
    await screen.findByRole('rowgroup', { name: 'Used last' });
    await user.keyboard('{Alt>}b{/Alt}');
    await waitFor(async () => expect(await findHits()).toEqual(['D22.5', 'L82.1', 'L57.0']));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Chapter' }), 'Neoplasms (C00-D49)');
    await waitFor(async () => expect(await findHits()).toEqual(['D22.5']));
  });

  it('give way to the page again with the mouse', async () => {
    const { user } = openPanel(VISIT_PAGE, createDirectClient(), keepCodes([], ['L82.1']));
    await user.click(searchBox());
    await screen.findByRole('rowgroup', { name: 'Used last' });
    await user.click(screen.getByRole('button', { name: /^Clear the search/ }));
    expect(screen.getByRole('tabpanel')).toBeTruthy();
  });

  it('do not come between the reader and the book', async () => {
    const { user } = openPanel(NO_PAGE, createDirectClient(), keepCodes([], ['L82.1']));
    await user.keyboard('4');
    await screen.findByRole('heading', { level: 2, name: 'The code book' });
    await user.keyboard('/{ArrowDown}');
    expect(screen.getByRole('heading', { level: 2, name: 'The code book' })).toBeTruthy();
    await user.keyboard('{Escape}1');
    expect(screen.queryByRole('grid')).toBeNull();
  });

  it('are not shown to who has used none: the page stays', async () => {
    const { user } = openPanel(VISIT_PAGE);
    await user.keyboard('/');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(screen.getByRole('tabpanel')).toBeTruthy();
    expect(screen.queryByRole('grid')).toBeNull();
  });
});

describe('a card opened from the search', () => {
  it('leads back to the search as it was: chips, filters, row, reason', async () => {
    const { user } = openPanel(NO_PAGE);
    await user.keyboard('/melanoma in situ>');
    await findHits();
    await user.keyboard('{Alt>}b{/Alt}limb');
    await waitFor(async () => expect((await findHits()).length).toBeLessThan(10));
    await user.keyboard('{ArrowDown}{Alt>}w{/Alt}');
    const row = activeHit();
    const rows = await findHits();
    await user.keyboard('{ArrowRight}');
    await screen.findByRole('heading', { level: 2, name: new RegExp(`^${row}`) });
    await user.keyboard('{Escape}');
    expect(await findHits()).toEqual(rows);
    expect(activeHit()).toBe(row);
    expect(searchBox()).toHaveProperty('value', 'limb');
    expect(screen.getByRole('button', { name: 'Take back: melanoma in situ' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Billable only', pressed: true })).toBeTruthy();
    expect(screen.getByRole('grid').textContent).toContain('The title says');
  });
});

describe('a book that does not open', () => {
  it('is said in the search, and nobody is left waiting', async () => {
    const tables = createBrokenTables();
    const { user, container } = openPanel(NO_PAGE, createDirectClient(tables.open));
    await user.keyboard('/bcc nose');
    const again = await screen.findByRole('button', { name: 'Try again' });
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(screen.queryByText('Opening the code book.')).toBeNull();
    expect(container.querySelector('.is-slow')).toBeNull();
    tables.mend();
    await user.click(again);
    await waitFor(async () => expect((await findHits())[0]).toBe('C44.311'));
  });
});

describe('typing fast', () => {
  it('has only the last words answered: a newer key cancels the older search', async () => {
    const { client, asked, given } = createWatchedClient();
    openPanel(NO_PAGE, client);
    const keys = ['b', 'ba', 'bas', 'basa', 'basal'];
    for (const value of keys) fireEvent.change(searchBox(), { target: { value } });
    await findHits();
    expect(asked).toEqual(keys);
    expect(given).toEqual(['basal']);
  });

  it('never puts “no code found” between two lists', async () => {
    const { user, container } = openPanel(NO_PAGE);
    await user.keyboard('/bcc');
    await findHits();
    const seen: string[] = [];
    const watch = new MutationObserver(() => seen.push(container.querySelector('main')?.textContent ?? ''));
    watch.observe(container, { childList: true, subtree: true, characterData: true });
    await user.type(searchBox(), ' nose');
    await waitFor(async () => expect((await findHits())[0]).toBe('C44.311'));
    watch.disconnect();
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.filter((text) => text === '' || text.includes('No code found'))).toEqual([]);
  });
});

/** The real book, and what was asked of it and answered. */
function createWatchedClient() {
  const client = createDirectClient();
  const asked: string[] = [];
  const given: string[] = [];
  const watched: BookClient = {
    ...client,
    search: async (query: Query, signal) => {
      asked.push(query.text);
      const answer = await client.search(query, signal);
      given.push(query.text);
      return answer;
    },
  };
  return { client: watched, asked, given };
}
