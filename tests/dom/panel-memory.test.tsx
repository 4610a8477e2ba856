import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { makeQueryClient } from '../../components/book-queries.ts';
import { PanelBody } from '../../components/PanelBody.tsx';
import { PanelActionsProvider } from '../../components/panel-actions.tsx';
import { PanelServicesContext } from '../../components/panel-services.ts';
import type { Beside } from '../../utils/browser/panel-types.ts';
import { createDirectClient } from '../fixtures/panel/open-panel.tsx';
import { createPlainHost } from '../fixtures/panel/plain-host.ts';
import { keepNothing } from '../fixtures/panel/plain-store.ts';
import { SITE, STATES, VISIT_PAGE } from '../fixtures/panel/states.ts';

/** Words of the note that its review quotes, and nothing else in the panel says. */
const WORDS_OF_THE_NOTE = 'nasal ala';

/** The panel over a cache that the test can look into. */
function openOver(beside: Beside) {
  const queries = makeQueryClient();
  const host = createPlainHost(beside);
  render(
    <QueryClientProvider client={queries}>
      <PanelServicesContext value={{ client: createDirectClient(), host, kept: keepNothing() }}>
        <PanelActionsProvider>
          <PanelBody singleKeys onSingleKeys={() => undefined} />
        </PanelActionsProvider>
      </PanelServicesContext>
    </QueryClientProvider>,
  );
  return { queries, host, user: userEvent.setup() };
}

function writeKeys(queries: QueryClient): string {
  return JSON.stringify(
    queries
      .getQueryCache()
      .getAll()
      .map(({ queryKey }) => queryKey),
  );
}

/** Everything the cache holds: keys, answers, errors, and what was copied. */
function writeCache(queries: QueryClient): string {
  const held = queries.getQueryCache().getAll();
  const done = queries.getMutationCache().getAll();
  return JSON.stringify([
    held.map(({ queryKey, state }) => [queryKey, state]),
    done.map(({ state }) => state),
  ]);
}

async function readVisit() {
  const panel = openOver(VISIT_PAGE);
  await screen.findByText(/C44.91 leaves the/);
  expect(writeCache(panel.queries)).toContain(WORDS_OF_THE_NOTE);
  return panel;
}

describe('what the panel keeps of a note', () => {
  it('is never in the name of a question', async () => {
    const { queries } = await readVisit();
    expect(writeKeys(queries)).toContain('review');
    expect(writeKeys(queries)).not.toMatch(/carcinoma|papule|nitrogen/i);
  });

  it.each<readonly [string, Beside]>([
    ['the grant is given back', { state: 'ungranted', site: SITE }],
    ['the page is lost', { state: 'lost', site: SITE }],
    ['the page of the same site holds no note any more', STATES['no-note'] ?? { state: 'asking' }],
    ['another tab comes to the front', { state: 'hidden', tab: 2, canAsk: false }],
  ])('is gone at once when %s', async (_, next) => {
    const { queries, host } = await readVisit();
    act(() => host.show(next));
    expect(writeKeys(queries)).not.toContain('review');
    expect(writeCache(queries)).not.toContain(WORDS_OF_THE_NOTE);
    // Nor do the codes that stood on the page stay behind.
    await waitFor(() => expect(writeCache(queries)).not.toContain('C44.91'));
  });

  it('is gone when the answer comes after the grant went', async () => {
    const { queries, host } = openOver(VISIT_PAGE);
    act(() => host.show({ state: 'ungranted', site: SITE }));
    await waitFor(() => expect(writeCache(queries)).toContain('FY2027'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(writeKeys(queries)).not.toContain('review');
    expect(writeCache(queries)).not.toContain(WORDS_OF_THE_NOTE);
  });

  it('is only the newest review while the doctor types', async () => {
    const { queries, host } = await readVisit();
    act(() => host.show({ ...VISIT_PAGE }));
    await waitFor(() => expect(writeKeys(queries).match(/"review"/g)).toHaveLength(1));
    expect(await screen.findByText(/C44.91 leaves the/)).toBeTruthy();
  });
});
