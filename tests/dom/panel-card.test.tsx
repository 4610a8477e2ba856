import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { readNotes } from '../../utils/cli/read-book.ts';
import { createDirectClient, openPanel } from '../fixtures/panel/open-panel.tsx';
import { setDate } from '../fixtures/panel/set-date.ts';
import { ODD_CODES_PAGE, SITE, VISIT_PAGE } from '../fixtures/panel/states.ts';

const NO_PAGE = { state: 'ungranted', site: SITE } as const;

type Opened = ReturnType<typeof openPanel>;

/** The card that is open, once it has its title. */
async function findCard(code: string): Promise<HTMLElement> {
  const name = new RegExp(`^${code} \\w`);
  // The book comes when it is first opened, which takes a busy machine its time.
  const heading = await screen.findByRole('heading', { level: 2, name }, { timeout: 10_000 });
  const card = heading.closest('article');
  if (card === null) throw new Error('The heading stands on no card.');
  await waitFor(() => expect(card.getAttribute('aria-busy')).toBe('false'));
  return card;
}

async function openCard({ user }: Opened, words: string, code: string): Promise<HTMLElement> {
  await user.clear(screen.getByRole('combobox', { name: /^Search/ }));
  await user.type(screen.getByRole('combobox', { name: /^Search/ }), words);
  const grid = await screen.findByRole('grid', { busy: false });
  await waitFor(() => expect(grid.getAttribute('aria-busy')).toBe('false'));
  const codes = within(grid)
    .getAllByRole('row')
    .map((row) => row.querySelector('code')?.textContent);
  await user.keyboard(`${'{ArrowDown}'.repeat(codes.indexOf(code))}{ArrowRight}`);
  return findCard(code);
}

/** What the focus is on: the code of a heading or row, or the words of a button. */
function focused(): string {
  const element = document.activeElement;
  return element?.querySelector('code')?.textContent ?? element?.textContent ?? '';
}

const partOf = (card: HTMLElement, heading: RegExp) => {
  const found = within(card).getByRole('heading', { level: 3, name: heading }).closest('section');
  if (found === null) throw new Error(`No part ${heading}.`);
  return within(found);
};

describe('the card of a code', () => {
  it('opens from the search, walks up and down and into its notes, and comes back to where one was', async () => {
    const panel = openPanel(NO_PAGE);
    const { user } = panel;
    await openCard(panel, 'psoriasis', 'L40.50');
    expect(focused()).toBe('L40.50');

    await user.keyboard('u');
    await findCard('L40.5');
    expect(focused()).toBe('L40.5');
    await user.keyboard('d');
    await findCard('L40.50');

    await user.keyboard('n');
    await findCard('L40.51');
    await user.keyboard('p');
    const card = await findCard('L40.50');

    const chapter = within(card).getByText(/^From chapter 12/);
    await user.click(chapter);
    const range = within(card).getByRole('button', { name: 'Open P04-P96' });
    await user.click(range);
    expect(
      await screen.findByRole('heading', { level: 2, name: /^Chapter 16 Certain conditions/ }),
    ).toBeTruthy();

    await user.keyboard('{Escape}');
    expect(document.activeElement).toBe(range);
    for (const code of ['L40.51', 'L40.50', 'L40.5', 'L40.50']) {
      await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
      await findCard(code);
    }
    await user.keyboard('{Escape}');
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: /^Search/ }));
    expect(screen.getByRole('combobox', { name: /^Search/ })).toHaveProperty('value', 'psoriasis');
    const id = screen.getByRole('combobox', { name: /^Search/ }).getAttribute('aria-activedescendant') ?? '';
    expect(document.getElementById(id)?.querySelector('code')?.textContent).toBe('L40.50');
  });

  it('says standing, date and release, and answers anew when the date changes', async () => {
    const panel = openPanel(VISIT_PAGE);
    const card = await openCard(panel, 'C43.11', 'C43.11');
    expect(card.textContent).toContain('Header: needs more characters on 10 Nov 2026, ICD-10-CM FY2027');
    expect(partOf(card, /^Below it/).getByText('C43.111')).toBeTruthy();
    await panel.user.click(screen.getByRole('button', { name: /Date of service/ }));
    setDate('2018-08-31');
    await waitFor(() => expect(card.textContent).toContain('Billable on 31 Aug 2018, ICD-10-CM FY2018'));
    expect(card.textContent).not.toContain('C43.111');
    setDate('2015-09-30');
    await waitFor(() => expect(card.textContent).toContain('ICD-10-CM was not in use'));
    expect(screen.getByText('is the first. ICD-10-CM was not in use before 1 Oct 2015.')).toBeTruthy();
  });

  it('shows its own notes, names where the others come from, and says which kinds there are none of', async () => {
    const panel = openPanel(NO_PAGE);
    const card = await openCard(panel, 'L23', 'L23');
    const own = partOf(card, /^Excludes1/);
    expect(own.getByText(/allergy NOS/).textContent).toContain('T78.40');
    expect(own.getByText('Read in FY2027')).toBeTruthy();
    const excludes2 = partOf(card, /^Excludes2/);
    const chapter = excludes2.getByText('From chapter 12, 10 lines').closest('details');
    expect(chapter?.open).toBe(false);
    expect(card.textContent).toMatch(/No Includes, Inclusion terms, .* here or above\./);
  });

  it('builds whole codes with the 7th character, to be copied or collected by key', async () => {
    const panel = openPanel(NO_PAGE);
    const card = await openCard(panel, 'T78.2', 'T78.2');
    const seventh = partOf(card, /^7th character/);
    expect(seventh.getByText('initial encounter').closest('li')?.textContent).toContain('T78.2XXA');
    await panel.user.keyboard('j');
    expect(focused()).toBe('T78.2XXA');
    await panel.user.keyboard('cjb');
    expect(panel.host.copied).toEqual(['T78.2XXA']);
    expect(await screen.findByText('T78.2XXD is in the basket.')).toBeTruthy();
  });

  it('takes its own code with c and b, and says so where it is not billable', async () => {
    const panel = openPanel(NO_PAGE);
    await openCard(panel, 'L40.5', 'L40.5');
    await panel.user.keyboard('c');
    expect(panel.host.copied).toEqual(['L40.5']);
    expect(await screen.findByText('L40.5 copied. It is not billable.')).toBeTruthy();
  });

  it('warns of a code that never goes first', async () => {
    const card = await openCard(openPanel(NO_PAGE), 'L99', 'L99');
    expect(card.textContent).toContain('Never the first diagnosis.');
    expect(card.textContent).toContain('MCE July 2026');
  });

  it('offers what serves in place of a deleted code, and says whose reading that is', async () => {
    const card = await openCard(openPanel(NO_PAGE), 'T78.07XA', 'T78.07XA');
    expect(partOf(card, /^Use instead ?: our own reading/).getAllByRole('button').length).toBeGreaterThan(0);
    expect(partOf(card, /^History/).getByText(/Deleted on 1 October 2025/)).toBeTruthy();
  });

  it('shows what the book knows where the notes will not open, and gets them with another try', async () => {
    let isBroken = true;
    const client = createDirectClient(undefined, () =>
      isBroken ? Promise.reject(new Error('notes.bin is not there')) : Promise.resolve(readNotes()),
    );
    const panel = openPanel(NO_PAGE, client);
    const card = await openCard(panel, 'L23', 'L23');
    expect(within(card).getByText(/notes of the official list would not open/)).toBeTruthy();
    expect(partOf(card, /^Below it/).getByText('L23.0')).toBeTruthy();
    isBroken = false;
    await panel.user.click(within(card).getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(partOf(card, /^Excludes1/)).toBeTruthy());
    expect(within(card).queryByText(/would not open/)).toBeNull();
  });
});

describe('the ways to a card', () => {
  it('lead from a hit with the mouse, and back to the same hits', async () => {
    const { user } = openPanel(NO_PAGE);
    await user.keyboard('/bcc nose');
    await user.click(await screen.findByRole('button', { name: 'Open the card of C44.311' }));
    const card = await findCard('C44.311');
    expect(card.textContent).toContain('basal cell carcinoma: malignant');
    await user.click(screen.getByRole('button', { name: /Back to the search/ }));
    expect(await screen.findByRole('grid')).toBeTruthy();
  });

  it('lead from the codes of the page, and back to the very line', async () => {
    const { user } = openPanel(VISIT_PAGE);
    await screen.findByRole('tab', { name: /^Codes \d/ });
    await user.keyboard('2');
    const link = await screen.findByRole('button', { name: 'Open the card of L57.0' });
    await user.click(link);
    await findCard('L57.0');
    expect(screen.getByRole('tab', { selected: true }).textContent).toBe('Book');
    await user.keyboard('{Escape}');
    expect(screen.getByRole('tab', { name: /^Codes/, selected: true })).toBeTruthy();
    expect(document.activeElement).toBe(link);
  });

  it('lead from a finding by key, and the findings stay as they were opened', async () => {
    const { user } = openPanel(VISIT_PAGE);
    await screen.findAllByRole('article');
    await user.keyboard('jo');
    const code = document.activeElement?.closest('article')?.querySelector('h2 code')?.textContent;
    expect(code).toBeTruthy();
    await user.keyboard('{Escape}');
    await user.keyboard('o');
    expect(document.activeElement?.closest('article')?.querySelector('h2 code')?.textContent).toBe(code);
  });

  it('do not lead back to a view that was left on purpose', async () => {
    const panel = openPanel(VISIT_PAGE);
    await openCard(panel, 'L57.0', 'L57.0');
    await panel.user.keyboard('2');
    await panel.user.keyboard('4');
    await findCard('L57.0');
    await panel.user.keyboard('{Escape}');
    expect(await screen.findByRole('heading', { level: 2, name: 'The code book' })).toBeTruthy();
    await panel.user.keyboard('{Escape}');
    expect(screen.getByRole('heading', { level: 2, name: 'The code book' })).toBeTruthy();
  });

  it('never copy a hidden hit: turning to the search brings its hits back', async () => {
    const panel = openPanel(NO_PAGE);
    await openCard(panel, 'L57.0', 'L57.0');
    await panel.user.keyboard('/');
    expect(screen.getByRole('grid')).toBeTruthy();
    expect(screen.queryByRole('heading', { level: 2, name: /^L57.0/ })).toBeNull();
  });

  it('work without single keys, for people who speak their commands', async () => {
    const panel = openPanel(NO_PAGE);
    await panel.user.click(screen.getByRole('button', { name: /^Keys/ }));
    await panel.user.click(screen.getByRole('checkbox', { name: /^Single keys work/ }));
    await panel.user.click(screen.getByRole('button', { name: 'Close' }));
    await openCard(panel, 'L40.50', 'L40.50');
    await panel.user.keyboard('u');
    await findCard('L40.50');
    await panel.user.click(screen.getByRole('button', { name: /^L40.5 ?: / }));
    await findCard('L40.5');
    await panel.user.keyboard('{Escape}');
    await findCard('L40.50');
  });
});

describe('a code of the page that nobody has', () => {
  it('is explained, and what was meant by it opens', async () => {
    const { user } = openPanel(ODD_CODES_PAGE);
    await screen.findByRole('tab', { name: /^Codes \d/ });
    await user.keyboard('2');
    await user.click(await screen.findByRole('button', { name: 'Open the card of T78.2A' }));
    const card = (await screen.findByRole('heading', { level: 2, name: /^T78.2A/ })).closest('article');
    await waitFor(() => expect(card?.textContent).toContain('Not in the code book'));
    expect(card?.textContent).toContain('T78.2 exists');
    await user.click(await screen.findByRole('button', { name: /^Open T78.2XXA/ }));
    await findCard('T78.2XXA');
  });
});

describe('the chapters', () => {
  it('lead down to a code: chapter, block, category', async () => {
    const { user } = openPanel(NO_PAGE);
    await user.keyboard('4');
    await user.click(await screen.findByRole('button', { name: /^Chapters/ }));
    await user.click(await screen.findByRole('button', { name: /^Open 12 Diseases of the skin/ }));
    expect(await screen.findByRole('heading', { level: 3, name: /^Excludes2/ })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /^Open L40-L45/ }));
    await user.click(await screen.findByRole('button', { name: /^Open L40 Psoriasis/ }));
    await findCard('L40');
    await user.keyboard('u');
    expect(await screen.findByRole('heading', { level: 2, name: /^L40-L45/ })).toBeTruthy();
    await user.keyboard('u');
    expect(await screen.findByRole('heading', { level: 2, name: /^Chapter 12/ })).toBeTruthy();
  });

  it('lead sideways, walk with j and k, and say which notes there are none of', async () => {
    const { user } = openPanel(NO_PAGE);
    await user.keyboard('4');
    await user.click(await screen.findByRole('button', { name: /^Chapters/ }));
    await user.click(await screen.findByRole('button', { name: /^Open 12 Diseases of the skin/ }));
    await screen.findByText(/^No .*Excludes1.* here\.$/);
    const beside = screen.getByText('Beside it, 21 chapters').closest('details');
    expect(beside?.textContent).toContain('Diseases of the digestive system');
    expect(beside?.textContent).not.toContain('Diseases of the skin');
    await user.keyboard('j');
    expect(focused()).toBe('L00-L08');
    await user.keyboard('n');
    expect(await screen.findByRole('heading', { level: 2, name: /^Chapter 13/ })).toBeTruthy();
    await user.keyboard('p');
    expect(await screen.findByRole('heading', { level: 2, name: /^Chapter 12/ })).toBeTruthy();
  });
});
