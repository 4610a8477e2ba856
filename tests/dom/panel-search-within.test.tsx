/** Searching as a coder does all day: abbreviations, long lists, reasons, filters. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { createDirectClient, openPanel } from '../fixtures/panel/open-panel.tsx';
import { keepCodes } from '../fixtures/panel/plain-store.ts';
import { findHits, searchBox } from '../fixtures/panel/read-hits.ts';
import { SITE, VISIT_PAGE } from '../fixtures/panel/states.ts';

const NO_PAGE = { state: 'ungranted', site: SITE } as const;

describe('an abbreviation with several meanings', () => {
  it('shows them to choose from and picks none by itself', async () => {
    const { user } = openPanel(NO_PAGE);
    await user.keyboard('/ak');
    const hits = await findHits();
    const meanings = screen.getByRole('group', { name: 'AK can mean' });
    expect(within(meanings).getAllByRole('button').length).toBeGreaterThan(1);
    expect(within(meanings).queryByRole('button', { pressed: true })).toBeNull();
    expect(hits[0]).toBe('L57.0');
    expect(hits.some((code) => code.startsWith('Z89.61'))).toBe(true);
  });

  it('is chosen with the mouse, and given up again', async () => {
    const { user } = openPanel(NO_PAGE);
    await user.keyboard('/ak');
    const all = await findHits();
    await user.click(screen.getByRole('button', { name: 'above knee' }));
    await waitFor(async () => expect((await findHits())[0]).toMatch(/^Z89\.61/));
    expect(await findHits()).not.toContain('L57.0');
    expect(screen.getByRole('button', { name: 'above knee', pressed: true })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'above knee' }));
    await waitFor(async () => expect(await findHits()).toEqual(all));
  });

  it('is chosen with Alt and the arrows; what is typed afresh chooses nothing', async () => {
    const { user } = openPanel(NO_PAGE);
    await user.keyboard('/ak');
    await findHits();
    await user.keyboard('{Alt>}{ArrowDown}{ArrowDown}{/Alt}');
    expect(await screen.findByRole('button', { name: 'above knee', pressed: true })).toBeTruthy();
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(await screen.findByRole('button', { name: 'actinic keratosis', pressed: true })).toBeTruthy();
    await user.keyboard('{Escape}ak');
    await findHits();
    expect(
      within(screen.getByRole('group', { name: 'AK can mean' })).queryByRole('button', { pressed: true }),
    ).toBeNull();
  });
});

describe('a long result', () => {
  it('is searched within after >, and Backspace takes the words back as they were typed', async () => {
    const { host, user } = openPanel(NO_PAGE);
    await user.keyboard('/basal');
    const all = await findHits();
    await user.keyboard('>');
    expect(searchBox()).toHaveProperty('value', '');
    expect(screen.getByRole('button', { name: 'Take back: basal' })).toBeTruthy();
    expect(await findHits()).toEqual(all);
    await user.keyboard('nose');
    await waitFor(async () => expect((await findHits())[0]).toBe('C44.311'));
    expect((await findHits()).every((code) => /^(?:C44\.3|1\d{4}$)/.test(code))).toBe(true);
    await user.keyboard('{Backspace>4/}');
    await waitFor(async () => expect(await findHits()).toEqual(all));
    await user.keyboard('{Backspace}');
    expect(searchBox()).toHaveProperty('value', 'basal');
    expect(screen.queryByRole('button', { name: /^Take back/ })).toBeNull();
    await user.keyboard('>nose{Enter}');
    await waitFor(() => expect(host.copied).toEqual(['C44.311']));
  });

  it('is searched within as often as it takes, also where all was pasted at once', async () => {
    const { user } = openPanel(NO_PAGE);
    await user.click(searchBox());
    await user.paste('melanoma in situ > arm > left');
    await waitFor(async () => expect(await findHits()).toEqual(['D03.62']));
    await user.click(screen.getByRole('button', { name: 'Take back: arm' }));
    expect(searchBox()).toHaveProperty('value', 'arm left');
    expect(document.activeElement).toBe(searchBox());
  });

  it('offers to be searched within, with the mouse', async () => {
    const { user } = openPanel(NO_PAGE);
    await user.keyboard('/melanoma');
    await findHits();
    await user.click(screen.getByRole('button', { name: 'Search within them' }));
    expect(document.activeElement).toBe(searchBox());
    await user.keyboard('scalp');
    await waitFor(async () => expect(await findHits()).toContain('C43.4'));
    expect((await findHits()).length).toBeLessThan(20);
  });

  it('says what it has not got, and looks for it everywhere when asked', async () => {
    const { user } = openPanel(NO_PAGE);
    await user.keyboard('/psoriasis>wart');
    expect(await screen.findByText(/among the codes for “psoriasis” fits “wart”/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Search for psoriasis wart in everything' }));
    expect(searchBox()).toHaveProperty('value', 'psoriasis wart');
    expect((await findHits()).length).toBeGreaterThan(0);
  });

  it('is left whole with one Escape', async () => {
    const { user } = openPanel(VISIT_PAGE);
    await user.keyboard('/basal>nose');
    await findHits();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('button', { name: /^Take back/ })).toBeNull();
    expect(screen.getByRole('tabpanel')).toBeTruthy();
  });
});

describe('why a code is here', () => {
  it('is said for the chosen row with Alt+W, and taken back with it', async () => {
    const { user } = openPanel(NO_PAGE);
    await user.keyboard('/ak');
    await findHits();
    await user.keyboard('{Alt>}w{/Alt}');
    const [row] = screen.getAllByRole('row');
    expect(row?.textContent).toContain('AK = actinic keratosis.');
    expect(row?.textContent).toContain('The title says “Actinic keratosis”.');
    expect(searchBox()).toHaveProperty('value', 'ak');
    await user.keyboard('{Alt>}w{/Alt}');
    expect(screen.getAllByRole('row')[0]?.textContent).not.toContain('The title says');
  });

  it('is said aloud, and so is what a list holds', async () => {
    const { user } = openPanel(NO_PAGE, createDirectClient(), keepCodes([], ['L82.1']));
    await user.keyboard('/');
    expect(await screen.findByText('1 code used before.')).toBeTruthy();
    await user.keyboard('ak');
    expect(await screen.findByText(/^\d+ results\. 2 meanings\.$/)).toBeTruthy();
    await user.keyboard('{Alt>}w{/Alt}');
    expect(await screen.findByText(/^L57.0: AK = actinic keratosis\. The title says/)).toBeTruthy();
  });

  it('works on a Mac, where Option and a letter give another sign', async () => {
    const { user } = openPanel(NO_PAGE);
    await user.keyboard('/psoriasis');
    await findHits();
    fireEvent.keyDown(searchBox(), { key: '∑', code: 'KeyW', altKey: true });
    expect(screen.getAllByRole('row')[0]?.textContent).toContain('The title says');
  });

  it('is said with the mouse for any row', async () => {
    const { user } = openPanel(NO_PAGE);
    await user.keyboard('/l40.5');
    await findHits();
    const [first, second] = screen.getAllByRole('row');
    await user.click(screen.getByRole('button', { name: 'Why L40.50 is here' }));
    expect(second?.textContent).toContain('The code starts like what you typed.');
    await user.click(screen.getByRole('button', { name: 'Why L40.5 is here' }));
    expect(first?.textContent).toContain('It is the code you typed.');
    expect(second?.textContent).not.toContain('starts like');
  });

  it('is said once above the list where it holds for every row', async () => {
    const { user, container } = openPanel(NO_PAGE);
    await user.keyboard('/bcc nose');
    await findHits();
    expect(container.querySelector('.search-line')?.textContent).toContain('BCC = basal cell carcinoma.');
    expect(screen.getByRole('grid').textContent).not.toContain('BCC =');
  });
});

describe('words taken as typed', () => {
  it('are one key away where the spelling was repaired, and the repair is one key back', async () => {
    const { user, container } = openPanel(NO_PAGE);
    await user.keyboard('/roseacea');
    await findHits();
    expect(container.querySelector('.repairs')).not.toBeNull();
    await user.keyboard('{Alt>}{Enter}{/Alt}');
    expect(await screen.findByText(/Searched as typed/)).toBeTruthy();
    await user.keyboard('{Alt>}{Enter}{/Alt}');
    await waitFor(() => expect(container.querySelector('.repairs')).not.toBeNull());
  });
});

describe('filters', () => {
  it('leave out what is not billable, with Alt+B', async () => {
    const { user } = openPanel(NO_PAGE);
    await user.keyboard('/l40');
    expect(await findHits()).toContain('L40');
    await user.keyboard('{Alt>}b{/Alt}');
    await waitFor(async () => expect(await findHits()).not.toContain('L40'));
    expect(screen.queryByText(/^Header/)).toBeNull();
    expect(screen.getByRole('button', { name: 'Billable only', pressed: true })).toBeTruthy();
  });

  it('keep to a chapter, the skin first among them', async () => {
    const { user } = openPanel(NO_PAGE);
    await user.keyboard('/carcinoma');
    await findHits();
    const chapters = screen.getByRole('combobox', { name: 'Chapter' });
    expect(within(chapters).getAllByRole('option')[1]?.textContent).toBe('Skin (L00-L99)');
    await user.selectOptions(chapters, 'Neoplasms (C00-D49)');
    await waitFor(async () => {
      const hits = await findHits();
      expect(hits.length).toBeGreaterThan(0);
      expect(hits.every((code) => /^[CD]/.test(code))).toBe(true);
    });
  });

  it('never contradict each other: HCPCS has no chapters', async () => {
    const { user } = openPanel(NO_PAGE);
    await user.keyboard('/l4050');
    await findHits();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Chapter' }), 'Skin (L00-L99)');
    await user.keyboard('{Tab}');
    await user.selectOptions(screen.getByLabelText('Code system'), 'HCPCS');
    await waitFor(async () => expect(await findHits()).toContain('L4050'));
    expect(screen.getByRole('combobox', { name: 'Chapter' })).toHaveProperty('value', '');
  });

  it('that leave nothing are named, each with its way out', async () => {
    const { user } = openPanel(NO_PAGE);
    await user.keyboard('/bcc');
    await findHits();
    await user.keyboard('{Alt>}b{/Alt}');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Chapter' }), 'Skin (L00-L99)');
    expect(await screen.findByText(/in the chapter “Skin” among billable codes/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Search all chapters' }));
    await waitFor(async () => expect((await findHits())[0]).toMatch(/^C44/));
    expect(screen.getByRole('button', { name: 'Billable only', pressed: true })).toBeTruthy();
  });

  it('go round the code systems with Alt+S', async () => {
    const { user } = openPanel(NO_PAGE);
    await user.keyboard('/l4050');
    await findHits();
    await user.keyboard('{Alt>}ss{/Alt}');
    expect(screen.getByRole('option', { name: 'HCPCS', selected: true })).toBeTruthy();
    await waitFor(async () => expect(await findHits()).toEqual(['L4050']));
  });
});
