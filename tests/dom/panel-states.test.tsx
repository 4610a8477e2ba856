import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { createBrokenTables, createDirectClient, openPanel } from '../fixtures/panel/open-panel.tsx';
import {
  HALF_READ_PAGE,
  NOTE_WITHOUT_CODES,
  QUIET_PAGE,
  SITE,
  STATES,
  showPage,
  VISIT_PAGE,
} from '../fixtures/panel/states.ts';

describe('when there is no note to review, the panel says why and what to do', () => {
  it('looks for the page first', () => {
    openPanel({ state: 'asking' });
    expect(screen.getByText(/Looking at the page/)).toBeTruthy();
  });

  it('asks for one site with one button, and says what happens to the note', async () => {
    const { host, user } = openPanel({ state: 'ungranted', site: SITE });
    expect(screen.getByText(/Nothing leaves this browser. The note stays in memory/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: `Read notes on ${SITE}` }));
    expect(host.asked).toEqual(['grant']);
    expect(screen.queryByText(/You said no/)).toBeNull();
  });

  it('asks the browser within the click itself: later the browser would refuse', () => {
    const { host } = openPanel({ state: 'ungranted', site: SITE });
    screen.getByRole('button', { name: /^Read notes on/ }).click();
    expect(host.asked).toEqual(['grant']);
  });

  it('takes no for an answer and can be asked again', async () => {
    const { host, user } = openPanel({ state: 'ungranted', site: SITE });
    host.answer = false;
    await user.click(screen.getByRole('button', { name: /^Read notes on/ }));
    expect(await screen.findByText(/You said no to the browser. Nothing is read/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /^Read notes on/ }));
    expect(host.asked).toEqual(['grant', 'grant']);
  });

  it('asks for the toolbar button on a page the browser hides, and names its keys', () => {
    openPanel({ state: 'hidden', tab: 2, canAsk: false });
    expect(screen.getByText(/Press the toolbar button of Clear Margin on the page to read/)).toBeTruthy();
    expect(screen.getByText('Alt')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Ask the browser' })).toBeNull();
  });

  it('does not reproach the next site with the no to the last one', async () => {
    const { host, user } = openPanel({ state: 'ungranted', site: SITE });
    host.answer = false;
    await user.click(screen.getByRole('button', { name: /^Read notes on/ }));
    await screen.findByText(/You said no/);
    act(() => host.show({ state: 'ungranted', site: 'https://other.example.org' }));
    expect(screen.getByRole('button', { name: 'Read notes on https://other.example.org' })).toBeTruthy();
    expect(screen.queryByText(/You said no/)).toBeNull();
  });

  it('lets the browser ask where it can', async () => {
    const { host, user } = openPanel({ state: 'hidden', tab: 2, canAsk: true });
    await user.click(screen.getByRole('button', { name: 'Ask the browser' }));
    expect(host.asked).toEqual(['ask']);
    expect(await screen.findByText(/Press Allow there/)).toBeTruthy();
  });

  it('keeps what the browser asked of one tab from the next', async () => {
    const { host, user } = openPanel({ state: 'hidden', tab: 2, canAsk: true });
    await user.click(screen.getByRole('button', { name: 'Ask the browser' }));
    await screen.findByText(/Press Allow there/);
    act(() => host.show({ state: 'hidden', tab: 2, canAsk: true }));
    expect(screen.getByText(/Press Allow there/)).toBeTruthy();
    act(() => host.show({ state: 'hidden', tab: 3, canAsk: true }));
    expect(screen.queryByText(/Press Allow there/)).toBeNull();
  });

  it('says why a page of the browser cannot be read', () => {
    openPanel({ state: 'unreadable', why: 'This is a settings page.' });
    expect(screen.getByText('This is a settings page.')).toBeTruthy();
  });

  it('says where it looked when it found no note, and what it could not look at', () => {
    const { container } = openPanel(STATES['no-note'] ?? { state: 'asking' });
    expect(screen.getByRole('heading', { name: 'No note found on this page' })).toBeTruthy();
    expect(container.textContent).toContain(`Looked at 1 frame of ${SITE}`);
    expect(container.textContent).toContain('https://chat.example.net');
  });

  it('reconnects to a page that went away', async () => {
    const { host, user } = openPanel({ state: 'lost', site: SITE });
    await user.click(screen.getByRole('button', { name: 'Reconnect' }));
    expect(host.asked).toEqual(['reconnect']);
  });

  it('shows nothing more of a page that went away', async () => {
    const { host } = openPanel(VISIT_PAGE);
    await screen.findByText(/C44.91 leaves the/);
    act(() => host.show({ state: 'lost', site: SITE }));
    expect(screen.getByRole('heading', { name: 'The page is gone' })).toBeTruthy();
    expect(screen.queryByText(/C44.91/)).toBeNull();
  });

  it('says that a newer panel reads the page, and takes it back at a click', async () => {
    const { host, user } = openPanel(VISIT_PAGE);
    await screen.findByText(/C44.91 leaves the/);
    act(() => host.show({ state: 'taken', site: SITE }));
    expect(screen.getByRole('heading', { name: 'Another panel reads this page' })).toBeTruthy();
    expect(screen.queryByText(/C44.91/)).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Read the page here' }));
    expect(host.asked).toEqual(['reconnect']);
  });

  it('reviews a pasted note with the codes of its claim, then goes back to the page', async () => {
    const { user } = openPanel({ state: 'unreadable', why: 'A settings page.' });
    await user.click(screen.getByText('Paste a note instead'));
    await user.type(screen.getByLabelText('Note'), 'Basal cell carcinoma of the nose.');
    await user.type(screen.getByLabelText(/Codes on the claim/), 'C44.91');
    await user.click(screen.getByRole('button', { name: 'Review this note' }));
    expect(await screen.findByRole('button', { name: 'Copy C44.311' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Back to the page' }));
    expect(screen.getByText('A settings page.')).toBeTruthy();
  });
});

describe('when there is a note', () => {
  it('says in words what was checked when there is nothing to say', async () => {
    const { container } = openPanel(QUIET_PAGE);
    expect(await screen.findByRole('heading', { name: 'Nothing to say about these codes' })).toBeTruthy();
    expect(container.textContent).toContain('2 codes looked up for 10 Nov 2026');
    const rules = within(screen.getByRole('tabpanel')).getAllByRole('listitem');
    expect(rules.length).toBeGreaterThan(1);
    for (const rule of rules) expect(rule.textContent).toMatch(/^[A-Z0-9][a-z]+,? /);
  });

  it('waits for codes in a note that has none yet', async () => {
    openPanel(NOTE_WITHOUT_CODES);
    expect(await screen.findByRole('heading', { name: 'No codes to check yet' })).toBeTruthy();
  });

  it('never lets half a note look like a whole one', async () => {
    const { container } = openPanel(HALF_READ_PAGE);
    expect(await screen.findByText('2 parts of the page could not be read')).toBeTruthy();
    expect(container.textContent).toContain('notes.example.net');
    expect(container.textContent).toContain('It is drawn as a picture, not as text.');
  });

  it('follows the page: a finding comes and goes with the words of the note', async () => {
    const { host } = openPanel(QUIET_PAGE);
    await screen.findByRole('heading', { name: /Nothing to say/ });
    act(() => host.show(VISIT_PAGE));
    expect(await screen.findByText(/C44.91 leaves the/)).toBeTruthy();
    act(() => host.show(QUIET_PAGE));
    expect(await screen.findByRole('heading', { name: /Nothing to say/ })).toBeTruthy();
    expect(screen.queryByText(/C44.91/)).toBeNull();
  });

  it('never shows the findings of one site beside another', async () => {
    const { host } = openPanel(VISIT_PAGE);
    await screen.findByText(/C44.91 leaves the/);
    act(() => host.show({ ...QUIET_PAGE, ...{ site: 'https://other.example.org' } }));
    expect(screen.queryByText(/C44.91/)).toBeNull();
    act(() => host.show({ state: 'hidden', tab: 2, canAsk: false }));
    expect(screen.queryByText(/L57.0/)).toBeNull();
  });

  it('stops reading the site from a small menu', async () => {
    const { host, user } = openPanel(VISIT_PAGE);
    await user.click(screen.getByRole('button', { name: 'ehr.example.com' }));
    await user.click(screen.getByRole('button', { name: 'Stop reading this site' }));
    expect(host.asked).toEqual(['revoke']);
  });

  it('says what to do when the browser keeps the grant all the same', async () => {
    const { host, user } = openPanel(VISIT_PAGE);
    host.keeps = 'The browser still lets Clear Margin on all sites. Change that in its settings.';
    await user.click(screen.getByRole('button', { name: 'ehr.example.com' }));
    await user.click(screen.getByRole('button', { name: 'Stop reading this site' }));
    expect(await screen.findByText(host.keeps)).toBeTruthy();
  });

  it('reviews codes that stand beside no note at all', async () => {
    const codesOnly = showPage([
      { id: 'dx', kind: 'codes', control: 'text', label: 'Diagnosis list', text: 'L20.8', system: null },
    ]);
    openPanel(codesOnly);
    expect(await screen.findByText(/L20.8 is not billable/)).toBeTruthy();
    expect(screen.getByText('1 code field read')).toBeTruthy();
  });
});

describe('when the panel itself makes a mistake', () => {
  it('says so instead of going blank, and starts again', async () => {
    const { host, user } = openPanel(QUIET_PAGE);
    await screen.findByRole('heading', { name: /Nothing to say/ });
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const beside = host.beside;
    host.beside = () => {
      throw new TypeError('A mistake.');
    };
    act(() => host.show(VISIT_PAGE));
    expect(screen.getByRole('heading', { name: 'The panel stopped' })).toBeTruthy();
    host.beside = beside;
    await user.click(screen.getByRole('button', { name: 'Start again' }));
    expect(await screen.findByText(/C44.91 leaves the/)).toBeTruthy();
    quiet.mockRestore();
  });
});

describe('when the code tables do not open', () => {
  it('says so, and opens them on the next try', async () => {
    const broken = createBrokenTables();
    const { user } = openPanel(VISIT_PAGE, createDirectClient(broken.open));
    expect(await screen.findByRole('heading', { name: 'The code tables are not open' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy());
    broken.mend();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/C44.91 leaves the/)).toBeTruthy();
    expect(screen.queryByRole('heading', { name: 'The code tables are not open' })).toBeNull();
  });

  it('still shows the basket', async () => {
    const broken = createBrokenTables();
    const { user } = openPanel({ state: 'asking' }, createDirectClient(broken.open));
    await screen.findByRole('heading', { name: 'The code tables are not open' });
    await user.keyboard('3');
    expect(screen.getByRole('heading', { name: 'The basket is empty' })).toBeTruthy();
  });
});
