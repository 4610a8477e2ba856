import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { FrameReading } from '../../utils/note/types.ts';
import { openPanel } from '../fixtures/panel/open-panel.tsx';
import { SITE, showPage, VISIT_PAGE } from '../fixtures/panel/states.ts';

const NOTE = {
  id: 'a',
  kind: 'note',
  control: 'textarea',
  label: 'Assessment',
  text: 'Melanoma of the left lower leg, biopsy proven. C43.70',
  system: null,
} as const;

function showUnread(unread: FrameReading['unread'], fields: Parameters<typeof showPage>[0] = [NOTE]) {
  return showPage(fields, { unread });
}

const FOREIGN = {
  what: 'A frame from notes.example',
  why: 'It comes from another site.',
  origin: 'https://notes.example:8443',
};

async function findReview() {
  await screen.findByRole('tab', { name: /^Review \d/ });
}

describe('a frame from another site', () => {
  it('is named by its address, with a button that asks the browser within the click', async () => {
    const { host } = openPanel(showUnread([FOREIGN]));
    screen.getByRole('button', { name: 'Read notes on notes.example:8443 too' }).click();
    expect(host.asked).toEqual(['grant https://notes.example:8443']);
  });

  it('takes no for an answer', async () => {
    const { host, user } = openPanel(showUnread([FOREIGN], []));
    host.answer = false;
    await user.click(screen.getByRole('button', { name: /^Read notes on notes.example/ }));
    expect(await screen.findByText(/This frame stays unread/)).toBeTruthy();
  });

  it('says in Firefox that a grant takes in every port of the host', () => {
    const { host } = openPanel(showUnread([FOREIGN]));
    act(() => host.tell({ grantsWholeHost: true }));
    expect(screen.getByText(/on all ports of this host/)).toBeTruthy();
  });
});

describe('pointing at the note', () => {
  const DOUBT = { what: 'Two boxes may be the note', why: 'Neither has a label.', point: true };

  it('is offered where the reader is in doubt, where it found nothing, and beside the site', async () => {
    const { host, user } = openPanel(showUnread([DOUBT]));
    expect(screen.getByText(/Two boxes may be the note/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Point at the note' })).toBeTruthy();
    expect(screen.queryByText(/could not be read/)).toBeNull();
    act(() => host.show(showPage([])));
    expect(screen.getByRole('button', { name: 'Point at the note' })).toBeTruthy();
    act(() => host.show(VISIT_PAGE));
    expect(screen.queryByRole('button', { name: 'Point at the note' })).toBeNull();
    await user.click(screen.getByRole('button', { name: SITE.replace('https://', '') }));
    expect(screen.getByRole('button', { name: 'Point at the note' })).toBeTruthy();
  });

  it('says what to do on the page, how to stop, and what was taken', async () => {
    const { host, user } = openPanel(showPage([]));
    await user.click(screen.getByRole('button', { name: 'Point at the note' }));
    expect(screen.getByText(/Click the note on the page/)).toBeTruthy();
    act(() => host.points('taken'));
    expect(await screen.findByText(/reads the place you pointed at, now and the next time/)).toBeTruthy();
    expect(screen.queryByText(/Click the note on the page/)).toBeNull();
  });

  it('can be given up from the panel', async () => {
    const { host, user } = openPanel(showPage([]));
    await user.click(screen.getByRole('button', { name: 'Point at the note' }));
    await user.click(screen.getByRole('button', { name: 'Stop pointing' }));
    expect(host.asked).toEqual(['point', 'stop pointing']);
    expect(await screen.findByText('Nothing was changed.')).toBeTruthy();
  });

  it('is remembered for the site and can be forgotten', async () => {
    const { host, user } = openPanel(VISIT_PAGE);
    act(() => host.tell({ places: 2 }));
    await user.click(screen.getByRole('button', { name: SITE.replace('https://', '') }));
    expect(screen.getByText(/You pointed at 2 places on this site/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Forget them' }));
    expect(host.asked).toEqual(['forget pointed']);
    expect(screen.queryByText(/You pointed at/)).toBeNull();
  });
});

describe('the words of a finding in the note', () => {
  it('are shown on the page by a button beside the quote', async () => {
    const { host, user } = openPanel(showPage([NOTE]));
    await findReview();
    const [show] = await screen.findAllByRole('button', { name: 'Show in note' });
    if (show === undefined) throw new Error('No words can be shown.');
    await user.click(show);
    expect(host.shown).toEqual(['left']);
    expect(screen.getByText('Shown on the page.')).toBeTruthy();
  });

  it('are shown by the key s, for the finding walked to', async () => {
    const { host, user } = openPanel(showPage([NOTE]));
    await findReview();
    await user.keyboard('js');
    expect(host.shown).toHaveLength(1);
  });

  it('are said to be in another tab of the page where they are not on the screen', async () => {
    const { host, user } = openPanel(showPage([NOTE]));
    await findReview();
    host.showing = 'earlier';
    await user.keyboard('js');
    expect(screen.getByText(/“Assessment” is not on the screen now. Open its tab/)).toBeTruthy();
  });

  it('cannot be shown of a note that was pasted', async () => {
    const { user } = openPanel(showPage([]));
    await user.click(screen.getByText('Paste a note instead'));
    await user.type(screen.getByLabelText('Note'), NOTE.text);
    await user.click(screen.getByRole('button', { name: 'Review this note' }));
    await findReview();
    expect(screen.getAllByRole('article').length).toBeGreaterThan(0);
    expect(screen.queryByRole('button', { name: 'Show in note' })).toBeNull();
  });
});

describe('marks in the note', () => {
  it('are asked for with the very note that was reviewed', async () => {
    const { host } = openPanel(showPage([NOTE]));
    await findReview();
    expect(host.marked?.note.text).toBe(NOTE.text);
    expect(host.marked?.review.findings.map(({ code }) => code)).toContain('C43.70');
  });

  it('are taken down where the note is gone', async () => {
    const { host } = openPanel(showPage([NOTE]));
    await findReview();
    act(() => host.show({ state: 'ungranted', site: SITE }));
    expect(host.marked).toBeNull();
  });

  it('are switched off for this site, or for all', async () => {
    const { host, user } = openPanel(VISIT_PAGE);
    await user.click(screen.getByRole('button', { name: SITE.replace('https://', '') }));
    const switches = screen.getByRole('group', { name: /^Underline findings in the note/ });
    await user.click(within(switches).getByLabelText('on this site'));
    await user.click(within(switches).getByLabelText('on any site'));
    expect(host.asked).toEqual(['marks here off', 'marks everywhere off']);
    expect(within(switches).getByLabelText<HTMLInputElement>('on this site').disabled).toBe(true);
  });

  it('say so where the organization has switched them off', async () => {
    const { host, user } = openPanel(VISIT_PAGE);
    act(() => host.tell({ marks: { here: false, everywhere: false, isManaged: true } }));
    await user.click(screen.getByRole('button', { name: SITE.replace('https://', '') }));
    expect(screen.getByText('Your organization has switched off marks in the note.')).toBeTruthy();
    expect(screen.queryByRole('checkbox', { name: 'on this site' })).toBeNull();
  });
});

describe('the keys of the panel', () => {
  it('are those that the browser has now', async () => {
    const { host } = openPanel({ state: 'asking' });
    host.keys = 'Ctrl+Shift+Y';
    act(() => host.show({ state: 'hidden', tab: 2, canAsk: false }));
    expect(await screen.findByText('Ctrl')).toBeTruthy();
    expect(screen.getByText('Y')).toBeTruthy();
  });

  it('are not named where the user has taken them away', async () => {
    const { host } = openPanel({ state: 'asking' });
    host.keys = '';
    act(() => host.show({ state: 'hidden', tab: 2, canAsk: false }));
    expect(
      await screen.findByText(/Press the toolbar button of Clear Margin on the page to read\./),
    ).toBeTruthy();
  });
});

describe('parts of a visit that were seen before and are forgotten', () => {
  function missing(forgotten: number, fields: Parameters<typeof showPage>[0] = [NOTE]) {
    const page = showPage(fields);
    if (page.state !== 'granted') throw new Error('The page is not granted.');
    return { ...page, encounter: { number: 1, earlier: [], forgotten } };
  }

  it('are told of beside the findings, until the user goes on without', async () => {
    const { host, user } = openPanel(missing(2));
    await findReview();
    expect(screen.getByText(/2 parts of this visit were seen before and are forgotten/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Go on without' }));
    expect(host.asked).toEqual(['forget seen']);
    act(() => host.show(missing(0)));
    expect(screen.queryByText(/forgotten/)).toBeNull();
  });

  it('are told of where no note is on the screen either', () => {
    openPanel(missing(1, []));
    expect(screen.getByText(/One part of this visit was seen before and is forgotten/)).toBeTruthy();
  });
});

describe('the basket and the next patient', () => {
  function visit(number: number) {
    const page = showPage([{ ...NOTE, id: `visit ${number}` }]);
    if (page.state !== 'granted') throw new Error('The page is not granted.');
    return { ...page, encounter: { number, earlier: [] } };
  }

  async function collectOne() {
    const opened = openPanel(visit(1));
    await findReview();
    await opened.user.keyboard('jb');
    await screen.findByRole('tab', { name: /^Basket 1/ });
    return opened;
  }

  it('are kept apart: codes of the visit before are named as such', async () => {
    const { host, user } = await collectOne();
    act(() => host.show(visit(2)));
    await user.keyboard('3');
    expect(screen.getByRole('alert').textContent).toMatch(
      /Another visit. 1 code in the basket was collected/,
    );
    await user.click(screen.getByRole('button', { name: 'Clear the basket' }));
    expect(screen.getByText('The basket is empty')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(screen.getByRole('tab', { name: /^Basket 1/ })).toBeTruthy();
  });

  it('say nothing back at the same visit, or once the user has said they are for this one', async () => {
    const { host, user } = await collectOne();
    act(() => host.show({ state: 'ungranted', site: SITE }));
    act(() => host.show(visit(1)));
    await user.keyboard('3');
    expect(screen.queryByRole('alert')).toBeNull();
    act(() => host.show(visit(2)));
    await user.click(screen.getByRole('button', { name: 'They are for this visit' }));
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
