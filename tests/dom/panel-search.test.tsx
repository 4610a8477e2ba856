import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { BookClient } from '../../components/book-client.ts';
import { createDirectClient, openPanel } from '../fixtures/panel/open-panel.tsx';
import { activeHit, findHits, searchBox } from '../fixtures/panel/read-hits.ts';
import { SITE, VISIT_PAGE } from '../fixtures/panel/states.ts';

const NO_PAGE = { state: 'ungranted', site: SITE } as const;

describe('search', () => {
  it('needs no page and no mouse: slash, words, Enter', async () => {
    const { host, user } = openPanel(NO_PAGE);
    await user.keyboard('/bcc nose');
    expect((await findHits())[0]).toBe('C44.311');
    await user.keyboard('{Enter}');
    expect(host.copied).toEqual(['C44.311']);
    expect(await screen.findByText('C44.311 copied.')).toBeTruthy();
  });

  it('says that CPT modifiers are not in the book', async () => {
    const { user } = openPanel(NO_PAGE);
    await user.keyboard('/mod 25');
    expect(await screen.findByText(/^25 is a CPT modifier\./)).toBeTruthy();
  });

  it('copies without the dot with Ctrl+Enter, Cmd+Enter or Ctrl and the full stop', async () => {
    const { host, user } = openPanel(NO_PAGE);
    await user.keyboard('/bcc nose');
    await findHits();
    await user.keyboard('{Control>}{Enter}{/Control}{Meta>}{Enter}{/Meta}{Control>}.{/Control}');
    expect(host.copied).toEqual(['C44311', 'C44311', 'C44311']);
    expect(searchBox()).toHaveProperty('value', 'bcc nose');
  });

  it('walks the hits with the arrow keys, round and round, while the focus stays in the box', async () => {
    const { host, user } = openPanel(NO_PAGE);
    await user.keyboard('/l40');
    const hits = await findHits();
    expect(activeHit()).toBe(hits[0]);
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(activeHit()).toBe(hits[2]);
    await user.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}');
    expect(activeHit()).toBe(hits.at(-1));
    expect(document.activeElement).toBe(searchBox());
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(host.copied).toEqual([hits[1]]);
  });

  it('never copies an older hit when Enter comes before the answer', async () => {
    const { host, user } = openPanel(NO_PAGE, createSlowClient(120));
    await user.keyboard('/bcc nose');
    await findHits();
    const box = searchBox();
    await user.clear(box);
    await user.type(box, 'l57.0{Enter}');
    expect(host.copied).toEqual([]);
    await waitFor(() => expect(host.copied).toEqual(['L57.0']));
  });

  it('collects with Shift+Enter, each code once', async () => {
    const { user } = openPanel(NO_PAGE);
    await user.keyboard('/bcc nose');
    await findHits();
    await user.keyboard('{Shift>}{Enter}{Enter}{/Shift}');
    expect(await screen.findByText('C44.311 is in the basket already.')).toBeTruthy();
    await user.keyboard('{Escape}');
    expect(screen.getByRole('tab', { name: 'Basket 1' })).toBeTruthy();
  });

  it('shows headers quietly with the reason, and warns when one is copied', async () => {
    const { host, user } = openPanel(NO_PAGE);
    await user.keyboard('/C44.31');
    await findHits();
    expect(screen.getAllByRole('row')[0]?.textContent).toContain('Header: needs more characters');
    await user.keyboard('{Enter}');
    expect(host.copied).toEqual(['C44.31']);
    expect(await screen.findByText(/C44.31 copied. It is not billable./)).toBeTruthy();
  });

  it('says what it took a misspelt word for, and lets the user insist', async () => {
    const { user, container } = openPanel(NO_PAGE);
    await user.keyboard('/roseacea');
    await findHits();
    expect(container.querySelector('.repairs')?.textContent).toContain('Showing results for rosacea');
    await user.click(screen.getByRole('button', { name: 'Search for roseacea instead' }));
    await waitFor(() => expect(container.querySelector('.repairs')).toBeNull());
  });

  it('keeps to one code system when asked, and gives the others back', async () => {
    const { user } = openPanel(NO_PAGE);
    await user.keyboard('/l4050');
    expect(await findHits()).toContain('L40.50');
    await user.selectOptions(screen.getByLabelText('Code system'), 'HCPCS');
    await waitFor(async () => expect(await findHits()).not.toContain('L40.50'));
    expect(await findHits()).toContain('L4050');
    expect(screen.getByRole('option', { name: 'HCPCS', selected: true })).toBeTruthy();
  });

  it('says what to try when nothing fits', async () => {
    const { user } = openPanel(NO_PAGE);
    await user.keyboard('/qqqqzzzz');
    expect(await screen.findByRole('heading', { name: 'No code found' })).toBeTruthy();
    await user.selectOptions(screen.getByLabelText('Code system'), 'CPT');
    await user.click(await screen.findByRole('button', { name: 'Search all code systems' }));
    expect(screen.getByRole('option', { name: 'All systems', selected: true })).toBeTruthy();
  });

  it('shows more of a long list when asked', async () => {
    const { user } = openPanel(NO_PAGE);
    await user.keyboard('/melanoma');
    expect((await findHits()).length).toBe(20);
    await user.click(screen.getByRole('button', { name: 'Show more' }));
    await waitFor(async () => expect((await findHits()).length).toBeGreaterThan(20));
  });

  it('goes back to the review with Escape, and out of the box with another', async () => {
    const { user } = openPanel(VISIT_PAGE);
    await user.keyboard('/bcc');
    await findHits();
    await user.keyboard('{Escape}');
    expect(screen.getByRole('tabpanel')).toBeTruthy();
    expect(document.activeElement).toBe(searchBox());
    await user.keyboard('{Escape}');
    expect(document.activeElement).not.toBe(searchBox());
  });

  it('cleared with the mouse keeps the focus in the box', async () => {
    const { user } = openPanel(NO_PAGE);
    await user.keyboard('/bcc');
    await user.click(screen.getByRole('button', { name: /^Clear the search/ }));
    expect(searchBox()).toHaveProperty('value', '');
    expect(document.activeElement).toBe(searchBox());
  });

  it('tells a screen reader how many codes fit', async () => {
    const { user } = openPanel(NO_PAGE);
    await user.keyboard('/actinic keratosis');
    await findHits();
    expect(await screen.findByText(/^\d+ results?\.$/)).toBeTruthy();
  });

  it.each(['(', '%%%', '"', 'C44.', '.', '   x', '💊', 'a'.repeat(200)])(
    'takes %s without falling over',
    async (odd) => {
      const { user } = openPanel(NO_PAGE);
      const box = searchBox();
      await user.click(box);
      await user.paste(odd);
      await waitFor(() => {
        const answer = screen.queryByRole('grid') ?? screen.queryByRole('heading', { name: 'No code found' });
        expect(answer).not.toBeNull();
      });
      expect(screen.queryByRole('heading', { name: /no answer/ })).toBeNull();
    },
  );
});

/** The real book, each search answered late: a machine under load. */
function createSlowClient(ms: number): BookClient {
  const client = createDirectClient();
  return {
    ...client,
    search: async (query, signal) => {
      const answer = await client.search(query, signal);
      await new Promise((resolve) => setTimeout(resolve, ms));
      return answer;
    },
  };
}
